"""Large numbers as India groups them: "₹2,50,000" is "two lakh fifty thousand rupees", "₹5 lakh" "five lakh rupees".

A hundred thousand is a lakh, a hundred lakh a crore; figures are grouped by two above a thousand (CLDR, en-IN).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.english.numbers.words import cardinal, number
from audicle.speak.normalise.rules import Rule

if TYPE_CHECKING:
    import re

_LAKH, _CRORE = 100_000, 10_000_000
_RUPEES = r"(?P<sign>₹\s?|Rs\.?\s?|INR\s)"
_GROUPED = r"\d{1,2}(?:,\d\d){1,6},\d{3}"


def lakhs(value: int) -> str:
    """Return the words of a whole number in crores, lakhs and the rest."""
    crores, rest = divmod(value, _CRORE)
    many, rest = divmod(rest, _LAKH)
    parts = [f"{lakhs(crores)} crore"] if crores else []
    parts += [f"{cardinal(many)} lakh"] if many else []
    return " ".join([*parts, *([cardinal(rest)] if rest or not parts else [])])


def _grouped(m: re.Match[str]) -> str:
    words = lakhs(int(m["amount"].replace(",", "")))
    paise = m["part"]
    if m["sign"] is None:
        return f"{words} point {' '.join(cardinal(int(one)) for one in paise)}" if paise else words
    words = f"{words} rupees"
    return f"{words} and {cardinal(int(paise))} paise" if paise and int(paise) else words


def _named(m: re.Match[str]) -> str:
    return f"{number(m['amount'])} {m['scale'].lower().removesuffix('s')} rupees"


def lakh_rules() -> tuple[Rule, ...]:
    """Return the rules of Indian numbers; they come before those of money and of numbers."""
    end = r"(?![\w]|[.,]\d)"
    return (
        Rule(
            "lakhs",
            rf"(?<![\w.,$£€]){_RUPEES}?(?P<amount>{_GROUPED})(?:\.(?P<part>\d\d))?{end}",
            _grouped,
            frozenset(","),
        ),
        Rule(
            "lakhs-named",
            rf"(?<![\w.,]){_RUPEES}(?P<amount>\d{{1,6}}(?:,\d{{2,3}}){{0,3}}(?:\.\d{{1,3}})?)[\s-](?P<scale>(?i:lakhs?|crores?))(?!\w)",
            _named,
            frozenset("₹RI"),
        ),
    )
