"""Parts of laws and books by their number: "w art. 5" is "w artykule piątym", "s. 5–7" is "strony pięć do siedmiu"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammars.westslavic.numerals import CASES
from audicle.speak.normalise.cldr.patterns import TO
from audicle.speak.normalise.rules import Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammars.westslavic.grammar import Slavic

_YEAR = 4  # digits
_LIKELY = ("loc", "ins", "gen", "dat")


def reference_rules(spoken: Slavic) -> tuple[Rule, ...]:
    """Return the rules of the table's ``references``: by gender, the six cases and the nominative plural of a noun."""
    table = spoken.numerals.table.get("references", {})
    found = {
        short: (gender, forms.split())
        for gender, entries in table.items()
        if isinstance(entries, dict)
        for short, forms in entries.items()
    }
    ordinals = table.get("ordinal", "").split()

    def one(m: re.Match[str]) -> str | None:
        gender, forms = found[m["short"].lower()]
        asked = spoken.asked(m)
        case = next((case for case in _LIKELY if case in asked), "nom")
        count = int(m["figure"])
        ordered = gender in ordinals or m["point"]
        words = spoken.ordinal(count, gender, case) if ordered else spoken.spell(count)
        stop = "." if m["point"] and spoken.ends(m) else ""
        return f"{forms[CASES.index(case)]} {words}{stop}" if words else None

    def many(m: re.Match[str]) -> str | None:
        first, last = spoken.number(m["first"]), spoken.number(m["last"])
        _, forms = found[m["short"].lower()]
        if not (first and last):
            return None
        case = next((case for case in _LIKELY if case in spoken.asked(m)), "nom")
        noun = forms[-1] if len(forms) > len(CASES) else forms[CASES.index(case)]  # a plural already
        years = len(m["first"]) == len(m["last"]) == _YEAR and spoken.range(m["first"], m["last"], m)
        if years:
            return f"{noun} {years}"
        return f"{noun} {spoken.data.to.format(first=spoken.said(first), last=spoken.last(last, '', ''))}"

    def of_year(m: re.Match[str]) -> str:
        _, forms = found[m["short"].lower()]
        asked = spoken.asked(m)
        case = next((case for case in _LIKELY if case in asked), "nom")
        numbers = f" {spoken.data.web['/']} ".join(spoken.spell(int(m[name])) for name in ("figure", "year"))
        return f"{forms[CASES.index(case)]} {numbers}"

    shorts = "|".join(sorted(map(re.escape, found), key=len, reverse=True))
    if not shorts:
        return ()
    head = rf"(?<![\w.§])(?P<short>(?i:{shorts})) ?"
    end = r"(?![\w/%°]|[.,:–-]\d| ?[–-] ?\d)"
    point = r"\." if table.get("point") else "(?!)"  # "čl. 5." is an ordinal
    where = frozenset(short[-1] for short in found)
    return (
        Rule("references", rf"{head}(?P<first>\d{{1,4}}){TO}(?P<last>\d{{1,4}})(?![\w/%°]|[.,:–-]\d)", many, where),
        Rule("reference-year", rf"{head}(?P<figure>\d{{1,5}})/(?P<year>\d{{4}})(?![\w/]|[.,:–-]\d)", of_year, where),
        Rule("reference", rf"{head}(?P<figure>\d{{1,4}})(?P<point>{point})?{end}", one, where),
    )
