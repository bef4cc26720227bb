"""Hours that are ordinals: "o czternastej trzydzieści", "o štrnástej tridsať"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re

    from audicle.speak.normalise.cldr.grammars.westslavic.grammar import Slavic

_LIKELY = ("loc", "ins", "gen", "dat")


def ordinal_hour(hour: int, minute: int, m: re.Match[str], spoken: Slavic) -> str:
    """Return a time after a preposition: "štrnástej tridsať"."""
    asked = spoken.asked(m)
    case = next((case for case in _LIKELY if case in asked), "nom")
    said = spoken.ordinal(hour, "f", case) or spoken.numerals.bent(_zeroth(spoken), "f", case)
    return f"{said} {spoken.spell(minute)}" if minute else said


def _zeroth(spoken: Slavic) -> str:
    return str(spoken.numerals.table["numerals"]["zeroth"])
