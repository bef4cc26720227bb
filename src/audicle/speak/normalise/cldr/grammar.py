"""How a language puts numbers and what they count in words: a class that a language's own module may derive from.

A language whose table says it all has `Grammar` itself. One that bends its words has a module in ``grammars/`` with a
class ``Grammar(...)`` derived from it, named by ``module`` in its table. Rules call these methods only.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from babel import Locale

from audicle.speak.normalise.cldr.language import Language, language
from audicle.speak.normalise.figures import split

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from unicode_rbnf import RbnfEngine

    from audicle.speak.normalise.rules import Rule

LONGEST = 15  # digits; longer numbers are said digit by digit
_SCORE = 3  # digits of one side of a score
_YEARS = range(1100, 2100)  # figures of four digits that are years


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is written, without a sign."""

    whole: str  # its digits
    decimals: str = ""

    @property
    def value(self) -> Decimal:
        """Return its value; the decimals as written count for the plural."""
        return Decimal(f"{self.whole}.{self.decimals}" if self.decimals else self.whole)


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """What is counted: a unit, money, a magnitude."""

    forms: Mapping[str, str]  # by CLDR's plural categories ("other" at least), with {} for the number
    gender: str = ""

    def form(self, category: str) -> str:
        """Return the form of a category."""
        return self.forms.get(category) or self.forms["other"]


