"""Decoding the MP3 that online voices send."""

from __future__ import annotations

import io

import av
import numpy as np

from audicle.voices.protocol import Speech


def decoded(data: bytes, speed: float = 1.0) -> Speech:
    """Return the sound of an MP3 as mono samples at the rate it has.

    ``speed`` from 0.5 to 2 changes its pace and keeps its pitch. Raises ValueError for what is not an MP3, or is
    cut off before the first frame.
    """
    try:
        with av.open(io.BytesIO(data), mode="r", format="mp3") as container:
            stream = container.streams.audio[0]
            rate = stream.rate
            graph = av.filter.Graph()
            form = f"sample_fmts=flt:channel_layouts=mono:sample_rates={rate}"
            nodes = [graph.add_abuffer(template=stream)]
            if speed != 1:
                nodes.append(graph.add("atempo", str(speed)))
            nodes += graph.add("aformat", form), graph.add("abuffersink")
            graph.link_nodes(*nodes).configure()
            blocks = []
            for frame in container.decode(stream):
                graph.push(frame)
                blocks += _pulled(graph)
            graph.push(None)
            blocks += _pulled(graph)
    except (av.FFmpegError, IndexError) as error:
        raise ValueError(f"it is no MP3: {error}") from error
    return Speech(np.concatenate(blocks) if blocks else np.zeros(0, np.float32), rate)


def _pulled(graph: av.filter.Graph) -> list[np.ndarray]:
    blocks = []
    while True:
        try:
            blocks.append(graph.pull().to_ndarray().reshape(-1))
        except (av.BlockingIOError, av.EOFError):
            return blocks
