"""Turkish: endings after an apostrophe ("1990'da", "%50'si", "5'inci"), and fractions of any denominator."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammar import Grammar as General
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Number

_VOWEL = re.compile("[aeıioöuü]")
_POSSESSED = {"yarım": "yarısı", "çeyrek": "çeyreği"}
# The vowel of a possessive, by the last one of what it is attached to
_HIGH = {"a": "ı", "ı": "ı", "e": "i", "i": "i", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}
_PARTS = 10  # what things are divided in; more may be a date
_HARD = re.compile("[fstkçşhp]$")


class Grammar(General):
    """Turkish."""

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules of fractions with an ending ("üçte ikisi") and of telephone numbers, said by groups."""

        def part(m: re.Match[str]) -> str | None:
            words = self.fraction(int(m["over"]), int(m["under"]), m)
            if not words:
                return None
            if own := _POSSESSED.get(words):
                return own
            joint = "s" if _VOWEL.match(words[-1]) else ""
            return self.attach(words, joint + _HIGH[_VOWEL.findall(words)[-1]])

        def phone(m: re.Match[str]) -> str:
            first, *rest = m[0].split()
            groups = [f"{self.spell(0)} {self.spell(int(first))}", *(self._group(group) for group in rest)]
            return self.data.comma.join(groups)

        return (
            Rule(
                "fraction-ending",
                r"(?<![\w.,/-])(?P<over>[1-9])/(?P<under>[2-9]|10)['’]s?[ıiuü](?!\w)",
                part,
                frozenset("/"),
            ),
            Rule("phone-groups", r"(?<![\w.,/+-])0[2-5]\d\d \d{3} \d\d \d\d(?![\w/]|[-.,:]\d| \d)", phone, At.DIGIT),
        )

    def _group(self, digits: str) -> str:
        """Return digits of a telephone number as a number, after the zeros they begin with."""
        zeros = len(digits) - len(digits.lstrip("0"))
        rest = digits[zeros:]
        return " ".join([self.spell(0)] * zeros + ([self.spell(int(rest))] if rest else []))

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
