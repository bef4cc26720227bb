"""Figures that are a score and no time or range, by the words beside them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from audicle.speak.normalise.rules import compiled

if TYPE_CHECKING:
    import re

    from audicle.speak.normalise.cldr.language import Language

_CLAUSE = compiled("[，。；、！？,;!?]|\\. ")
_NEAR = 12  # characters beside figures that say whether they are a score


@cache
def _words(data: Language) -> re.Pattern[str]:
    return compiled(data.scored or "(?!)")


def is_score(m: re.Match[str], data: Language) -> bool:
    """Say whether the words beside a match are those of a game."""
    start, end = m.span()
    before = _CLAUSE.split(m.string[max(start - _NEAR, 0) : start])[-1]
    after = _CLAUSE.split(m.string[end : end + _NEAR])[0]
    return bool(_words(data).search(f"{before} {after}"))
