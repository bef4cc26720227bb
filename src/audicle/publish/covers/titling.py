"""What stands on a picture of an article: the site at the top, the title in the middle, the authors at the bottom."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from audicle.agreed.messages import messages
from audicle.agreed.titlepage import credited, join_names
from audicle.publish.covers import fonts
from audicle.publish.covers.lettering import Setting, Style, draw_lines, fitted

if TYPE_CHECKING:
    from audicle.model import Metadata

UNIT = 1200  # pixels; the width for which the sizes are meant, on any other they are in proportion
MARGIN = 90
RULE = 160  # length of the line under the site
# 72 pixels of 1200 are 9.6 of 160: the least that can be read on a shelf of thumbnails
TITLE_SIZES = (168, 152, 136, 122, 110, 98, 88, 80, 72)
LINE_SIZES = (72, 66, 60, 54)
DIVIDED = 110  # the largest letters of a title with a word that is divided
LONG_TITLE = 98  # a title that must be set in smaller letters takes room from a picture
# background colours on which white letters have a contrast of 7 to 1 and more (WCAG 2.2, 1.4.6)
COLOURS = (
    (22, 53, 92),
    (20, 74, 61),
    (92, 27, 47),
    (74, 41, 92),
    (92, 48, 16),
    (40, 54, 64),
    (16, 70, 84),
    (84, 32, 32),
)

Colour = tuple[int, int, int]


def colour_of(meta: Metadata) -> Colour:
    """Return the background of an article's pictures: that of its site, or of its title if it is from none."""
    seed = (meta.publisher or meta.title).encode("utf-8", "replace")
    return COLOURS[hashlib.sha256(seed).digest()[0] % len(COLOURS)]


def letters(width: int, height: int, meta: Metadata, *, names: bool = True) -> Image.Image:
    """Return the texts as they fit into ``width`` and ``height`` pixels, in grey: white letters on black.

    Without ``names`` there is only the title.
    """
    page = Image.new("L", (width, height), 0)
    draw = ImageDraw.Draw(page)
    made = _lay_out(width, height, meta, names=names)
    margin = _scaled(MARGIN, width)
    draw_lines(draw, made.site, margin, margin, made.small)
    room = made.bottom - made.top - made.title.height
    draw_lines(draw, made.title, margin, made.top + max(0, room) // 3, made.bold)
    draw_lines(draw, made.authors, margin, height - margin - made.authors.height, made.small)
    if made.site.lines:
        rule = _scaled(RULE, width)
        left = width - margin - rule if fonts.right_to_left("".join(made.site.lines)) else margin
        draw.rectangle((left, made.top - margin // 4 - 4, left + rule, made.top - margin // 4), fill=255)
    return page


def shades(colour: Colour, count: int) -> list[int]:
    """Return ``count`` colours from a background to white, as a palette: red, green and blue of each."""
    return [part + (255 - part) * shade // (count - 1) for shade in range(count) for part in colour]


def is_long(width: int, height: int, meta: Metadata, *, names: bool = True) -> bool:
    """Return whether a title is set in small letters to fit into ``width`` and ``height`` pixels."""
    return _lay_out(width, height, meta, names=names).title.size < _scaled(LONG_TITLE, width)


@dataclass(frozen=True, slots=True)
class _Layout:
    """The texts as they fit, and how they are set."""

    site: Setting
    title: Setting
    authors: Setting
    small: Style  # of site and authors
    bold: Style  # of the title
    top: int  # pixels; where the room of the title begins
    bottom: int  # and ends


def _lay_out(width: int, height: int, meta: Metadata, *, names: bool) -> _Layout:
    margin = _scaled(MARGIN, width)
    small, bold = _style(meta.language, 500, LINE_SIZES, width), _style(meta.language, 700, TITLE_SIZES, width)
    publisher = meta.publisher if names and meta.publisher else ""
    people = join_names(credited(meta), meta.language) if names else ""
    site = fitted(fonts.drawable(publisher, meta.language), small, 2)
    authors = fitted(fonts.drawable(people, meta.language), small, 3)
    top = margin + (site.height + margin // 2 if site.lines else 0)
    bottom = height - margin - (authors.height + margin // 2 if authors.lines else 0)
    words = meta.title if meta.title.strip() else messages(meta.language)("untitled")
    title = fitted(fonts.drawable(words, meta.language), bold, bottom - top, pixels=True)
    return _Layout(site, title, authors, small, bold, top, bottom)


def _style(language: str, weight: int, sizes: tuple[int, ...], width: int) -> Style:
    scaled = tuple(_scaled(size, width) for size in sizes)
    return Style(language, weight, scaled, _scaled(DIVIDED, width), width - 2 * _scaled(MARGIN, width))


def _scaled(length: int, width: int) -> int:
    return length * width // UNIT
