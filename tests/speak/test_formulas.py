"""How formulas in TeX are read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audicle.speak.normalise import normalise
from audicle.speak.script.formulas import formula


@pytest.mark.parametrize(
    ("tex", "said"),
    [
        (r"\rho", "rho"),
        (r"E = \frac{1}{2} m v^2", "E equals one half m v squared"),
        (
            r"x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}",
            "x equals minus b plus or minus the square root of b squared minus four a c, over two a",
        ),
        (r"\sum_{i=1}^{n} x_i", "the sum from i equals one to n of x sub i"),
        (r"\int_0^1 f", "the integral from zero to one of f"),
        (r"\lim_{x \to 0} x", "the limit as x to zero of x"),
        (r"90^\circ", "ninety degrees"),
        (r"10^{-6}", "ten to the minus six"),
        (r"\sqrt[3]{8}", "the cube root of eight"),
        (r"\text{speed} = \frac{\text{distance}}{\text{time}}", "speed equals distance over time"),
        (r"\left( a + b \right)^{12}", "(a plus b) to the twelfth"),
        (r"\binom{n}{k}", "n choose k"),
        ("m g h", "m g h"),
        (r"1{,}000 + 10\,000", "one thousand plus ten thousand"),
        (r"\lfloor x \rfloor + \lceil y \rceil", "the floor of x plus the ceiling of y"),
        (r"\left\lVert v + w \right\rVert", "the norm of v plus w"),
        (
            r"|x_1| \leq \left|y\right|",
            "the absolute value of x one is less than or equal to the absolute value of y",
        ),
        (r"P(A | B_1)", "P (A | B one)"),
        (r"\dv{f}{x}", "d f over d x"),
    ],
)
def test_in_english(tex: str, said: str) -> None:
    assert normalise(formula(tex, "en-GB"), "en-GB").spoken == said


@pytest.mark.parametrize(
    ("tex", "signs"),
    [
        (r"E = \frac{1}{2} m v^2", "E = 1/2 m v²"),
        (r"\sqrt{a + b}", "√ a + b"),
        (r"10^{-6} \times \alpha_1", "10⁻⁶ × α 1"),
        (r"\sum_{i=1}^{n} i", "∑ i = 1 n i"),
        (r"\lfloor x \rfloor", "⌊x⌋"),
    ],
)
def test_in_other_languages_as_a_line_of_signs(tex: str, signs: str) -> None:
    assert formula(tex, "de") == signs


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("\\{}^_&frac sqrtum[]()12xα-= %$"), max_size=80), st.sampled_from(["en", "fr"]))
def test_any_text_is_read_somehow(tex: str, language: str) -> None:
    said = formula(tex, language)
    assert "{" not in said or "{" in tex
    assert "  " not in said or said == tex


def test_deep_and_long_formulas_come_to_an_end() -> None:
    assert formula("{" * 1900 + "x" + "}" * 1900, "en") == "x"
    assert formula(r"\frac" * 700, "en")
    long = r"\frac{a}{b}" * 1000
    assert formula(long, "en") == long
