"""Croatian: years are ordinals with a full stop, of the word for a year, which need not be there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.calendar.dates import month_names
from audicle.speak.normalise.cldr.grammars.westslavic.nouns import readings
from audicle.speak.normalise.cldr.grammars.westslavic.ruled import Ruled
from audicle.speak.normalise.cldr.patterns import either, free
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Number

_YEARS = range(1000, 2100)
_YEAR = r"(?:1\d{3}|20\d{2})"
_WORDS = {"godina": "nom", "godine": "gen", "godini": "loc", "godinu": "acc", "godinom": "ins"}
_SHORT = 2  # digits of a year without its century
_PARTS_OF_LAW = frozenset(["člana", "člank", "stava", "stavk"])
_NEAR = 25  # characters
_DATE = 2  # spaces in a date that is all of a text
_SATI = {"one": "sat", "few": "sata", "other": "sati"}


class Grammar(Ruled):
    """Croatian."""

    def written_ordinal(self, number: int, m: re.Match[str]) -> str | None:
        """Return an ordinal before a noun, or a year: "1985. godine", "2021. u Zagrebu"."""
        before = self.before(m)
        if before[:5] in _PARTS_OF_LAW and (forms := readings(before, self.data.code)):
            return self.ordinal(number, *self.chosen(forms, m))  # "članka 5. stavka 1."
        before_christ = m["noun"] == "pr" and not m["next"]  # "44. pr. Kr."
        if before_christ or (number in _YEARS and m["noun"][0].islower()):
            return self.ordinal(number, "f", self._year_case(m, m["noun"]))
        return super().written_ordinal(number, m)

    def plain(self, m: re.Match[str], number: Number) -> str | None:
        """Return a number, or a year where the words around say that it is one."""
        if self.is_year(m, number):
            after = self.after(m)
            if after and after[0] in _WORDS:
                return self.ordinal(int(number.whole), "f", self._year_case(m, after[0]))
            if m.string[m.end() : m.end() + 1] == "." and self._dated(m):
                return self.ordinal(int(number.whole), "f", self._year_case(m, ""))
        return super().plain(m, number)

    def _dated(self, m: re.Match[str]) -> bool:
        """Say whether a number with a full stop that may end a sentence is a year."""
        before = self.before(m)
        months = {str(name)[:4] for name in self.locale.months["format"]["wide"].values()}
        return (
            not before or before[:4] in months or before in self.prepositions or before in {"rođen", "rođena", "umro"}
        )

    def _year_case(self, m: re.Match[str], word: str) -> str:
        asked = self.asked(m)
        if word in _WORDS:
            return _WORDS[word]
        return "loc" if "loc" in asked and self.before(m) == "u" else "gen"

    def year_of_date(self, number: int, m: re.Match[str]) -> str:
        """Return the year of a date, in the genitive."""
        del m
        return self.ordinal(number, "f", "gen") or self.cardinal(number)

    def time(self, hour: int, minute: int, m: re.Match[str]) -> str | None:
        """Return a time: "četrnaest i trideset"."""
        if m["minute"] is None or self.measured(m):
            return None
        said = self.cardinal(hour, "m")
        hours = _SATI[self.numerals.plural(hour)]
        if not minute:
            return f"{said} {hours}"
        words = f"{said} i {self.cardinal(minute, 'f')}"
        after = self.group(m, "after").replace("h", "sati")
        return f"{words} {after}" if after else words

    def to(self, m: re.Match[str], first: str, last: str) -> str:
        """Return from one to another; hours are said once."""
        word = last.rpartition(" ")[2]
        return super().to(m, first.removesuffix(f" {word}") if word in _SATI.values() else first, last)

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules of years from one to another, and of the full stop after a year."""

        def years(m: re.Match[str]) -> str:
            case = "gen" if self.before(m) in {"od", "između"} or self.after(m)[:1] == ("godine",) else "nom"
            said = [self.ordinal(int(m[name]), "f", case) or "" for name in ("first", "last")]
            return self.to(m, *said) + ("." if self.ends(m) and m.start() else "")

        def point(m: re.Match[str]) -> str | None:
            dated = in_date.search(m.string, max(m.start() - _NEAR, 0), m.start())
            if m["goes_on"] and not dated:
                return None  # an ordinal
            return "." if self.ends(m) and m.string[: m.start()].count(" ") > _DATE else ""

        goes_on = r"(?P<goes_on>\s[^\W\d_A-ZČĆŠŽĐ])"
        in_date = re.compile(rf"(?:\d\.\s?|\b(?:{either(month_names(self))})\s){_YEAR}\Z")

        def school_year(m: re.Match[str]) -> str:
            last = m["last"] if len(m["last"]) > _SHORT else m["first"][:_SHORT] + m["last"]
            return " ".join(self.ordinal(int(year), "f") or year for year in (m["first"], last))

        return (
            *super().rules(),
            Rule(
                "years-school",
                rf"{free(self.data)}(?P<first>{_YEAR})\.?/(?P<last>{_YEAR}|\d\d)\.(?!\w)",
                school_year,
                frozenset("/"),
            ),
            Rule(
                "years-ordinal",
                rf"{free(self.data)}(?P<first>{_YEAR})\.? ?[-–—] ?(?P<last>{_YEAR})\.(?!\w)",
                years,
                At.DIGIT,
            ),
            Rule(
                "year-point",
                rf"(?<=[^\d,]{_YEAR})\.(?={goes_on}|[\s,;)]|\Z)",
                point,
                frozenset("."),
            ),
        )
