"""Roman numerals: of centuries, before and after nouns, of rulers; in Cyrillic letters that look like them too."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammars.eastslavic.declension import CASES, Reading
from audicle.speak.normalise.cldr.grammars.eastslavic.fitting import (
    JOINT,
    all_forms,
    cases_before,
    fitting,
    joined,
    readings_of,
)
from audicle.speak.normalise.cldr.grammars.eastslavic.surroundings import before, stop
from audicle.speak.normalise.cldr.patterns import free
from audicle.speak.normalise.english.numbers.roman import value
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammars.eastslavic.east import East


_X, _I, _V = "[XХ]", "[IІ]", "V"  # Latin letters and Cyrillic ones that look like them
_NUMERAL = rf"(?=[XХIІV]){_X}{{0,3}}(?:{_I}{_X}|{_I}{_V}|{_V}?{_I}{{0,3}})"
_FEW, _TEENS = 5, 20  # below and above them a noun after a figure may be in the singular
_LATIN = str.maketrans("ХІ", "XI")


def numeral_rules(spoken: East) -> tuple[Rule, ...]:
    """Return the rules of numerals."""
    own = spoken.own["words"]
    first = rf"(?P<first>{_NUMERAL})"
    centuries = rf"{first}(?:{JOINT}(?P<last>{_NUMERAL}))?\s?"
    century = rf"(?P<word>{all_forms(spoken, own['century'])}|{own['century_short']})(?!\w)"
    word = r"(?:[^\W\d_]|(?<=\w)['’ʼ](?=\w)){3,30}+"
    noun = rf"(?= (?P<noun>{word})(?: (?P<next>{word}))?)"
    pointed = rf"(?P<word>{all_forms(spoken, own['century'])}|(?:{own['century_short']})(?<=\.))(?!\w)"
    figure = rf"{free(spoken.data)}(?P<first>\d{{1,2}})(?:{JOINT}(?P<last>\d{{1,2}}))?\s?{pointed}"
    upper = frozenset("XХIІV")
    return (
        Rule("centuries-figures", figure, partial(_figure_centuries, spoken), At.DIGIT),
        Rule("centuries", rf"(?<![\w.-]){centuries}{century}", partial(_centuries, spoken), upper),
        Rule("numeral-noun", rf"(?<![\w.-]){first}{noun}", partial(_numeral, spoken), upper),
        Rule("noun-numeral", rf"(?<=[^\W\d_] ){first}(?![\w-])", partial(_after_noun, spoken), upper),
    )


def _centuries(spoken: East, m: re.Match[str]) -> str | None:
    """Return a century, or two, with the word for it in its case."""
    own = spoken.own["words"]
    noun = spoken.bends.noun(own["century"])
    assert noun is not None  # noqa: S101 - the table has it
    word, last = m["word"], m["last"]
    if word in {*noun.singular, *noun.plural}:
        plural = word in noun.plural and (bool(last) or word not in noun.singular)
        readings = tuple(Reading("", case) for case in CASES if noun.form(case, plural=plural) == word)
        fit = fitting(spoken, readings, m)
        case, said = (fit.case if fit else "nom"), word
    else:
        case = cases_before(spoken, m)[0]
        said = noun.form(case, plural=bool(last)) + stop(m)
    one = spoken.ordinal(_value(m["first"]), noun.gender, case)
    if not last:
        return one and f"{one} {said}"
    two = spoken.ordinal(_value(last), noun.gender, case)
    return one and two and f"{one}{joined(m)}{two} {said}"


def _figure_centuries(spoken: East, m: re.Match[str]) -> str | None:
    """Return a century in figures; None for so many centuries."""
    noun = spoken.bends.noun(spoken.own["words"]["century"])
    assert noun is not None  # noqa: S101 - the table has it
    known, last = {*noun.singular, *noun.plural}, int((m["last"] or m["first"])[-2:])
    few = last < _FEW or (last > _TEENS and last % 10 in range(2, _FEW))
    if m["word"] in known and (m["word"] not in noun.singular or few):
        return None
    return _centuries(spoken, m)


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else value(numeral.translate(_LATIN))


def _numeral(spoken: East, m: re.Match[str]) -> str | None:
    """Return an ordinal of a Roman numeral before a noun of the list, or before an adjective."""
    noun = re.sub("['ʼ]", "’", m["noun"])
    lone = len(m["first"]) == 1
    readings = readings_of(spoken, noun) or (spoken.bends.adjective_readings(noun) if noun.islower() else ())
    if (
        not readings
        and noun.islower()
        and m["next"]
        and noun.endswith(tuple(spoken.own["words"]["adjective_ends"].split()))
    ):
        readings = readings_of(spoken, m["next"])
    if not readings or (lone and before(m)[-1:] == [] and not readings_of(spoken, noun) and m.start() > 0):
        return None
    if m["next"] and not readings_of(spoken, noun):
        narrowed = tuple(one for one in readings if any(one.case == two.case for two in readings_of(spoken, m["next"])))
        readings = narrowed or readings
    fit = fitting(spoken, readings, m)
    return spoken.ordinal(_value(m["first"]), fit.gender, fit.case) if fit else None


def _after_noun(spoken: East, m: re.Match[str]) -> str | None:
    """Return a ruler's numeral, or the number of a chapter, part, volume."""
    if words := spoken.ruler(_value(m["first"]), m):
        return words
    noun = before(m)[-1:]
    readings = readings_of(spoken, noun[0]) if noun and noun[0] in spoken.data.words("numbered") else ()
    if not readings:
        return None
    earlier = m.string[: m.start()].lower().split()[-2:-1]
    table = spoken.own["before_noun"]
    cases = [case for case, some in table.items() if earlier and earlier[0] in some.split()]
    fit = next((one for case in cases for one in readings if one.case == case), readings[0])
    return spoken.ordinal(_value(m["first"]), fit.gender, fit.case)
