"""Hindi: halves and quarters have words of their own, in amounts and times; ordinals end as their ending is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammar import Grammar as General

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Thing

# Ordinals that are no cardinal with an ending, without the vowel they end in
_OWN = {1: "पहल", 2: "दूसर", 3: "तीसर", 4: "चौथ", 6: "छठ"}
_VOWEL = re.compile("(?:ाँ|ां|ा|ीं|ी|ें|े)\\Z")
_MASCULINE = "ाँ"
_AND_HALF = {1: "डेढ़", 2: "ढाई"}
_BY_HUNDREDS = range(1100, 2000)
_HOURS = 12  # of the clock, on which halves and quarters are said
_QUARTERS = {15: (1, 4), 30: (1, 2), 45: (3, 4)}
_OCLOCK = " बजे"
_LATIN = {"a": "ए एम", "p": "पी एम"}


class Grammar(General):
    """Hindi."""

    def year(self, number: int, case: str = "") -> str:
        """Return a year: before 2000 by its hundreds, "उन्नीस सौ सैंतालीस"."""
        hundreds, rest = divmod(number, 100)
        if number not in _BY_HUNDREDS:
            return self.cardinal(number, "", case)
        words = f"{self.cardinal(hundreds)} सौ"
        return f"{words} {self.cardinal(rest)}" if rest else words

    def ordinal(self, number: int, gender: str = "", case: str = "") -> str | None:
        """Return an ordinal; the gender is the vowel that it ends in."""
        del case
        vowel = gender or _MASCULINE
        if own := _OWN.get(number):
            return own + vowel.replace("ाँ", "ा").replace("ां", "ा").replace("ं", "")
        return f"{self.cardinal(number)}व{vowel}"

    def written_ordinal(self, number: int, m: re.Match[str]) -> str | None:
        """Return an ordinal with the ending that is written: "20वें" is "बीसवें"."""
        vowel = _VOWEL.search(m["ending"])
        return self.ordinal(number, {"ां": "ाँ", "ा": "ाँ", "ी": "ीं"}.get(vowel[0], vowel[0]) if vowel else "")

    def mixed(self, whole: int, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a whole number and a fraction: "साढ़े तीन", "सवा पाँच", "पौने चार"."""
        if (over, under) == (1, 2):
            return _AND_HALF.get(whole) or f"साढ़े {self.cardinal(whole)}"
        if (over, under) == (1, 4):
            return f"सवा {self.cardinal(whole)}"
        if (over, under) == (3, 4):
            return f"पौने {self.cardinal(whole + 1)}"
        part = self.fraction(over, under, m)
        return part and f"{self.cardinal(whole)} सही {part}"

    def fraction(self, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a fraction: "तीन बटा पाँच"."""
        return super().fraction(over, under, m) or f"{self.cardinal(over)} बटा {self.cardinal(under)}"

    def fraction_of(self, whole: int, over: int, under: int, thing: Thing, m: re.Match[str]) -> str | None:
        """Return a fraction of a thing, which stays as it is: "ढाई किलोमीटर"."""
        words = self.mixed(whole, over, under, m) if whole else self.fraction(over, under, m)
        return words and thing.form("other" if whole > 1 else "one").replace("{}", words)

    def to(self, m: re.Match[str], first: str, last: str) -> str:
        """Return from one to another; of two times the second says that they are."""
        return super().to(m, first.removesuffix(_OCLOCK) if last.endswith(_OCLOCK) else first, last)

    def time(self, hour: int, minute: int, m: re.Match[str]) -> str | None:
        """Return a time: "साढ़े नौ बजे" on the clock, "चौदह बजकर तीस मिनट" after noon."""
        after = m.groupdict().get("after") or ""
        latin = f" {_LATIN[after[0].lower()]}" if after[:1].isascii() and after else ""
        exact = bool(m.groupdict().get("second"))
        if minute in _QUARTERS and 0 < hour <= _HOURS and not exact:
            over, under = _QUARTERS[minute]
            whole = hour % _HOURS if (over, under) == (3, 4) else hour
            said = self.mixed(whole, over, under, m)
            if whole == 0:
                said = "पौने एक"
            return f"{said} बजे{latin}"
        return (super().time(hour, minute, m) or "") + latin
