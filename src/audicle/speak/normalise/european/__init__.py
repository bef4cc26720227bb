"""The rules of German, French, Spanish, Italian and Portuguese."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audicle.speak.normalise.rules import Rule


def european_rules(language: str) -> tuple[Rule, ...]:
    """Return the rules of a language (ISO 639-1), in the order they are tried."""
    del language
    return ()
