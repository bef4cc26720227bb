"""When each section begins in the sound of the whole article, which is its sections one after the other.

They are joined frame by frame, so a section lasts as long there as its frames do. That is a little more than it lasts
by itself, where a player leaves out the delay of its first frame.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from audicle.audio import mp3

if TYPE_CHECKING:
    from audicle.model import Narration


def section_offsets(narration: Narration) -> tuple[float, ...]:
    """Return the second at which each section begins, and last the one at which the whole ends, in frames."""
    lengths = (mp3.seconds(mp3.frames_of(section.duration)) for section in narration.sections)
    return tuple(accumulate(lengths, initial=0.0))


def whole_duration(narration: Narration) -> float:
    """Return how many seconds the whole article lasts for a player that leaves out its one delay."""
    return mp3.duration(sum(mp3.frames_of(section.duration) for section in narration.sections))
