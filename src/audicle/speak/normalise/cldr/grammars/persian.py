"""Persian: ordinals, which any cardinal makes, decimals by their place, and the figures of its own calendar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammar import Grammar as General
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.values import Number, Thing

_MONTHS = [
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
]  # fmt: skip
_LONG_MONTHS = 6  # months that have 31 days
_PLACES = {1: "دهم", 2: "صدم", 3: "هزارم"}
_THREE = re.compile(r"سه\Z")
_THIRTY = re.compile(r"ی\Z")
_ERA = 1000  # figures from here on are years, and "م" after them is an era
_ORDERED = re.compile(r"(?:ا?م|ا?مین|ام|ُم)\Z")


class Grammar(General):
    """Persian."""

    def rules(self) -> tuple[Rule, ...]:
        """Return the rule of dates in figures of the Persian calendar: 1400/03/22."""

        def date(m: re.Match[str]) -> str | None:
            day, month = int(m["day"]), int(m["month"])
            if month > _LONG_MONTHS and day > 30:  # noqa: PLR2004
                return None
            return f"{self.day(day, m)} {_MONTHS[month - 1]} {self.year(int(m['year']))}"

        year, month, day = r"(?P<year>1[234]\d\d)", r"(?P<month>0?[1-9]|1[0-2])", r"(?P<day>0?[1-9]|[12]\d|3[01])"
        end = r"(?![\w/]|[-.:,]\d)"
        pattern = rf"(?<![\w.,/:-]){year}(?P<mark>[/.-]){month}(?P=mark){day}{end}"
        reverse = rf"(?<![\w.,/:-]){day}(?P<mark>[/.-]){month}(?P=mark){year}{end}"
        return (
            Rule("date-persian", pattern, date, At.DIGIT),
            Rule("date-persian-reverse", reverse, date, At.DIGIT),
        )

    def ordinal(self, number: int, gender: str = "", case: str = "") -> str | None:
        """Return an ordinal: "بیست و سوم"."""
        del gender, case
        words = self.cardinal(number)
        if _THREE.search(words):
            return _THREE.sub("سوم", words)
        return f"{words}\u200cام" if _THIRTY.search(words) else f"{words}م"

    def written_ordinal(self, number: int, m: re.Match[str]) -> str | None:
        """Return an ordinal; the longer ending, before its noun, is kept: "دهمین"."""
        if m["ending"] == "م" and number >= _ERA:
            return f"{self.year(number)} میلادی"
        words = self.ordinal(number)
        return words and (f"{words}ین" if m["ending"].endswith("ین") else words)

    def day(self, number: int, m: re.Match[str]) -> str:
        """Return the day of a date."""
        del m
        return "یکم" if number == 1 else self.ordinal(number) or ""

    def decimals(self, text: str) -> str:
        """Return decimals as tenths, hundredths or thousandths; longer ones, and zeros at the end, by their digits."""
        if text.startswith("0") and len(text) > 1 and text.strip("0") == "":
            return self.digits(text)
        place = _PLACES.get(len(text))
        return f"{self.spell(int(text))} {place}" if place and int(text) else self.digits(text)

    def fraction(self, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a fraction: "سه چهارم"; with more above than below the stroke is a decimal mark."""
        if over > under:
            return f"{self.cardinal(over)} {self.data.point} {self.decimals(str(under))}"
        return super().fraction(over, under, m) or f"{self.cardinal(over)} {self.ordinal(under)}"

    def mixed(self, whole: int, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a whole number and a fraction: "دو و نیم"."""
        part = "نیم" if (over, under) == (1, 2) else self.fraction(over, under, m)
        return f"{self.cardinal(whole)} و {part}"

    def fraction_of(self, whole: int, over: int, under: int, thing: Thing, m: re.Match[str]) -> str | None:
        """Return a fraction of a thing: "نیم کیلومتر"."""
        half = not whole and (over, under) == (1, 2)
        words = "نیم" if half else self.mixed(whole, over, under, m) if whole else self.fraction(over, under, m)
        return words and thing.form("other").replace("{}", words)

    def time(self, hour: int, minute: int, m: re.Match[str]) -> str | None:
        """Return a time: "چهارده و سی دقیقه"."""
        said = self.spell(hour)
        return f"{said} و {self.spell(minute)} دقیقه" if minute else said

    def attached(self, number: Number, suffix: str, m: re.Match[str]) -> str | None:
        """Return figures with an ending, as in "۳ساله"."""
        del m
        if number.decimals or _ORDERED.match(suffix):
            return None
        return f"{self.said(number)}\u200c{suffix}"
