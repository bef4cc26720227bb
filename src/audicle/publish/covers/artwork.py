"""The square picture of an article, for players of podcasts and audiobooks: the cover in another shape.

1400 pixels and RGB, as podcast directories ask (https://podcasters.apple.com/support/896-artwork-requirements).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageOps

from audicle.publish.covers import png, titling
from audicle.publish.covers.lead_picture import decoded, jpeg, lead_picture, own_cover

if TYPE_CHECKING:
    from audicle.model import Article, Metadata

SIZE = 1400  # pixels of a side
FRONT = SIZE // 2  # of the one that every MP3 holds: sharp on a phone, and what players in cars still show
PICTURE = 840  # height of the lead picture
SMALL_PICTURE = 560  # and over a long title
_QUALITY = 82
_SHADES = 4  # of the lettering's edges
_BLURRED = 24  # pixels; how small a cover is made before it is drawn large behind itself
_DARKENED = 0.55  # its light there


@dataclass(frozen=True, slots=True)
class Artwork:
    """A square picture."""

    data: bytes  # PNG, or JPEG where there is more on it than words
    front: bytes  # the same with ``FRONT`` pixels, a JPEG


def draw_artwork(article: Article) -> Artwork:
    """Return the artwork of an article. Same article, same bytes."""
    brought = decoded(own_cover(article), SIZE, SIZE)
    page = _framed(brought) if brought else _pictured(article)
    if page:
        return Artwork(jpeg(page, _QUALITY), jpeg(page.reduce(SIZE // FRONT), _QUALITY))
    colour = titling.colour_of(article.metadata)
    letters = titling.letters(SIZE, SIZE, article.metadata)
    front = _coloured(letters.reduce(SIZE // FRONT), colour)
    return Artwork(png.full(letters, titling.shades(colour, _SHADES)), jpeg(front, _QUALITY))


def draw_square(meta: Metadata) -> Image.Image:
    """Return a square picture of ``SIZE`` pixels with a title and its authors."""
    return _coloured(titling.letters(SIZE, SIZE, meta), titling.colour_of(meta))


def _pictured(article: Article) -> Image.Image | None:
    """Return the title below the lead picture, None if there is none that can be drawn.

    There is no room for names; players show them beside it.
    """
    meta = article.metadata
    picture = lead_picture(article)
    if picture is None:
        return None
    height = SMALL_PICTURE if titling.is_long(SIZE, SIZE - PICTURE, meta, names=False) else PICTURE
    page = Image.new("RGB", (SIZE, SIZE), titling.colour_of(meta))
    page.paste(ImageOps.fit(picture, (SIZE, height), Image.Resampling.BILINEAR, centering=(0.5, 0.4)), (0, 0))
    page.paste((255, 255, 255), (0, height), titling.letters(SIZE, SIZE - height, meta, names=False))
    return page


def _framed(cover: Image.Image) -> Image.Image:
    """Return a whole cover in the middle of a square, on itself, large, dark and blurred."""
    whole = ImageOps.contain(cover, (SIZE, SIZE), Image.Resampling.BICUBIC)
    coarse = ImageOps.fit(cover, (_BLURRED, _BLURRED), Image.Resampling.BOX)
    dark = coarse.point([round(value * _DARKENED) for value in range(256)] * 3)
    page = dark.resize((SIZE, SIZE), Image.Resampling.BICUBIC)
    page.paste(whole, ((SIZE - whole.width) // 2, (SIZE - whole.height) // 2))
    return page


def _coloured(letters: Image.Image, colour: titling.Colour) -> Image.Image:
    page = Image.new("RGB", letters.size, colour)
    page.paste((255, 255, 255), (0, 0), letters)
    return page
