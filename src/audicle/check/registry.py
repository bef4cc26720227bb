"""All rules of the referee, in the order in which they are looked after."""

from __future__ import annotations

from audicle.check.rules import (
    claims,
    conformance,
    contrast,
    controls,
    guessed,
    headings,
    hidden,
    languages,
    links,
    navigation,
    overlay_places,
    overlay_times,
    pictures,
    resources,
    tables,
    titles,
)

FAMILIES = (
    pictures.FAMILY,
    tables.FAMILY,
    headings.FAMILY,
    links.FAMILY,
    navigation.FAMILY,
    titles.FAMILY,
    controls.FAMILY,
    hidden.FAMILY,
    languages.FAMILY,
    contrast.FAMILY,
    overlay_places.FAMILY,
    overlay_times.FAMILY,
    resources.FAMILY,
    guessed.FAMILY,
)
# What is asked before a claim is made: all but what is slow to begin
QUICK = tuple(family for family in FAMILIES if family is not guessed.FAMILY)
# These depend on what was found before them, and stand in the order in which they do
JUDGES = (claims.JUDGES, conformance.JUDGES)
RULES = {rule.id: rule for family in (*FAMILIES, *JUDGES) for rule in family.rules}
