"""Abbreviations of the five languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.abbreviations import Kind, abbreviations
from audicle.speak.normalise.english.context import full_stop
from audicle.speak.normalise.rules import Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.european.language import Language


def abbreviation_rule(tongue: Language) -> Rule:
    """Return the rule of abbreviations; those that are one only before a name or a number are said only there."""
    known = [one for one in abbreviations(tongue.code) if one.spoken]
    words = {one.bare: one.spoken for one in known}
    patterns: list[str] = []
    for one in sorted(known, key=lambda one: len(one.written), reverse=True):
        written = r"\s?".join(map(re.escape, one.written.split()))
        after = {Kind.TITLE: r"(?=\s[A-Z])", Kind.REFERENCE: r"(?=\s?\d)"}
        patterns.append(written + (after[one.kind] if one.needs_what_follows else r"(?!\w)"))

    def say(m: re.Match[str]) -> str:
        return words[re.sub(r"\s", "", m[0])] + full_stop(m)

    return Rule("abbreviation", rf"(?<![\w.])(?:{'|'.join(patterns)})", say)
