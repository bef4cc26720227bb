"""Loudness as people hear it: ITU-R BS.1770-5, measured by FFmpeg's own filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import av
from av.filter import Graph

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BLOCK = 0.4  # seconds; the gating block: what is shorter cannot be measured
_KEY = "lavfi.r128.I"


def integrated(samples: NDArray[np.float32], rate: int) -> float:
    """Return the gated loudness in LUFS of mono ``samples`` at ``rate`` Hz; -70 or less is silence.

    ``samples`` last at least BLOCK seconds.
    """
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
    loudness = -70.0
    while True:
        try:
            metadata = sink.pull().metadata
        except (av.error.BlockingIOError, av.error.EOFError):
            return loudness
        if _KEY in metadata:
            loudness = float(metadata[_KEY])
