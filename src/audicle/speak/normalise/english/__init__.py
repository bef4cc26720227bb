"""The rules of English, in General American."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.english.abbreviations import abbreviation_rules
from audicle.speak.normalise.english.addresses import address_rules
from audicle.speak.normalise.english.alone import alone_rules
from audicle.speak.normalise.english.british import british
from audicle.speak.normalise.english.codes import code_rules
from audicle.speak.normalise.english.counting import counting_rules
from audicle.speak.normalise.english.dates import date_rules
from audicle.speak.normalise.english.fractions import fraction_rules
from audicle.speak.normalise.english.identifiers import identifier_rules
from audicle.speak.normalise.english.maths import maths_rules
from audicle.speak.normalise.english.measures import measure_rules
from audicle.speak.normalise.english.money import money_rules
from audicle.speak.normalise.english.phones import phone_rules
from audicle.speak.normalise.english.ranges import range_rules
from audicle.speak.normalise.english.roman import roman_rules
from audicle.speak.normalise.english.signs import ampersand_rules, mark_rules
from audicle.speak.normalise.english.signs_alone import signs_alone_rules
from audicle.speak.normalise.english.spans import span_rules
from audicle.speak.normalise.english.times import time_rules
from audicle.speak.normalise.english.web import address, web_rules

if TYPE_CHECKING:
    from audicle.speak.normalise.rules import Rule

__all__ = ["address", "english_rules"]


def english_rules(*, day_first: bool, british_numbers: bool = False) -> tuple[Rule, ...]:
    """Return the rules in the order they are tried: the more a rule asks for, the earlier it comes.

    ``day_first``: 03/04/2021 is the third of April, as in Britain.
    ``british_numbers``: 101 is "one hundred and one".
    """
    rules = _rules(day_first=day_first)
    return tuple(map(british, rules)) if british_numbers else rules


def _rules(*, day_first: bool) -> tuple[Rule, ...]:
    return (
        *web_rules(),
        *alone_rules(),
        *signs_alone_rules(),
        *mark_rules(),
        *identifier_rules(),
        *phone_rules(),
        *money_rules(),
        *span_rules(),
        *date_rules(day_first=day_first),
        *range_rules()[:3],
        *time_rules(),
        *address_rules(),
        *measure_rules(),
        *fraction_rules(),
        *roman_rules(),
        *abbreviation_rules(),
        *maths_rules(),
        *range_rules()[3:],
        *counting_rules()[:5],
        *code_rules(),
        *counting_rules()[5:],
        *ampersand_rules(),
    )
