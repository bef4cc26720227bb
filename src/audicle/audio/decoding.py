"""MP3s back to samples, piece by piece, as a player hears them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray


def pieces(path: Path, size: int) -> Iterator[NDArray[np.float32]]:
    """Yield the samples of a mono MP3 in pieces of ``size``; the last is shorter. The encoder's delay is left out."""
    import av  # noqa: PLC0415 - takes long to load, and where nothing changed nothing is decoded
    from av.audio.fifo import AudioFifo  # noqa: PLC0415

    fifo = AudioFifo()
    with av.open(str(path), format="mp3") as container:
        for frame in container.decode(audio=0):
            frame.pts = None  # the first frame is shorter, and the queue minds gaps
            fifo.write(frame)
            while fifo.samples >= size and (piece := fifo.read(size)):
                yield piece.to_ndarray()[0]
    if rest := fifo.read(partial=True):
        yield rest.to_ndarray()[0]
