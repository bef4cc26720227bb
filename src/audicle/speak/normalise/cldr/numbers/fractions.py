"""Common fractions that the language's table has words for: ½ and 1/2, alone and after a whole number."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.patterns import either, free, letter
from audicle.speak.normalise.cldr.things import units
from audicle.speak.normalise.rules import Rule

if TYPE_CHECKING:
    import re

    from audicle.speak.normalise.cldr.grammar import Grammar

GLYPHS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"


def fraction_rules(spoken: Grammar) -> tuple[Rule, ...]:
    """Return the rules of fractions."""
    data = spoken.data

    def written(m: re.Match[str]) -> tuple[int, int]:
        text = unicodedata.normalize("NFKC", m["glyph"]).replace("⁄", "/") if m["glyph"] else m["fraction"]
        over, _, under = text.partition("/")
        return int(over), int(under)

    def fraction(m: re.Match[str]) -> str | None:
        return spoken.fraction(*written(m), m)

    def mixed(m: re.Match[str]) -> str | None:
        return spoken.mixed(int(m["whole"]), *written(m), m)

    def of_unit(m: re.Match[str]) -> str | None:
        return spoken.fraction_of(int(m["whole"] or 0), *written(m), known[m["unit"]], m)

    known = units(spoken)
    unit = rf"\s?(?P<unit>{either(known)})(?![{letter(data)}²³^]|/\w)"
    whole = rf"(?P<whole>\d{{1,3}})(?: ?(?=[{GLYPHS}])| (?=\d))"
    shape = rf"(?:(?P<glyph>[{GLYPHS}])|(?P<fraction>[1-9]\d?[/⁄][1-9]\d?))"
    end = rf"(?![{letter(data)}/⁄]|[.,]\d)"
    where = frozenset("/⁄" + GLYPHS)
    return (
        Rule("fraction-unit", rf"{free(data)}(?:{whole})?{shape}{unit}", of_unit, where),
        Rule("fraction-mixed", rf"{free(data)}{whole}{shape}{end}", mixed, where),
        Rule("fraction", rf"{free(data)}{shape}{end}", fraction, where),
    )
