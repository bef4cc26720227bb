"""Roman numerals: where the words around them say that they are numerals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.patterns import letter, suffix
from audicle.speak.normalise.english.context import full_stop
from audicle.speak.normalise.english.numbers.roman import value
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Grammar

_NUMERAL = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
_AFTER = re.compile(r" ([^\W\d_]+)")
_NAME = re.compile(r"(?<![\w.])[^\W\d_a-z][^\W\d_A-Z]+ \Z")


def roman_rules(spoken: Grammar) -> tuple[Rule, ...]:
    """Return the rules of centuries and what else the table's ``roman`` says, and of rulers."""
    data = spoken.data

    def named(m: re.Match[str]) -> str | None:
        after = _AFTER.match(m.string, m.end())
        named = after and after[1] in data.words("rulers") | data.words("ordered")
        if len(m["numeral"]) == 1 and after and after[1][0].isupper() and not named:
            return None  # an initial
        return spoken.roman(value(m["numeral"]), m)

    def ruler(m: re.Match[str]) -> str | None:
        name = _NAME.search(m.string, max(m.start() - 30, 0), m.start())
        if not name or (len(m["numeral"]) == 1 and name[0].strip() not in data.words("rulers")):
            return None
        if name[0].strip() not in data.words("rulers"):  # a war, a region, a part
            return spoken.cardinal(value(m["numeral"]))
        words = spoken.ruler(value(m["numeral"]), m)
        return spoken.attach(words, m["suffix"]) if words and m["suffix"] else words

    def ruler_in_figures(m: re.Match[str]) -> str | None:
        name = _NAME.search(m.string, max(m.start() - 30, 0), m.start())
        words = spoken.ruler(int(m["number"]), m) if name and name[0].strip() in data.words("rulers") else None
        return words and words + full_stop(m)

    near = letter(data)
    numeral = rf"(?<![{near}.])(?P<numeral>{_NUMERAL})"
    rules = []
    if data.roman:
        rules.append(Rule("roman", rf"{numeral}{data.roman}", named, At.CAPITAL))
    if data.words("rulers"):
        after = rf"{suffix(data)}(?![{near}'’-])"
        rules.append(Rule("ruler", rf"(?<=[^\W\d_] ){numeral}{data.ruler_mark}{after}", ruler, At.CAPITAL))
        if data.ruler_mark:
            figure = r"(?<=[^\W\d_] )(?P<number>[1-9]|[12]\d)\.(?!\w)"
            rules.append(Rule("ruler-figures", figure, ruler_in_figures, At.DIGIT))
    return tuple(rules)
