"""How long a stream really sounds: decoded, not believed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

_DAMAGED = 20  # frames that may be damaged before a stream counts as unreadable


def seconds(file: BinaryIO) -> float:
    """Return how many seconds of sound an audio file has, frame by frame, as a player hears it.

    Raises ValueError if it cannot be decoded.
    """
    import av  # noqa: PLC0415 - takes long to load, and a book without sound needs none of it

    played = 0.0
    damaged = 0
    try:
        with av.open(file, "r") as container:
            stream = next(iter(container.streams.audio), None)
            if stream is None:
                raise ValueError("there is no sound in it")
            for packet in container.demux(stream):
                try:
                    played += sum(frame.samples / frame.sample_rate for frame in packet.decode())
                except av.error.InvalidDataError:
                    damaged += 1
                    if damaged > _DAMAGED:
                        raise
    except (av.error.FFmpegError, EOFError) as error:
        raise ValueError(str(error)) from error
    if not played:
        raise ValueError("there is no sound in it")
    return played
