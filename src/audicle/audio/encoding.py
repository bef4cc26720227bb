"""An MP3 encoded once more, as AAC or Opus, with chapters. Memory does not grow with its length.

FFmpeg writes no time of day and no version of itself, so the same sound gives the same bytes.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, cast

import numpy as np
import soxr

from audicle.audio.decoding import pieces
from audicle.audio.mp3 import RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from av.audio import AudioStream
    from av.container import OutputContainer
    from numpy.typing import NDArray

_AT_ONCE = 10 * RATE  # samples
_MILLISECOND = Fraction(1, 1000)


@dataclass(frozen=True, slots=True)
class Coding:
    """How sound is encoded, in FFmpeg's words."""

    container: str
    codec: str
    rate: int  # Hz
    bitrate: int  # kbit/s
    options: Mapping[str, str] = field(default_factory=dict)  # of the codec
    flags: Mapping[str, str] = field(default_factory=dict)  # of the container


def aac(rate: int, bitrate: int) -> Coding:
    """Return how an M4B is encoded: what a player needs first stands first, so that it plays while it is fetched."""
    # the search that is tried by default takes three times as long, and speech is no nearer to the original for it
    return Coding("ipod", "aac", rate, bitrate, {"aac_coder": "fast"}, {"movflags": "+faststart"})


def opus(serial: int) -> Coding:
    """Return how an Opus file is encoded; RFC 7845 has it played at 48 kHz, whatever it was made from.

    ``serial`` is the stream's number, 0 to 2**31 - 1.
    """
    return Coding("opus", "libopus", 48_000, 32, {"compression_level": "5"}, {"serial_offset": str(serial)})


@dataclass(frozen=True, slots=True)
class Mark:
    """A chapter."""

    title: str
    begins: float  # seconds
    ends: float  # seconds


def encode(
    source: Path,
    path: Path,
    coding: Coding,
    marks: Sequence[Mark],
    metadata: Mapping[str, str],
    played: Callable[[float], None],
) -> None:
    """Encode the MP3 ``source`` as a file at ``path``; ``played`` is told of the seconds that were encoded.

    Raises OSError for what the disk refuses.
    """
    import av  # noqa: PLC0415 - takes long to load, and where nothing changed nothing is encoded

    options = {"fflags": "+bitexact", **coding.flags}
    with _os_errors(), av.open(str(path), "w", format=coding.container, options=options) as container:
        container.metadata.update(metadata)
        container.set_chapters(
            [
                {
                    "id": number,
                    "start": round(mark.begins / _MILLISECOND),
                    "end": round(mark.ends / _MILLISECOND),
                    "time_base": _MILLISECOND,
                    "metadata": {"title": mark.title},
                }
                for number, mark in enumerate(marks)
            ]
        )
        _encode(source, container, coding, played)


@contextmanager
def _os_errors() -> Iterator[None]:
    """Raise what FFmpeg met on the disk as Python does."""
    from av.error import FFmpegError  # noqa: PLC0415

    try:
        yield
    except FFmpegError as error:
        raise OSError(error.errno, error.strerror) from error


def _encode(source: Path, container: OutputContainer, coding: Coding, played: Callable[[float], None]) -> None:
    import av  # noqa: PLC0415
    from av.codec.context import Flags  # noqa: PLC0415

    stream = cast("AudioStream", container.add_stream(coding.codec, rate=coding.rate, options=dict(coding.options)))
    stream.layout = "mono"
    stream.bit_rate = coding.bitrate * 1000
    stream.codec_context.flags |= Flags.bitexact
    resampler = soxr.ResampleStream(RATE, coding.rate, 1, dtype="float32") if coding.rate != RATE else None
    fed = 0

    def feed(samples: NDArray[np.float32]) -> None:
        nonlocal fed
        if samples.size:
            frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="fltp", layout="mono")
            frame.sample_rate, frame.time_base, frame.pts = coding.rate, Fraction(1, coding.rate), fed
            fed += samples.size
            container.mux(stream.encode(frame))

    for piece in pieces(source, _AT_ONCE):
        feed(resampler.resample_chunk(piece) if resampler else piece)
        played(piece.size / RATE)
    if resampler:
        feed(resampler.resample_chunk(np.zeros(0, np.float32), last=True))
    container.mux(stream.encode(None))
