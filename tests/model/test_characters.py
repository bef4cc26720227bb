"""What titles and other metadata may hold: nothing that hides, and nothing that turns what follows around."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audicle.model.characters import line, shortened

RLO, LRO, RLE, LRE, PDF = "\u202e", "\u202d", "\u202b", "\u202a", "\u202c"
RLI, LRI, FSI, PDI = "\u2067", "\u2066", "\u2068", "\u2069"
DIRECTED = RLO + LRO + RLE + LRE + PDF + RLI + LRI + FSI + PDI
FLAG = "\U0001f3f4" + "".join(chr(0xE0000 + ord(letter)) for letter in "gbeng") + "\U000e007f"


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        (f"photo{RLO}gpj.exe", "photogpj.exe"),  # as it is read aloud
        (f"{LRO}a{PDF}b", "ab"),
        (f"{RLE}\u05d0 C++", f"{RLE}\u05d0 C++{PDF}"),  # the direction is kept, and ends with the title
        (f"{RLI}\u05d0", f"{RLI}\u05d0{PDI}"),
        (f"{FSI}a{PDI} b", f"{FSI}a{PDI} b"),
        (f"a{PDF}b{PDI}c", "abc"),  # an end of what the title did not begin
        (f"{RLI}{RLE}a{PDI}b", f"{RLI}{RLE}a{PDF}{PDI}b"),
        (f"{RLI}{RLO}a{PDI}b{PDF}c", f"{RLI}a{PDI}bc"),
        (f"{RLE}{RLI}a{PDF}b{PDI}{PDF}", f"{RLE}{RLI}ab{PDI}{PDF}"),  # of an embedding around the isolate
        ("\u200e(a)\u200f \u061c", "\u200e(a)\u200f \u061c"),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"),
        ("\U0001f469\u200d\U0001f4bb \u2764\ufe0f", "\U0001f469\u200d\U0001f4bb \u2764\ufe0f"),
        (f"{FLAG} a\U000e0041\U000e0042", f"{FLAG} a"),
        ("a\u200bb\ufeff c\u2060d e\u00adf\u206a\ufff9", "ab cd ef"),
        ("\u0e01\u200b\u0e02", "\u0e01\u200b\u0e02"),  # Thai
        ("a\x0bb\x85c\u2028d\x00 \x1b e", "a b c d e"),
        (f"{RLO}\u200b", ""),
    ],
)
def test_a_line(written: str, wanted: str) -> None:
    assert line(written) == wanted


@given(
    st.text(st.sampled_from("a \u05d0\u200b\u200d\U0001f3f4\U000e0041\U000e007f\x0b" + DIRECTED)), st.integers(3, 40)
)
def test_nothing_leaks_out_of_a_line(text: str, size: int) -> None:
    made = line(text)
    assert line(made) == made
    assert is_closed(made)
    assert RLO not in made and LRO not in made  # noqa: PT018 - one thing
    assert [one for one in made if one.isalpha()] == [one for one in text if one.isalpha()]
    short = shortened(made, size)
    assert len(short.encode()) <= size
    assert is_closed(short)


def is_closed(text: str) -> bool:
    """Say whether every embedding and isolate is closed by its own end, and nothing else is."""
    ends = []
    for one in text:
        kind = unicodedata.bidirectional(one)
        if kind in ("RLE", "LRE", "RLI", "LRI", "FSI"):
            ends.append("PDF" if kind.endswith("E") else "PDI")
        elif kind in ("PDF", "PDI") and (not ends or ends.pop() != kind):
            return False
    return not ends
