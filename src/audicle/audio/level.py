"""The sound of one sentence made fit to stand beside the others: trimmed, resampled, level, free of clicks.

Each sentence gets one linear gain to the same loudness (ITU-R BS.1770-5), so sections and voices come out even
without measuring a whole article first; peaks that the gain would lift over the ceiling are rounded off.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from audicle.audio.decoding import pieces
from audicle.audio.edges import LEAD, TAIL
from audicle.audio.loudness import BLOCK, measure
from audicle.audio.mp3 import RATE
from audicle.audio.resample import resampled
from audicle.model import Level

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


_QUIET = 10 ** (-50 / 20)  # of the peak; below it is the voice's own silence
_FADE = 0.005  # seconds
_ROUNDS = 8  # at most
_CLOSE = 1.02  # of power: less than a tenth of a decibel
_OVERSHOOT = 1.8  # dB between the samples' peak and the true peak after encoding, measured over the voices
_RISE = 10 ** (0.6 / 20)  # of the highest sample by encoding: 0 to 1.3 dB, over four voices at 32, 64 and 128 kbit/s
_LOOKAHEAD = 0.005  # seconds
_STEP = 8  # samples; a power of two
_MARGIN = 40 * _STEP  # samples; further than a peak is seen from
_AT_ONCE = 10 * RATE  # samples that are limited together


def is_silent(samples: NDArray[np.float32]) -> bool:
    """Say whether there is nothing to hear: no samples, or none above -80 dBFS."""
    return samples.size == 0 or float(np.max(np.abs(samples))) < 10 ** (-80 / 20)


def prepare(
    samples: NDArray[np.float32], rate: int, loudness: float, peak: float, speed: float = 1.0
) -> tuple[NDArray[np.float32], Level]:
    """Return ``samples`` (mono, ``rate`` Hz, not silent) at RATE Hz, trimmed, and at ``loudness`` LUFS.

    ``peak`` is the ceiling of the true peak in dBTP. The result begins and ends with the speech itself, of which the
    softest is the shorter, the higher the ``speed`` it was spoken at. With it comes the level that it will have once it
    is encoded, its peak to within a decibel.
    """
    trimmed = _trimmed(samples, rate, speed)
    sound = resampled(trimmed, rate, RATE)
    ceiling = 10 ** ((peak - _OVERSHOOT) / 20)
    shape = sound * np.float32(ceiling / _highest(sound))  # far above the meter's absolute gate
    before = _standing(shape)
    level = shape * np.float32(10 ** ((loudness - before.loudness) / 20))
    if (highest := _highest(level)) <= ceiling:
        return level, Level(loudness, before.seconds, highest * _RISE)
    # rounding off peaks takes some energy away: turn up by what was lost, and round off again
    power, gain = _power(level), 1.0
    for _ in range(_ROUNDS):
        result = _limited(level * np.float32(gain), ceiling)
        lost = power / _power(result)
        if lost < _CLOSE:
            break
        gain *= lost**0.5
    # what is still lost of the power is known; to measure again would take as long as all else here
    return result, Level(loudness - 10 * math.log10(lost), before.seconds, _highest(result) * _RISE)


def lead(samples: NDArray[np.float32], rate: int, speed: float = 1.0) -> int:
    """Return how many samples ``prepare`` takes away at the beginning."""
    sound = np.abs(samples)
    return max(0, int(np.argmax(sound > _QUIET * np.max(sound))) - round(LEAD / speed * rate))


def _trimmed(samples: NDArray[np.float32], rate: int, speed: float) -> NDArray[np.float32]:
    loud = np.flatnonzero(np.abs(samples) > _QUIET * np.max(np.abs(samples)))
    first = lead(samples, rate, speed)
    last = min(samples.size, int(loud[-1]) + 1 + round(TAIL / speed * rate))
    cut = samples[first:last].astype(np.float32, copy=True)
    fade = min(round(_FADE * rate), cut.size // 2)
    if fade:
        ramp = np.linspace(0.0, 1.0, fade, dtype=np.float32)
        cut[:fade] *= ramp
        cut[-fade:] *= ramp[::-1]
    return cut


def level_of(clip: Path) -> Level:
    """Return the level of an MP3 of one sentence as it will stand: between two pauses."""
    return _standing(np.concatenate(list(pieces(clip, RATE))))


def _standing(samples: NDArray[np.float32]) -> Level:
    """Return the level of ``samples`` at RATE Hz as they will stand: between two pauses."""
    pause = np.zeros(round(BLOCK * RATE), np.float32)
    return measure(np.concatenate([pause, samples, pause]), RATE)


def raised(level: Level, gain: float, peak: float) -> Level:
    """Return the level of a sound after a linear ``gain`` and a Limiter, encoded: its peak to within a decibel."""
    ceiling = 10 ** ((peak - _OVERSHOOT) / 20)
    return Level(level.loudness + 20 * math.log10(gain), level.seconds, min(level.peak * gain, ceiling) * _RISE)


def _highest(samples: NDArray[np.float32]) -> float:
    return float(np.max(np.abs(samples)))


def _power(samples: NDArray[np.float32]) -> float:
    return float(np.dot(samples, samples))


def _limited(samples: NDArray[np.float32], ceiling: float) -> NDArray[np.float32]:
    """Return ``samples`` with no peak above ``ceiling``: the gain bends down before a peak and comes back after it.

    The gain is found for steps of a third of a millisecond and runs straight from one to the next.
    """
    steps = np.pad(samples, (0, -samples.size % _STEP)).reshape(-1, _STEP)
    peaks = np.abs(steps).reshape(-1)
    while peaks.size > len(steps):
        peaks = np.maximum(peaks[::2], peaks[1::2])
    needed = (ceiling / np.maximum(peaks, ceiling)).astype(np.float32)
    reach = round(_LOOKAHEAD * RATE / _STEP)
    # one step further than the mean reaches, so that the way to the next step stays below the ceiling too
    held = np.pad(np.asarray(_lowest(needed, reach + 1)), reach, mode="edge")
    total = np.concatenate([[0.0], np.cumsum(held, dtype=np.float64)])
    smooth = ((total[2 * reach + 1 :] - total[: -2 * reach - 1]) / (2 * reach + 1)).astype(np.float32)
    rise = np.diff(smooth, append=smooth[-1:])[:, np.newaxis] * (np.arange(_STEP, dtype=np.float32) / _STEP)
    limited: NDArray[np.float32] = (steps * (smooth[:, np.newaxis] + rise)).reshape(-1)[: samples.size]
    return limited


class Limiter:
    """Rounds off peaks of sound at RATE Hz that comes piece by piece, so that none is above a true peak in dBTP."""

    def __init__(self, peak: float) -> None:
        self._ceiling = 10 ** ((peak - _OVERSHOOT) / 20)
        self._held = np.zeros(0, np.float32)
        self._given = 0  # of what is held, that was returned already

    def take(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """Take the next samples, and return as many as are ready."""
        self._held = np.concatenate([self._held, samples])
        if self._held.size < _AT_ONCE:
            return self._held[:0]
        until = (self._held.size - _MARGIN) // _STEP * _STEP
        ready = _limited(self._held, self._ceiling)[self._given : until]
        self._held, self._given = self._held[until - _MARGIN :], _MARGIN
        return ready

    def rest(self) -> NDArray[np.float32]:
        """Return what is left."""
        if not self._held.size:
            return self._held
        return _limited(self._held, self._ceiling)[self._given :]


def _lowest(values: NDArray[np.float32], reach: int) -> NDArray[np.float32]:
    """Return the lowest value within ``reach`` places of each place."""
    lowest: NDArray[np.float32] = np.pad(values, reach, mode="edge")
    width = 1
    while 2 * width <= 2 * reach + 1:
        lowest = np.minimum(lowest[:-width], lowest[width:])
        width *= 2
    rest = 2 * reach + 1 - width
    return np.minimum(lowest[: lowest.size - rest], lowest[rest:]) if rest else lowest
