"""Indonesian: ordinals by a prefix, decades, and repeated words written with a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammar import Grammar as General
from audicle.speak.normalise.english.numbers.roman import value
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    import re

_NUMERAL = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"


class Grammar(General):
    """Indonesian."""

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules of "ke-3", "ke-XIX", "1990-an" and "XIX" after a century."""

        def ordinal(m: re.Match[str]) -> str | None:
            number = int(m["number"]) if m["number"] else value(m["numeral"])
            return self.ordinal(number)

        def decade(m: re.Match[str]) -> str:
            return f"{self.spell(int(m['number']))}an"

        either = rf"(?:(?P<number>\d{{1,6}})|(?P<numeral>{_NUMERAL}))"
        return (
            Rule("ordinal", rf"(?<!\w)[Kk]e-?{either}(?![\w.]\w|\w)", ordinal, frozenset("eE")),
            Rule("century", rf"(?<=\babad )(?P<number>(?!))?(?P<numeral>{_NUMERAL})(?!\w)", ordinal, frozenset("IVX")),
            Rule("version", r"(?<=\b[Vv]ersi )\d+(?:\.\d+)+(?!\w|,\d)", lambda m: m[0], At.DIGIT),
            Rule("decade", r"(?<![\w.,])(?P<number>\d{2}|\d{4})-an(?!\w)", decade, frozenset("-")),
        )

    def ruler(self, number: int, m: re.Match[str]) -> str | None:
        """Return the numeral after a ruler's name: "kesembilan"."""
        del m
        return f"ke{self.spell(number)}"

    def ordinal(self, number: int, gender: str = "", case: str = "") -> str | None:
        """Return an ordinal; the first is "pertama"."""
        return "pertama" if number == 1 else super().ordinal(number, gender, case)
