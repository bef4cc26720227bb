"""What a language needs to say figures, read from its table, and what a region of it says in another way."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """A language's words for figures, as they are said in a region; see the comments in its table."""

    code: str  # ISO 639-1
    region: str  # ISO 3166, "" for the region that the language has its name from
    numbers: str  # the name that num2words has for it
    decimal: str  # the mark before decimals: a comma or a point
    comma: str  # the word of a comma between digits
    dot: str  # the word of a point between digits
    digits_after_point: bool  # whether decimals are said digit by digit
    minus: str
    percent: str
    permille: str
    to: str  # a range, with {first} and {last}
    score: str  # what stands between goals
    and_small: str  # money with hundredths, with {big}, {figure} and {small}
    per: str
    square: list[str]  # of a length, with {}: one, many
    cubic: list[str]
    months: list[str]  # from January
    short_months: list[str]  # the beginnings they are cut to, without the point; those of no more letters are left out
    month_names: dict[str, str]  # by other names and beginnings than those
    weekdays: dict[str, str]  # by how they are cut short
    date: str  # with {day}, {month} and {year}
    first_day: str  # what the first of a month is called
    the_day: str  # a regular expression of the word that says that 12/06 is a date
    time: str  # a regular expression of times, with the groups hour and minute
    time_words: str  # with {hour} and {minute}
    hour_gender: str  # of the number of hours
    degrees: list[str]  # one, many
    angle: list[str]  # minute and second of arc: one, many
    things: str  # whose Roman numerals are cardinals
    centuries: str  # a regular expression of what says that a Roman numeral is a century, with a group numeral
    won: str  # a regular expression of words that say that a range is a score
    phone: str  # a regular expression of words before a telephone number
    phones: list[str]  # regular expressions of telephone numbers that nothing else is written like
    trunk: list[str]  # regular expressions of the groups of digits that are said as numbers in telephone numbers
    units: dict[str, list[str]]  # by sign: one, many
    bases: dict[str, list[str]]  # units that take prefixes, by sign: one, many, the signs of the prefixes
    prefixes: dict[str, str]  # by sign
    currencies: dict[str, list[str]]  # by sign: one, many, one and many of the hundredths
    magnitudes: dict[str, list[str]]  # by how they are written: one, many, what stands before the currency
    fractions: dict[str, str]  # "1/2"
    halves: dict[str, str]  # a half, by the gender of what it is of
    scales: dict[str, list[str]]  # of cardinals, by the power of ten: one, many
    gender: dict[str, str]  # nouns by their gender, "m", "f" or "n"
    endings: dict[str, str]  # endings of nouns by their gender
    signs: dict[str, str]  # between figures or words
    web: dict[str, str]  # signs in addresses
    lists: dict[str, str]  # words by what they do
    queens: str = r"(?!)"  # a regular expression of names that take the feminine

    def words(self, kind: str) -> frozenset[str]:
        """Return the words of a list."""
        return _listed(self.lists[kind])

    @property
    def written_months(self) -> str:
        """Return the regular expression of a month, in full or cut short."""
        return "|".join([*self.months, *(rf"(?:{short})\b\.?" for short in self.short_months)])

    def month(self, text: str) -> str:
        """Return the month that is meant: "Okt." is "Oktober"."""
        cut = text.rstrip(".")
        return self.month_names.get(cut) or next(name for name in self.months if name.startswith(cut))


@cache
def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


@cache
def language(code: str, region: str = "") -> Language:
    """Return the language of a code (ISO 639-1) as a region (ISO 3166) says it."""
    text = files("audicle.speak.normalise.european").joinpath(f"{code}.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    for regions, own in table.pop("regions", {}).items():
        if region in regions.split("-"):
            table = _changed(table, own)
    return Language(code, region, **table)


def _changed(table: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Return a table in which what is in another takes the place of what was there, inner tables entry by entry."""
    changed = dict(table)
    for key, value in own.items():
        changed[key] = _changed(table[key], value) if isinstance(value, dict) else value
    return changed
