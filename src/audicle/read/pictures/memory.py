"""How much memory a picture will take while it is decoded and scaled, known before either is done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PIL import ExifTags

from audicle.read.pictures.jpeg import without_scan

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

# What any picture may take, so that a conversion stays below 400 MB
MOST_MEMORY = 250_000_000  # bytes
# Bytes a pixel at the peak, measured with Pillow 13.0, libwebp 1.6.0 and libavif 1.4.2 as growth of the resident set.
# A WebP is on two canvases of its decoder's, in the bytes it hands over and in the picture; an AVIF in its planes, of
# two bytes where it has ten or twelve bits, in those bytes and in the picture
_DECODED = 4.2
_PLAIN = 5.5  # decoded, and once more in the colours of a screen
_COPIED = 9.2  # and once more as scaling weighs it with its transparency
_SIXTEEN_BITS = {"I": 12.0, "I;16": 10.0, "I;16B": 10.0, "I;16L": 10.0}
_WITH_COPIES = {("WEBP", "RGB"): 16.0, ("WEBP", "RGBA"): 18.5, ("AVIF", "RGB"): 13.5, ("AVIF", "RGBA"): 18.0}
_COEFFICIENT = 2  # bytes; libjpeg holds all of them where a picture comes in several scans (libjpeg.txt)
# PNG, 5.2 and 11.2.2: the signature, the chunk's length, its name, width and height
_PNG = re.compile(rb"\x89PNG\r\n\x1a\n.{4}IHDR(.{4})(.{4})", re.DOTALL)


def needed(image: ImageFile, data: bytes, whole: int) -> float:
    """Return the bytes that ``image``, opened from ``data`` and not decoded yet, will take at most.

    ``whole`` is how many pixels it has; a JPEG's ``size`` may be less, if it will be scaled while it is decoded.
    """
    if image.format in ("JPEG", "MPO"):
        # the coefficients are gone when it is decoded
        pixels = image.width * image.height
        while_decoded = pixels * (1 if image.mode == "L" else _DECODED) + whole * _coefficients(image, data)
        return max(while_decoded, pixels * _a_pixel(image))
    return whole * _a_pixel(image)


def _a_pixel(image: ImageFile) -> float:
    if image.mode in _SIXTEEN_BITS:
        return _SIXTEEN_BITS[image.mode]
    copied = image.mode not in ("1", "L", "P", "RGB") or "transparency" in image.info
    # what is not upright is turned as it is decoded
    copied = copied or (image.format == "TIFF" and image.getexif().get(ExifTags.Base.Orientation, 1) != 1)
    return _WITH_COPIES.get((str(image.format), image.mode), _COPIED if copied else _PLAIN)


def _coefficients(image: ImageFile, data: bytes) -> float:
    """Return the bytes a pixel that a JPEG's coefficients take, 0 where they are not kept."""
    if not image.info.get("progressive") and without_scan(data):
        return 0
    # identifier, horizontal and vertical sampling, table of each component: ITU T.81, B.2.2
    sampling: list[tuple[int, int]] = [(across, down) for _, across, down, _ in getattr(image, "layer", ())]
    most = max((across for across, _ in sampling), default=1) * max((down for _, down in sampling), default=1)
    return _COEFFICIENT * sum(across * down for across, down in sampling) / most


def png_pixels(data: bytes) -> int:
    """Return how many pixels the largest PNG in ``data`` says that it has, 0 if there is none."""
    sizes = ((int.from_bytes(width, "big"), int.from_bytes(height, "big")) for width, height in _PNG.findall(data))
    return max((width * height for width, height in sizes), default=0)
