"""The cover of the e-book: title, author and site, over the lead picture if there is one.

Legible at 160 pixels of width; a small form of it, for lists, is made with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageOps

from audicle.publish.covers import png, titling
from audicle.publish.covers.lead_picture import decoded, jpeg, lead_picture, own_cover
from audicle.publish.part import write_picture

if TYPE_CHECKING:
    from pathlib import Path

    from audicle.model import Article
    from audicle.model import Image as Picture
    from audicle.publish.part import Part

WIDTH, HEIGHT = 1200, 1800  # pixels: the shape of a book, and large enough for catalogues
PICTURE = 840  # height of the lead picture
SMALL_PICTURE = 600  # and over a long title
SHRUNK = 5  # times; the small form has 240 by 360 pixels, three for each that a list has room for
SMALL_WIDTH, SMALL_HEIGHT = WIDTH // SHRUNK, HEIGHT // SHRUNK
_QUALITY, _SMALL_QUALITY = 82, 80
_FEW, _MORE = 4, 16  # shades of the lettering's edges: the smaller the letters, the more they need


@dataclass(frozen=True, slots=True)
class Cover:
    """A cover, each form a PNG or a JPEG."""

    data: bytes
    small: bytes | None  # None: of a cover that the article brings and that cannot be decoded


def draw_cover(article: Article) -> Cover:
    """Return the cover of an article as PNG, or as JPEG if its lead picture is on it. Same article, same bytes.

    A title of any length is wrapped, shrunk to a size that can still be read and then cut short. Characters that no
    font can draw are left out. An article that brings its own cover, as a book does, keeps it.
    """
    if (brought := own_cover(article)) and (own := _kept(brought)):
        return own
    meta = article.metadata
    colour = titling.colour_of(meta)
    picture, height = None, 0
    if meta.image:
        height = SMALL_PICTURE if titling.is_long(WIDTH, HEIGHT - PICTURE, meta) else PICTURE
        picture = lead_picture(article)
    letters = titling.letters(WIDTH, HEIGHT - (height if picture else 0), meta)
    if picture:
        page = Image.new("RGB", (WIDTH, HEIGHT), colour)
        page.paste(ImageOps.fit(picture, (WIDTH, height), Image.Resampling.BICUBIC, centering=(0.5, 0.4)), (0, 0))
        page.paste((255, 255, 255), (0, height), letters)
        return Cover(jpeg(page, _QUALITY), jpeg(page.reduce(SHRUNK), _SMALL_QUALITY))
    return Cover(
        png.shaded(letters, titling.shades(colour, _FEW)),
        png.shaded(_shrunk(letters), titling.shades(colour, _MORE)),
    )


def _shrunk(letters: Image.Image) -> Image.Image:
    """Return the letters at the size of the thumbnail; most of the page is empty, and is not looked at."""
    small = Image.new("L", (SMALL_WIDTH, SMALL_HEIGHT), 0)
    if box := letters.getbbox():
        left, top, right, bottom = box[0] // SHRUNK, box[1] // SHRUNK, -(-box[2] // SHRUNK), -(-box[3] // SHRUNK)
        around = (left * SHRUNK, top * SHRUNK, right * SHRUNK, bottom * SHRUNK)
        small.paste(letters.reduce(SHRUNK, around), (left, top))
    return small


def write_cover(cover: Cover, folder: Path) -> list[Part]:
    """Write a cover to ``folder``, under names that say their kinds, and return the files. Raises OutputError."""
    forms = (("cover", cover.data), ("thumbnail", cover.small))
    return [write_picture(data, folder, role) for role, data in forms if data]


def _kept(brought: Picture) -> Cover | None:
    """Return the cover that an article brings, None if it is none that every reading system shows."""
    picture = decoded(brought, 2 * SMALL_WIDTH, 2 * SMALL_HEIGHT)
    small = None
    if picture:
        shrunk = ImageOps.contain(picture, (SMALL_WIDTH, SMALL_HEIGHT), Image.Resampling.BICUBIC)
        small = jpeg(shrunk, _SMALL_QUALITY)
    if brought.media_type in ("image/jpeg", "image/png"):
        return Cover(brought.data, small)
    whole = decoded(brought, brought.width, brought.height)
    return Cover(jpeg(whole, 85), small) if whole else None
