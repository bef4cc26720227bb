"""Signs between words and figures: "and/or", versions of programs, so much on a hundred kilometres."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.patterns import either, free, number, word_end
from audicle.speak.normalise.cldr.things import units
from audicle.speak.normalise.cldr.values import Number
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammars.westslavic.grammar import Slavic

_NEAR = 20  # characters


def word_rules(spoken: Slavic) -> tuple[Rule, ...]:
    """Return the rules of the words that the table's ``words`` has."""
    data, table = spoken.data, spoken.numerals.table["words"]
    known = units(spoken)
    named = re.compile(rf"(?i)(?<!\w)(?:{'|'.join(table['version'].split())})\w{{0,3}} \Z")

    def version(m: re.Match[str]) -> str | None:
        if not named.search(m.string, max(m.start() - _NEAR, 0), m.start()):
            return None
        return f" {data.web['.']} ".join(spoken.spell(int(part)) for part in m["version"].split("."))

    def on_hundred(m: re.Match[str]) -> str | None:
        count = spoken.number(m["number"])
        words = spoken.counted(count, known[m["unit"]], m) if count else None
        hundred = known[m["on"]].form(spoken.plural(Number("100"))).replace("{}", spoken.cardinal(100))
        return words and f"{words} {table['on']} {hundred}"

    def post_code(m: re.Match[str]) -> str:
        last = m["last"]
        return f"{spoken.spell(int(m['first']))} {spoken.digits(last) if last[0] == '0' else spoken.spell(int(last))}"

    either_or = "|".join(table["or"].split())
    unit = either(known)
    return (
        *(
            (
                Rule(
                    "post-code",
                    r"(?<![\w.,/-])(?P<first>[1-9]\d\d)[  ](?P<last>\d\d)(?=\s[A-ZČŘŠŽ]\w)",
                    post_code,
                    At.DIGIT,
                ),
            )
            if spoken.numerals.table["numerals"].get("post_code")
            else ()
        ),
        Rule("and-or", rf"(?<=\w)/(?=(?:{either_or})(?!\w))", lambda _: " ", frozenset("/")),
        Rule(
            "named-version",
            r"(?<=[^\W\d_] )(?P<version>\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)(?![\w:/-]|[.,]\d)",
            version,
            At.DIGIT,
        ),
        Rule(
            "on-hundred",
            rf"{free(data)}(?P<number>{number(data)})\s?(?P<unit>{unit}) ?/ ?100 ?(?P<on>{unit}){word_end(data)}",
            on_hundred,
            frozenset("/"),
        ),
    )
