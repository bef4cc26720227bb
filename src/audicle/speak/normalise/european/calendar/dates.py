"""Dates in words, months cut short, and weekdays cut short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.european.calendar.days import BEGIN, DAY, MONTH, YEAR, day_words
from audicle.speak.normalise.european.german import word_before
from audicle.speak.normalise.european.numbers import words
from audicle.speak.normalise.european.numbers.ordinals import german_ordinal
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    import re

    from audicle.speak.normalise.european.language import Language


def date_rules(tongue: Language) -> tuple[Rule, ...]:
    """Return the rules of dates whose month is a word."""

    def month_and_year(m: re.Match[str]) -> str:
        year = f"{m['before_year']}{words.year(int(m['year']), tongue)}" if m["year"] else ""
        return tongue.month(m["month"]) + year

    def date(m: re.Match[str]) -> str:
        return f"{day_words(int(m['day']), tongue, m)}{m['joint']}{month_and_year(m)}"

    def span(m: re.Match[str]) -> str:
        first = day_words(int(m["first"]), tongue, m)
        if tongue.code == "de":
            ending = first[len(first.rstrip("rn")) :]
            last = german_ordinal(int(m["day"]), "", 0, tongue).rstrip("r") + ending
        else:
            last = tongue.first_day if m["day"] == "1" else words.cardinal(int(m["day"]), tongue)
        to = tongue.to
        if tongue.code == "it" and word_before(m.string, m.start()) in {"dal", "da", "tra"}:
            to = "{first} al {last}"
        return f"{to.format(first=first, last=last)}{m['joint']}{month_and_year(m)}"

    german = tongue.code == "de"
    point = r"\." if german else r"(?:er|º|°|\.º|ᵉʳ)?"
    joint = "(?P<joint> )" if german else "(?P<joint> (?:de )?)"
    year = rf"(?:(?P<before_year>,? (?:de |del )?)(?P<year>{YEAR})(?!\w|[.,]\d))?"
    end = rf"{joint}(?P<month>{tongue.written_months})(?!\w){year}"
    to = r"(?:\s?[-–]\s?| bis (?:zum )?)" if german else r"\s?[-–]\s?"
    short = "|".join(tongue.short_months)
    return (
        Rule("date-span", rf"{BEGIN}(?P<first>{DAY}){point}{to}(?P<day>{DAY}){point}{end}", span, At.DIGIT),
        Rule("date", rf"{BEGIN}(?P<day>{DAY}){point}{end}", date, At.DIGIT),
        Rule(
            "month",
            rf"(?<!\w)(?P<month>{short})\.(?= {YEAR}(?!\w|[.,]\d))",
            lambda m: tongue.month(m["month"]),
            frozenset("."),
        ),
    )


def weekday_rules(tongue: Language) -> tuple[Rule, ...]:
    """Return the rules of weekdays cut short: from one to another, and before a date."""
    short = {day.capitalize(): name for day, name in tongue.weekdays.items()}
    if tongue.code != "de":  # where "so" and "do" are words
        short |= tongue.weekdays
    days = "|".join(sorted(short, key=len, reverse=True))

    def span(m: re.Match[str]) -> str:
        first, last = (short[m[name]] for name in ("first", "last"))
        to = "dal {first} al {last}" if tongue.code == "it" else tongue.to
        return to.format(first=first, last=last)

    def day(m: re.Match[str]) -> str:
        return short[m["day"]] + ("," if m[0].endswith(",") else "")

    hours = r"|\d{1,2}(?:[.:]\d\d)?\s?[-–]\s?\d{1,2}(?:[.:]\d\d)? Uhr" if tongue.code == "de" else ""
    first, last = rf"(?P<first>{days})\b\.?", rf"(?P<last>{days})\b\.?"
    month = rf"(?:\.|er|º)? (?:de )?(?:{tongue.written_months})"
    date = rf"{DAY}(?:/\d|\.{MONTH}\.|{month})"
    return (
        Rule("span-days", rf"(?<!\w){first}\s?[-–]\s?{last}(?!\w)", span, frozenset("-–")),
        Rule(
            "weekday",
            rf"(?<!\w)(?P<day>{days})\b(?:(?:\.,?|,)(?= {date})|(?= (?:(?!){hours})))",
            day,
            frozenset("0123456789"),
        ),
    )
