"""How loud a recording is, measured as it is heard: decoded, in one pass, in memory that does not grow with it.

Loudness is that of ITU-R BS.1770-5: K-weighted, in blocks of 400 ms every 100 ms, gated twice. The weighting is applied
in the frequency domain, which is several times as fast as a filter that runs sample by sample.
"""

from __future__ import annotations

import math
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from audicle.audio.decoding import pieces
from audicle.audio.mp3 import RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

_STEP = RATE // 10  # samples from one block to the next
_STEPS = 4  # in a block
_SIZE = 1 << 18  # samples of which a spectrum is taken
_ROOM = _SIZE // _STEP - _STEPS  # steps of them that are measured; the weighting rings on for less than what is left
_SILENT = -70.0  # LUFS; the absolute gate
_RELATIVE = -10.0  # LU; the relative gate
_OFFSET = -0.691  # of the formula: 0 LUFS is not full scale


@dataclass(frozen=True, slots=True)
class Level:
    """What was measured of a recording."""

    powers: NDArray[np.float64]  # of each step, K-weighted, where full scale is 1
    peak: float  # the highest sample, where full scale is 1

    @property
    def loudness(self) -> float:
        """Integrated loudness in LUFS, -70 if there is nothing to hear."""
        if self.powers.size < _STEPS:
            return _SILENT
        blocks = np.convolve(self.powers, np.full(_STEPS, 1 / _STEPS), "valid")
        heard = blocks[blocks > _power(_SILENT)]
        if heard.size:
            heard = heard[heard > np.mean(heard) * 10 ** (_RELATIVE / 10)]
        return _OFFSET + 10 * math.log10(float(np.mean(heard))) if heard.size else _SILENT


def measure(path: Path) -> Level:
    """Measure an MP3 as ``audio.mp3`` makes them, tags or none."""
    powers: list[NDArray[np.float64]] = []
    peak = 0.0
    before = np.zeros(_SIZE - _ROOM * _STEP, np.float32)
    for piece in pieces(path, _ROOM * _STEP):
        peak = max(peak, float(np.max(np.abs(piece), initial=0.0)))
        spectrum = np.fft.rfft(np.concatenate([before, piece]), _SIZE)
        weighted = np.fft.irfft(spectrum * _weighting(), _SIZE)[before.size : before.size + piece.size]
        whole = weighted[: weighted.size - weighted.size % _STEP].reshape(-1, _STEP)
        powers.append(np.mean(whole * whole, axis=1, dtype=np.float64))
        before = piece[-before.size :] if piece.size >= before.size else before
    return Level(np.concatenate(powers) if powers else np.zeros(0), peak)


def together(levels: Iterable[Level]) -> Level:
    """Return the level of recordings one after the other."""
    levels = tuple(levels)
    powers = [level.powers for level in levels]
    return Level(np.concatenate(powers) if powers else np.zeros(0), max((level.peak for level in levels), default=0.0))


@contextmanager
def measuring(paths: Mapping[str, Path]) -> Iterator[Callable[[], dict[str, Level]]]:
    """Measure files beside whatever the block does; what it is given waits for the levels and returns them by name."""
    with ThreadPoolExecutor(max(1, min(len(paths), os.cpu_count() or 1))) as pool:
        futures = {name: pool.submit(measure, path) for name, path in paths.items()}
        try:
            yield lambda: {name: future.result() for name, future in futures.items()}
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _power(loudness: float) -> float:
    return float(10 ** ((loudness - _OFFSET) / 10))


@lru_cache(maxsize=1)
def _weighting() -> NDArray[np.complex64]:
    """Return the response of the K-weighting at the frequencies of a spectrum.

    Both of its filters are given for 48 kHz; these are their analogue forms, which libebur128 found, at RATE.
    """
    back = np.exp(-2j * np.pi * np.arange(_SIZE // 2 + 1) / _SIZE)  # one sample earlier
    tangent, quality = math.tan(math.pi * 1681.974450955533 / RATE), 0.7071752369554196
    high = 10 ** (3.999843853973347 / 20)
    middle = high**0.4996667741545416
    shelf = (
        (high + middle * tangent / quality + tangent**2)
        + 2 * (tangent**2 - high) * back
        + (high - middle * tangent / quality + tangent**2) * back**2
    ) / _poles(tangent, quality, back)
    tangent, quality = math.tan(math.pi * 38.13547087602444 / RATE), 0.5003270373238773
    # the gain of this one is left as it is: the standard's own filter has 1, -2, 1 above
    scale = 1 + tangent / quality + tangent**2
    low_cut = (1 - 2 * back + back**2) * scale / _poles(tangent, quality, back)
    response: NDArray[np.complex64] = (shelf * low_cut).astype(np.complex64)
    return response


def _poles(tangent: float, quality: float, back: NDArray[np.complex128]) -> NDArray[np.complex128]:
    poles: NDArray[np.complex128] = (
        (1 + tangent / quality + tangent**2)
        + 2 * (tangent**2 - 1) * back
        + (1 - tangent / quality + tangent**2) * back**2
    )
    return poles
