"""A PNG of few colours that is mostly empty, such as a cover with nothing but words. PNG, third edition.

Pillow would look at every pixel of the page and pack every row of it, most of which are background. Here the page is
taken in strips, and an empty one costs nothing: packed, it is always the same.
"""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

from PIL import Image, ImageChops

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_BITS = 2  # of a pixel
_IN_BYTE = 8 // _BITS  # pixels
SHADES = 1 << _BITS
_SHADE = bytes(value * (SHADES - 1) // 255 for value in range(256))  # of each grey
_PALETTE = 3  # colour type: each pixel is a palette index
_NONE, _UP = 0, 2  # filter types: a row as it is, or its difference to the one above it
_STRIP = 60  # rows
_MEMORY = 7  # zlib's memLevel; with more, making the tables takes longer than packing a strip
# RFC 1950, 2.2: what a zlib stream begins with; RFC 1951, 3.2.6: an empty block that ends it
_BEGIN, _END = b"\x78\x01", b"\x03\x00"


def shaded(letters: Image.Image, palette: Sequence[int]) -> bytes:
    """Return a picture in grey as a PNG of ``SHADES`` colours: from 0, the first, to 255, the last.

    ``palette`` holds red, green and blue of each colour.
    """
    width, height = letters.size
    packed, check = [_BEGIN], 1
    for top in range(0, height, _STRIP):
        strip = letters.crop((0, top, width, min(top + _STRIP, height)))
        box = strip.getbbox()
        rows, deflated = _drawn(strip, box[0], box[2]) if box else _empty(*strip.size)
        packed.append(deflated)
        check = zlib.adler32(rows, check)
    header = struct.pack(">IIBBBBB", width, height, _BITS, _PALETTE, 0, 0, 0)
    data = b"".join((*packed, _END, struct.pack(">I", check)))
    chunks = ((b"IHDR", header), (b"PLTE", bytes(palette)), (b"IDAT", data), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(kind, content) for kind, content in chunks)


def _drawn(strip: Image.Image, left: int, right: int) -> tuple[bytes, bytes]:
    """Return the rows of a strip with the filter type before each, and the same deflated.

    Nothing is drawn before the column ``left`` and from ``right`` on.
    """
    left -= left % _IN_BYTE
    drawn = strip.crop((left, 0, right, strip.height))
    shades = Image.frombytes("P", drawn.size, drawn.tobytes().translate(_SHADE))
    size = (_length(drawn.width), drawn.height)
    packed = Image.frombytes("L", size, shades.tobytes("raw", f"P;{_BITS}"))
    above = Image.new("L", size, 0)
    above.paste(packed, (0, 1))
    rows = Image.new("L", (1 + _length(strip.width), strip.height), 0)
    rows.paste(_UP, (0, 0, 1, strip.height))
    rows.paste(ImageChops.subtract_modulo(packed, above), (1 + left // _IN_BYTE, 0))
    rows.putpixel((0, 0), _NONE)  # what is above the strip may not be empty
    data = rows.tobytes()
    return data, _deflated(data)


@lru_cache(maxsize=8)
def _empty(width: int, height: int) -> tuple[bytes, bytes]:
    """Return the same of a strip with nothing on it."""
    data = bytes((_length(width) + 1) * height)
    return data, _deflated(data)


def _length(width: int) -> int:
    return -(-width // _IN_BYTE)


def _deflated(data: bytes) -> bytes:
    """Return blocks of a stream that depend on no block before them."""
    # areas of one colour: run lengths pack them as well as a search for patterns does, in half the time
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, _MEMORY, zlib.Z_RLE)
    return packer.compress(data) + packer.flush(zlib.Z_SYNC_FLUSH)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
