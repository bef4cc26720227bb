"""Roman numerals after what they number, and centuries cut short."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammars.westslavic.figures import ROMAN, roman_or_figure
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammars.westslavic.grammar import Slavic


def numeral_rules(spoken: Slavic) -> tuple[Rule, ...]:
    """Return the rules of what has its numeral after it, and of what is cut short after its numeral."""
    mark = r"\." if spoken.numerals.table["numerals"].get("roman_point") else r"\.?"
    shorts = "|".join(sorted(map(re.escape, spoken.short_nouns), key=len, reverse=True))
    after = rf"(?<=[^\W\d_A-Z] )(?P<numeral>{ROMAN}){spoken.data.ruler_mark}(?![\w'’-])"
    numeral = rf"(?:{ROMAN}{mark}|\d{{1,2}}\.)"
    joints = "|".join(spoken.numerals.table["numerals"]["joints"].split())
    more = rf"(?:(?P<first>{numeral})(?P<joint> (?:{joints}) | ?[-–—/] ?))?"
    short = rf"(?<![\w.,/-]){more}(?P<numeral>{numeral})\s?(?P<short>(?:{shorts})\.)(?!\w)"
    return (
        *((Rule("century-short", short, spoken.shortened, frozenset(".")),) if shorts else ()),
        Rule("numbered", after, lambda m: spoken.ruler(roman_or_figure(m["numeral"]), m), At.CAPITAL),
    )
