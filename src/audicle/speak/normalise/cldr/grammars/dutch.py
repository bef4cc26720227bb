"""Dutch: hundreds from 1100 to 1999, and the clock by halves and quarters ("half drie")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammar import Grammar as General

if TYPE_CHECKING:
    import re

_HUNDREDS = range(1100, 2000)
_QUARTER, _HALF, _THREE_QUARTERS = 15, 30, 45


class Grammar(General):
    """Dutch."""

    def spell(self, number: int, use: str = "") -> str:
        """Return the words of a number: "negentienhonderdvierentachtig", not "duizend negenhonderd…"."""
        if use.startswith("ordinal") or number not in _HUNDREDS:
            return super().spell(number, use)
        hundreds, rest = divmod(number, 100)
        return f"{super().spell(hundreds)}honderd{super().spell(rest).replace('één', 'een') if rest else ''}"

    def mixed(self, whole: int, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return "anderhalf" and "drieënhalf", else as the table says."""
        if (over, under) != (1, 2):
            return super().mixed(whole, over, under, m)
        words = self.spell(whole)
        return "anderhalf" if whole == 1 else f"{words}{'ën' if words.endswith('e') else 'en'}half"

    def time(self, hour: int, minute: int, m: re.Match[str]) -> str | None:
        """Return a time: "half drie" and "kwart over twee", else hours and minutes."""
        if minute not in {_QUARTER, _HALF, _THREE_QUARTERS}:
            return super().time(hour, minute, m)
        named = {_QUARTER: "kwart over", _HALF: "half", _THREE_QUARTERS: "kwart voor"}[minute]
        counted = hour if minute == _QUARTER else hour + 1
        return f"{named} {self.spell((counted - 1) % 12 + 1)}"
