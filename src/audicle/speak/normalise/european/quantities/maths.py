"""Mathematics between figures: plus, times, equals, powers, more and less than."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.agreed.raised import lowered
from audicle.speak.normalise.european.numbers.written import number_pattern, said
from audicle.speak.normalise.rules import Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.european.language import Language

_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_SIGNS = "+=×·÷±≈<>≤≥≠−∙"


def maths_rules(tongue: Language) -> tuple[Rule, ...]:
    """Return the rules of signs between figures, and of powers."""
    number = number_pattern(tongue)
    signs = tongue.signs

    def power(m: re.Match[str]) -> str | None:
        base = said(m["number"], tongue)
        written = lowered(m["raised"] or m["caret"])
        if base is None:
            return None
        if written in {"2", "3"} and (named := signs["square" if written == "2" else "cube"]):
            return f"{base} {named}"
        exponent = said(written.lstrip("-−"), tongue)
        return f"{base} {signs['power']} {tongue.minus + ' ' if written[0] in '-−' else ''}{exponent}"

    def letter(m: re.Match[str]) -> str:
        exponent = "2" if m["raised"] == "²" else "3"
        named = signs["square" if exponent == "2" else "cube"] or f"{signs['power']} {said(exponent, tongue)}"
        return f"{m['letter']} {named}"

    def formula(m: re.Match[str]) -> str:
        parts = re.findall(r"[A-Z][a-z]?|[₀-₉]+|\d+", m[0])
        # an element by its letters, and how many of it
        return " ".join(
            said(p.translate(_SUBSCRIPTS), tongue) or "" if not p[0].isalpha() else " ".join(p.upper()) for p in parts
        )

    def between(m: re.Match[str]) -> str:
        return f" {signs[m['sign']]} "

    def before(m: re.Match[str]) -> str:
        return f"{signs[m['sign']]} "

    middle = re.escape("".join(sign for sign in _SIGNS if sign in signs and sign != "·"))
    return (
        Rule(
            "power",
            rf"(?<![\w.,/:])(?P<number>{number})(?:(?P<raised>[⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}})|\^(?P<caret>[-−]?\d{{1,3}}))(?!\w)",
            power,
            frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹^"),
        ),
        Rule(
            "formula",
            r"(?<!\w)(?=[A-Za-z]{1,6}[₀-₉])(?:[A-Z][a-z]?[₀-₉]{0,3}){1,8}(?!\w)",
            formula,
            frozenset("₀₁₂₃₄₅₆₇₈₉"),
        ),
        Rule("formula-plain", r"(?<!\w)(?:CO2|H2O|N2O|NO2|SO2|CH4|NH3|O2|O3)(?!\w)", formula, frozenset("234")),
        Rule("power-letter", r"(?<![\w.])(?P<letter>[a-ln-zA-Z])(?P<raised>[²³])(?!\w)", letter, frozenset("²³")),
        # a point between words or figures may part them, and an angle lead from menu to menu
        Rule("operator", rf"(?<=[\d)²³%]) ?(?P<sign>[{middle}]) ?(?=[-−(]?\d)", between, frozenset(middle)),
        Rule("product", r"(?<=\d)(?P<sign>·)(?=\d)", between, frozenset("·")),
        Rule("operator-words", r"(?<=\w) (?P<sign>[+=×±≈≤≥≠]) (?=[-−(]?\w)", between, frozenset("+=×±≈≤≥≠")),
        Rule(
            "operator-letters",
            r"(?<![^\W\d_]{2})(?<=\w) (?P<sign>[<>−÷]) (?=[-−(]?(?:\d|[^\W\d_](?!\w)))",
            between,
            frozenset("<>−÷"),
        ),
        Rule("times", r"(?<=\d) ?(?P<sign>x) ?(?=\d)", between, frozenset("x")),
        *_times_a_day(tongue),
        Rule("sign", r"(?<![\w)])(?P<sign>[±≈<>≤≥~+]) ?(?=\d)", before, frozenset("±≈<>≤≥~+")),
    )


def _times_a_day(tongue: Language) -> tuple[Rule, ...]:
    """Return the rule of "3 x täglich" and "3 x par jour"."""
    if tongue.code not in {"de", "fr"}:
        return ()
    return (Rule("times-adverb", r"(?<=\d) ?x(?= [a-zäöü])", lambda _: f" {tongue.signs['x']}", frozenset("x")),)
