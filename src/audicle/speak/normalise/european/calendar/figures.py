"""Dates in figures, with the day first, and ISO 8601. What is no date, such as the 31st of February, is left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.european.calendar.days import (
    BEGIN,
    DAY,
    END,
    MONTH,
    YEAR,
    day_and_month,
    day_words,
    possible,
    year_after,
)
from audicle.speak.normalise.european.german import word_before
from audicle.speak.normalise.european.numbers import words
from audicle.speak.normalise.rules import Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.european.language import Language

# Words before a German date without a year
_CUES = frozenset(["am", "vom", "bis", "zum", "den", "der", "dem", "ab", "seit", "und"])


def figure_rules(tongue: Language) -> tuple[Rule, ...]:
    """Return the rules of dates in figures."""

    def named(m: re.Match[str], day: str, month: str) -> str:
        number = int(m[day])
        # Spanish says "uno de mayo" of a date in figures
        said = words.cardinal(1, tongue) if tongue.code == "es" and number == 1 else day_words(number, tongue, m)
        return day_and_month(said, int(m[month]), tongue)

    def full(m: re.Match[str]) -> str | None:
        return named(m, "day", "month") + year_after(m["year"], tongue) if possible(m["day"], m["month"]) else None

    def short(m: re.Match[str]) -> str | None:
        if not possible(m["day"], m["month"]):
            return None
        if tongue.code == "de":
            alone = m.end() - m.start() == len(m.string)
            after = re.match(r" (?:um|ab|bis) |[-–]", m.string[m.end() : m.end() + 5])
            bracketed = m.string[max(m.start() - 1, 0) : m.start()] == "("
            if not (alone or after or bracketed or word_before(m.string, m.start()) in _CUES):
                return None
        elif int(m["day"]) < int(m["month"]) and re.match(
            r" d[eoa]?i?[sl]?(?:['’]| )", m.string[m.end() : m.end() + 5]
        ):
            return None  # "le 3/4 des voix"
        return named(m, "day", "month")

    def short_year(m: re.Match[str]) -> str | None:
        if tongue.code == "de" and len(m["day"] + m["month"]) < 4 and word_before(m.string, m.start()) not in _CUES:  # noqa: PLR2004
            return None  # a section or a version
        return full(m)

    def span(m: re.Match[str]) -> str | None:
        first_month = m["first_month"] or m["month"]
        if not possible(m["day"], m["month"]) or not possible(m["first"], first_month):
            return None
        first = named(m, "first", "first_month") if m["first_month"] else day_words(int(m["first"]), tongue, m)
        last = named(m, "day", "month") + year_after(m["year"] or "", tongue)
        return tongue.to.format(first=first, last=last)

    def month_and_year(m: re.Match[str]) -> str:
        return tongue.months[int(m["month"]) - 1] + year_after(m["year"], tongue)

    def two_years(m: re.Match[str]) -> str:
        return f"{words.year(int(m['first']), tongue)} {words.year(int(m['last']), tongue)}"

    german = tongue.code == "de"
    month = r"(?P<month>0[1-9]|1[0-2])"
    if german:
        short_pattern = rf"{BEGIN}(?P<day>{DAY})\.\s?(?P<month>{MONTH})\.(?!\w|\.)"
        year_pattern = rf"{BEGIN}(?P<day>{DAY})\.(?P<month>{MONTH})\.(?P<year>\d\d){END}"
    else:
        cue = "|".join(rf"(?<=\b{word} )" for word in tongue.the_day.split("|"))
        short_pattern = rf"(?:{cue})(?P<day>{DAY})/(?P<month>{MONTH}){END}"
        year_pattern = rf"{BEGIN}(?P<day>{DAY})(?P<mark>[/.]){month}(?P=mark)(?P<year>\d\d){END}"
    mark = r"\." if german else "[/.]"
    first = rf"(?P<first>{DAY}){mark}(?:(?P<first_month>{MONTH})(?:{mark}{YEAR}|{mark}(?!\d))?)?"
    last = rf"(?P<day>{DAY})(?P<mark>{mark})(?P<month>{MONTH})(?:(?P=mark)(?:(?P<year>{YEAR})|(?!\w))|(?!\d|{mark}))"
    full_pattern = rf"(?P<day>{DAY})(?:er|º)?(?P<mark>[/.-]\s?)(?P<month>{MONTH})(?P=mark)(?P<year>{YEAR})"
    return (
        Rule("date-span-figures", rf"{BEGIN}{first}\s?[-–]\s?{last}{END}", span, frozenset("-–")),
        Rule("date-iso", rf"{BEGIN}(?P<year>{YEAR})-{month}-(?P<day>{DAY}){END}", full, frozenset("-")),
        Rule("date-numbers", rf"{BEGIN}{full_pattern}{END}", full, frozenset("/.-")),
        Rule("date-short-year", year_pattern, short_year, frozenset("/.")),
        Rule("date-short", short_pattern, short, frozenset("/.")),
        Rule("date-month", rf"{BEGIN}{month}/(?P<year>{YEAR}){END}", month_and_year, frozenset("/")),
        Rule("years", rf"{BEGIN}(?P<first>{YEAR})/(?P<last>{YEAR}|\d\d){END}", two_years, frozenset("/")),
    )
