"""WebP (RFC 9649): how large a picture is, told without decoding it; large ones in less memory than Pillow takes."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator

_ANIMATED = 0x02  # in the flags of VP8X, 2.7.1
_ALPHA = 0x10
_FRAME = b"\x9d\x01\x2a"  # begins a key frame of VP8, RFC 6386, 9.1
_LOSSLESS = 0x2F  # begins VP8L, RFC 9649, 3.4
_SIDE = 0x3FFF  # 14 bits of width or height
_SMALL = 13_500_000  # pixels; for so many Pillow takes no more memory than for other pictures
# Bytes a pixel at the peak, measured with PyAV 18.1: of the decoder, and of what it is scaled to
_LOSSY, _ALL, _SCALED = 2.3, 7.5, 11.0


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of its picture."""

    width: int  # pixels; the largest of those that it tells
    height: int
    lossy: bool
    transparent: bool
    animated: bool
    profile: bytes | None  # ICC
    exif: bytes | None


def header(data: bytes) -> Header | None:
    """Return what a WebP says of its picture; None if it says nothing, so that there is no picture in it."""
    sizes: list[tuple[int, int]] = []
    parts = dict.fromkeys((b"ICCP", b"EXIF"), b"")
    lossy, flags = True, 0
    for kind, body in _chunks(data):
        if kind == b"VP8X" and len(body) >= 10:  # noqa: PLR2004 - 2.7.1: flags, and two numbers of 24 bits
            flags = body[0]
            sizes.append((int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1))
        elif kind == b"VP8 " and body[3:6] == _FRAME:
            sizes.append((int.from_bytes(body[6:8], "little") & _SIDE, int.from_bytes(body[8:10], "little") & _SIDE))
        elif kind == b"VP8L" and body[:1] == bytes([_LOSSLESS]):
            bits = int.from_bytes(body[1:5], "little")
            sizes.append(((bits & _SIDE) + 1, (bits >> 14 & _SIDE) + 1))
            lossy, flags = False, flags | (_ALPHA if bits >> 28 & 1 else 0)
        elif kind == b"ANMF":
            flags |= _ANIMATED
        elif kind in parts:
            parts[kind] = body
    if not sizes or not all(map(all, sizes)):
        return None
    widths, heights = zip(*sizes, strict=True)
    profile, exif = parts.values()
    return Header(
        max(widths), max(heights), lossy, bool(flags & _ALPHA), bool(flags & _ANIMATED), profile or None, exif or None
    )


def large_webp(data: bytes) -> Header | None:
    """Return what a WebP says that Pillow would take too much memory for, and that is not animated; None for others."""
    said = header(data) if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else None
    return said if said and not said.animated and said.width * said.height > _SMALL else None


def memory_of(said: Header, size: int) -> float:
    """Return the bytes that ``scaled`` takes at most, with what scaling takes after it."""
    pixels = said.width * said.height
    ratio = min(1.0, size / max(said.width, said.height))
    return pixels * (_ALL if said.transparent or not said.lossy else _LOSSY) + pixels * ratio**2 * _SCALED


def scaled(data: bytes, said: Header, size: int) -> Image.Image:
    """Return a picture that is not animated, its longer side at most ``size`` pixels, as RGB or RGBA.

    What it says of its colours and its orientation is in ``info``, as Pillow has it. Raises what the decoder raises if
    the picture is damaged.
    """
    import av  # noqa: PLC0415 - slow to load, and few pictures are so large

    with av.open(io.BytesIO(data), "r", format="webp_pipe") as file:
        stream = file.streams.video[0]
        stream.thread_type = "NONE"  # each thread would take its own memory
        frame = next(file.decode(stream))
        ratio = min(1.0, size / max(frame.width, frame.height))
        width, height = (max(1, round(side * ratio)) for side in (frame.width, frame.height))
        mode = "rgba" if said.transparent else "rgb24"
        # its own way to a picture leaves transparency out
        image = Image.fromarray(frame.reformat(width, height, mode, interpolation="AREA").to_ndarray())
    if said.profile:
        image.info["icc_profile"] = said.profile
    if said.exif:
        image.info["exif"] = said.exif
    return image


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the kind and the content of each part of a RIFF file; 2.3."""
    at = 12
    while at + 8 <= len(data):
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        yield data[at : at + 4], data[at + 8 : at + 8 + length]
        at += 8 + length + (length & 1)
