"""The picture that an article shows first, and the cover that it brings: decoded to be drawn."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from audicle.model import Article
    from audicle.model import Image as Picture

_FILLED = (1400, 840)  # pixels of what a lead picture fills at most
MOST = 50_000_000  # pixels; a picture with more is not drawn


def own_cover(article: Article) -> Picture | None:
    """Return the whole cover that an article brings, as a book does."""
    lead = article.metadata.image
    return article.image(lead.src) if lead and lead.cover else None


def lead_picture(article: Article) -> Image.Image | None:
    """Return the picture above an article, None if there is none that can be drawn; it is not to be changed."""
    lead = article.metadata.image
    return _lead(article.image(lead.src)) if lead else None


@lru_cache(maxsize=1)  # the cover and the artwork of an article are drawn one after the other
def _lead(picture: Picture | None) -> Image.Image | None:
    return decoded(picture, *_FILLED)


def decoded(picture: Picture | None, width: int, height: int) -> Image.Image | None:
    """Return a picture on white, None if it cannot be drawn. It is to fill ``width`` and ``height`` pixels."""
    if picture is None or picture.media_type == "image/svg+xml" or picture.width * picture.height > MOST:
        return None
    try:
        with Image.open(io.BytesIO(picture.data)) as image:
            image.draft("RGB", (width, height))
            return on_white(image)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None  # a picture that cannot be decoded is no reason to have no cover


def on_white(image: Image.Image) -> Image.Image:
    """Return a picture as RGB, with white where it is transparent."""
    if image.mode.startswith("I"):
        # 16 bits a pixel are scaled; Pillow's own conversion would cut them off
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if not image.has_transparency_data:
        return image.convert("RGB")
    flat = Image.new("RGB", image.size, (255, 255, 255))
    shown = image.convert("RGBA")
    flat.paste(shown, (0, 0), shown)
    return flat


def jpeg(picture: Image.Image, quality: int) -> bytes:
    """Return a picture as a baseline JPEG."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()
