"""How Chinese, Korean and Japanese put numbers: what the three have in common."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammar import Grammar as General
from audicle.speak.normalise.cldr.patterns import number
from audicle.speak.normalise.cldr.unspaced.algebra import algebra_rules
from audicle.speak.normalise.cldr.unspaced.clock import clock_rules
from audicle.speak.normalise.cldr.unspaced.numbers import code_rules, letter_rules
from audicle.speak.normalise.cldr.unspaced.scores import is_score
from audicle.speak.normalise.rules import Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Number

_WORD = "[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff0c]"
_SPACES = re.compile(rf" +(?={_WORD})|(?<={_WORD}) +")
_YEAR = re.compile("1[1-9]\\d\\d|20\\d\\d")
MARKS = "–—~〜～∼―-"  # of ranges; the last one so for a set of characters
# What ends the first of two measures: a word after figures, or two
_MEASURED = re.compile(r"\d\s?(?:[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]{1,4}(?:\s[\uac00-\ud7a3]{1,2})?|℃|°[CF])\Z")
_OF_WORDS = frozenset(
    ["㈜", "(주)", "㈔", "㈱", "(株)", "㈲", "℡", "〒", "㍿", "㍾", "㍽", "㍼", "㍻", "㋿"]
)  # signs that are words
_LONG = 4  # digits of the lesser part of a fraction


class Unspaced(General):
    """Chinese, Korean and Japanese."""

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules of codes, times, ratios, fractions and of figures beside letters."""
        data = self.data
        hangul, kanji = "\uac00-\ud7a3", "\u3040-\u30ff\u4e00-\u9fff"

        words = {sign: word for sign, word in data.signs.items() if sign in _OF_WORDS}

        def named(m: re.Match[str]) -> str:
            word = words[m[0]]
            return word if m.string[m.end() : m.end() + 1].isalnum() else word.rstrip()

        def below(m: re.Match[str]) -> str | None:
            count = self.number(m["number"])
            return self.to(m, f"{data.minus} {self.said(count)}", "") if count else None

        def numeral(m: re.Match[str]) -> str:
            return self.spell(ord(m[0]) - ord("Ⅰ") + 1)

        def until(m: re.Match[str]) -> str | None:
            measured = _MEASURED.search(m.string, max(m.start() - 9, 0), m.start())
            return data.to.format(first="", last="") if measured else None

        def joint(m: re.Match[str]) -> str | None:
            return None if m.string[m.start() - 1] in data.lists["negative_after"] else ""

        return (
            Rule("until", rf"\s?(?:——|--|[{MARKS}])\s?(?=[¥￥$€£₩]?[-−]?\d)", until, frozenset(MARKS)),
            Rule("joint", rf"(?<=[{hangul}{kanji}])-(?=\d)", joint, frozenset("-")),
            Rule(
                "below-until",
                rf"(?<![A-Za-z0-9_)\]])[-−](?P<number>{number(data)})\s?[~〜～]\s?(?=[-−]?\d)",
                below,
                frozenset("~〜～"),
            ),
            Rule("numeral-sign", "[Ⅰ-Ⅻ]", numeral, frozenset("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ")),
            Rule("sign-word", "|".join(map(re.escape, words)) or "(?!)", named),
            *code_rules(self),
            *clock_rules(self),
            *algebra_rules(self),
            *letter_rules(self),
        )

    def shaped(self, words: str, m: re.Match[str]) -> str:
        """Return words without the spaces between them, in a language that has none."""
        del m
        return _SPACES.sub("", words) if self.data.joined else words

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

    def hour(self, number: int) -> str:
        """Return the hour of a time with seconds."""
        return self.spell(number, "hour")

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

    def short_date(self, month: int, day: int, m: re.Match[str]) -> str | None:
        """Return a date in figures without a year: one that would be no proper fraction; None if it is none."""
        if day > month or not 1 <= month <= 12:  # noqa: PLR2004 - months
            return None
        return self.date(day, month, None, m)

    def mixed(self, whole: int, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a whole number and a fraction."""
        part = self.fraction(over, under, m)
        return part and self.data.fractions["x /"].format(whole=self.spell(whole), fraction=part)
