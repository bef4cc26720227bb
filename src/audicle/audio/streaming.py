"""The sound of any file as this house uses it, mono and at its rate, decoded once and piece by piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import soxr

from audicle.audio.mp3 import RATE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from av.audio.frame import AudioFrame
    from numpy.typing import NDArray

_Piece = tuple["NDArray[np.float32]", int]  # samples, and their rate
LONGEST = 50 * 3600  # seconds of one file; what goes on longer has no end
_DAMAGED = 200  # packets that may be damaged before a file counts as unreadable from there


def streamed(file: BinaryIO) -> Iterator[NDArray[np.float32]]:
    """Yield the samples of the first sound in a file at RATE Hz, its channels together, from where players begin.

    What is damaged is as long a silence; a file that cannot be read on ends there. Raises ValueError if there is no
    sound in it, or none that can be decoded.
    """
    rate = 0
    stretch: soxr.ResampleStream | None = None
    told = 0
    for samples, own in _gathered(_decoded(file)):
        if not rate:
            rate = own
            stretch = soxr.ResampleStream(rate, RATE, 1, dtype="float32") if rate != RATE else None
        told += samples.size
        if own != rate or told > LONGEST * rate:
            break  # a second sound after the first, or one without end
        made = stretch.resample_chunk(samples) if stretch else samples
        if made.size:
            yield made
    if not told:
        raise ValueError("there is no sound in it")
    if stretch:
        rest = stretch.resample_chunk(np.zeros(0, np.float32), last=True)
        if rest.size:
            yield rest


def _gathered(pieces: Iterator[_Piece]) -> Iterator[_Piece]:
    """Yield pieces of about a second, each of one rate: what comes in crumbs takes three times as long."""
    held: list[NDArray[np.float32]] = []
    size = rate = 0
    for samples, own in pieces:
        if held and (own != rate or size >= rate):
            yield np.concatenate(held), rate
            held, size = [], 0
        held.append(samples)
        size, rate = size + samples.size, own
    if held:
        yield np.concatenate(held), rate


def _decoded(file: BinaryIO) -> Iterator[_Piece]:
    """Yield the samples of a file as they are decoded, and their rate. Raises ValueError if there are none."""
    import av  # noqa: PLC0415 - takes long to load

    damaged = rate = 0
    try:
        with av.open(file, "r") as container:
            sound = next(iter(container.streams.audio), None)
            if sound is None:
                return
            for packet in container.demux(sound):
                try:
                    for frame in packet.decode():
                        rate = frame.sample_rate
                        yield _mono(frame), rate
                except av.error.InvalidDataError:
                    damaged += 1
                    if damaged > _DAMAGED:
                        raise
                    if rate and packet.duration and packet.time_base:
                        yield np.zeros(round(float(packet.duration * packet.time_base) * rate), np.float32), rate
    except (av.error.FFmpegError, EOFError) as error:
        if not rate:
            raise ValueError(str(error)) from error


def _mono(frame: AudioFrame) -> NDArray[np.float32]:
    """Return the mean of a frame's channels, from -1 to 1."""
    found = frame.to_ndarray()
    channels = found if frame.format.is_planar else found.reshape(-1, frame.layout.nb_channels).T
    if channels.dtype == np.uint8:
        return np.asarray((channels.astype(np.float32) - 128.0).mean(axis=0) / 128.0, np.float32)
    if channels.shape[0] == 1 and channels.dtype == np.float32:
        return np.ascontiguousarray(channels[0])
    scale = 2.0 ** (8 * channels.dtype.itemsize - 1) if np.issubdtype(channels.dtype, np.integer) else 1.0
    return np.asarray(channels.astype(np.float32).mean(axis=0) / scale, np.float32)
