"""Roman numerals: where the words around them say that they are numerals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.patterns import letter
from audicle.speak.normalise.english.numbers.roman import value
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Grammar

_NUMERAL = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
_NAME = re.compile(r"(?<![\w.])[^\W\d_a-z][^\W\d_A-Z]+ \Z")


def roman_rules(spoken: Grammar) -> tuple[Rule, ...]:
    """Return the rules of centuries and what else the table's ``roman`` says, and of rulers."""
    data = spoken.data

    def named(m: re.Match[str]) -> str | None:
        return spoken.roman(value(m["numeral"]), m)

    def ruler(m: re.Match[str]) -> str | None:
        name = _NAME.search(m.string, max(m.start() - 30, 0), m.start())
        known = name and (len(m["numeral"]) > 1 or name[0].strip() in data.words("rulers"))
        return spoken.ruler(value(m["numeral"]), m) if known else None

    near = letter(data)
    numeral = rf"(?<![{near}.])(?P<numeral>{_NUMERAL})"
    rules = []
    if data.roman:
        rules.append(Rule("roman", rf"{numeral}{data.roman}", named, At.CAPITAL))
    if data.words("rulers"):
        rules.append(Rule("ruler", rf"(?<=[^\W\d_] ){numeral}{data.ruler_mark}(?![{near}'’-])", ruler, At.CAPITAL))
    return tuple(rules)
