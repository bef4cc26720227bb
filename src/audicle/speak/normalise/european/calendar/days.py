"""What the rules of dates share: the day, the month, and their shapes."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import TYPE_CHECKING

from audicle.speak.normalise.european.german import series_start, word_before
from audicle.speak.normalise.european.numbers import words
from audicle.speak.normalise.european.numbers.ordinals import german_ordinal

if TYPE_CHECKING:
    from audicle.speak.normalise.european.language import Language

YEAR = r"(?:1\d{3}|20\d{2})"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
MONTH = r"(?:0[1-9]|1[0-2]|[1-9])"
BEGIN = r"(?<![\w.,/:-])"
END = r"(?![\w/]|[-.:,]\d)"

_LEAP = 2024  # a year in which February has all its days
_ON_A_DAY = re.compile(r"(?i)(?<!\w)(?:am|vom|zum|dem|den) \w{2,12}\.?,? \Z")
_UNTIL = frozenset({"bis", "seit", "ab"})


def day_words(number: int, tongue: Language, m: re.Match[str]) -> str:
    """Return the day of the date that a match is; in German with the ending that the words before it ask for."""
    if tongue.code == "it" and m.start() and m.string[m.start() - 1] in "'’":
        return words.cardinal(number, tongue)  # "l'uno maggio"
    if tongue.code != "de":
        return tongue.first_day if number == 1 else words.cardinal(number, tongue)
    start = series_start(m.string, m.start())
    on = _ON_A_DAY.search(m.string, max(start - 24, 0), start)
    weak = on or word_before(m.string, start) in _UNTIL
    return german_ordinal(number, m.string, start, tongue, alone="n" if weak else "r")


def day_and_month(day: str, month: int, tongue: Language) -> str:
    """Return a date without its year."""
    return tongue.date.partition("{month}")[0].format(day=day) + tongue.months[month - 1]


def year_after(year: str, tongue: Language) -> str:
    """Return a year as it stands after the month, with what is before it; "" for none."""
    return tongue.date.partition("{month}")[2].format(year=words.year(int(year), tongue)) if year else ""


def possible(day: str, month: str) -> bool:
    """Say whether a month has a day."""
    return int(day) <= monthrange(_LEAP, int(month))[1]
