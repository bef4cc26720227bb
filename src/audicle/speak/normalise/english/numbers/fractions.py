"""Fractions: "3/4" and "¾" are "three quarters", "2 1/2" is "two and a half"."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from audicle.speak.normalise.english.numbers.words import cardinal, number, ordinal
from audicle.speak.normalise.rules import Rule

if TYPE_CHECKING:
    import re

GLYPHS = {glyph: unicodedata.normalize("NFKC", glyph).replace("⁄", "/") for glyph in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒"}
_NAMED = {2: ("half", "halves"), 4: ("quarter", "quarters")}
# Not fractions, by their names
_NAMES = {
    "24/7/365": "twenty four seven three sixty five",
    "24/7": "twenty four seven",
    "9/11": "nine eleven",
    "7/7": "seven seven",
    "50/50": "fifty fifty",
    "20/20": "twenty twenty",
}


def fraction(written: str) -> str:
    """Return the words of a fraction, "3/4" or its glyph."""
    above, below = (int(part) for part in GLYPHS.get(written, written).split("/"))
    one, many = _NAMED.get(below) or (ordinal(below), f"{ordinal(below)}s")
    return f"{cardinal(above)} {one if above == 1 else many}"


def mixed(whole: str, written: str) -> str:
    """Return the words of a whole number and a fraction: "2" and "1/2" are "two and a half"."""
    words = fraction(written)
    if words in {"one half", "one quarter"}:
        words = f"a {words[4:]}"
    return f"{number(whole)} and {words}"


def _plain(m: re.Match[str]) -> str:
    if m["minus"]:
        return f"minus {_words(m)}"
    return _words(m)


def _words(m: re.Match[str]) -> str:
    if m["whole"]:
        return mixed(m["whole"], f"{m['above']}/{m['below']}")
    written = f"{m['above']}/{m['below']}"
    if written in _NAMES:
        return _NAMES[written]
    above, below = int(m["above"]), int(m["below"])
    if not above or below < 2:  # noqa: PLR2004 - 3/1 is no fraction
        return f"{cardinal(above)} slash {cardinal(below)}"
    return fraction(written)


def _part(m: re.Match[str]) -> str | None:
    place, all_of_them = int(m["above"]), int(m["below"])
    return f"{m['what']} {cardinal(place)} of {cardinal(all_of_them)}" if 0 < place <= all_of_them else None


def fraction_rules() -> tuple[Rule, ...]:
    """Return the rules of fractions."""
    return (
        Rule(
            "fraction-glyph",
            rf"(?<![\w.,])(?:(?P<whole>\d{{1,9}}+)\s?)?(?P<glyph>[{''.join(GLYPHS)}])",
            lambda m: mixed(m["whole"], m["glyph"]) if m["whole"] else fraction(m["glyph"]),
            frozenset(GLYPHS),
        ),
        Rule("always", r"(?<![\w/])24/7/365(?![\w/])", lambda m: _NAMES[m[0]], frozenset("/")),
        Rule(
            "part-of",  # page 1/4
            r"(?<!\w)(?P<what>(?i:page|part|slide|sheet|step|photo|image|tweet|episode|chapter|day|round|lesson|disc|frame))"
            r" (?P<above>\d{1,3})/(?P<below>\d{1,3})(?![\w/]|[.,]\d)",
            _part,
            frozenset("/"),
        ),
        Rule(
            "fraction",
            r"(?:(?<![^\s(\[\"“'‘])(?P<minus>[-−]))?(?<![\w./,:])(?:(?P<whole>\d{1,4}+)[ -])?"
            r"(?P<above>\d{1,3})[/⁄](?P<below>\d{1,4})(?:rds?|ths?|nds?)?(?![\w/]|[.,]\d)",
            _plain,
            frozenset("/⁄"),
        ),
    )
