"""Telephone numbers, by their digits, group by group."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.patterns import letter
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Grammar

_FEWEST, _MOST = 5, 15  # digits of a number (ITU-T E.164)
_BLOCK = r"(?:\(\d{1,5}\)|\d{1,13}+)"
_MARK = r"(?: ?[-/.] ?| )?"


def phone_rules(spoken: Grammar) -> tuple[Rule, ...]:
    """Return the rules of telephone numbers: with a country's code, and after a word such as "Tel."."""
    cue = re.compile(rf"(?i)(?<![{letter(spoken.data)}])(?:{spoken.data.phone})(?:[:.]|\.:)? ?\Z")
    plus = spoken.data.web.get("+", spoken.data.signs.get("+", ""))

    def say(m: re.Match[str]) -> str | None:
        blocks = re.findall(r"\d+", m["number"])
        if not _FEWEST <= sum(map(len, blocks)) <= _MOST:
            return None
        said = spoken.data.comma.join(map(spoken.digits, blocks))
        return f"{plus} {said}" if m["plus"] else said

    def cued(m: re.Match[str]) -> str | None:
        return say(m) if cue.search(m.string, max(m.start() - 30, 0), m.start()) else None

    shape = spoken.data.phones or "(?!)"
    near = letter(spoken.data)
    end = rf"(?![{near}/]|[-.,:]\d| \d)"
    blocks = rf"(?P<number>{_BLOCK}(?:{_MARK}{_BLOCK}){{0,7}}+)"
    return (
        Rule("phone-country", rf"(?<![{near}.,/])(?P<plus>\+){blocks}{end}", say, At.DIGIT),
        Rule("phone", rf"(?<![{near}.,/+-])(?P<plus>(?!))?(?P<number>{shape}){end}", say, At.DIGIT),
        Rule("phone-named", rf"(?<![{near},/+-])(?P<plus>(?!))?{blocks}{end}", cued, At.DIGIT),
    )
