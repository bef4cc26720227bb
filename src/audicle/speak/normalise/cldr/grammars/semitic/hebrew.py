"""Hebrew: the gender of what is counted, particles before figures ("ב-5", "ה-19"), and halves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammar import Grammar as General

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.values import Number, Thing

_AFTER = re.compile(r" ([^\W\d_]{2,})")
_BEFORE = re.compile(r"(?<!\w)([^\W\d_]{2,}) \Z")
_TEN = 10
_TWO = 2
_SHORT = 3  # digits of numbers that are no years
_HALF = "5"  # as decimals
_ORDINALS = {
    "m": ["ראשון", "שני", "שלישי", "רביעי", "חמישי", "שישי", "שביעי", "שמיני", "תשיעי", "עשירי"],
    "f": ["ראשונה", "שנייה", "שלישית", "רביעית", "חמישית", "שישית", "שביעית", "שמינית", "תשיעית", "עשירית"],
}
_QUARTERS = {15: "ורבע", 30: "וחצי"}
_NOON = 12
_MAGNITUDES = frozenset(["אלף", "מיליון", "מיליארד", "טריליון"])


class Grammar(General):
    """Hebrew."""

    def plain(self, m: re.Match[str], number: Number) -> str | None:
        """Return a plain number; after "the", up to ten, the ordinal of the noun before: "המקום ה-3"."""
        whole, prefix = int(number.whole), m.groupdict().get("prefix") or ""
        if number.decimals or self.is_year(m, number):
            return super().plain(m, number)
        before = _BEFORE.search(m.string, max(m.start() - 30, 0), m.start())
        if prefix.rstrip("-–־").endswith("ה") and before:
            gender = self._gender(before[1], 1) or "m"
            if 0 < whole <= _TEN:
                return _ORDINALS[gender][whole - 1]
            return self.cardinal(whole, gender, "alone")
        noun = _AFTER.match(m.string, m.end())
        gender = self._gender(noun[1], whole) if noun else ""
        return self.cardinal(whole, gender) if gender else self.cardinal(whole)

    def day(self, number: int, m: re.Match[str]) -> str:
        """Return the day of a date."""
        del m
        return self.cardinal(number, "m", "alone")

    def counted(self, number: Number, thing: Thing, m: re.Match[str]) -> str | None:
        """Return so many of a thing: "שקל אחד", "שני שקלים", "שלושה וחצי קילומטרים"."""
        one, many = (thing.form(form).removeprefix("{}").strip() for form in ("one", "other"))
        if number.decimals == _HALF:
            whole = int(number.whole)
            return f"{self.cardinal(whole, thing.gender, 'alone')} וחצי {many}" if whole else f"חצי {one}"
        if number.decimals:
            return f"{self.said(number)} {many}"
        if number.whole == "1":
            return one if one in _MAGNITUDES else f"{one} {'אחת' if thing.gender == 'f' else 'אחד'}"
        del m
        return f"{self.cardinal(int(number.whole), thing.gender)} {many}"

    def ranged(self, first: Number, last: Number, thing: Thing, m: re.Match[str]) -> str | None:
        """Return the same from one number to another."""
        if first.decimals or last.decimals:
            return super().ranged(first, last, thing, m)
        counted = self.counted(last, thing, m)
        return counted and self.to(m, self.cardinal(int(first.whole), thing.gender, "alone"), counted)

    def range(self, first: str, last: str, m: re.Match[str]) -> str | None:
        """Return from one plain number to another, in the gender of the noun after them."""
        noun = _AFTER.match(m.string, m.end())
        short = first.isdecimal() and last.isdecimal() and max(len(first), len(last)) <= _SHORT
        gender = self._gender(noun[1], int(last)) if noun and short else ""
        if not gender or int(first) >= int(last):
            return super().range(first, last, m)
        return self.to(m, self.cardinal(int(first), gender, "alone"), self.cardinal(int(last), gender))

    def time(self, hour: int, minute: int, m: re.Match[str]) -> str | None:
        """Return a time: "תשע וחצי", "ארבע עשרה שלושים"."""
        del m
        said = self.spell(hour)
        if not minute:
            return said
        if minute in _QUARTERS and hour <= _NOON:
            return f"{said} {_QUARTERS[minute]}"
        if minute < _TEN:
            return f"{said} ו{self.spell(minute)} דקות" if minute > 1 else f"{said} ודקה"
        return f"{said} {self.spell(minute)}"

    def fraction(self, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a fraction: "שלוש חמישיות"; of more than ten parts "שלוש חלקי עשרים"."""
        if found := super().fraction(over, under, m):
            return found
        if under > _TEN or under <= _TWO:
            return f"{self.spell(over)} חלקי {self.spell(under)}"
        if over == 1:
            return _ORDINALS["f"][under - 1]
        return f"{self.cardinal(over, 'f')} {_ORDINALS['f'][under - 1].removesuffix('ת')}ות"

    def mixed(self, whole: int, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a whole number and a fraction: "שתיים וחצי"."""
        return f"{self.spell(whole)} ו{self.fraction(over, under, m)}"

    def fraction_of(self, whole: int, over: int, under: int, thing: Thing, m: re.Match[str]) -> str | None:
        """Return a fraction of a thing, or so many and a fraction."""
        one, many = (thing.form(form).removeprefix("{}").strip() for form in ("one", "other"))
        part = self.fraction(over, under, m)
        return f"{self.cardinal(whole, thing.gender, 'alone')} ו{part} {many}" if whole else f"{part} {one}"

    def _gender(self, noun: str, number: int) -> str:
        """Return the gender of a noun beside a number, "" where neither its ending nor the table tells."""
        for gender, kind in (("m", "masculine"), ("f", "feminine")):
            if noun in self.data.words(kind):
                return gender
        if noun.endswith("ים"):
            return "m"
        if noun.endswith("ות"):
            return "f"
        return "f" if noun.endswith(("ה", "ת")) and (number == 1 or number > _TEN) else ""
