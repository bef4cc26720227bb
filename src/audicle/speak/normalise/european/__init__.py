"""The rules of German, French, Spanish, Italian and Portuguese, and of the regions that say figures in another way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.abbreviations import abbreviation_rules
from audicle.speak.normalise.european.calendar.dates import date_rules, weekday_rules
from audicle.speak.normalise.european.calendar.figures import figure_rules
from audicle.speak.normalise.european.calendar.times import time_rules
from audicle.speak.normalise.european.language import language
from audicle.speak.normalise.european.letters.signs import sign_rules
from audicle.speak.normalise.european.letters.web import address, web_rules
from audicle.speak.normalise.european.numbers.counting import counting_rules
from audicle.speak.normalise.european.numbers.fractions import fraction_rules
from audicle.speak.normalise.european.numbers.ordinals import ordinal_rules
from audicle.speak.normalise.european.numbers.phones import phone_rules
from audicle.speak.normalise.european.numbers.ranges import range_rules, score_rules
from audicle.speak.normalise.european.numbers.roman import roman_rules
from audicle.speak.normalise.european.quantities.maths import maths_rules
from audicle.speak.normalise.european.quantities.measures import measure_rules
from audicle.speak.normalise.european.quantities.money import magnitude_rule, money_rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from audicle.speak.normalise.rules import Rule

__all__ = ["european_address", "european_rules"]


def european_rules(code: str, region: str = "") -> tuple[Rule, ...]:
    """Return the rules of a language (ISO 639-1) in a region (ISO 3166), in the order they are tried."""
    tongue = language(code, region)
    return (
        *web_rules(tongue),
        *phone_rules(tongue),
        *weekday_rules(tongue),
        *figure_rules(tongue),
        *date_rules(tongue),
        *score_rules(tongue),
        *time_rules(tongue),
        *money_rules(tongue),
        magnitude_rule(tongue),
        *ordinal_rules(tongue),
        *fraction_rules(tongue),
        *measure_rules(tongue),
        *maths_rules(tongue),
        *roman_rules(tongue),
        *sign_rules(tongue),
        *abbreviation_rules(code),
        *range_rules(tongue),
        *counting_rules(tongue),
    )


def european_address(code: str, region: str = "") -> Callable[[str], str]:
    """Return what says an address of the web in a language."""
    tongue = language(code, region)
    return lambda text: address(text, tongue)
