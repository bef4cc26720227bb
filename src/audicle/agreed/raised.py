"""Figures above and below the line as the characters that Unicode has for them: 10³, v₁, SO₄²⁻.

Each stands for one character, so places in a text stay what they are. The Unicode Standard, 22.4.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Literal

_PLAIN = "0123456789+-−–nijkmx"
_CHARACTERS = {
    "superscript": str.maketrans(_PLAIN, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻ⁿⁱʲᵏᵐˣ"),
    "subscript": str.maketrans(_PLAIN, "₀₁₂₃₄₅₆₇₈₉₊₋₋₋ₙᵢⱼₖₘₓ"),
}
_LETTER = "[nijkmx]"
_FIGURES = re.compile(
    rf"[+−–-]?\d{{1,4}}[+−–-]?|[+−–-]|(?<=(?<!\w)\w){_LETTER}(?:[+−–-](?:\d{{1,3}}|{_LETTER}))?"
    rf"|(?<=[)\]]){_LETTER}"
)


def raised(written: str, before: str, mark: Literal["superscript", "subscript"]) -> str | None:
    """Return text off the line as characters that say so, as long as it was; None if it is no figure.

    ``before`` is what stands before it on the line, of which two characters matter.
    """
    before = before[-2:]
    if not _FIGURES.fullmatch(before + written, len(before)):
        return None
    return written.translate(_CHARACTERS[mark])


def lowered(text: str) -> str:
    """Return text with its figures, signs and letters off the line as plain ones: "⁻³" as "-3"."""
    return text.translate(_PLAINLY)


_PLAINLY = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱʲᵏᵐˣ₀₁₂₃₄₅₆₇₈₉₊₋ₙᵢⱼₖₘₓ", "0123456789+-nijkmx" * 2)
