"""The rules of abbreviations of all languages but English: their table says which there are and how they are said."""

from __future__ import annotations

import re

from audicle.speak.abbreviations import Abbreviation, Kind, abbreviations
from audicle.speak.normalise.english.context import full_stop
from audicle.speak.normalise.rules import At, Rule

# Where a name, or a number, comes next
_NAME = r"(?=\s[A-ZÀ-ÖØ-Þ\u0386-\u03abА-ЯЁІЇЄҐЂЈЉЊЋЏ\u05d0-\u0bff])"  # where there are no capitals, any letter
_NUMBER = r"(?=\s?\d|\s[IVXLCDM]+\b)"
_FOLLOWS = {Kind.TITLE: _NAME, Kind.REFERENCE: _NUMBER, Kind.DATE: _NUMBER}


def abbreviation_rules(code: str) -> tuple[Rule, ...]:
    """Return the rules of the abbreviations of a language (ISO 639-1) with a table.

    Those that are one only before a name or a number are said only there.
    """
    known = sorted((one for one in abbreviations(code) if one.spoken), key=lambda one: -len(one.written))
    words = {one.bare: one.spoken for one in known}
    pointed = [one for one in known if one.written.split()[0].endswith(".")]
    others = [one for one in known if one not in pointed]

    def say(m: re.Match[str]) -> str:
        return words[re.sub(r"\s", "", m[0])] + full_stop(m)

    return (
        Rule("abbreviation-words", _pattern(others), say),
        Rule("abbreviation", _pattern(pointed), say, At.POINT),
    )


def _pattern(some: list[Abbreviation]) -> str:
    return rf"(?<![\w.])(?:{'|'.join(map(_choice, some)) or '(?!)'})"


def _choice(one: Abbreviation) -> str:
    written = r"\s?".join(map(re.escape, one.written.split()))
    if one.needs_what_follows or one.kind is Kind.DATE:
        letter = r"(?<!\d\s)" if len(one.bare) == len("p.") else ""  # not "5 l."
        if letter and one.written[0].isupper():
            letter += r"(?<![A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ]\.\s)"  # nor an initial after another: "І. П. Котляревський"
        return letter + written + _FOLLOWS[one.kind]
    return written + r"(?!\w)"
