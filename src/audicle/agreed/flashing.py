"""Whether a moving picture flashes as may bring on a seizure: WCAG 2.2, 2.3.1."""

from __future__ import annotations

import io
import warnings
from enum import StrEnum

from PIL import Image

_FORMATS = ("GIF", "PNG", "WEBP")


class Flashing(StrEnum):
    """What is known of a picture."""

    STILL = "still"  # one frame
    NO = "no"  # it moves, and does not flash beyond the threshold
    YES = "yes"
    UNKNOWN = "unknown"  # it cannot be decoded, is too long to be judged, or much of it changes in turns


_JUDGED = {True: Flashing.YES, False: Flashing.NO, None: Flashing.UNKNOWN}


def flashing(data: bytes) -> Flashing:
    """Return whether a GIF, a PNG or a WebP flashes when it is shown at its own size. Other pictures are STILL."""
    if not moves(data):
        return Flashing.STILL
    from audicle.agreed.flash_counting import flashes  # noqa: PLC0415 - few pictures move, and numpy is large

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's about size and metadata: what it cannot decode is not judged
        try:
            with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
                return _JUDGED[flashes(image)] if getattr(image, "n_frames", 1) > 1 else Flashing.STILL
        except Exception:  # noqa: BLE001 - Pillow's decoders raise whatever a damaged file leads them to
            return Flashing.UNKNOWN


def moves(data: bytes) -> bool:
    """Tell whether a GIF, a PNG or a WebP may hold more than one frame, from its bytes alone."""
    if data.startswith(b"RIFF"):
        return b"ANIM" in data[:64]
    if data.startswith(b"\x89PNG"):
        return b"acTL" in data[: data.find(b"IDAT") if b"IDAT" in data else None]
    # each frame of an animation has a graphic control extension; GIF89a, 23
    return data.startswith(b"GIF") and data.count(b"\x21\xf9\x04") > 1
