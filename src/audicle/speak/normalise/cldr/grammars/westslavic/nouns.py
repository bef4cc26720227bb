"""Nouns that numerals stand before: which gender and case a written form may be, from the language's table."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammars.westslavic.numerals import CASES, numerals

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

Forms: TypeAlias = "tuple[tuple[str, str], ...]"  # gender and case


_VOWELS = frozenset("aáąeéęěiíoóuúůyý")  # of endings; a noun without one is most often masculine
_SHORT = 3  # letters of words whose ending tells nothing


@cache
def nouns(code: str) -> Mapping[str, Forms]:
    """Return the genders ("p" is the plural) and cases of all forms of the nouns in a table."""
    found: dict[str, list[tuple[str, str]]] = {}
    for gender, classes in numerals(code).table["nouns"].items():
        for endings, stems in classes.items():
            for case, ending in zip(CASES, endings.split(), strict=True):
                for stem in stems.split():
                    found.setdefault(stem + ending.replace("-", ""), []).append((gender, case))
    return {form: tuple(readings) for form, readings in found.items()}


def readings(word: str, code: str) -> Forms:
    """Return what a word may be: as the table says of it, else by its ending; nothing if neither tells."""
    lower = word.lower()
    if known := nouns(code).get(lower):
        return known
    endings = numerals(code).table["guess"]
    for size in (4, 3, 2, 1):
        if len(lower) > size + 1 and (guess := endings.get(lower[-size:])) is not None:
            return tuple(tuple(one.split(".")) for one in guess.split())
    return () if lower[-1:] in _VOWELS or len(lower) < _SHORT else (("m", "nom"), ("m", "acc"))


@cache
def _counted(code: str) -> tuple[tuple[str, str], ...]:
    table = numerals(code).table.get("counted", {})
    pairs = [(stem, gender) for gender, stems in table.items() for stem in stems.split()]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _ends(code: str, category: str) -> Mapping[str, str]:
    """Return the endings of nouns by gender, after numbers of a plural category if that matters."""
    table = numerals(code).table
    found: Mapping[str, str] = table.get(f"counted_ends_{category}") or table.get("counted_ends", {})
    return found


def counted_gender(word: str, code: str, category: str = "") -> str:
    """Return the gender of a noun in the plural, "" if the table does not know it. A stem stands for its forms."""
    lower = word.lower()
    for stem, gender in _counted(code):
        if lower == stem.rstrip("*") or (stem.endswith("*") and lower.startswith(stem[:-1])):
            return gender
    for gender, ends in _ends(code, category).items():
        if len(lower) > _SHORT and lower.endswith(tuple(ends.split())):
            return str(gender)
    return ""
