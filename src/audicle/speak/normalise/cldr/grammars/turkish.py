"""Turkish: endings after an apostrophe ("1990'da", "%50'si", "5'inci"), and fractions of any denominator."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammar import Grammar as General

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Number

_VOWEL = re.compile("[aeıioöuü]")
_PARTS = 10  # what things are divided in; more may be a date
_HARD = re.compile("[fstkçşhp]$")


class Grammar(General):
    """Turkish."""

    def attached(self, number: Number, suffix: str, m: re.Match[str]) -> str | None:
        """Return figures with an ending, decimals too."""
        del m
        return self.attach(self.said(number), suffix) if suffix.islower() else None

    def attach(self, words: str, suffix: str) -> str:
        """Return words with an ending; a "t" at their end is soft before a vowel: "dördü"."""
        if words.endswith("dört") and _VOWEL.match(suffix):
            words = words.removesuffix("t") + "d"
        return words + suffix

    def fraction(self, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a fraction: "beşte üç"."""
        if words := super().fraction(over, under, m):
            return words
        if over >= under or under > _PARTS:
            return None
        below = self.spell(under)
        vowel = _VOWEL.findall(below)[-1]
        ending = ("t" if _HARD.search(below) else "d") + ("a" if vowel in "aıou" else "e")
        return f"{below}{ending} {self.spell(over)}"
