"""The cases of what is counted: CLDR, as babel reads it, has the nominative and, after numerals, the genitive only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Thing
    from audicle.speak.normalise.cldr.grammars.westslavic.numerals import Numerals

_OBLIQUE = ("dat", "ins", "loc")


def gender_of(thing: Thing) -> str:
    """Return the gender of a thing: as its table says, else by the end of its name."""
    if thing.gender:
        return thing.gender
    name = thing.form("one").replace("{}", "").split()
    end = name[0][-1] if name else ""
    return {"a": "f", "á": "f", "o": "n", "é": "n"}.get(end, "m")


def bent_form(thing: Thing, category: str, case: str, numerals: Numerals) -> str | None:
    """Return the form of a thing in a case, with {} for the number; None if it cannot be made."""
    table = numerals.table.get("bent")
    if table is None:
        return None
    gender = gender_of(thing)
    if case == "gen":
        return thing.form(table["gen_one"][gender] if category == "one" else table["gen"])
    if case not in _OBLIQUE:
        return None
    words = thing.form("one").split()
    fixed = table.get("words", {}).get(words[-1])
    if fixed and len(words) > 1:
        return " ".join([*words[:-1], fixed.split()[_OBLIQUE.index(case) + (3 if category == "one" else 0)]])
    if category == "one":
        return None
    words = thing.form("few").split()
    if words[0] != "{}" or len(words) == 1:
        return None
    return " ".join(["{}", *_bent_words(words[1:], gender, _OBLIQUE.index(case), table)])


def _bent_words(words: list[str], gender: str, place: int, table: dict[str, dict[str, str]]) -> list[str]:
    """Return the words of a nominative plural in another case: the adjectives, the noun, and adjectives after it."""
    said: list[str] = []
    noun = False
    for at, word in enumerate(words):
        if word in table["adjectives"]:
            stem, endings = word[:-1], table["adjectives"][word].split()
            said.append(stem + endings[place])
        elif noun:
            return said + words[at:]
        else:
            said.append(_bent_noun(word, table.get(gender, {}), place))
            noun = True
    return said


def _bent_noun(word: str, classes: dict[str, str], place: int) -> str:
    for size in (3, 2, 1):
        if endings := classes.get(word[-size:]):
            return word[:-size] + endings.split()[place]
    return word
