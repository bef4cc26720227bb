"""Abbreviations of the five languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.english.context import full_stop
from audicle.speak.normalise.rules import Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.european.language import Language


def abbreviation_rule(tongue: Language) -> Rule:
    """Return the rule of abbreviations; those whose entry ends in a bracket are patterns."""
    words = tongue.abbreviations
    patterns: list[str] = []
    for key in sorted(words, key=len, reverse=True):
        written, _, ahead = key.partition("(?=")
        patterns.append(re.escape(written) + (f"(?={ahead}" if ahead else r"(?!\w)"))
    plain = {key.partition("(?=")[0]: said for key, said in words.items()}

    def say(m: re.Match[str]) -> str:
        return plain[m[0]] + full_stop(m)

    return Rule("abbreviation", rf"(?<![\w.])(?:{'|'.join(patterns)})", say)
