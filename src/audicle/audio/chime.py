"""A short chime to part sections: two notes, a fourth apart, as of a small bell. It is made here, not played back."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from audicle.audio.level import prepare
from audicle.audio.mp3 import RATE, encode, silence

if TYPE_CHECKING:
    from audicle.model import Level

_NOTES = ((0.0, 587.33), (0.22, 783.99))  # seconds after the beginning, and Hz: D5 and G5
# of a note: each one's height, its part, and how long it lasts
_PARTIALS = ((1.0, 1.0, 1.0), (2.0, 0.35, 0.6), (3.01, 0.12, 0.35))
_LENGTH = 1.1  # seconds
_DECAY = 0.24  # seconds until a note has a third of its strength
_ATTACK = 0.012  # seconds; shorter ones click
_REST = 0.7  # seconds of silence after it


@lru_cache(maxsize=4)
def chime(loudness: float, peak: float, bitrate: int) -> tuple[bytes, Level]:
    """Return whole frames with the chime and the rest after it, as loud as speech at ``loudness`` LUFS, and its level.

    ``peak`` is the ceiling of the true peak in dBTP, ``bitrate`` is in kbit/s.
    """
    time = np.arange(round(_LENGTH * RATE)) / RATE
    sound = np.zeros(time.size)
    for begins, height in _NOTES:
        since = np.maximum(time - begins, 0.0)
        rise = np.clip(since / _ATTACK, 0.0, 1.0)
        for ratio, part, lasts in _PARTIALS:
            sound += rise * part * np.exp(-since / (_DECAY * lasts)) * np.sin(2 * np.pi * height * ratio * since)
    sound *= np.clip((_LENGTH - time) / 0.2, 0.0, 1.0)  # it is not cut off while it rings
    samples, level = prepare(sound.astype(np.float32), RATE, loudness, peak)
    return encode(samples, bitrate) + silence(_REST, bitrate), level
