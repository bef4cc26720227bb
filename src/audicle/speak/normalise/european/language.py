"""What a language needs to say figures, read from its table."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from audicle.speak.normalise.european import numbers


@dataclass(frozen=True, slots=True)
class Language:
    """A language's words for figures; see the comments in its table."""

    code: str  # ISO 639-1
    point: str  # the word of the decimal comma
    dot: str  # the word of a point that is no decimal comma
    digits_after_point: bool  # whether decimals are said digit by digit
    minus: str
    percent: str
    to: str  # a range, with {first} and {last}
    and_small: str  # money with hundredths, with {big}, {figure} and {small}
    per: str
    months: list[str]  # from January
    short_months: list[str]  # the beginnings they are cut to, without the point; those of no more letters are left out
    date: str  # with {day}, {month} and {year}
    time: str  # a regular expression of times, with the groups hour and minute
    time_words: str  # with {hour} and {minute}
    degrees: list[str]  # one, many
    group: str  # a regular expression of what stands between thousands
    things: str  # whose Roman numerals are cardinals
    units: dict[str, list[str]]  # by sign: one, many
    currencies: dict[str, list[str]]  # by sign: one, many, the hundredths
    magnitudes: dict[str, list[str]]  # by how they are written: one, many, what stands before the currency
    abbreviations: dict[str, str]  # by a regular expression if they end in a bracket, else as written
    fractions: dict[str, str]  # "1/2"
    feminine: str = r"(?!)"  # a regular expression of nouns before which numbers are feminine

    @property
    def number(self) -> str:
        """Return the regular expression of a number as written."""
        return rf"(?:\d{{1,3}}(?:{self.group}\d{{3}})++(?!\d)|\d++)(?:[,.]\d++)?+"

    @property
    def written_months(self) -> str:
        """Return the regular expression of a month, in full or cut short."""
        return "|".join([*self.months, *(rf"(?:{short})\b\.?" for short in self.short_months)])

    def month(self, text: str) -> str:
        """Return the month that is meant: "Okt." is "Oktober"."""
        cut = text.rstrip(".")
        if cut == "Mrz":
            return "März"
        return next(name for name in self.months if name.startswith(cut))

    def split(self, text: str) -> tuple[str, str]:
        """Return the whole part of a number as written, and its decimals."""
        whole, decimals = re.fullmatch(  # type: ignore[union-attr]
            rf"(\d{{1,3}}(?:{self.group}\d{{3}})+|\d+)(?:[,.](\d+))?", text
        ).groups()
        return re.sub(r"\D", "", whole), decimals or ""

    def say(self, text: str, noun: str = "") -> str | None:
        """Return the words of a number as written, before ``noun``; None if it is too long for words."""
        whole, decimals = self.split(text)
        if not (numbers.known(whole) and numbers.known(decimals)):
            return None
        if len(whole) > 1 and whole[0] == "0":
            return " ".join(numbers.cardinal(int(digit), self.code) for digit in whole)
        words = numbers.cardinal(int(whole), self.code)
        if decimals:
            return f"{words} {self.point if ',' in text else self.dot} {self._decimals(decimals)}"
        if noun and re.match(self.feminine, noun):
            return numbers.feminine(words, self.code)
        return numbers.before_noun(words, self.code) if noun else words

    def year(self, text: str) -> str:
        """Return the words of a year."""
        return numbers.year(int(text), self.code)

    def _decimals(self, text: str) -> str:
        if self.digits_after_point or text[0] == "0" or len(text) > 2:  # noqa: PLR2004 - longer ones are said by digit
            return " ".join(numbers.cardinal(int(digit), self.code) for digit in text)
        return numbers.cardinal(int(text), self.code)


@cache
def language(code: str) -> Language:
    """Return the language of a code (ISO 639-1)."""
    table = files("audicle.speak.normalise.european").joinpath(f"{code}.toml").read_text(encoding="utf-8")
    return Language(code, **tomllib.loads(table))
