"""The grammar with its rules, which the language's own modules derive from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammars.westslavic.compounds import compound_rules
from audicle.speak.normalise.cldr.grammars.westslavic.grammar import Slavic
from audicle.speak.normalise.cldr.grammars.westslavic.references import reference_rules
from audicle.speak.normalise.cldr.grammars.westslavic.romans import numeral_rules
from audicle.speak.normalise.cldr.grammars.westslavic.scores import score_rules
from audicle.speak.normalise.cldr.grammars.westslavic.shared import date_rules, shared_rules
from audicle.speak.normalise.cldr.grammars.westslavic.words import word_rules

if TYPE_CHECKING:
    from audicle.speak.normalise.rules import Rule


class Ruled(Slavic):
    """A language with a table in this folder, and rules of its own."""

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules of what the other modules here are about."""
        return (
            *reference_rules(self),
            *date_rules(self),
            *shared_rules(self),
            *numeral_rules(self),
            *score_rules(self),
            *word_rules(self),
            *compound_rules(self),
        )
