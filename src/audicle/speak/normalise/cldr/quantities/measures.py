"""Measures, temperatures and percentages, with their sign before or after, and from one to another of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammar import Thing
from audicle.speak.normalise.cldr.patterns import between, either, free, letter, number, signed, suffix, word_end
from audicle.speak.normalise.cldr.things import rate, units
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Grammar

_PERCENT = "%‰٪％"


def measure_rules(spoken: Grammar) -> tuple[Rule, ...]:
    """Return the rules of measures and ranges of them, by sign; percentages may have theirs before the number."""
    data = spoken.data
    known = units(spoken)
    signs = [sign for sign in known if sign not in _PERCENT]
    percents = [sign for sign in known if sign in _PERCENT]
    measured = rf"(?P<unit>{_apart(either(signs))})(?:/(?P<per>{either(known)}))?"
    measured += rf"(?![{letter(data)}²³^]|/\w|\.[{letter(data)}])"  # the last: an abbreviation
    percent = rf"(?P<percent>[{''.join(percents)}])"
    unit = rf"(?:{measured}|{percent}{word_end(data)})"
    written = number(data)

    def named(m: re.Match[str]) -> Thing | None:
        one = known[m["unit"] or m["percent"]]
        return one if not m.groupdict().get("per") else _per(one, m["per"], spoken)

    def measure(m: re.Match[str]) -> str | None:
        count, what = spoken.number(m["number"]), named(m)
        words = spoken.counted(count, what, m) if count and what else None
        if words and m["suffix"]:
            words = spoken.attach(words, m["suffix"])
        return f"{data.minus} {words}" if words and m["minus"] else words

    def measured_range(m: re.Match[str]) -> str | None:
        first, last, what = spoken.number(m["first"]), spoken.number(m["number"]), named(m)
        if (same := m.groupdict().get("same")) and (same != m["unit"] or m["per"]):
            return None
        return spoken.ranged(first, last, what, m) if first and last and what else None

    before = rf"(?P<unit>(?!))?{percent}\s?"
    return (
        Rule(
            "measure-range",
            rf"{free(data)}(?P<first>{written})(?:\s?(?:[%٪°]|(?P<same>{either(signs)})))?{between(data)}"
            rf"(?P<number>{written})\s?{unit}",
            measured_range,
            frozenset("-–—~〜～"),
        ),
        Rule("measure", rf"{signed(data)}(?P<number>{written})\s?{unit}{suffix(data)}", measure, At.DIGIT),
    ) + (
        ()
        if not data.percent_first
        else (
            Rule(
                "percent-range-before",
                rf"(?<![\w.,/]){before}(?P<first>{written}){between(data)}[%]?(?P<number>{written})(?!\d|[.,]\d)",
                measured_range,
                frozenset(_PERCENT),
            ),
            Rule(
                "percent-before",
                rf"(?P<minus>(?<![^\s(])[-−–])?(?<![\d.,/]){before}(?P<number>{written})(?!\d|[.,]\d){suffix(data)}",
                measure,
                frozenset(_PERCENT),
            ),
        )
    )


def _apart(units: str) -> str:
    """Return the regular expression of units where letters that are names too want a space before them: "class 5A"."""
    return re.sub(r"(?<=\|)([ANJ])(?=\||$)", r"(?<=\\s)\1", units)


def _per(one: Thing, sign: str, spoken: Grammar) -> Thing | None:
    """Return so much in one of a unit."""
    pattern = rate(sign, spoken)
    if pattern is None:
        return None
    return Thing({key: pattern.replace("{}", form) for key, form in one.forms.items()}, one.gender)
