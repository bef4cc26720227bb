"""The rules of German, French, Spanish, Italian and Portuguese: numbers, dates, times, money and measures.

The rest, such as addresses of the web and telephone numbers, is left to their voices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.european.dates import date_rules, ordinal_rules, roman_rules, time_rules
from audicle.speak.normalise.european.language import language
from audicle.speak.normalise.european.rules import (
    abbreviation_rule,
    fraction_rule,
    magnitude_rule,
    measure_rules,
    money_rules,
    number_rule,
)

if TYPE_CHECKING:
    from audicle.speak.normalise.rules import Rule


def european_rules(code: str) -> tuple[Rule, ...]:
    """Return the rules of a language (ISO 639-1), in the order they are tried."""
    tongue = language(code)
    return (
        *date_rules(tongue),
        *time_rules(tongue),
        *money_rules(tongue),
        magnitude_rule(tongue),
        *ordinal_rules(tongue),
        *measure_rules(tongue),
        fraction_rule(tongue),
        *roman_rules(tongue),
        abbreviation_rule(tongue),
        number_rule(tongue),
    )
