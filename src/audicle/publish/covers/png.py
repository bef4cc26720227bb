"""A PNG of few colours that is mostly empty, such as a cover with nothing but words. PNG, third edition.

Pillow would look at every pixel of the page and pack every row of it, most of which are background. Here the page is
taken in strips, and an empty one costs nothing: packed, it is always the same.
"""

from __future__ import annotations

import struct
import zlib
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from PIL import Image, ImageChops

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_BITS = {4: 2, 16: 4}  # of a pixel, by the number of colours
_FULL, _PALETTE = 2, 3  # colour types: red, green and blue of each pixel, or its place in a palette
_NONE, _UP = 0, 2  # filter types: a row as it is, or its difference to the one above it
_STRIP = 60  # rows
_MEMORY = 7  # zlib's memLevel; with more, making the tables takes longer than packing a strip
# RFC 1950, 2.2: what a zlib stream begins with; RFC 1951, 3.2.6: an empty block that ends it
_BEGIN, _END = b"\x78\x01", b"\x03\x00"


def shaded(letters: Image.Image, palette: Sequence[int]) -> bytes:
    """Return a picture in grey as a PNG of 4 or 16 colours: from 0, the first, to 255, the last.

    ``palette`` holds red, green and blue of each colour.
    """
    bits = _BITS[len(palette) // 3]
    header = struct.pack(">IIBBBBB", *letters.size, bits, _PALETTE, 0, 0, 0)
    strips = ((_drawn(strip, box, bits) if box else _empty(*strip.size, bits)) for strip, box in _strips(letters))
    return _whole((b"IHDR", header), (b"PLTE", bytes(palette)), (b"IDAT", _joined(strips)))


def full(letters: Image.Image, palette: Sequence[int]) -> bytes:
    """Return the same picture as a PNG without a palette, for those who take no other."""
    colours = tuple(bytes(palette[place : place + 3]) for place in range(0, len(palette), 3))
    header = struct.pack(">IIBBBBB", *letters.size, 8, _FULL, 0, 0, 0)
    strips = (
        (_drawn_in_full(strip, box, colours) if box else _empty_in_full(*strip.size, colours[0]))
        for strip, box in _strips(letters)
    )
    return _whole((b"IHDR", header), (b"IDAT", _joined(strips)))


def _strips(letters: Image.Image) -> Iterator[tuple[Image.Image, tuple[int, int, int, int] | None]]:
    """Give each strip of a page, with the box in it that is not empty."""
    width, height = letters.size
    for top in range(0, height, _STRIP):
        strip = letters.crop((0, top, width, min(top + _STRIP, height)))
        yield strip, strip.getbbox()


def _joined(strips: Iterable[tuple[bytes, bytes]]) -> bytes:
    """Return the stream of strips, each of which is its rows and the same deflated."""
    packed, check = [_BEGIN], 1
    for rows, deflated in strips:
        packed.append(deflated)
        check = zlib.adler32(rows, check)
    return b"".join((*packed, _END, struct.pack(">I", check)))


def _drawn(strip: Image.Image, box: tuple[int, int, int, int], bits: int) -> tuple[bytes, bytes]:
    """Return the rows of a strip with the filter type before each, and the same deflated.

    Nothing is drawn outside the columns of the ``box``.
    """
    in_byte = 8 // bits  # pixels
    left = box[0] - box[0] % in_byte
    drawn = strip.crop((left, 0, box[2], strip.height))
    shades = Image.frombytes("P", drawn.size, drawn.tobytes().translate(_shades(1 << bits)))
    size = (_length(drawn.width, bits), drawn.height)
    packed = Image.frombytes("L", size, shades.tobytes("raw", f"P;{bits}"))
    rows = Image.new("L", (1 + _length(strip.width, bits), strip.height), 0)
    rows.paste(_UP, (0, 0, 1, strip.height))
    rows.paste(_differences(packed), (1 + left // in_byte, 0))
    rows.putpixel((0, 0), _NONE)  # what is above the strip may not be empty
    data = rows.tobytes()
    return data, _deflated(data)


@lru_cache(maxsize=8)
def _empty(width: int, height: int, bits: int) -> tuple[bytes, bytes]:
    """Return the same of a strip with nothing on it."""
    data = bytes((_length(width, bits) + 1) * height)
    return data, _deflated(data)


def _drawn_in_full(
    strip: Image.Image, box: tuple[int, int, int, int], colours: tuple[bytes, ...]
) -> tuple[bytes, bytes]:
    """Return the same of a strip without a palette."""
    drawn = strip.crop((box[0], 0, box[2], strip.height))
    shades = drawn.tobytes().translate(_shades(len(colours)))
    bands = [bytes(colour[band] for colour in colours).ljust(256, b"\0") for band in range(3)]
    parts = [Image.frombytes("L", drawn.size, shades.translate(band)) for band in bands]
    before, after = colours[0] * box[0], colours[0] * (strip.width - box[2])
    # what is beside the letters is the background, and so differs from what is above it in the first row only
    differences = _differences(Image.merge("RGB", parts)).tobytes()
    length = 3 * drawn.width
    rows = [
        b"".join((bytes([_UP]), bytes(len(before)), differences[row * length : (row + 1) * length], bytes(len(after))))
        for row in range(strip.height)
    ]
    rows[0] = b"".join((bytes([_NONE]), before, differences[:length], after))
    data = b"".join(rows)
    return data, _deflated(data, 6, zlib.Z_DEFAULT_STRATEGY)  # colours come in threes, not in runs


@lru_cache(maxsize=8)
def _empty_in_full(width: int, height: int, colour: bytes) -> tuple[bytes, bytes]:
    data = b"".join((bytes([_NONE]), colour * width, bytes([_UP, *bytes(3 * width)]) * (height - 1)))
    return data, _deflated(data, 6, zlib.Z_DEFAULT_STRATEGY)


def _differences(rows: Image.Image) -> Image.Image:
    """Return each row's difference to the one above it; the first stays as it is."""
    above = Image.new(rows.mode, rows.size, 0)
    above.paste(rows, (0, 1))
    return ImageChops.subtract_modulo(rows, above)


@cache
def _shades(count: int) -> bytes:
    """Return the shade of each grey."""
    return bytes(value * (count - 1) // 255 for value in range(256))


def _length(width: int, bits: int) -> int:
    return -(-width * bits // 8)


def _deflated(data: bytes, level: int = 9, strategy: int = zlib.Z_RLE) -> bytes:
    """Return blocks of a stream that depend on no block before them."""
    # areas of one colour: run lengths pack them as well as a search for patterns does, in half the time
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, _MEMORY, strategy)
    return packer.compress(data) + packer.flush(zlib.Z_SYNC_FLUSH)


def _whole(*chunks: tuple[bytes, bytes]) -> bytes:
    return _SIGNATURE + b"".join(_chunk(kind, content) for kind, content in (*chunks, (b"IEND", b"")))


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
