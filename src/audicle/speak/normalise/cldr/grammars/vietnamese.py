"""Vietnamese: dates with their words already before them, months by number, fractions, centuries and decades."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammar import Grammar as General
from audicle.speak.normalise.english.numbers.roman import value
from audicle.speak.normalise.rules import Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Thing

_DAY_BEFORE = re.compile(r"(?i)(?<!\w)(?:ngày|mùng|mồng) \Z")
_MONTH_BEFORE = re.compile(r"(?i)(?<!\w)tháng \Z")
_MONTHS = {1: "một", 4: "tư", 12: "mười hai"}
_NUMERAL = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
_MONTH, _DAY = r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
_PARTS = 10
_WEEKDAYS = {"2": "hai", "3": "ba", "4": "tư", "5": "năm", "6": "sáu", "7": "bảy"}


class Grammar(General):
    """Vietnamese."""

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules of dates in words, weekdays, months, centuries, and Roman numerals after their nouns."""

        def in_words(m: re.Match[str]) -> str | None:
            day, year = self.spell(int(m["day"])), m["year"]
            return f"{day} {self.month(int(m['month']))}" + (f" năm {self.year(int(year))}" if year else "")

        def short(m: re.Match[str]) -> str:
            return f"{self.spell(int(m['day']))} {self.month(int(m['month']))}"

        def month_and_year(m: re.Match[str]) -> str:
            return f"{self.month(int(m['month'])).removeprefix('tháng ')} năm {self.year(int(m['year']))}"

        def month(m: re.Match[str]) -> str:
            return self.month(int(m["month"])).removeprefix("tháng ")

        def clock(m: re.Match[str]) -> str | None:
            return self.time(int(m["hour"]), int(m["minute"]), m)

        def roman(m: re.Match[str]) -> str:
            return self.spell(value(m["numeral"]))

        year = r"(?:1\d{3}|20\d\d)"
        tail = r"(?!\w|[.,/-]\d)"
        begin = r"(?:(?<=\b[Nn]gày )|(?<=\b[Mm]ùng )|(?<=\b[Mm]ồng ))"
        return (
            Rule(
                "date-words",
                rf"(?<![\w.,/-])(?P<day>{_DAY}),? tháng (?P<month>{_MONTH})(?:,? năm (?P<year>{year}))?{tail}",
                in_words,
                frozenset("t"),
            ),
            Rule(
                "time-h", r"(?<![\w.,:/-])(?P<hour>[01]?\d|2[0-4])[hH](?P<minute>[0-5]\d)(?!\w)", clock, frozenset("hH")
            ),
            Rule("date-short", rf"{begin}(?P<day>{_DAY})[/-](?P<month>{_MONTH}){tail}", short, frozenset("/-")),
            Rule(
                "month-year",
                rf"(?<=[Tt]háng )(?P<month>{_MONTH})[/-](?P<year>{year}){tail}",
                month_and_year,
                frozenset("/-"),
            ),
            Rule("month", rf"(?<=[Tt]háng )(?P<month>{_MONTH}){tail}", month, frozenset("0123456789")),
            Rule(
                "weekday",
                r"(?<=[Tt]hứ )(?P<day>[2-7])(?!\w|[.,/-]\d)",
                lambda m: _WEEKDAYS[m["day"]],
                frozenset("234567"),
            ),
            Rule(
                "roman",
                rf"(?:(?<=\bthế kỷ )|(?<=\bthế kỉ )|(?<=\bThế kỷ ))(?P<numeral>{_NUMERAL})(?!\w)",
                roman,
                frozenset("IVX"),
            ),
        )

    def ruler(self, number: int, m: re.Match[str]) -> str | None:
        """Return the numeral after a ruler's name, which is a cardinal: "Louis mười bốn"."""
        del m
        return self.spell(number)

    def month(self, number: int) -> str:
        """Return the name of a month: "tháng tư", "tháng một"."""
        return f"tháng {_MONTHS.get(number) or self.spell(number)}"

    def month_alone(self, number: int) -> str:
        """Return the same."""
        return self.month(number)

    def date(self, day: int, month: int, year: int | None, m: re.Match[str]) -> str:
        """Return a date, without "ngày" where that is written before it."""
        words = super().date(day, month, year, m)
        return words.removeprefix("ngày ") if _DAY_BEFORE.search(m.string, max(m.start() - 8, 0), m.start()) else words

    def fraction(self, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a fraction: "ba phần tư"."""
        del m
        if over >= under or (under > _PARTS and under != 100):  # noqa: PLR2004 - a date, perhaps
            return None
        return f"{self.spell(over)} phần {'tư' if under == 4 else self.spell(under)}"  # noqa: PLR2004 - its own word

    def fraction_of(self, whole: int, over: int, under: int, thing: Thing, m: re.Match[str]) -> str | None:
        """Return a fraction of a thing: "nửa lít", "hai lít rưỡi"."""
        if (over, under) != (1, 2):
            return super().fraction_of(whole, over, under, thing, m)
        return (
            thing.form("other").replace("{}", self.spell(whole)) + " rưỡi"
            if whole
            else thing.form("other").replace("{}", "nửa")
        )
