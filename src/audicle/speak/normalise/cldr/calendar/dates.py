"""Dates whose month is a word, and dates in figures; what is no date, such as the 31st of February, is left."""

from __future__ import annotations

from calendar import monthrange
from functools import cache
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.patterns import between, either, free, letter, suffix, word_end
from audicle.speak.normalise.rules import At, Rule, Where

if TYPE_CHECKING:
    import re

    from audicle.speak.normalise.cldr.grammar import Grammar

YEAR = r"(?:1\d{3}|20\d{2})"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
MONTH = r"(?:0[1-9]|1[0-2]|[1-9])"
_LEAP = 2024  # a year in which February has all its days


def possible(day: str, month: int) -> bool:
    """Say whether a month has a day; one of another calendar, which is 0, has any."""
    return not month or int(day) <= monthrange(_LEAP, month)[1]


@cache
def month_names(spoken: Grammar) -> dict[str, int]:
    """Return the numbers of months by all their names: in dates, alone, cut short, and those of the table."""
    found: dict[str, int] = {}
    for form in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in spoken.locale.months[form][width].items():
                if any(letter.isalpha() for letter in name):
                    found.setdefault(str(name), number)
    for entry in spoken.data.months.split():
        number, _, names = entry.partition("=")
        found |= dict.fromkeys(names.split("|"), int(number))
    found |= {name.replace("_", " "): 0 for name in spoken.data.other_months.split() if name not in found}
    return found | {name.capitalize(): number for name, number in found.items()}


def date_rules(spoken: Grammar) -> tuple[Rule, ...]:
    """Return the rules of dates whose month is a word."""
    data = spoken.data
    names = month_names(spoken)

    def parts(m: re.Match[str]) -> tuple[int, int, int | None] | None:
        month = names[m["month"]]
        return (int(m["day"]), month, int(m["year"]) if m["year"] else None) if possible(m["day"], month) else None

    def date(m: re.Match[str]) -> str | None:
        found = parts(m)
        return bent(spoken.date(*found, m), m) if found else None

    def span(m: re.Match[str]) -> str | None:
        found = parts(m)
        return bent(spoken.days(int(m["first"]), *found, m), m) if found else None

    def month_and_year(m: re.Match[str]) -> str | None:
        return bent(spoken.month_of(names[m["month"]], int(m["year"]), m), m)

    def bent(words: str | None, m: re.Match[str]) -> str | None:
        """Return words with the ending that the year has in figures: "2021'de"."""
        ending = m.groupdict().get("suffix")
        return spoken.attach(words, ending) if words and ending else words

    def named_first(m: re.Match[str]) -> str | None:
        found = parts(m)
        if found is None:
            return None
        day, month, year = found
        words = data.month_first.format(month=spoken.month_named(month, m), day=spoken.day(day, m))
        return words if year is None else data.dated.format(date=words, year=spoken.year_of_date(year, m))

    month = rf"(?P<month>{either(names)}){word_end(data)}(?:\.(?!\Z))?"  # the last point ends the sentence
    year = rf"(?P<year>{YEAR})(?![{letter(data)}]|[.,]\d)"
    mark = data.day_mark
    begin = free(data)
    month_first = rf"(?<![{letter(data)}]){month} (?P<day>{DAY})(?:,? {year})?{data.day_end}"
    if data.year_first:
        head = rf"(?:{year}{data.before_year})?"
        tail = ""
        month_year = rf"{begin}{year}{data.before_year}{month}"
    else:
        head, tail = "", rf"(?:{data.before_year}{year}{suffix(data)})?"
        month_year = rf"(?<![{letter(data)}]){month}{data.before_year}{year}{suffix(data)}"
    if data.year_first:
        first = rf"{begin}{head}{month}{data.joint}"
        span_pattern = rf"{first}(?P<first>{DAY}){mark}{between(data)}(?P<day>{DAY}){data.day_end}"
        date_pattern = rf"{first}(?P<day>{DAY}){data.day_end}"
        where: Where = frozenset("0123456789")
    else:
        last = rf"{data.joint}{month}{tail}"
        span_pattern = rf"{begin}(?P<first>{DAY}){mark}{between(data)}(?P<day>{DAY}){mark}{last}"
        date_pattern = rf"{begin}(?P<day>{DAY}){mark}{last}"
        where = At.DIGIT
    return (
        Rule("date-span", span_pattern, span, where),
        Rule("date", date_pattern, date, where),
        *((Rule("date-month-first", month_first, named_first, frozenset("0123456789")),) if data.month_first else ()),
        Rule("month-year", month_year, month_and_year, frozenset("0123456789")),
    )


def figure_rules(spoken: Grammar) -> tuple[Rule, ...]:
    """Return the rules of dates in figures: ISO 8601, and the order of the language."""
    data = spoken.data
    begin, end = free(data), rf"(?![{letter(data)}/]|[-.:,]\d)"

    def full(m: re.Match[str]) -> str | None:
        month = int(m["month"])
        return spoken.date(int(m["day"]), month, int(m["year"]), m) if possible(m["day"], month) else None

    def short(m: re.Match[str]) -> str | None:
        month = int(m["month"])
        return spoken.date(int(m["day"]), month, None, m) if possible(m["day"], month) else None

    def month_and_year(m: re.Match[str]) -> str:
        return spoken.month_of(int(m["month"]), int(m["year"]), m)

    def two_years(m: re.Match[str]) -> str | None:
        first, last = int(m["year"]), int(m["last"])
        return f"{spoken.year(first)} {spoken.year(last)}" if last in {first + 1, (first + 1) % 100} else None

    year_first = rf"(?P<year>{YEAR})(?P<mark>[./-]\s?)(?P<month>{MONTH})(?P=mark)(?P<day>{DAY})\.?"
    day_first = rf"(?P<day>{DAY})(?P<mark>[./-]\s?)(?P<month>{MONTH})(?P=mark)(?P<year>{YEAR})"
    rules = [
        Rule("date-iso", rf"{begin}{year_first}{end}", full, frozenset("./-")),
        Rule("date-numbers", rf"{begin}{day_first}{end}", full, frozenset("./-")),
    ]
    rules.append(
        Rule("date-month", rf"{begin}(?P<month>0[1-9]|1[0-2])/(?P<year>{YEAR}){end}", month_and_year, frozenset("/"))
    )
    rules.append(Rule("years", rf"{begin}(?P<year>{YEAR})/(?P<last>\d\d|{YEAR}){end}", two_years, frozenset("/")))
    if data.short_date:
        rules.append(Rule("date-short", rf"{begin}{data.short_date}", short, At.DIGIT))
    return tuple(rules)
