"""Rules made from CLDR's data, for every language that has a table here.

To add a language: a table ``<code>.toml`` beside this module with the fields of `Language` (``sv.toml`` is one to begin
with), and where words bend, a module in ``grammars/`` with a class ``Grammar`` derived from `grammar.Grammar`, named by
``module`` in the table. Nothing else is to be registered. Months, units, currencies and plural forms are CLDR's, by
babel; number words CLDR's, by unicode-rbnf; the table's ``things``, ``currencies`` and ``spelling`` come before them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audicle.speak.normalise.abbreviations import abbreviation_rules
from audicle.speak.normalise.cldr.calendar.dates import date_rules, figure_rules
from audicle.speak.normalise.cldr.calendar.times import time_rules
from audicle.speak.normalise.cldr.grammar import grammar_of
from audicle.speak.normalise.cldr.letters.signs import sign_rules
from audicle.speak.normalise.cldr.letters.web import address, web_rules
from audicle.speak.normalise.cldr.numbers.counting import counting_rules, ordinal_rules
from audicle.speak.normalise.cldr.numbers.fractions import fraction_rules
from audicle.speak.normalise.cldr.numbers.phones import phone_rules
from audicle.speak.normalise.cldr.numbers.roman import roman_rules
from audicle.speak.normalise.cldr.quantities.maths import maths_rules
from audicle.speak.normalise.cldr.quantities.measures import measure_rules
from audicle.speak.normalise.cldr.quantities.money import money_rules
from audicle.speak.normalise.rules import At

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from audicle.speak.normalise.cldr.grammar import Grammar
    from audicle.speak.normalise.rules import Rule

__all__ = ["cldr_address", "cldr_rules", "in_script"]

_FIGURES = frozenset("0123456789")


def cldr_rules(code: str, script: str = "") -> tuple[Rule, ...]:
    """Return the rules of a language (ISO 639-1) that has a table, in the order they are tried.

    ``script`` (ISO 15924, in lower case) is that of texts whose letters do not tell.
    """
    spoken = grammar_of(code)
    rules = (
        *web_rules(spoken),
        *spoken.rules(),
        *phone_rules(spoken),
        *figure_rules(spoken),
        *date_rules(spoken),
        *time_rules(spoken),
        *money_rules(spoken),
        *fraction_rules(spoken),
        *measure_rules(spoken),
        *ordinal_rules(spoken),
        *maths_rules(spoken),
        *roman_rules(spoken),
        *sign_rules(spoken),
        *abbreviation_rules(code),
        *counting_rules(spoken),
    )
    if spoken.data.prefix:
        rules = tuple(_with_prefix(rule, spoken) for rule in rules)
    if not spoken.data.spaced:
        rules = tuple(_shaped(rule, spoken) for rule in rules)
    return spoken.finished(rules, script)


def _with_prefix(rule: Rule, spoken: Grammar) -> Rule:
    """Return a rule that says what is written before figures with their words; such places do not begin at a digit."""

    def say(m: re.Match[str]) -> str | None:
        words, prefix = rule.say(m), m.groupdict().get("prefix")
        return spoken.prefixed(prefix, words) if words and prefix else words

    return replace(rule, say=say, where=_FIGURES if rule.where is At.DIGIT else rule.where)


def _shaped(rule: Rule, spoken: Grammar) -> Rule:
    """Return a rule whose words have the spaces of a language that has its own way with them."""

    def say(m: re.Match[str]) -> str | None:
        words = rule.say(m)
        return words if words is None else spoken.shaped(words, m)

    return replace(rule, say=say)


def cldr_address(code: str) -> Callable[[str], str]:
    """Return what says an address of the web in a language."""
    spoken = grammar_of(code)
    return lambda text: address(text, spoken)


def in_script(rule: Rule, code: str, script: str) -> Rule:
    """Return a rule that is not among a language's own as `cldr_rules` returns those."""
    return grammar_of(code).finished((rule,), script)[0]
