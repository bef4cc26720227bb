"""Dates as articles print them, in any of the usual forms and many languages."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from dataclasses import dataclass
from datetime import date
from functools import cache

# The languages whose month names are known at once; the order decides where two languages share a name.
_LANGUAGES = (
    *("en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "hu", "ro", "hr", "sl", "bg"),
    *("ru", "uk", "el", "tr", "id", "ms", "vi", "ar", "fa", "he", "hi", "bn", "ca", "et", "lv", "lt", "is", "sw"),
)
# Words that may stand between a month's name and its neighbours: "18 de agosto de 2018", "le 1er mai"
_GLUE = r"(?:\s|,|\.|-|/|’|'|de\b|del\b|of\b|den\b|d\b)*"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|ère|º|ª|\.)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d{2}(?!:)\b)"
_BUDDHIST = 543  # years by which the Thai calendar is ahead
_PLAUSIBLE = (1900, 2100)
_MONTHS = 12
_TWO_DIGITS = 99
_TURN = 70  # of years written with two digits, these and later are of the last century
_SHORTEST = 3  # letters: a shorter name of a month is also a word


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a line."""

    value: str  # ISO 8601, to the day
    begin: int  # first character
    end: int  # one after the last


def find_dates(text: str, *, day_first: bool = True) -> tuple[Found, ...]:
    """Return the dates in a line, in order. ``day_first`` says how to read 3/4/2019, which cannot say itself."""
    if not any(char.isdigit() for char in text):
        return ()
    # digits of other scripts count the same, one for one
    text = "".join(str(unicodedata.digit(char)) if char.isdecimal() else char for char in text)
    found: list[Found] = []  # in order, none over another
    for pattern in _patterns():
        for match in pattern.finditer(text):
            value = _value(match, day_first)
            # a line of a megabyte may be full of dates: only the neighbours of a place are looked at
            place = bisect(found, match.start(), key=_begin)
            free = not place or found[place - 1].end <= match.start()
            if value and free and (place == len(found) or match.end() <= found[place].begin):
                found.insert(place, Found(value, match.start(), match.end()))
    return tuple(found)


def _begin(found: Found) -> int:
    return found.begin


def _value(match: re.Match[str], day_first: bool) -> str | None:
    groups = match.groupdict()
    if groups.get("name"):
        month = (_months() | _thai())[groups["name"].casefold().rstrip(".")]
        day = int(groups["day"])
    elif groups.get("first"):
        first, second = int(groups["first"]), int(groups["second"])
        day, month = (first, second) if (day_first or first > _MONTHS) and second <= _MONTHS else (second, first)
    else:
        day, month = int(groups["day"]), int(groups["month"])
    year = int(groups["year"]) - (_BUDDHIST if groups.get("thai") is not None else 0)
    if year <= _TWO_DIGITS:
        year += 2000 if year < _TURN else 1900
    try:
        return date(year, month, day).isoformat() if _PLAUSIBLE[0] <= year <= _PLAUSIBLE[1] else None
    except ValueError:
        return None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    name = rf"(?P<name>{names})\.?"
    weekless = r"(?<![\d\w])"
    thai = "|".join(sorted(map(re.escape, _thai()), key=len, reverse=True))
    sources = (
        # 5 มีนาคม 2567: the Thai calendar counts from the Buddha
        rf"(?<!\d)(?P<day>\d{{1,2}})\s*(?P<name>{thai})\.?\s*(?P<thai>(?:พ\.?ศ\.?\s*)?)(?P<year>2[45]\d\d)(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})\s*(?P<name>{thai})\.?\s*(?:ค\.?ศ\.?\s*)?{_YEAR}",
        # 2019-11-18, 2019-11-18T22:05, 2019/11/18, 2019.11.18
        r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?[-/.]\s?(?P<month>\d{1,2})\s?[-/.]\s?(?P<day>\d{1,2})(?!\d)",
        # 2019年11月18日, 2019년 11월 18일
        r"(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]",
        # 18 November 2019, 18. November 2019, 18 de agosto de 2018
        rf"{weekless}{_DAY}{_GLUE}{name}{_GLUE}{_YEAR}",
        # November 18, 2019; Nov. 18th 2019
        rf"(?<!\w){name}{_GLUE}{_DAY}{_GLUE}{_YEAR}",
        # 18/11/2019, 11.18.19
        r"(?<![\d/.-])(?P<first>\d{1,2})(?P<sep>[/.-]|\.\s)(?P<second>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d|\d\d)(?![\d/-])",
        # 2019 November 18, as Hungarian and some log lines have it
        rf"(?<!\d)(?P<year>(?:19|20)\d\d){_GLUE}{name}{_GLUE}{_DAY}(?!\w)",
    )
    return tuple(re.compile(source, re.IGNORECASE) for source in sources)


@cache
def _thai() -> dict[str, int]:
    """Return the number of every Thai month by its names, long and short (from CLDR)."""
    from babel import Locale  # noqa: PLC0415 - large

    forms = Locale("th").months["format"]
    return {name.rstrip("."): number for width in ("wide", "abbreviated") for number, name in forms[width].items()}


@cache
def _months() -> dict[str, int]:
    """Return the number of every month by its names, long and short, in every language of ours (from CLDR)."""
    from babel import Locale  # noqa: PLC0415 - large

    months: dict[str, int] = {"sept": 9, "maret": 3}
    for language in _LANGUAGES:
        forms = Locale(language).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in forms[context][width].items():
                    bare = name.casefold().strip(" .")
                    if len(bare) >= _SHORTEST and not bare.isdigit():
                        months.setdefault(bare, number)
    return months
