"""Abbreviations that bend after prepositions: titles before names, references before numbers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from audicle.speak.abbreviations import Kind, abbreviations
from audicle.speak.normalise.cldr.grammars.eastslavic.surroundings import asked, before
from audicle.speak.normalise.cldr.patterns import either
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    import re

    from audicle.speak.normalise.cldr.grammars.eastslavic.east import East


def abbreviation_rules(spoken: East) -> tuple[Rule, ...]:
    """Return the rules of titles before names and of references before numbers, which bend after prepositions."""
    stiff = spoken.data.words("stiff")
    known = [one for one in abbreviations(spoken.data.code) if one.spoken and one.written not in stiff]
    titles = {one.written: one.spoken for one in known if one.kind is Kind.TITLE} | spoken.own["titles"]
    references = {one.written: one.spoken for one in known if one.kind is Kind.REFERENCE} | spoken.own["references"]

    def say(names: dict[str, str], m: re.Match[str]) -> str:
        name, word = names[m["short"]], before(m)[-1:]
        if not word or not name.islower():
            return name
        if word[0] in spoken.data.words("along"):
            return spoken.bends.phrase(name, "dat")
        table = spoken.own["before_noun"]
        sure = [case for case, some in table.items() if word[0] in some.split()] or [asked(spoken.data, m)]
        return spoken.bends.phrase(name, sure[0]) if sure[0] and sure[0][0] != "?" else name

    capital = r"(?=\s?[А-ЯЁІЇЄҐA-Z«])"
    number = r"(?=:?\s?[+(]?\d|\s?[IVX]+\b)"
    return (
        Rule(
            "title",
            rf"(?<![\w.])(?<!\d )(?<!\b[А-ЯІЇЄҐ]\. )(?P<short>{either(titles)}){capital}",
            partial(say, titles),
            At.POINT,
        ),
        Rule("reference", rf"(?<![\w.])(?P<short>{either(references)}){number}", partial(say, references)),
    )
