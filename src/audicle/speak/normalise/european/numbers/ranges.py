"""From one number to another, goals and ratios."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.european.numbers.written import number_pattern, said, said_or_year
from audicle.speak.normalise.figures import FREE
from audicle.speak.normalise.rules import Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.european.language import Language

_NEAR = 40  # characters before goals that may say that they are goals
_YEAR_DIGITS = 4


def score_rules(tongue: Language) -> tuple[Rule, ...]:
    """Return the rules of goals, by a word before them, and of ratios; they come before times."""
    won = re.compile(rf"(?<!\w)(?:{tongue.won})(?!\w)", re.IGNORECASE)

    def pair(m: re.Match[str]) -> str | None:
        first, last = said(m["first"], tongue), said(m["last"], tongue)
        return f"{first} {tongue.score} {last}" if first and last else None

    def score(m: re.Match[str]) -> str | None:
        return pair(m) if won.search(m.string, max(m.start() - _NEAR, 0), m.start()) else None

    number = number_pattern(tongue)
    mark = ":" if tongue.code == "de" else "(?:[-–:]| ?x ?)"
    return (
        Rule(
            "score",
            rf"(?<![\w.,/:-])(?P<first>\d{{1,3}}){mark}(?P<last>\d{{1,3}})(?![\w/:-]|[.,]\d)",
            score,
            frozenset("-–:x"),
        ),
        Rule(
            "ratio",
            rf"(?<![\w.,/:-])(?P<first>\d{{1,3}}):(?P<last>\d(?![\d:])|{number}(?<=\d\d\d)|(?<=16:)(?:9|10))(?![\w/:]|[.,–-]\d)",
            pair,
            frozenset(":"),
        ),
    )


def range_rules(tongue: Language) -> tuple[Rule, ...]:
    """Return the rule of ranges of plain numbers and of years."""

    def plain(m: re.Match[str]) -> str | None:
        first, last = said_or_year(m["first"], tongue), said_or_year(m["last"], tongue)
        if not (first and last):
            return None
        falls = m["first"].isdecimal() and m["last"].isdecimal() and int(m["first"]) > int(m["last"])
        if falls and len(m["first"]) <= len(m["last"]):  # "1914-18" does not
            return f"{first} {tongue.score} {last}" if m["mark"] == "-" and tongue.code != "de" else None
        years = len(m["first"]) == _YEAR_DIGITS and len(m["last"]) in {2, _YEAR_DIGITS}
        # Italian years have the article
        to = "dal {first} al {last}" if years and tongue.code == "it" else tongue.to
        if to.startswith("da {") and re.search(r"(?i)\b(?:da|tra|fra|di|per|in) \Z", m.string[: m.start()][-5:]):
            to = "{first} a {last}"
        return to.format(first=first, last=last)

    number = number_pattern(tongue)
    return (
        Rule(
            "range",
            rf"{FREE}(?P<first>{number})(?P<mark>\s?[-–]\s?)(?P<last>{number})(?![\w/:]|[.,-]\d|-)",
            plain,
            frozenset("-–"),
        ),
    )
