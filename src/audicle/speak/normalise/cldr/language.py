"""What CLDR lacks of a language, read from its table: words for signs, and how dates, times and prices are put."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

FOLDER = files("audicle.speak.normalise.cldr")
_TABLE = re.compile(r"[a-z]{2}(?:_[a-z]{4})?\.toml")


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """A language's table. Of each field without a default every table has one; regular expressions are in ''."""

    code: str  # ISO 639-1
    locale: str  # the name that babel has for it
    rules: str  # the name that unicode-rbnf has for it
    # Rule sets of unicode-rbnf by use: "" counts; "m", "f", "n" and such before a noun of that gender, with a case
    # after a point ("f.gen"); "year", "day", "hour", "ordinal", "ordinal.f" and what else a grammar asks for
    spelling: dict[str, str]
    decimal: str  # the mark before decimals: a comma or a point
    point: str  # its word between figures
    decimals: int  # to so many digits decimals are one number, longer ones are said digit by digit
    minus: str
    to: str  # a range, with {first} and {last}
    date: str  # with {day} and {month}
    time: str  # with {hour} and {minute}
    full_hour: str  # the time without minutes, with {hour}
    signs: dict[str, str]  # between figures or words
    web: dict[str, str]  # signs in addresses
    dated: str = "{date} {year}"  # a date with its year
    dated_month: str = "{month} {year}"  # a month with its year
    year_end: int = 2100  # years from here on are said as numbers
    mended: list[list[str]] = field(default_factory=list)  # faults in number words: a regular expression, what is right
    spans: dict[str, str] = field(default_factory=dict)  # other words of a range, as ``to``, by the word before it
    module: str = ""  # a module in grammars/ with a class Grammar, for what no table can say
    percent_first: bool = False  # whether the sign of percent stands before its number
    spaced: bool = True  # whether letters beside figures are of their word; not so in Chinese, Japanese, Korean, Thai
    joined: bool = False  # whether no space stands between words: so in Chinese and Japanese
    comma: str = ", "  # between the groups of a number that is said by its digits
    figures: str = ""  # the ten figures of such a number; "" if as in ``spelling``
    codes: str = ""  # a regular expression of words before a number that is a name, and is said by its digits
    ratio: str = ""  # "3:2", with {first} and {last}
    clock: dict[str, str] = field(
        default_factory=dict
    )  # "time" with {hour} and {minute}, "second", "am", "pm", and how halves of the day are named
    scored: str = ""  # a regular expression of words beside a score that is written like a time
    groups: str = ""  # a regular expression of more groupings of digits than anybody's: lakhs
    score: str = ""  # a score, with {first} and {last}; "" if as a range
    gender: str = ""  # of things whose gender the table does not say
    decimals_agree: bool = False  # whether a number with decimals has the gender of what it counts
    genders: dict[str, str] = field(default_factory=dict)  # nouns by their gender
    things: dict[str, dict[str, str] | str] = field(
        default_factory=dict
    )  # forms of things by CLDR's unit: see things.py
    units: dict[str, str] = field(default_factory=dict)  # CLDR's units by signs of this language
    currencies: dict[str, dict[str, str] | str] = field(default_factory=dict)  # ISO 4217 codes, or forms, by sign
    hundredths: dict[str, dict[str, str] | str] = field(default_factory=dict)  # forms of them by ISO 4217
    per: str = ""  # money or a unit in one of another, with {} and {one}; "" if as CLDR says
    dashed: str = ""  # the sign of the currency that a price without hundredths is of: "100:-", "100,-"
    price: str = ""  # an amount with hundredths, with {big}, {small} or just {figure}
    magnitudes: dict[str, dict[str, str] | str] = field(default_factory=dict)  # forms by how they are written
    prefix: str = ""  # a regular expression of what is written before figures as part of their word: "ב-5"
    day_mark: str = ""  # a regular expression of what stands after the day of a date
    months: str = ""  # regular expressions of other names of months: "1=jan|janv 2=..."
    other_months: str = ""  # months of other calendars, said as written; "_" for a space
    month_first: str = ""  # a date whose month is written first, with {month} and {day}; "" if none is
    joint: str = " "  # a regular expression of what stands between a day and its month
    before_year: str = " "  # the same between month and year
    day_end: str = r"(?!\w|[.,]\d)"  # a regular expression of what stands after the day where the year is first
    year_first: bool = False  # whether dates go from the year to the day
    short_date: str = ""  # a regular expression of a date in figures without a year, with the groups day and month
    seconds: str = ""  # a time with its seconds, with {time} and {second}; "" if times have none
    time_mark: str = "[:.]"  # between hours and minutes after or before the words that say that it is a time
    time_before: str = ""  # a regular expression of words before a time
    time_after: str = ""  # the same after it: they are not said where a time says them
    ordinal: str = ""  # a regular expression of what makes an ordinal of figures
    attaching: str = ""  # a regular expression of what attaches letters to figures: "[-:]"
    phones: str = ""  # a regular expression of telephone numbers that nothing else is written like
    phone: str = "tel|telefon|fax"  # a regular expression of words before a telephone number
    roman: str = ""  # a regular expression of what follows a Roman numeral, or (?<=...) comes before it
    ruler: str = "{}"  # how a ruler's ordinal is said, with {}
    ruler_mark: str = ""  # a regular expression of what follows the numeral of a ruler
    fractions: dict[str, str] = field(default_factory=dict)  # "1/2"; "x 1/2" after a whole number, with {whole}
    lists: dict[str, str] = field(default_factory=dict)  # words by what they do
    own: dict[str, dict[str, str]] = field(default_factory=dict)  # what the grammar in ``module`` asks for

    def words(self, kind: str) -> frozenset[str]:
        """Return the words of a list, none if there is no such list."""
        return frozenset(self.lists.get(kind, "").split())


@cache
def language(code: str) -> Language:
    """Return the language of a code (ISO 639-1) that has a table."""
    table = read(f"{code}.toml")
    if base := table.pop("base", ""):
        table = _over(read(f"{base}.toml"), table)
    return Language(code, **table)


def _over(base: dict[str, Any], table: dict[str, Any]) -> dict[str, Any]:
    """Return a table with what another one says in its place."""
    for key, value in table.items():
        old = base.get(key)
        base[key] = old | value if isinstance(old, dict) else value
    return base


@cache
def codes() -> frozenset[str]:
    """Return the codes of the languages that have a table; those of a script of its own are like "zh_hant"."""
    names = (path.name for path in FOLDER.iterdir())
    return frozenset(name.removesuffix(".toml") for name in names if _TABLE.fullmatch(name))


def read(name: str) -> dict[str, Any]:
    """Return a table of this folder."""
    return tomllib.loads(FOLDER.joinpath(name).read_text(encoding="utf-8"))
