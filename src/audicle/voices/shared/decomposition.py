"""A text in Unicode's own decompositions: what an engine can say that failed on its signs.

A superscript becomes its figure, a circled letter the letter, a ligature its letters; a figure of any script becomes
one of ASCII. https://www.unicode.org/reports/tr15/ (NFKC), https://www.unicode.org/reports/tr44/#Numeric_Value
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.voices.shared.sounds import Sound
    from audicle.voices.shared.timing import SpokenWord

_FRACTION_SLASH = "\u2044"
_SMALLEST = 1000  # the largest denominator; Unicode's have three digits


@dataclass(frozen=True, slots=True)
class Decomposed:
    """A text, and where each of its characters comes from."""

    text: str
    origins: tuple[int, ...]  # the place in the text before, of each character

    def words_before(self, words: Iterable[SpokenWord]) -> tuple[SpokenWord, ...]:
        """Return the words with their places in the text before; those that were one character there are one."""
        made: list[SpokenWord] = []
        for word in words:
            start, end = self.origins[word.start], self.origins[word.end - 1] + 1
            if made and start < made[-1].end:
                made[-1] = replace(made[-1], end=max(end, made[-1].end), ends=word.ends)
            else:
                made.append(replace(word, start=start, end=end))
        return tuple(made)

    def sounds_after(self, sounds: Iterable[Sound]) -> tuple[Sound, ...]:
        """Return sounds of the text before with their places in this one; those of which nothing is left are gone."""
        made = ((one, self._after(one.start), self._after(one.end)) for one in sounds)
        return tuple(replace(one, start=start, end=end) for one, start, end in made if start < end)

    def _after(self, place: int) -> int:
        return next((at for at, origin in enumerate(self.origins) if origin >= place), len(self.text))


def decomposed(text: str) -> Decomposed:
    """Return a text decomposed; a figure that was a sign of its own does not join those beside it."""
    parts: list[str] = []
    origins: list[int] = []
    apart = False  # whether what comes next must not join what was before
    for place, sign in enumerate(text):
        part, alone = _plain(sign)
        before = parts[-1][-1:] if parts else ""
        if (alone or apart) and before.isalnum() and part[:1].isalnum():
            part = f" {part}"
        parts.append(part)
        origins += [place] * len(part)
        apart = alone if part else apart
    return Decomposed("".join(parts), tuple(origins))


def _plain(sign: str) -> tuple[str, bool]:
    """Return what a character stands for, and whether that is a number by itself."""
    if sign.isascii():
        return sign, False
    category = unicodedata.category(sign)
    if category == "Nd":
        return str(unicodedata.decimal(sign)), False
    plain = unicodedata.normalize("NFKC", sign).replace(_FRACTION_SLASH, "/")
    if category in {"No", "Nl"} and plain == sign:
        value = unicodedata.numeric(sign, None)
        plain = sign if value is None else str(Fraction(value).limit_denominator(_SMALLEST))
    return plain, category in {"No", "Nl"}
