"""Pictures as players take them: baseline JPEG, not large."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image

from audicle.publish.covers.lead_picture import MOST, jpeg, on_white

if TYPE_CHECKING:
    from audicle.model import Article

CHAPTER = 480  # pixels; a tag holds as many of these as there are chapters
_QUALITY = 82


def as_jpeg(data: bytes, longest: int) -> bytes | None:
    """Return a picture as a baseline JPEG on white, at most ``longest`` pixels long; None if it is broken."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > MOST:
                return None
            image.draft("RGB", (longest, longest))
            shown = image.convert("RGBA" if image.has_transparency_data else "RGB")
            shown.thumbnail((longest, longest), Image.Resampling.BICUBIC, reducing_gap=2.0)
            return jpeg(on_white(shown), _QUALITY)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def chapter_pictures(article: Article, wanted: set[str]) -> dict[str, bytes]:
    """Return the pictures that figures name by these ``wanted`` sources, small, without those that cannot be drawn."""
    found: dict[str, bytes] = {}
    for image in article.images:
        if image.src in wanted and image.media_type != "image/svg+xml" and (made := as_jpeg(image.data, CHAPTER)):
            found[image.src] = made
    return found
