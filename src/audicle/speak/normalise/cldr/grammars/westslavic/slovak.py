"""Slovak: hours are ordinals after a preposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammars.westslavic.hours import ordinal_hour
from audicle.speak.normalise.cldr.grammars.westslavic.ruled import Ruled

if TYPE_CHECKING:
    import re

_AT = frozenset(["o", "od", "do", "pred", "po", "okolo"])
_HOURS = {"one": "hodina", "few": "hodiny", "other": "hodín"}
_MINUTES = {"one": "minúta", "few": "minúty", "other": "minút"}


class Grammar(Ruled):
    """Slovak."""

    def time(self, hour: int, minute: int, m: re.Match[str]) -> str | None:
        """Return a time: "o štrnástej tridsať", alone "štrnásť tridsať"."""
        if m["minute"] is None or self.measured(m):
            return None
        if self.before(m) in _AT and not self.group(m, "first"):
            return ordinal_hour(hour, minute, m, self)
        said = self.cardinal(hour, "f")
        hours = _HOURS[self.numerals.plural(hour)]
        if not minute:
            return f"{said} {hours}"
        if self.group(m, "after") and not self.group(m, "first"):
            return f"{said} {hours} {self.cardinal(minute, 'f')} {_MINUTES[self.numerals.plural(minute)]}"
        zero = f"{self.spell(0)} " if minute < 10 else ""  # noqa: PLR2004
        return f"{said} {zero}{self.spell(minute)}"

    def to(self, m: re.Match[str], first: str, last: str) -> str:
        """Return from one to another; hours are said once."""
        word = last.rpartition(" ")[2]
        return super().to(m, first.removesuffix(f" {word}") if word in _HOURS.values() else first, last)
