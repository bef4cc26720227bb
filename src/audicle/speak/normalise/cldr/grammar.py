"""How a language puts numbers and what they count in words: a class that a language's own module may derive from.

A language whose table says it all has `Grammar` itself. One that bends its words has a module in ``grammars/`` with a
class ``Grammar(...)`` derived from it, named by ``module`` in its table. Rules call these methods only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

from babel import Locale

from audicle.speak.normalise.cldr.language import Language, language
from audicle.speak.normalise.cldr.things import nouns
from audicle.speak.normalise.cldr.values import Number, Thing
from audicle.speak.normalise.figures import split

if TYPE_CHECKING:
    from unicode_rbnf import RbnfEngine

    from audicle.speak.normalise.rules import Rule

__all__ = ["Grammar", "Number", "Thing", "grammar_of"]

LONGEST = 15  # digits; longer numbers are said digit by digit
_WORD_AFTER = re.compile(r" ([^\W\d_]+)")
_WORD_BEFORE = re.compile(r"(?<!\w)(\w+) \Z")
_SCORE = 2  # digits of one side of a score
_YEAR_DIGITS = 4
_YEARS = range(1100, 2100)  # figures of four digits that are years


class Grammar:
    """What CLDR and the table say. Methods return None where there are no words that are sure."""

    def __init__(self, data: Language) -> None:
        self.data = data
        self.locale = Locale.parse(data.locale)

    def rules(self) -> tuple[Rule, ...]:
        """Return rules of the language's own, which are tried before all others but those of addresses."""
        return ()

    def finished(self, rules: tuple[Rule, ...], script: str) -> tuple[Rule, ...]:
        """Return rules as they are to be used: in ``script`` (ISO 15924) where a language has two."""
        del script
        return rules

    def shaped(self, words: str, m: re.Match[str]) -> str:
        """Return the words for a match as they stand beside others."""
        del m
        return words

    # Numbers

    def spell(self, number: int, use: str = "") -> str:
        """Return the words of a whole number for a use in the table's ``spelling``; without one, of a simpler use."""
        while use and use not in self.data.spelling:
            use = use.rpartition(".")[0]
        return _spelled(self.data, self.data.spelling[use], number)

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
        use = "year" if number < self.data.year_end else ""
        return self.spell(number, f"{use}.{case}" if case else use)

    def digits(self, text: str) -> str:
        """Return the words of digits, one by one."""
        return " ".join(self.spell(int(digit)) for digit in text)

    def number(self, text: str) -> Number | None:
        """Return a number as written, None if it is too long for words, or begins with zeros as codes do."""
        whole, mark, decimals = split(text, self.data.decimal)
        if len(whole) > LONGEST or (len(whole) > 1 and whole[0] == "0") or len(decimals) > LONGEST:
            return None
        return Number(whole, decimals, mark)

    def said(self, number: Number, gender: str = "", case: str = "") -> str:
        """Return the words of a number with its decimals."""
        if not number.decimals:
            return self.cardinal(int(number.whole), gender, case)
        whole = self.cardinal(int(number.whole), gender if self.data.decimals_agree else "", case)
        own = number.mark in {"", self.data.decimal}
        point = self.data.point if own else self.data.web.get(number.mark, self.data.point)
        return f"{whole} {point} {self.decimals(number.decimals)}"

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
        return self.said(number, self.noun_gender(m), self.case(m))

    def noun_gender(self, m: re.Match[str]) -> str:
        """Return the gender of the noun after a number, "" where that is not sure."""
        after = _WORD_AFTER.match(m.string, m.end()) if self.data.gender else None
        return nouns(self).get(after[1].lower(), "") if after else ""

    def span_gender(self, m: re.Match[str]) -> str:
        """Return the gender of the noun after a range of numbers, "" where they do not agree with it."""
        del m
        return ""

    def is_year(self, m: re.Match[str], number: Number) -> bool:
        """Say whether a plain number is a year: four digits without a mark between."""
        return not number.decimals and (m.groupdict().get("number") or "").isdecimal() and int(number.whole) in _YEARS

    def prefixed(self, prefix: str, words: str) -> str:
        """Return words with what is written before them as part of them, without its joint."""
        return prefix.rstrip("-–־ـ ") + words

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
        return thing.form(self.plural(last)).replace("{}", self.to(m, *ends))

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

    def month_named(self, number: int, m: re.Match[str]) -> str:
        """Return the name of a month in a date: as written if it is one of another calendar, which is 0."""
        return self.month(number) if number else m["month"]

    def year_of_date(self, number: int, m: re.Match[str]) -> str:
        """Return the year of a date."""
        del m
        return self.year(number)

    def date(self, day: int, month: int, year: int | None, m: re.Match[str]) -> str:
        """Return a date; without a year if that is None."""
        date = self.data.date.format(day=self.day(day, m), month=self.month_named(month, m))
        return date if year is None else self.data.dated.format(date=date, year=self.year_of_date(year, m))

    def days(self, first: int, day: int, month: int, year: int | None, m: re.Match[str]) -> str:
        """Return from one day to another of a month."""
        span = self.to(m, self.day(first, m), self.day(day, m))
        date = self.data.date.format(day=span, month=self.month_named(month, m))
        return date if year is None else self.data.dated.format(date=date, year=self.year_of_date(year, m))

    def month_of(self, month: int, year: int, m: re.Match[str]) -> str:
        """Return a month with its year."""
        name = self.month_alone(month) if month else m["month"]
        return self.data.dated_month.format(month=name, year=self.year_of_date(year, m))

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
        words = self.ordinal(number, "", self.case(m))
        return words and self.data.ruler.format(words)

    def to(self, m: re.Match[str], first: str, last: str) -> str:
        """Return from one to another, with the words that fit what stands before."""
        if self.data.spans and (before := _WORD_BEFORE.search(m.string, max(m.start() - 30, 0), m.start())):
            return self.data.spans.get(before[1].lower(), self.data.to).format(first=first, last=last)
        return self.data.to.format(first=first, last=last)

    def range(self, first: str, last: str, m: re.Match[str]) -> str | None:
        """Return from one plain number or year to another, as they are written; None for what falls."""
        ends = [self.number(text) for text in (first, last)]
        if ends[0] is None or ends[1] is None:
            return None
        years = first.isdecimal() and int(first) in _YEARS and last.isdecimal() and len(last) in {2, 4}
        if not years and ends[0].value >= ends[1].value:
            score = self.data.score
            if not score or ends[0].decimals or max(len(first), len(last)) > _SCORE:
                return self._backwards(first, last, m)
            return score.format(first=self.said(ends[0]), last=self.said(ends[1]))
        gender = self.span_gender(m)
        said = [self.year(int(end.whole)) if years else self.said(end, gender, self.case(m)) for end in ends if end]
        return self.to(m, *said)

    def _backwards(self, first: str, last: str, m: re.Match[str]) -> str | None:
        """Return from one year before Christ to another."""
        if not (first.isdecimal() and last.isdecimal() and len(first) > _SCORE):
            return None
        return self.to(m, self.spell(int(first)), self.spell(int(last)))

    def fraction(self, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a fraction that the table has."""
        del m
        return self.data.fractions.get(f"{over}/{under}")

    def mixed(self, whole: int, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a whole number and a fraction that the table has."""
        pattern = self.data.fractions.get(f"x {over}/{under}")
        return pattern and pattern.format(whole=self.cardinal(whole, self.data.gender, self.case(m)))

    def fraction_of(self, whole: int, over: int, under: int, thing: Thing, m: re.Match[str]) -> str | None:
        """Return a fraction of a thing, or with a whole number before it, if the table has it."""
        words = self.mixed(whole, over, under, m) if whole else self.fraction(over, under, m)
        form = thing.form("other" if whole else "one")
        return words and form.replace("{}", words)

    def power(self, exponent: str, m: re.Match[str]) -> str | None:
        """Return what follows a number that is raised: an exponent with its minus sign."""
        del m
        words = self.data.signs.get(f"^{exponent}")
        if words is None and "^" in self.data.signs:
            minus = f"{self.data.minus} " if exponent.startswith("-") else ""
            words = f"{self.data.signs['^']} {minus}{self.spell(int(exponent.lstrip('-')))}"
        return words

    def attached(self, number: Number, suffix: str, m: re.Match[str]) -> str | None:
        """Return figures with letters attached, as in "1980-talet"; None to leave them."""
        if number.decimals or not suffix.islower():
            return None
        whole = int(number.whole)
        words = self.year(whole) if len(number.whole) == _YEAR_DIGITS and whole in _YEARS else self.cardinal(whole)
        return self.attach(words, suffix)

    def attach(self, words: str, suffix: str) -> str:
        """Return words with letters attached to what is said so: "km-re" is "kilométerre"."""
        return words + suffix


@cache
def grammar_of(code: str) -> Grammar:
    """Return the grammar of a language (ISO 639-1) that has a table."""
    data = language(code)
    if not data.module:
        return Grammar(data)
    made = import_module(f"audicle.speak.normalise.cldr.grammars.{data.module}").Grammar(data)
    assert isinstance(made, Grammar)  # noqa: S101
    return made


@lru_cache(maxsize=4096)
def _spelled(data: Language, rule_set: str, number: int) -> str:
    made = _engine(data.rules).format_number(number, ruleset_names=[rule_set]).text_by_ruleset[rule_set]
    words = unicodedata.normalize("NFC", made)
    for wrong, right in data.mended:
        words = re.sub(wrong, right, words)
    return words


@cache
def _engine(name: str) -> RbnfEngine:
    from unicode_rbnf import RbnfEngine  # noqa: PLC0415 - not for an article without figures

    return RbnfEngine.for_language(name)
