"""Mathematics between figures: plus, times, equals, powers, more and less than; dimensions and scores."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.patterns import free, number
from audicle.speak.normalise.rules import Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Grammar

_SIGNS = "+=×÷±≈<>≤≥≠−"
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def maths_rules(spoken: Grammar) -> tuple[Rule, ...]:
    """Return the rules of the signs that the table has words for; the figures beside them are other rules'."""
    signs = spoken.data.signs
    known = "".join(sign for sign in _SIGNS if sign in signs)

    def between(m: re.Match[str]) -> str:
        return f" {signs[m['sign']]} "

    def before(m: re.Match[str]) -> str:
        return f"{signs[m['sign']]} "

    def power(m: re.Match[str]) -> str | None:
        base = spoken.number(m["number"])
        raised = spoken.power(m["raised"].translate(_SUPERSCRIPTS), m)
        return f"{spoken.said(base)} {raised}" if base and raised else None

    def product(m: re.Match[str]) -> str | None:
        first = spoken.number(m["first"])
        return f"{spoken.said(first)} {signs['×']} " if first else None

    if not known:
        return ()
    factor = rf"{free(spoken.data)}(?P<first>{number(spoken.data)}) ?x ?(?=[1-9])"
    some = re.escape(known)
    alone = re.escape("".join(sign for sign in "±≈<>≤≥~+" if sign in signs)) or "(?!)"
    times = "×" in signs
    return (
        Rule(
            "power",
            rf"{free(spoken.data)}(?P<number>{number(spoken.data)})(?P<raised>⁻?[⁰¹²³⁴-⁹]{{1,3}})(?!\w)",
            power,
            frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹"),
        ),
        Rule("operator", rf"(?<=[\d)²³%]) ?(?P<sign>[{some}]) ?(?=[-−(]?\d)", between, frozenset(known)),
        *((Rule("times", factor, product, frozenset("x")),) if times else ()),
        Rule("operator-words", rf"(?<=\w) (?P<sign>[{some}]) (?=[-−(]?\w)", between, frozenset(known)),
        *(
            (
                Rule(
                    "times-words",
                    r"(?<=\d [a-zµ]m) x (?=\d)|(?<=\d m) x (?=\d)",
                    lambda _: f" {signs['×']} ",
                    frozenset("x"),
                ),
            )
            if times
            else ()
        ),
        Rule("sign-before", rf"(?<![\w)])(?P<sign>[{alone}]) ?(?=\d)", before, frozenset("±≈<>≤≥~+")),
    )
