"""How Chinese, Korean and Japanese put numbers: what the three have in common."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammar import Grammar as General
from audicle.speak.normalise.cldr.unspaced.algebra import algebra_rules
from audicle.speak.normalise.cldr.unspaced.clock import clock_rules
from audicle.speak.normalise.cldr.unspaced.numbers import code_rules, letter_rules
from audicle.speak.normalise.cldr.unspaced.scores import is_score

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Number
    from audicle.speak.normalise.rules import Rule

_YEAR = re.compile("1[1-9]\\d\\d|20\\d\\d")
_LONG = 4  # digits of the lesser part of a fraction


class Unspaced(General):
    """Chinese, Korean and Japanese."""

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules of codes, times, ratios, fractions and of figures beside letters."""
        return (*code_rules(self), *clock_rules(self), *algebra_rules(self), *letter_rules(self))

    def digits(self, text: str) -> str:
        """Return the words of digits, one by one and without spaces."""
        return "".join(self.data.figures[int(digit)] for digit in text)

    def decimals(self, text: str) -> str:
        """Return the words of decimals, digit by digit."""
        return "".join(self.spell(int(digit)) for digit in text)

    def number(self, text: str) -> Number | None:
        """Return a number as written; a comma before one or two digits, or four, is none of its marks."""
        return None if re.search(r",\d{1,2}(?!\d)|,\d{4}", text) else super().number(text)

    def is_year(self, m: re.Match[str], number: Number) -> bool:
        """Say that a plain number is no year, which would be said otherwise."""
        del m, number
        return False

    def minute(self, number: int, m: re.Match[str]) -> str:
        """Return the minutes, or seconds, of a time."""
        del m
        return self.spell(number, "minute")

    def time(self, hour: int, minute: int, m: re.Match[str]) -> str | None:
        """Return a time of the day."""
        said = self.spell(hour, "hour")
        if not minute:
            return self.data.full_hour.format(hour=said)
        return self.data.time.format(hour=said, minute=self.minute(minute, m))

    def range(self, first: str, last: str, m: re.Match[str]) -> str | None:
        """Return from one number to another, or the score if the words beside them say that it is one."""
        if is_score(m, self.data) and max(len(first), len(last)) <= 3:  # noqa: PLR2004 - digits of a side
            ends = [self.number(text) for text in (first, last)]
            if ends[0] and ends[1]:
                return self.data.score.format(first=self.said(ends[0]), last=self.said(ends[1]))
        return super().range(first, last, m)

    def fraction(self, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a fraction of any size: "three of four parts"."""
        if any(m.string.rfind(word, max(m.start() - 8, 0), m.start()) >= 0 for word in self.data.words("pressure")):
            return f"{self.spell(over)}{self.data.comma}{self.spell(under)}"
        if (over, under) == (24, 7):  # all day and all week
            return None
        if _YEAR.fullmatch(str(over)) or (len(str(over)) >= _LONG and under <= 12):  # noqa: PLR2004 - a year, a month
            return None
        return self.data.fractions["/"].format(over=self.spell(over), under=self.spell(under))

    def mixed(self, whole: int, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a whole number and a fraction."""
        part = self.fraction(over, under, m)
        return part and self.data.fractions["x /"].format(whole=self.spell(whole), fraction=part)
