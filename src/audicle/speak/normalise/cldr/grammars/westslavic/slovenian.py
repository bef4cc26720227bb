"""Slovenian: hours after a preposition are cardinals in the plural: "ob štirinajstih trideset"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammars.westslavic.ruled import Ruled

if TYPE_CHECKING:
    import re

_AT = frozenset(["ob", "od", "do", "okoli", "okrog", "po", "pred"])


class Grammar(Ruled):
    """Slovenian."""

    def time(self, hour: int, minute: int, m: re.Match[str]) -> str | None:
        """Return a time."""
        if m["minute"] is None or self.measured(m):
            return None
        case = "nom"
        if self.before(m) in _AT and not self.group(m, "first"):
            asked = self.asked(m)
            case = next((case for case in ("loc", "ins", "gen") if case in asked), "nom")
        said = "enih" if hour == 1 and case in {"loc", "gen"} else self.cardinal(hour, "", case)
        if not minute:
            return said
        zero = f"{self.spell(0)} " if minute < 10 else ""  # noqa: PLR2004
        return f"{said} {zero}{self.spell(minute)}"
