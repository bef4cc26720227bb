"""Decoding the sound that online voices send: MP3, WAV, FLAC or Ogg."""

from __future__ import annotations

import io

import av
import numpy as np

from audicle.voices.protocol import Speech

# What files begin with, and the FFmpeg format to read them as. No other is tried: FFmpeg knows some that open addresses
_BEGINNINGS = ((b"RIFF", "wav"), (b"fLaC", "flac"), (b"OggS", "ogg"))


def decoded(data: bytes) -> Speech:
    """Return the sound of a WAV, FLAC, Ogg or MP3 file as mono samples at the rate it has.

    Raises ValueError for what is none of these, or is cut off before the first frame.
    """
    form = next((name for beginning, name in _BEGINNINGS if data.startswith(beginning)), "mp3")
    try:
        with av.open(io.BytesIO(data), mode="r", format=form) as container:
            stream = container.streams.audio[0]
            rate = stream.rate
            graph = av.filter.Graph()
            shape = f"sample_fmts=flt:channel_layouts=mono:sample_rates={rate}"
            # two channels are averaged: FFmpeg would add them up, which can clip
            mono = graph.add("aresample", "out_chlayout=mono:rematrix_maxval=1")
            graph.link_nodes(
                graph.add_abuffer(template=stream), mono, graph.add("aformat", shape), graph.add("abuffersink")
            ).configure()
            blocks = []
            for frame in container.decode(stream):
                graph.push(frame)
                blocks += pulled(graph)
            graph.push(None)
            blocks += pulled(graph)
    except (av.FFmpegError, IndexError) as error:
        raise ValueError(f"it is no {form.upper()}: {error}") from error
    return Speech(np.concatenate(blocks) if blocks else np.zeros(0, np.float32), rate)


def pulled(graph: av.filter.Graph) -> list[np.ndarray]:
    """Return the blocks of mono samples that a graph has ready."""
    blocks = []
    while True:
        try:
            blocks.append(graph.pull().to_ndarray().reshape(-1))
        except (av.BlockingIOError, av.EOFError):
            return blocks
