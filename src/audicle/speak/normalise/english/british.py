"""What British English, and the Englishes that follow it, say otherwise: "and" after hundreds, and tonnes.

Source: the Oxford style for numbers in words, "one hundred and one", "two thousand and five".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from audicle.speak.normalise.english.numbers.words import ONES, SCALES, TENS, ordinal

if TYPE_CHECKING:
    from audicle.speak.normalise.rules import Rule

_SMALL = "|".join(
    sorted({word for number in range(100) for word in ordinal(number).split()} | {*ONES, *TENS} - {""}, key=len)[::-1]
)
_SCALES = "|".join(SCALES[1:])
# After a hundred, and after a scale before a number below a hundred that is not counted in hundreds or a scale
_AND = re.compile(
    rf"\b(hundred(?= (?!zero\b)(?:{_SMALL})\b)|(?:{_SCALES})(?= (?!zero\b)(?:{_SMALL})\b"
    rf"(?! (?:{_SMALL}) (?:hundred|{_SCALES})\b)(?! (?:hundred|{_SCALES})\b))) "
)
_TONS = re.compile(r"\d\s?[kM]?t(?!\w)")


def british(rule: Rule) -> Rule:
    """Return a rule of English that says its numbers as in Britain."""

    def say(match: re.Match[str]) -> str | None:
        words = rule.say(match)
        if words is None:
            return None
        words = _AND.sub(r"\1 and ", words)
        return re.sub(r"ton(?=s?\b)", "tonne", words) if _TONS.search(match[0]) else words

    return replace(rule, say=say)
