"""Takes that share sound: what is heard in one is not heard again in another."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.model.recording import Take

TOLERANCE = 0.05  # seconds; takes that overlap by less are next to one another
_HALF = 0.5  # of a take; more of it in another is another mistake than a wrong border


def parted(takes: Iterable[Take]) -> dict[Take, Take | None]:
    """Return what is left of each take when none overlaps another, None for one whose sound another one has.

    Of two that overlap a little, the earlier ends where the later begins; of two that overlap much the first in the
    order given is kept.
    """
    found: dict[Take, Take | None] = {}
    order = {take: number for number, take in enumerate(dict.fromkeys(takes))}
    by_file = sorted(order, key=lambda take: (take.audio, take.begins, order[take]))
    for _, group in groupby(by_file, key=lambda take: take.audio):
        kept: list[Take] = []  # as they came; none overlaps another
        for take in group:
            found[take] = take
            while kept and found[take] is not None:
                before = kept[-1]
                end = _end(found[before])
                if take.begins >= end - TOLERANCE:
                    break
                if take.begins > before.begins and end - take.begins < _HALF * min(
                    end - before.begins, _end(take) - take.begins
                ):
                    found[before] = replace(before, ends=take.begins)
                elif order[take] < order[before]:
                    found[kept.pop()] = None
                else:
                    found[take] = None
            if found[take] is not None:
                kept.append(take)
    return found


def _end(take: Take | None) -> float:
    return float("inf") if take is None or take.ends is None else take.ends
