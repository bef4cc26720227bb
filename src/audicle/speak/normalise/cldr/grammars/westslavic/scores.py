"""Scores and scales: "3:1" is "trzy do jednego"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.patterns import free
from audicle.speak.normalise.rules import Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammars.westslavic.grammar import Slavic

_BOOK = re.compile(r"(?<!\w)[^\W\d_a-z][^\W\d_]{0,2}\.? \Z")  # of the Bible: "Mt 5:3"


def score_rules(spoken: Slavic) -> tuple[Rule, ...]:
    """Return the rule of two numbers with a colon that are no time: the table says how, "{first} do {last}"."""
    table = spoken.numerals.table["numerals"]
    pattern, (gender, case) = str(table["score"]), table["score_last"].split(".")

    def say(m: re.Match[str]) -> str | None:
        if _BOOK.search(m.string, max(m.start() - 6, 0), m.start()):
            return None
        first, last = spoken.number(m["first"]), spoken.number(m["last"])
        if not (first and last):
            return None
        return pattern.format(first=spoken.said(first, table["score_first"]), last=spoken.said(last, gender, case))

    shape = r"(?P<first>\d{1,3}):(?P<last>\d|\d{3,6})"
    return (Rule("score", rf"{free(spoken.data)}{shape}(?![\w:/]|[.,-]\d)", say, frozenset(":")),)
