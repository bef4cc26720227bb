"""One picture made fit for an e-reader: checked, upright, scaled down, without metadata, in a known format."""

from __future__ import annotations

import io
import math
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from audicle.read.pictures.jpeg import without_scan
from audicle.read.pictures.memory import MOST_MEMORY, needed, png_pixels
from audicle.read.pictures.webp import large_webp, memory_of, scaled

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

# Pixels a picture may have even where it is scaled while it is decoded, which only a JPEG allows
_MOST_SCALED = 200_000_000
Image.MAX_IMAGE_PIXELS = _MOST_SCALED // 2  # Pillow refuses twice as many; what it opens is judged here
# Files up to this size are kept byte for byte if nothing else speaks against it
_SMALL = 400_000
_SMALL_ANIMATION = 1_500_000
_MOST_PNG = 27_000_000  # pixels, where Pillow decodes a PNG, or fails to, before it tells of its size
_QUALITY = 85
_FEW_COLOURS = 256  # what a palette holds: drawings, charts, screenshots
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "AVIF", "ICO")
_SCALABLE = ("JPEG", "MPO")
_KEPT = {"JPEG": "image/jpeg", "PNG": "image/png", "GIF": "image/gif"}
_PRIVATE = frozenset(("exif", "comment", "photoshop", "xmp", "XML:com.adobe.xmp", "progressive"))
_ICON = b"\0\0\1\0"
_HEIF = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc", b"ftypmsf1")


class UnfitError(Exception):
    """The picture cannot be shown; the message says why, to follow "the picture NAME "."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it goes into a book."""

    media_type: str
    width: int  # pixels
    height: int  # pixels
    data: bytes
    remark: str | None = None  # what was lost, to follow "the picture NAME "


