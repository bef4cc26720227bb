"""From one sampling rate to another."""

from __future__ import annotations

from functools import cache
from math import gcd
from typing import TYPE_CHECKING

import numpy as np
import soxr

if TYPE_CHECKING:
    from numpy.typing import NDArray

_CUT = 0.99  # of the old Nyquist frequency
_REACH = 64  # samples of the old rate on either side of a new one
_SHAPE = 8.0  # of the Kaiser window: what is above the old Nyquist frequency stays below -80 dB


def resampled(samples: NDArray[np.float32], rate: int, wanted: int) -> NDArray[np.float32]:
    """Return mono ``samples`` at ``rate`` Hz as samples at ``wanted`` Hz; a sound begins where it began.

    Upwards by a filter that is steeper than soxr's, which takes away the highest twelfth of what there is: at 16 kHz
    that is where a voice's sibilants are, and DistillMOS rates a voice without it 0.7 lower (see docs/voices.md).
    """
    if rate == wanted:
        return samples
    found: NDArray[np.float32]
    if rate > wanted:
        found = soxr.resample(samples, rate, wanted).astype(np.float32)
        return found
    from scipy import signal  # noqa: PLC0415 - takes long to load, and many voices speak at the wanted rate

    up, down, window = _steep(rate, wanted)
    found = signal.resample_poly(samples, up, down, window=window).astype(np.float32)
    return found


@cache
def _steep(rate: int, wanted: int) -> tuple[int, int, NDArray[np.float32]]:
    """Return by what to multiply and to divide the rate, and the filter between."""
    from scipy import signal  # noqa: PLC0415 - as above

    shared = gcd(rate, wanted)
    up, down = wanted // shared, rate // shared
    return up, down, signal.firwin(2 * _REACH * up + 1, _CUT / up, window=("kaiser", _SHAPE)).astype(np.float32)
