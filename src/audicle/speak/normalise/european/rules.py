"""Abbreviations of the five languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.abbreviations import Abbreviation, Kind, abbreviations
from audicle.speak.normalise.english.context import full_stop
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.european.language import Language


def abbreviation_rules(tongue: Language) -> tuple[Rule, ...]:
    """Return the rules of abbreviations; those that are one only before a name or a number are said only there."""
    known = sorted((one for one in abbreviations(tongue.code) if one.spoken), key=lambda one: -len(one.written))
    words = {one.bare: one.spoken for one in known}
    number = r"(?=\s?\d|\s[IVXLCDM]+\b)"
    follows = {Kind.TITLE: r"(?=\s[A-ZÀ-ÖØ-Þ])", Kind.REFERENCE: number, Kind.DATE: number}

    def say(m: re.Match[str]) -> str:
        return words[re.sub(r"\s", "", m[0])] + full_stop(m)

    def pattern(some: list[Abbreviation]) -> str:
        choices = (
            (r"(?<!\d\s)" if len(one.bare) == len("p.") and one.needs_what_follows else "")  # not "5 l."
            + r"\s?".join(map(re.escape, one.written.split()))
            + (follows[one.kind] if one.needs_what_follows or one.kind is Kind.DATE else r"(?!\w)")
            for one in some
        )
        return rf"(?<![\w.])(?:{'|'.join(choices) or '(?!)'})"

    pointed = [one for one in known if one.written.split()[0].endswith(".")]
    others = [one for one in known if one not in pointed]
    return (
        Rule("abbreviation-words", pattern(others), say),
        Rule("abbreviation", pattern(pointed), say, At.POINT),
    )
