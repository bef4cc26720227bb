"""Figures that letters are attached to: the ends of ordinals, and the rest of compounds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammars.eastslavic.declension import CASES, GENDERS, Reading
from audicle.speak.normalise.cldr.grammars.eastslavic.fitting import JOINT, cases_before, joined, readings_of
from audicle.speak.normalise.cldr.grammars.eastslavic.surroundings import after
from audicle.speak.normalise.cldr.patterns import free
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    import re

    from audicle.speak.normalise.cldr.grammars.eastslavic.east import East


_LONGEST_END = 3  # letters of an ordinal's end: "5-ого"
_COMPOUND = 4  # letters of a word that begins with a number, at least: "5-дневный"


def suffix_rules(spoken: East) -> tuple[Rule, ...]:
    """Return the rules of what is more than a number with an end: two of one, percentages, so many by so many."""
    begin = free(spoken.data)
    first, last = r"(?P<first>\d{1,4})", r"(?P<last>\d{1,4})"
    return (
        Rule(
            "ordinals",
            rf"{begin}{first}{JOINT}{last}-(?P<suffix>[^\W\d_]{{1,3}})(?!\w)",
            partial(_suffixed, spoken),
            At.DIGIT,
        ),
        Rule(
            "adjective-percent",
            r"(?<![\w.,-])(?P<first>\d{1,3}) ?%(?:-?(?:ный|н)?(?P<suffix>[^\W\d_]{2,3})|-(?P<letter>[^\W\d_]))(?!\w)",
            partial(_percent, spoken),
            frozenset("%"),
        ),
        Rule(
            "score",
            rf"{begin}(?P<first>\d{{1,2}}):(?P<last>\d)(?![\w:]|[.,]\d)",
            partial(_score, spoken),
            frozenset(":"),
        ),
        Rule("by", rf"{begin}{first} ?[хx×] ?{last}(?![\w]|[.,]\d)", partial(_by, spoken), frozenset("хx×")),
    )


def _by(spoken: East, m: re.Match[str]) -> str:
    """Return so many by so many."""
    return f"{spoken.cardinal(int(m['first']))} {spoken.data.signs['×']} {spoken.cardinal(int(m['last']))}"


def _score(spoken: East, m: re.Match[str]) -> str:
    """Return a score, which no time is written like."""
    first, last = (spoken.cardinal(int(m[name])) for name in ("first", "last"))
    return spoken.data.score.format(first=first, last=last)


def _percent(spoken: East, m: re.Match[str]) -> str | None:
    """Return "пятипроцентный"."""
    stem = spoken.own["words"]["percent_adjective"]
    ends = [
        form
        for gender in GENDERS
        for case in CASES
        if (form := spoken.bends.adjective(stem, gender, case)) and form.endswith(m["suffix"] or m["letter"])
    ]
    joined = compound(spoken, int(m["first"]))
    return joined + min(ends, key=len) if ends and joined else None


def _suffixed(spoken: East, m: re.Match[str]) -> str | None:
    """Return two ordinals with one end: "1980–1990-е"."""
    last = attached(spoken, int(m["last"]), m["suffix"], m)
    if last is None or len(m["suffix"]) > _LONGEST_END:
        return None
    first = attached(spoken, int(m["first"]), m["suffix"], m)
    return first and f"{first}{joined(m)}{last}"


def attached(spoken: East, number: int, suffix: str, m: re.Match[str]) -> str | None:
    """Return figures with letters after a hyphen: the end of an ordinal, or the rest of a compound."""
    own = spoken.own
    for case, ends in own["cardinal_ends"].items():
        if suffix in ends.split() and (suffix not in own["words"]["small_ends"].split() or 1 < number < 5):  # noqa: PLR2004
            return spoken.cardinal(number, "m", case)
    if len(suffix) >= _COMPOUND and suffix.islower() and suffix not in spoken.data.words("no_compound"):
        joined = compound(spoken, number)
        return joined and joined + suffix
    if len(suffix) > _LONGEST_END or number == 0:
        return None
    found = ordinals_with(spoken, number, suffix)
    return found[_agreeing(spoken, tuple(found), number, m)] if found else None


def ordinals_with(spoken: East, number: int, suffix: str) -> dict[Reading, str]:
    """Return the forms of an ordinal that end so, by what they can be."""
    return {
        Reading(gender, case): words
        for gender in GENDERS
        for case in CASES
        if (words := spoken.ordinal(number, gender, case)) and words.endswith(suffix)
    }


def _agreeing(spoken: East, readings: tuple[Reading, ...], number: int, m: re.Match[str]) -> Reading:
    """Return the reading of an ordinal that agrees with the noun after it, or with the word before."""
    cases = cases_before(spoken, m)
    for word in after(m)[:2]:
        lower = word.lower()
        nouns = readings_of(spoken, lower) or spoken.bends.adjective_readings(lower) or _guessed(spoken, word)
        common = [one for one in readings if one in nouns]
        if common:
            return next((one for case in cases for one in common if one.case == case), common[0])
    decade = number % 10 == 0 and number >= 20 and any(one.gender == "pl" for one in readings)  # noqa: PLR2004
    some = [one for one in readings if (one.gender == "pl") == decade] or list(readings)
    return next((one for case in cases for one in some if one.case == case), some[0])


def _guessed(spoken: East, word: str) -> tuple[Reading, ...]:
    """Return what a noun may be, by its end."""
    found: list[Reading] = []
    for gender, ends in spoken.own["noun_ends"].items():
        kind, _, case = gender.partition("_")
        if word.endswith(tuple(ends.split())):
            found.append(Reading(kind, case))
    return tuple(found)


def compound(spoken: East, number: int) -> str | None:
    """Return how a number begins a compound: "двадцатипяти"; None where that is not sure."""
    own = spoken.own["compounds"]
    if str(number) in own:
        return own[str(number)]
    if number % 1000 == 0 and 1 < number // 1000 < 100:  # noqa: PLR2004
        head = compound(spoken, number // 1000)
        return head and head + own["1000"]
    if number > 1000:  # noqa: PLR2004
        return None
    words = spoken.cardinal(number, "m", "gen").split()
    return "".join(own.get(word, word) for word in words)
