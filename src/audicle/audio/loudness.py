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
    graph = Graph()
    source = graph.add("abuffer", sample_rate=str(rate), sample_fmt="flt", channel_layout="mono", time_base=f"1/{rate}")
    meter = graph.add("ebur128", "metadata=1:framelog=quiet")
    sink = graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="flt", layout="mono")
    frame.sample_rate = rate
    frame.pts = 0
    source.push(frame)
    source.push(None)
    loudness, blocks = _SILENT, []
    while True:
        try:
            metadata = sink.pull().metadata
        except (av.error.BlockingIOError, av.error.EOFError):
            break
        if _INTEGRATED in metadata:
            loudness = float(metadata[_INTEGRATED])
            blocks.append(float(metadata[_MOMENTARY]))
    return Level(loudness, _heard(np.array(blocks)), float(np.max(np.abs(samples))))


def _heard(blocks: NDArray[np.float64]) -> float:
    """Return the seconds that pass both gates; ``blocks`` are the LUFS of BLOCK seconds, every _STEP seconds."""
    heard = blocks[blocks > _SILENT]
    if heard.size:
        heard = heard[heard > 10 * np.log10(np.mean(10 ** (heard / 10))) + _RELATIVE]
    return float(heard.size * _STEP)
