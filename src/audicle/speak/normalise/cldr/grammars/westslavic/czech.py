"""Czech: hours are cardinals, and the days of a date stand in the genitive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammars.westslavic.ruled import Ruled

if TYPE_CHECKING:
    import re

_FULL = frozenset(["hodin", "hodiny", "hodinách", "hod", "h"])  # after an hour without minutes they are said
_ORDINALS = {"před": "ins", "po": "loc"}


class Grammar(Ruled):
    """Czech."""

    def time(self, hour: int, minute: int, m: re.Match[str]) -> str | None:
        """Return a time: "ve čtrnáct třicet", with the word for hours where it is written."""
        if m["minute"] is None or self.measured(m):
            return None
        if (part := _ORDINALS.get(self.before(m))) and not self.group(m, "first"):  # "po dvacáté"
            said = self.ordinal(hour, "f", part) or self.numerals.bent("nultý", "f", part)
            return f"{said} {self.cardinal(minute, '')}" if minute else said
        case = "gen" if "gen" in self.asked(m) else "nom"
        said = self.cardinal(hour, "f", case)
        hours = self.hours(hour, case)
        if not minute:
            return f"{said} {hours}"
        named = self.group(m, "after").rstrip(".") in _FULL and not self.group(m, "first")
        if named:
            return f"{said} {hours} {self.cardinal(minute, 'f', case)} {self.minutes(minute, case)}"
        zero = f"{self.spell(0)} " if minute < 10 else ""  # noqa: PLR2004
        return f"{said} {zero}{self.cardinal(minute, '', case)}"

    def to(self, m: re.Match[str], first: str, last: str) -> str:
        """Return from one to another; hours are said once."""
        word = last.rpartition(" ")[2]
        return super().to(m, first.removesuffix(f" {word}") if word in _FULL else first, last)

    def hours(self, count: int, case: str) -> str:
        """Return the word for so many hours."""
        return self._time_word(count, case, "hodina hodiny hodin", "hodiny")

    def minutes(self, count: int, case: str) -> str:
        """Return the word for so many minutes."""
        return self._time_word(count, case, "minuta minuty minut", "minuty")

    def _time_word(self, count: int, case: str, forms: str, one: str) -> str:
        if case == "gen":
            return one if count == 1 else forms.split()[2]
        return forms.split()[["one", "few", "other"].index(self.numerals.plural(count))]
