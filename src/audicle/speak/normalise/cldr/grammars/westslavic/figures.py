"""Roman numerals, and fractions, of which the tables have no list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.english.numbers.roman import value

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammars.westslavic.numerals import Numerals

ROMAN = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"

_PARTS = frozenset(
    [*range(2, 11), 12, 15, 16, 20, 32, 100]
)  # of which there are fractions; others are numbers of houses


def roman_or_figure(text: str) -> int:
    """Return the value of a numeral in Roman or Arabic figures."""
    return int(text) if text.isdecimal() else value(text)


def fraction(over: int, under: int, numerals: Numerals) -> str | None:
    """Return a fraction: with a noun of the table's ``parts`` ("dvě třetiny"), or an ordinal ("dwie trzecie").

    None for what is no fraction, and for one with no noun.
    """
    if not 0 < over < under or under not in _PARTS:
        return None
    counted, category = numerals.cardinal(over, "f"), numerals.plural(over)
    if table := numerals.table.get("parts"):
        stems = str(table["stems"]).split()
        if under - 2 >= len(stems):
            return None
        endings = dict(zip(numerals.table["numerals"]["plurals"].split(), table["endings"].split(), strict=True))
        ending = endings[category].replace("-", "")
        return f"{counted} {stems[under - 2]}{ending}"
    gender, case = {"one": ("f", "nom"), "few": ("p", "nom")}.get(category, ("p", "gen"))
    words = numerals.ordinal(under, gender, case)
    return f"{counted} {words}" if words else None
