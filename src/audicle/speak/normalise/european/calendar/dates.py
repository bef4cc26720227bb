"""Dates of the five languages: in words, in figures with the day first, and ISO 8601."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import TYPE_CHECKING

from audicle.speak.normalise.european.german import word_before
from audicle.speak.normalise.european.numbers import words
from audicle.speak.normalise.european.numbers.ordinals import german_ordinal
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.european.language import Language

_YEAR = r"(?:1\d{3}|20\d{2})"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0[1-9]|1[0-2]|[1-9])"
_BEGIN = r"(?<![\w.,/:-])"
_END = r"(?![\w/]|[-.:,]\d)"
_LEAP = 2024  # a year in which February has all its days
_ON_A_DAY = re.compile(r"(?i)(?<!\w)(?:am|vom|zum|dem|den) \w{2,12}\.?,? \Z")
_UNTIL = frozenset({"bis", "seit", "ab"})
# Words before a German date without a year, and after it
_GERMAN_CUE = frozenset(["am", "vom", "bis", "zum", "den", "der", "dem", "ab", "seit", "und"])


def date_rules(tongue: Language) -> tuple[Rule, ...]:
    """Return the rules of dates; what cannot be a date, such as the 31st of February, is left as it is written."""
    return (*_in_figures(tongue), *_in_words(tongue))


def _day(number: int, tongue: Language, m: re.Match[str]) -> str:
    """Return the day of the date that a match is."""
    if tongue.code != "de":
        return tongue.first_day if number == 1 else words.cardinal(number, tongue)
    on = _ON_A_DAY.search(m.string, max(m.start() - 24, 0), m.start())
    weak = on or word_before(m.string, m.start()) in _UNTIL
    return german_ordinal(number, m.string, m.start(), tongue, alone="n" if weak else "r")


def _possible(day: str, month: str) -> bool:
    return int(day) <= monthrange(_LEAP, int(month))[1]


def _in_figures(tongue: Language) -> tuple[Rule, ...]:
    def named(m: re.Match[str], day: str, month: str) -> str:
        number = int(m[day])
        # Spanish says "uno de mayo" of a date in figures
        said = words.cardinal(1, tongue) if tongue.code == "es" and number == 1 else _day(number, tongue, m)
        return tongue.date.format(day=said, month=tongue.months[int(m[month]) - 1], year="").strip(" de")

    def full(m: re.Match[str]) -> str | None:
        if not _possible(m["day"], m["month"]):
            return None
        number = int(m["day"])
        day = words.cardinal(1, tongue) if tongue.code == "es" and number == 1 else _day(number, tongue, m)
        year = words.year(int(m["year"]), tongue)
        return tongue.date.format(day=day, month=tongue.months[int(m["month"]) - 1], year=year)

    def short(m: re.Match[str]) -> str | None:
        if not _possible(m["day"], m["month"]):
            return None
        if tongue.code == "de":
            before = word_before(m.string, m.start())
            if before not in _GERMAN_CUE and not re.match(r" (?:um|ab|bis) |[-–]", m.string[m.end() : m.end() + 5]):
                return None
        return named(m, "day", "month")

    def month_and_year(m: re.Match[str]) -> str:
        joint = " de " if tongue.code in {"es", "pt"} else " "
        return f"{tongue.months[int(m['month']) - 1]}{joint}{words.year(int(m['year']), tongue)}"

    def two_years(m: re.Match[str]) -> str:
        return f"{words.year(int(m['first']), tongue)} {words.year(int(m['last']), tongue)}"

    if tongue.code == "de":
        short_pattern = rf"{_BEGIN}(?P<day>{_DAY})\.\s?(?P<month>{_MONTH})\.(?!\w|\.)"
        short_year = rf"{_BEGIN}(?P<day>{_DAY})\.(?P<month>{_MONTH})\.(?P<year>\d\d){_END}"
    else:
        cue = "|".join(rf"(?<=\b{word} )" for word in tongue.the_day.split("|"))
        short_pattern = rf"(?:{cue})(?P<day>{_DAY})(?P<mark>/)(?P<month>{_MONTH}){_END}(?!\.\d)"
        short_year = rf"{_BEGIN}(?P<day>{_DAY})(?P<mark>[/.])(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<year>\d\d){_END}"
    return (
        Rule("date-iso", rf"{_BEGIN}(?P<year>{_YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>{_DAY}){_END}", full, At.DIGIT),
        Rule(
            "date-numbers",
            rf"{_BEGIN}(?P<day>{_DAY})(?P<mark>[/.-]\s?)(?P<month>{_MONTH})(?P=mark)(?P<year>{_YEAR}){_END}",
            full,
            At.DIGIT,
        ),
        Rule("date-short-year", short_year, full, At.DIGIT),
        Rule("date-short", short_pattern, short, At.DIGIT),
        Rule("date-month", rf"{_BEGIN}(?P<month>0[1-9]|1[0-2])/(?P<year>{_YEAR}){_END}", month_and_year, At.DIGIT),
        Rule("years", rf"{_BEGIN}(?P<first>{_YEAR})/(?P<last>{_YEAR}|\d\d){_END}", two_years, At.DIGIT),
    )


def _in_words(tongue: Language) -> tuple[Rule, ...]:
    months = tongue.written_months

    def month_and_year(m: re.Match[str]) -> str:
        words_said = tongue.month(m["month"])
        return words_said + (f"{m['before_year']}{words.year(int(m['year']), tongue)}" if m["year"] else "")

    def date(m: re.Match[str]) -> str:
        return f"{_day(int(m['day']), tongue, m)}{m['joint']}{month_and_year(m)}"

    def span(m: re.Match[str]) -> str:
        first = _day(int(m["first"]), tongue, m)
        if tongue.code == "de":
            ending = first[len(first.rstrip("rn")) :]
            last = german_ordinal(int(m["day"]), "", 0, tongue).rstrip("r") + ending
        else:
            last = tongue.first_day if m["day"] == "1" else words.cardinal(int(m["day"]), tongue)
        return f"{tongue.to.format(first=first, last=last)}{m['joint']}{month_and_year(m)}"

    point = r"\." if tongue.code == "de" else r"(?:er|º|°|\.º|ᵉʳ)?"
    end = (
        rf"(?P<joint> ?(?<=[ .])(?:de )?)(?P<month>{months})(?!\w)"
        rf"(?:(?P<before_year>,? (?:de |del )?)(?P<year>{_YEAR})(?!\w|[.,]\d))?"
    )
    if tongue.code == "de":
        end = end.replace("(?P<joint> ?(?<=[ .])(?:de )?)", "(?P<joint> )")
    to = r"(?:\s?[-–]\s?| bis (?:zum )?)" if tongue.code == "de" else r"\s?[-–]\s?"
    return (
        Rule("date-span", rf"{_BEGIN}(?P<first>{_DAY}){point}{to}(?P<day>{_DAY}){point}{end}", span, At.DIGIT),
        Rule("date", rf"{_BEGIN}(?P<day>{_DAY}){point}{end}", date, At.DIGIT),
    )


def weekday_rules(tongue: Language) -> tuple[Rule, ...]:
    """Return the rules of weekdays cut short: from one to another, and before a date."""
    days = "|".join(sorted(tongue.weekdays, key=len, reverse=True))

    def span(m: re.Match[str]) -> str:
        first, last = (tongue.weekdays[m[name].lower()] for name in ("first", "last"))
        return tongue.to.format(first=first, last=last)

    def day(m: re.Match[str]) -> str:
        return f"{tongue.weekdays[m['day'].lower()]},"

    where = frozenset("-–")
    return (
        Rule(
            "span-days", rf"(?<!\w)(?P<first>(?i:{days}))\b\.?\s?[-–]\s?(?P<last>(?i:{days}))\b\.?(?!\w)", span, where
        ),
        Rule("weekday", rf"(?<!\w)(?P<day>(?i:{days}))\b(?:\.,?|,)(?= \d{{1,2}}[. ])", day, frozenset("0123456789")),
    )
