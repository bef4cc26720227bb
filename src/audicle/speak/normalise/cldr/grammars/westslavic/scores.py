"""Scores and scales, "3:1", and fractions, of which the tables have no list."""

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


def fraction(over: int, under: int, spoken: Slavic) -> str | None:
    """Return a fraction: with a noun of the table's ``fractions`` ("dvě třetiny"), or an ordinal ("dwie trzecie")."""
    if not (0 < over < under or under > 1):
        return None
    counted = spoken.cardinal(over, "f")
    category = str(spoken.locale.plural_form(over))
    table = spoken.numerals.table.get("parts", {})
    if table:
        stem = table["stems"].split()[under - 2] if under - 2 < len(table["stems"].split()) else ""
        if not stem:
            return None
        endings = dict(zip(spoken.numerals.table["numerals"]["plurals"].split(), table["endings"].split(), strict=True))
        return f"{counted} {stem}{endings[category].replace('-', '')}"
    gender, case = {"one": ("f", "nom"), "few": ("p", "nom")}.get(category, ("p", "gen"))
    words = spoken.ordinal(under, gender, case)
    return f"{counted} {words}" if words else None