class Grammar:
    """What CLDR and the table say. Methods return None where there are no words that are sure."""

    def __init__(self, data: Language) -> None:
        self.data = data
        self.locale = Locale.parse(data.locale)

    def rules(self) -> tuple[Rule, ...]:
        """Return rules of the language's own, which are tried before all others but those of addresses."""
        return ()

    # Numbers

    def spell(self, number: int, use: str = "") -> str:
        """Return the words of a whole number for a use in the table's ``spelling``; without one, of a simpler use."""
        while use and use not in self.data.spelling:
            use = use.rpartition(".")[0]
        return _spelled(self.data.rules, self.data.spelling[use], number)

    def cardinal(self, number: int, gender: str = "", case: str = "") -> str:
        """Return the words of a whole number that is not negative, of at most 15 digits."""
        return self.spell(number, f"{gender}.{case}" if case else gender)

    def ordinal(self, number: int, gender: str = "", case: str = "") -> str | None:
        """Return the words of an ordinal, None if there is no rule set."""
        if "ordinal" not in self.data.spelling:
            return None
        return self.spell(number, ".".join(part for part in ("ordinal", gender, case) if part))

    def year(self, number: int, case: str = "") -> str:
        """Return the words of a year."""
        return self.spell(number, f"year.{case}" if case else "year")

    def digits(self, text: str) -> str:
        """Return the words of digits, one by one."""
        return " ".join(self.spell(int(digit)) for digit in text)

    def number(self, text: str) -> Number | None:
        """Return a number as written, None if it is too long for words, or begins with zeros as codes do."""
        whole, _, decimals = split(text, self.data.decimal)
        if len(whole) > LONGEST or (len(whole) > 1 and whole[0] == "0") or len(decimals) > LONGEST:
            return None
        return Number(whole, decimals)

    def said(self, number: Number, gender: str = "", case: str = "") -> str:
        """Return the words of a number with its decimals."""
        if not number.decimals:
            return self.cardinal(int(number.whole), gender, case)
        return f"{self.cardinal(int(number.whole), '', case)} {self.data.point} {self.decimals(number.decimals)}"

    def decimals(self, text: str) -> str:
        """Return the words of decimals."""
        rest = text.lstrip("0")
        if len(text) > self.data.decimals or not rest:
            return self.digits(text)
        return " ".join([*(self.spell(0) for _ in range(len(text) - len(rest))), self.spell(int(rest))])

    def plain(self, m: re.Match[str], number: Number) -> str | None:
        """Return the words of a number that counts what is not known, or is a year; with its decimals."""
        if self.is_year(m, number):
            return self.year(int(number.whole), self.case(m))
        return self.said(number, "", self.case(m))

    def is_year(self, m: re.Match[str], number: Number) -> bool:
        """Say whether a plain number is a year: four digits without a mark between."""
        return not number.decimals and m[0].lstrip("-−–").isdecimal() and int(number.whole) in _YEARS

    # What is counted

    def plural(self, number: Number) -> str:
        """Return CLDR's plural category of a number."""
        return str(self.locale.plural_form(number.value))

    def counted(self, number: Number, thing: Thing, m: re.Match[str]) -> str | None:
        """Return so many of a thing, where a match is that says so: "five kilometres"."""
        return thing.form(self.plural(number)).replace("{}", self.said(number, thing.gender, self.case(m)))

    def ranged(self, first: Number, last: Number, thing: Thing, m: re.Match[str]) -> str | None:
        """Return the same from one number to another."""
        case = self.case(m)
        ends = [self.said(number, thing.gender, case) for number in (first, last)]
        return thing.form(self.plural(last)).replace("{}", self.data.to.format(first=ends[0], last=ends[1]))

    def case(self, m: re.Match[str]) -> str:
        """Return the case that the words around a match ask for, "" for the one that dictionaries have."""
        del m
        return ""

    # The calendar

    def day(self, number: int, m: re.Match[str]) -> str:
        """Return the day of a date."""
        return self.spell(number, f"day.{case}" if (case := self.case(m)) else "day")

    def month(self, number: int) -> str:
        """Return the name of a month (1 to 12) as it stands in dates."""
        return str(self.locale.months["format"]["wide"][number])

    def month_alone(self, number: int) -> str:
        """Return the name of a month (1 to 12) as it stands without a day."""
        return str(self.locale.months["stand-alone"]["wide"][number])

    def year_of_date(self, number: int, m: re.Match[str]) -> str:
        """Return the year of a date."""
        del m
        return self.spell(number, "year.date")

    def date(self, day: int, month: int, year: int | None, m: re.Match[str]) -> str:
        """Return a date; without a year if that is None."""
        date = self.data.date.format(day=self.day(day, m), month=self.month(month))
        return date if year is None else self.data.dated.format(date=date, year=self.year_of_date(year, m))

    def days(self, first: int, day: int, month: int, year: int | None, m: re.Match[str]) -> str:
        """Return from one day to another of a month."""
        span = self.data.to.format(first=self.day(first, m), last=self.day(day, m))
        date = self.data.date.format(day=span, month=self.month(month))
        return date if year is None else self.data.dated.format(date=date, year=self.year_of_date(year, m))

    def month_of(self, month: int, year: int, m: re.Match[str]) -> str:
        """Return a month with its year."""
        return self.data.dated_month.format(month=self.month_alone(month), year=self.year_of_date(year, m))

    def time(self, hour: int, minute: int, m: re.Match[str]) -> str | None:
        """Return a time of the day."""
        del m
        said = self.spell(hour, "hour")
        if not minute:
            return self.data.full_hour.format(hour=said)
        zero = f"{self.spell(0)} " if minute < 10 and self.data.lists.get("zero_minutes") else ""  # noqa: PLR2004
        return self.data.time.format(hour=said, minute=zero + self.spell(minute, "minute"))

    # Other writings

    def written_ordinal(self, number: int, m: re.Match[str]) -> str | None:
        """Return an ordinal as it is written: the match is of the table's ``ordinal``, with its groups."""
        return self.ordinal(number, "", self.case(m))

    def roman(self, number: int, m: re.Match[str]) -> str | None:
        """Return a Roman numeral that the table's ``roman`` found."""
        return self.ordinal(number, "", self.case(m))

    def ruler(self, number: int, m: re.Match[str]) -> str | None:
        """Return the numeral after a ruler's name."""
        return self.ordinal(number, "", self.case(m))

    def range(self, first: str, last: str, m: re.Match[str]) -> str | None:
        """Return from one plain number or year to another, as they are written; None for what falls."""
        ends = [self.number(text) for text in (first, last)]
        if ends[0] is None or ends[1] is None:
            return None
        years = first.isdecimal() and int(first) in _YEARS and last.isdecimal() and len(last) in {2, 4}
        if not years and ends[0].value >= ends[1].value:
            score = self.data.score
            if not score or ends[0].decimals or max(len(first), len(last)) > _SCORE:
                return None
            return score.format(first=self.said(ends[0]), last=self.said(ends[1]))
        said = [self.year(int(end.whole)) if years else self.said(end, "", self.case(m)) for end in ends if end]
        return self.data.to.format(first=said[0], last=said[1])

    def fraction(self, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a fraction that the table has."""
        del m
        return self.data.fractions.get(f"{over}/{under}")

    def mixed(self, whole: int, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a whole number and a fraction that the table has."""
        pattern = self.data.fractions.get(f"x {over}/{under}")
        return pattern and pattern.format(whole=self.cardinal(whole, "", self.case(m)))

    def power(self, exponent: str, m: re.Match[str]) -> str | None:
        """Return what follows a number that is raised: an exponent with its minus sign."""
        del m
        words = self.data.signs.get(f"^{exponent}")
        if words is None and "^" in self.data.signs:
            minus = f"{self.data.minus} " if exponent.startswith("-") else ""
            words = f"{self.data.signs['^']} {minus}{self.spell(int(exponent.lstrip('-')))}"
        return words

    def attached(self, number: Number, suffix: str, m: re.Match[str]) -> str | None:
        """Return figures with letters attached ("1980-talet"), None to leave them."""
        del number, suffix, m
        return None


@cache
def grammar(code: str) -> Grammar:
    """Return the grammar of a language (ISO 639-1) that has a table."""
    data = language(code)
    if not data.module:
        return Grammar(data)
    made = import_module(f"audicle.speak.normalise.cldr.grammars.{data.module}").Grammar(data)
    assert isinstance(made, Grammar)  # noqa: S101
    return made


@cache
def _spelled(name: str, rule_set: str, number: int) -> str:
    words = _engine(name).format_number(number, ruleset_names=[rule_set]).text_by_ruleset[rule_set]
    return unicodedata.normalize("NFC", words)


@cache
def _engine(name: str) -> RbnfEngine:
    from unicode_rbnf import RbnfEngine  # noqa: PLC0415 - not for an article without figures

    return RbnfEngine.for_language(name)
