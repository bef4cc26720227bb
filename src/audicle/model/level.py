"""How loud a recording is, and how what is played one after the other adds up."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SILENT = -70.0  # LUFS; the absolute gate of ITU-R BS.1770-5: below it nothing is heard


@dataclass(frozen=True, slots=True)
class Level:
    """The loudness of a recording by ITU-R BS.1770-5, and what is needed to tell that of several together."""

    loudness: float  # LUFS, integrated over what is heard; _SILENT or less if nothing is
    seconds: float  # how much of it is heard: passes both gates, as pauses and its soft ends do not; 0 if nothing does
    peak: float  # the highest sample, where full scale is 1


SILENCE = Level(_SILENT, 0.0, 0.0)


def together(levels: Iterable[Level]) -> Level:
    """Return the level of recordings that are played one after the other, with pauses or without.

    The mean of their power, weighted by how long each is heard. That is what a meter says of the whole, as long as none
    is so much softer than the others (10 LU) that the whole's own gate would leave it out, or so near to the next that
    a block of 400 ms holds much of both.
    """
    heard, power, peak = 0.0, 0.0, 0.0
    for level in levels:
        heard += level.seconds
        power += level.seconds * float(10 ** (level.loudness / 10))
        peak = max(peak, level.peak)
    return Level(10 * math.log10(power / heard), heard, peak) if heard else Level(_SILENT, 0.0, peak)
