"""Russian and Ukrainian: the grammar with its rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammars.eastslavic.calendar import calendar_rules
from audicle.speak.normalise.cldr.grammars.eastslavic.domains import domain_rule
from audicle.speak.normalise.cldr.grammars.eastslavic.east import East
from audicle.speak.normalise.cldr.grammars.eastslavic.romans import numeral_rules
from audicle.speak.normalise.cldr.grammars.eastslavic.shortened import abbreviation_rules
from audicle.speak.normalise.cldr.grammars.eastslavic.suffixes import attached, suffix_rules

if TYPE_CHECKING:
    import re

    from audicle.speak.normalise.cldr.values import Number
    from audicle.speak.normalise.rules import Rule


class Grammar(East):
    """A language with a table of what bends, and how."""

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules of dates, years, numerals, ends of words, abbreviations that bend, and addresses."""
        return (
            *calendar_rules(self),
            *numeral_rules(self),
            *suffix_rules(self),
            *abbreviation_rules(self),
            domain_rule(self),
        )

    def attached(self, number: Number, suffix: str, m: re.Match[str]) -> str | None:
        """Return figures with the end of their word, "5-го", or with another word, "25-летний"."""
        return None if number.decimals else attached(self, int(number.whole), suffix, m)
