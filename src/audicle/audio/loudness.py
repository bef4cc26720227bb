"""Loudness as people hear it: ITU-R BS.1770-5, measured by FFmpeg's own filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import av
import numpy as np
from av.filter import Graph

from audicle.model import Level

if TYPE_CHECKING:
    from numpy.typing import NDArray

BLOCK = 0.4  # seconds; the gating block: what is shorter cannot be measured
_STEP = 0.1  # seconds from one block to the next
_INTEGRATED, _MOMENTARY = "lavfi.r128.I", "lavfi.r128.M"
_SILENT = -70.0  # LUFS; the absolute gate
_RELATIVE = -10.0  # LU; the relative gate


def measure(samples: NDArray[np.float32], rate: int) -> Level:
    """Return the level of mono ``samples`` at ``rate`` Hz, which last at least BLOCK seconds."""
    meter = Meter(rate)
    meter.hear(samples)
    return meter.level()


class Meter:
    """Measures sound that comes piece by piece. Memory does not grow with its length."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._graph = Graph()
        self._source = self._graph.add(
            "abuffer", sample_rate=str(rate), sample_fmt="flt", channel_layout="mono", time_base=f"1/{rate}"
        )
        meter = self._graph.add("ebur128", "metadata=1:framelog=quiet")
        self._sink = self._graph.add("abuffersink")
        self._source.link_to(meter)
        meter.link_to(self._sink)
        self._graph.configure()
        self._loudness = _SILENT
        self._blocks: list[float] = []
        self._heard = 0  # samples
        self._peak = 0.0

    def hear(self, samples: NDArray[np.float32]) -> None:
        """Take the next mono samples, -1 to 1."""
        if not samples.size:
            return
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="flt", layout="mono")
        frame.sample_rate = self._rate
        frame.pts = self._heard
        self._heard += samples.size
        self._peak = max(self._peak, float(np.max(np.abs(samples))))
        self._source.push(frame)
        self._drain()

    def level(self) -> Level:
        """Return the level of all that was heard, which lasts at least BLOCK seconds. Nothing can be heard after."""
        self._source.push(None)
        self._drain()
        return Level(self._loudness, _heard(np.array(self._blocks)), self._peak)

    def _drain(self) -> None:
        while True:
            try:
                metadata = self._sink.pull().metadata
            except (av.error.BlockingIOError, av.error.EOFError):
                break
            if _INTEGRATED in metadata:
                self._loudness = float(metadata[_INTEGRATED])
                self._blocks.append(float(metadata[_MOMENTARY]))


def _heard(blocks: NDArray[np.float64]) -> float:
    """Return the seconds that pass both gates; ``blocks`` are the LUFS of BLOCK seconds, every _STEP seconds."""
    heard = blocks[blocks > _SILENT]
    if heard.size:
        heard = heard[heard > 10 * np.log10(np.mean(10 ** (heard / 10))) + _RELATIVE]
    return float(heard.size * _STEP)
