"""Numbers that count, ordinals, what is attached to figures, and long numbers, which are said by their digits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.patterns import MARKS, between, free, letter, number, signed
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Grammar

_ODD_DATE = re.compile(r"^\d{1,2}\.\d{1,2}\.\d{4}$|^\d{4}\.\d{1,2}\.\d{1,2}$")
_GROUP = 3  # digits of a long number that are said in one breath


def ordinal_rules(spoken: Grammar) -> tuple[Rule, ...]:
    """Return the rules of ordinals as the language writes them, and of figures with letters attached."""
    data = spoken.data

    def ordinal(m: re.Match[str]) -> str | None:
        return spoken.written_ordinal(int(m["number"]), m)

    def attached(m: re.Match[str]) -> str | None:
        count = spoken.number(m["number"])
        return spoken.attached(count, m["suffix"], m) if count else None

    def ordinals(m: re.Match[str]) -> str | None:
        first, last = (spoken.written_ordinal(int(m[name]), m) for name in ("first", "number"))
        return spoken.to(m, first, last) if first and last else None

    joint = data.attaching
    span = (
        rf"{free(data)}(?P<first>\d{{1,9}})(?:{_bare(data.ordinal)})?{between(data)}(?P<number>\d{{1,9}}){data.ordinal}"
    )
    return (
        *((Rule("ordinal-range", span, ordinals, frozenset("-–—")),) if data.ordinal else ()),
        *(
            (Rule("ordinal", rf"{free(data)}(?P<number>\d{{1,9}}){data.ordinal}", ordinal, At.DIGIT),)
            if data.ordinal
            else ()
        ),
        *(
            (
                Rule(
                    "attached",
                    rf"{free(data)}(?P<number>{number(data)})(?P<joint>{joint})(?P<suffix>(?:[^\W\d_]|[{MARKS}]){{1,40}}+)(?![\w])",
                    attached,
                    At.DIGIT,
                ),
            )
            if joint
            else ()
        ),
    )


def _bare(ordinal: str) -> str:
    """Return a regular expression without its groups' names and what may come after it."""
    return re.sub(r"\(\?P<\w+>", "(?:", ordinal.partition("(?=")[0].partition("(?!")[0])


def counting_rules(spoken: Grammar) -> tuple[Rule, ...]:
    """Return the rules of ranges, plain numbers, and long ones and versions."""
    data = spoken.data

    def plain(m: re.Match[str]) -> str | None:
        count = spoken.number(m["number"])
        words = spoken.plain(m, count) if count else None
        return f"{data.minus} {words}" if words and m["minus"] else words

    def ranged(m: re.Match[str]) -> str | None:
        return spoken.range(m["first"], m["number"], m)

    def long(m: re.Match[str]) -> str:
        text = re.sub(r"\D", "", m["number"])
        first = len(text) % _GROUP
        groups = [text[:first], *(text[at : at + _GROUP] for at in range(first, len(text), _GROUP))]
        return data.comma.join(spoken.digits(group) for group in groups if group)

    def code(m: re.Match[str]) -> str:
        return spoken.digits(m["number"])

    def version(m: re.Match[str]) -> str | None:
        point = data.web.get(".", "")
        if _ODD_DATE.search(m["version"]):
            return None
        return f" {point} ".join(spoken.spell(int(part)) for part in m["version"].split(".")) if point else None

    near = letter(data)
    after = rf"(?![{near}/]|[.,:-]\d)"
    written = number(data)
    many = r"\d{16,30}+|\d{1,3}(?P<mark>[.,' ’])\d{3}(?:(?P=mark)\d{3}){4,8}+(?!\d)"
    return (
        Rule("long-number", rf"{free(data)}(?P<number>{many}){after}", long, At.DIGIT),
        Rule(
            "range",
            rf"{free(data)}(?P<first>{written})(?P<mark>{between(data)})(?P<number>{written}){after}(?!-)",
            ranged,
            frozenset("-–—~〜～"),
        ),
        Rule("number", rf"{signed(data)}(?P<number>{written}){after}", plain, At.DIGIT),
        Rule("code", rf"(?<!\d ){free(data)}(?P<number>0\d{{1,14}}){after}", code, At.DIGIT),
        Rule("version", rf"{free(data)}(?P<version>\d{{1,4}}(?:\.\d{{1,4}}){{2,5}}){after}", version, frozenset(".")),
    )
