"""Addresses of the web in Cyrillic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.letters.web import address
from audicle.speak.normalise.rules import INNER_POINT, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Grammar

_TOP = "рф|рус|москва|дети|онлайн|сайт|укр|бг|срб|бел|мкд|қаз"  # IANA root zone database


def domain_rule(spoken: Grammar) -> Rule:
    """Return the rule of addresses under a top level in Cyrillic: "пример.рф"."""
    label = r"[а-яёіїєґђјљњћџ\d][а-яёіїєґђјљњћџ\d-]{1,62}"
    pattern = rf"(?<![\w.@/-])(?:{label}\.){{1,4}}(?:{_TOP})(?![\w@]|\.\w)"
    return Rule("cyrillic-domain", pattern, lambda m: address(m[0], spoken), frozenset({INNER_POINT}))
