"""The rules of English, in General American."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.english.british import british
from audicle.speak.normalise.english.calendar.dates import date_rules
from audicle.speak.normalise.english.calendar.spans import span_rules
from audicle.speak.normalise.english.calendar.times import pointed_rule, time_rules
from audicle.speak.normalise.english.letters.abbreviations import abbreviation_rules
from audicle.speak.normalise.english.letters.addresses import address_rules
from audicle.speak.normalise.english.letters.alone import alone_rules
from audicle.speak.normalise.english.letters.capitals import capital_rules
from audicle.speak.normalise.english.letters.codes import code_rules
from audicle.speak.normalise.english.letters.scripture import scripture_rules
from audicle.speak.normalise.english.letters.signs import ampersand_rules, mark_rules
from audicle.speak.normalise.english.letters.signs_alone import signs_alone_rules
from audicle.speak.normalise.english.letters.web import address, web_rules
from audicle.speak.normalise.english.numbers.counting import counting_rules
from audicle.speak.normalise.english.numbers.fractions import fraction_rules
from audicle.speak.normalise.english.numbers.identifiers import identifier_rules
from audicle.speak.normalise.english.numbers.phones import phone_rules
from audicle.speak.normalise.english.numbers.ranges import range_rules
from audicle.speak.normalise.english.numbers.roman import roman_rules
from audicle.speak.normalise.english.quantities.indices import index_rules
from audicle.speak.normalise.english.quantities.lakhs import lakh_rules
from audicle.speak.normalise.english.quantities.maths import maths_rules
from audicle.speak.normalise.english.quantities.measures import measure_rules
from audicle.speak.normalise.english.quantities.money import money_rules
from audicle.speak.normalise.english.quantities.old_money import old_money_rules
from audicle.speak.normalise.notes import note_rules

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
        *index_rules(),
        *note_rules(),
        *mark_rules(),
        *capital_rules(),
        *scripture_rules(),
        *identifier_rules(),
        *phone_rules(),
        *old_money_rules(),
        *lakh_rules(),
        *money_rules(),
        *span_rules(),
        *date_rules(day_first=day_first),
        *range_rules()[:2],
        *([pointed_rule()] if day_first else ()),
        *time_rules(),
        *address_rules(),
        *measure_rules(),
        *fraction_rules(),
        *roman_rules(),
        *abbreviation_rules(),
        *maths_rules(),
        *range_rules()[2:],
        *counting_rules()[:6],
        *code_rules(),
        *counting_rules()[6:],
        *ampersand_rules(),
    )