def fitted(data: bytes, size: int) -> Picture:
    """Return the picture in ``data``, its longer side at most ``size`` pixels; the same bytes for the same input.

    Small JPEG, PNG and GIF files without metadata stay as they are. Raises UnfitError if it is damaged, too large,
    or in no known format.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's about size and metadata: the size is checked below
        try:
            large = large_webp(data)
            if large:
                _allow(memory_of(large, size), large.width * large.height)
                return _finished(scaled(data, large, size), size, lossy=large.lossy)
            with _opened(data) as image:
                return _fitted(image, data, size)
        except UnfitError:
            raise
        except Image.DecompressionBombError as error:
            raise UnfitError(_too_large(_MOST_SCALED)) from error
        except UnidentifiedImageError as error:
            # Pillow looks for where the pixels begin before it tells of a size
            if data.startswith(b"\x89PNG") and png_pixels(data) > _MOST_PNG:
                raise UnfitError(_too_large(_MOST_PNG)) from error
            raise UnfitError("is in no format that is known here") from error
        except MemoryError as error:
            raise UnfitError("takes more memory than there is (save it smaller)") from error
        except Exception as error:  # Pillow's decoders raise whatever a damaged file leads them to
            raise UnfitError(f"is damaged ({error})" if str(error) else "is damaged") from error


def _too_large(most: int) -> str:
    return f"has more than {most // 1_000_000} million pixels (save it smaller, or as JPEG)"


def _opened(data: bytes) -> ImageFile:
    if data[4:12] in _HEIF:
        raise UnfitError("is in the format HEIC, which is not read here; save it as JPEG")
    if data.startswith(_ICON) and png_pixels(data) > _MOST_PNG:
        raise UnfitError(_too_large(_MOST_PNG))  # Pillow decodes the PNG in an icon as it opens it
    image = Image.open(io.BytesIO(data), formats=_FORMATS)
    try:
        if image.format in _SCALABLE:
            if image.width * image.height > _MOST_SCALED:
                raise UnfitError(_too_large(_MOST_SCALED))
        else:
            _judge(image, data, image.width * image.height)
    except UnfitError:
        image.close()
        raise
    return image


def _judge(image: ImageFile, data: bytes, whole: int) -> None:
    """Raise UnfitError if a picture of ``whole`` pixels takes too much memory as it will be decoded."""
    _allow(needed(image, data, whole), whole)


def _allow(memory: float, pixels: int) -> None:
    """Raise UnfitError if a picture of so many pixels takes more bytes of memory than it may."""
    if memory > MOST_MEMORY:
        raise UnfitError(_too_large(int(pixels * MOST_MEMORY / memory)))


def _fitted(image: ImageFile, data: bytes, size: int) -> Picture:
    frames = getattr(image, "n_frames", 1)
    if _may_stay(image, data, size, frames):
        if image.format == "JPEG":
            with _opened(without_scan(data) or data) as headers:
                # finds damage, but computes an eighth of the picture
                headers.draft("L", (image.width // 8, image.height // 8))
                headers.load()
            return Picture("image/jpeg", image.width, image.height, data)
        image.load()
        if not getattr(image, "text", None):
            return Picture(_KEPT[str(image.format)], image.width, image.height, data)
    remark = (
        "was animated; its first picture is kept" if frames > 1 and image.format in ("GIF", "PNG", "WEBP") else None
    )
    may_be_jpeg = image.format in _SCALABLE
    whole = image.width * image.height
    if may_be_jpeg:
        # to no less than twice what it will be, so that it stays sharp
        ratio = 2 * size / max(image.size)
        image.draft(None, (math.ceil(image.width * ratio), math.ceil(image.height * ratio)))
        _judge(image, data, whole)
    return _finished(image, size, lossy=may_be_jpeg, remark=remark)


def _finished(image: Image.Image, size: int, *, lossy: bool, remark: str | None = None) -> Picture:
    """Return a picture scaled and upright; ``lossy``: it is no drawing whose colours count."""
    orientation = image.getexif().get(ExifTags.Base.Orientation, 1)
    upright = _eight_bit(image)
    drawing = not lossy and upright.getcolors(_FEW_COLOURS) is not None
    profile = image.info.get("icc_profile") if image.mode == upright.mode else None
    if max(upright.size) > size:
        upright = ImageOps.contain(upright, (size, size), Image.Resampling.LANCZOS)
    if orientation != 1:  # it is turned when it is small: to turn it takes a copy
        upright.getexif()[ExifTags.Base.Orientation] = orientation
        ImageOps.exif_transpose(upright, in_place=True)
    return _encoded(upright, profile, drawing=drawing, remark=remark)


def _may_stay(image: ImageFile, data: bytes, size: int, frames: int) -> bool:
    return (
        image.format in _KEPT
        and max(image.size) <= size
        and len(data) <= (_SMALL_ANIMATION if frames > 1 else _SMALL)
        and image.mode in ("1", "L", "LA", "P", "RGB", "RGBA")
        and not _PRIVATE.intersection(image.info)
    )


def _eight_bit(image: Image.Image) -> Image.Image:
    """Return a picture as L, RGB, LA or RGBA, the last two only if something of it is transparent."""
    if image.mode.startswith(("I", "F")):
        # 16 bits a pixel are scaled; Pillow's own conversion would cut them off
        high = image.mode.startswith("I;16") or image.mode == "I"
        return (image.convert("I").point(lambda value: value * (1 / 256)) if high else image).convert("L")
    if image.has_transparency_data:
        image = _in_mode(image, "LA" if image.mode in ("LA", "La") else "RGBA")
        if image.getchannel("A").getextrema() != (255, 255):
            return image
    return _in_mode(image, "L" if image.mode in ("1", "L", "LA") else "RGB")


def _in_mode(image: Image.Image, mode: str) -> Image.Image:
    return image if image.mode == mode else image.convert(mode)


def _encoded(image: Image.Image, profile: bytes | None, *, drawing: bool, remark: str | None) -> Picture:
    buffer = io.BytesIO()
    if drawing or image.mode in ("LA", "RGBA"):
        image.save(buffer, "PNG", optimize=True, icc_profile=profile)
        return Picture("image/png", image.width, image.height, buffer.getvalue(), remark)
    image.save(buffer, "JPEG", quality=_QUALITY, optimize=True, progressive=False, icc_profile=profile)
    return Picture("image/jpeg", image.width, image.height, buffer.getvalue(), remark)
