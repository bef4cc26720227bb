"""Which form of a word fits the words around it, by the forms that the table's nouns have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammars.eastslavic.surroundings import asked, before
from audicle.speak.normalise.cldr.patterns import TO, either

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammars.eastslavic.declension import Reading
    from audicle.speak.normalise.cldr.grammars.eastslavic.east import East


JOINT = rf"(?P<joint>{TO}|, | (?:и|й|і|та|или|або|чи) )"


def all_forms(spoken: East, word: str) -> str:
    """Return the regular expression of all forms of a noun."""
    noun = spoken.bends.noun(word)
    extra = spoken.own["words"].get(f"{word}_too", "").split()
    return either({*noun.singular, *noun.plural, *extra} if noun else {word})


def readings_of(spoken: East, form: str) -> tuple[Reading, ...]:
    """Return what a form of a noun in the table's list can be."""
    return spoken.bends.readings.get(form, ())


def fitting(spoken: East, readings: tuple[Reading, ...], m: re.Match[str]) -> Reading | None:
    """Return the reading that fits the word before best, the first if none does."""
    cases = cases_before(spoken, m)
    return next((one for case in cases for one in readings if one.case == case), readings[0] if readings else None)


def cases_before(spoken: East, m: re.Match[str]) -> list[str]:
    """Return the cases that the word before can ask for before a noun of time or place, the likeliest first."""
    words = before(m)
    if not words:
        return ["nom"]
    table = spoken.own["before_noun"]
    found = [case for case, some in table.items() if words[-1] in some.split()]
    if found:
        return found
    case = asked(spoken.data, m)
    if case and case[0] != "?":
        return [case]
    if words[-1] in spoken.months:
        return ["gen"]
    return ["gen", "nom"] if m.string[m.start() - 2 : m.start() - 1].isalpha() else ["nom"]


def joined(m: re.Match[str]) -> str:
    """Return what stands between two numbers, a range with a dash."""
    return " — " if re.fullmatch(TO, m["joint"]) else m["joint"]
