"""The sound of one sentence made fit to stand beside the others: trimmed, resampled, level, free of clicks.

Each sentence gets one linear gain to the same loudness (ITU-R BS.1770-5), so sections and voices come out even
without measuring a whole article first; peaks that the gain would lift over the ceiling are rounded off.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pyloudnorm
import soxr
from scipy import ndimage

from audicle.audio.mp3 import RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray


_QUIET = 10 ** (-50 / 20)  # of the peak; below it is the voice's own silence
_LEAD, _TAIL = 0.012, 0.06  # seconds kept around what is louder: soft consonants
_FADE = 0.005  # seconds
_BLOCK = 0.4  # seconds; the gating block of BS.1770
_ROUNDS = 8  # at most: rounding off peaks takes some loudness away, and the next round gives it back
_CLOSE = 0.1  # LU
_OVERSHOOT = 1.6  # dB between the samples' peak and the true peak after encoding, measured over the voices
_LOOKAHEAD = 0.005  # seconds


def is_silent(samples: NDArray[np.float32]) -> bool:
    """Say whether there is nothing to hear: no samples, or none above -80 dBFS."""
    return samples.size == 0 or float(np.max(np.abs(samples))) < 10 ** (-80 / 20)


def prepare(samples: NDArray[np.float32], rate: int, loudness: float, peak: float) -> NDArray[np.float32]:
    """Return ``samples`` (mono, ``rate`` Hz, not silent) at RATE Hz, trimmed, and at ``loudness`` LUFS.

    ``peak`` is the ceiling of the true peak in dBTP. The result begins and ends with the speech itself.
    """
    trimmed = _trimmed(samples, rate)
    resampled = trimmed if rate == RATE else soxr.resample(trimmed, rate, RATE).astype(np.float32)
    ceiling = 10 ** ((peak - _OVERSHOOT) / 20)
    result = resampled
    for _ in range(_ROUNDS):
        short = loudness - _loudness(result)
        if abs(short) < _CLOSE:
            break
        result = _limited(result * np.float32(10 ** (short / 20)), ceiling)
    return result


def _trimmed(samples: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    loud = np.flatnonzero(np.abs(samples) > _QUIET * np.max(np.abs(samples)))
    first = max(0, int(loud[0]) - round(_LEAD * rate))
    last = min(samples.size, int(loud[-1]) + 1 + round(_TAIL * rate))
    cut = samples[first:last].astype(np.float32, copy=True)
    fade = min(round(_FADE * rate), cut.size // 2)
    if fade:
        ramp = np.linspace(0.0, 1.0, fade, dtype=np.float32)
        cut[:fade] *= ramp
        cut[-fade:] *= ramp[::-1]
    return cut


@cache
def _meter() -> pyloudnorm.Meter:
    return pyloudnorm.Meter(RATE, block_size=_BLOCK)


def _loudness(samples: NDArray[np.float32]) -> float:
    """Return the integrated loudness in LUFS of ``samples`` as they will stand: between two pauses."""
    pause = np.zeros(round(_BLOCK * RATE), np.float32)
    measured = np.concatenate([pause, samples, pause]).astype(np.float64)
    value = float(_meter().integrated_loudness(measured))
    # the absolute gate of BS.1770 leaves nothing of a whisper: measure its plain energy instead
    return value if np.isfinite(value) else float(10 * np.log10(np.mean(np.square(samples, dtype=np.float64)) + 1e-12))


def _limited(samples: NDArray[np.float32], ceiling: float) -> NDArray[np.float32]:
    """Return ``samples`` with no peak above ``ceiling``: the gain bends down before a peak and comes back after it."""
    levels = np.abs(samples)
    if float(np.max(levels, initial=0.0)) <= ceiling:
        return samples
    half = round(_LOOKAHEAD * RATE)
    needed = np.minimum(1.0, ceiling / np.maximum(levels, 1e-9))
    held = ndimage.minimum_filter1d(needed, 2 * half + 1, mode="nearest")
    smooth = ndimage.uniform_filter1d(held, 2 * half + 1, mode="nearest")
    limited: NDArray[np.float32] = (samples * smooth).astype(np.float32)
    return limited
