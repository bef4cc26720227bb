"""The cover: title, author and site, over the lead picture if there is one. Legible at 160 pixels of width."""

from __future__ import annotations

import hashlib
import io
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageOps

from audicle.files import write
from audicle.messages import messages
from audicle.publish import fonts, png
from audicle.publish.part import Part
from audicle.titlepage import credited, join_names

if TYPE_CHECKING:
    from pathlib import Path

    from audicle.model import Article, Metadata
    from audicle.model import Image as Picture

WIDTH, HEIGHT = 1200, 1800  # pixels: the shape of a book, and large enough for catalogues
MARGIN = 90
RULE = 160  # length of the line under the site
PICTURE = 840  # height of the lead picture
SMALL_PICTURE = 600  # and under a long title
LONG_TITLE = 98  # pixels; a title that must be set in smaller letters takes room from the picture
LEADING = 1.22  # distance of lines, in sizes
# 72 pixels of 1200 are 9.6 of 160: the least that can be read on a shelf of thumbnails
TITLE_SIZES = (168, 152, 136, 122, 110, 98, 88, 80, 72)
LINE_SIZES = (72, 66, 60, 54)
DIVIDED = 110  # pixels; the largest letters of a title with a word that is divided
MOST_LINES = 40  # more never fit
_MEASURE = 100  # pixels; widths are measured at this size and scaled
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
_PNG = b"\x89PNG"  # how such a file begins
_BLACK_LIMIT = 50_000_000  # pixels; a lead picture with more is not drawn


@dataclass(frozen=True, slots=True)
class _Style:
    """How a text is set."""

    language: str
    weight: int
    sizes: tuple[int, ...]  # to try, the largest first


@dataclass(frozen=True, slots=True)
class _Setting:
    """A text as it fits."""

    lines: tuple[str, ...]
    size: int  # pixels

    @property
    def height(self) -> int:
        """The height of its lines in pixels."""
        return round(len(self.lines) * self.size * LEADING)


def draw_cover(article: Article) -> bytes:
    """Return the cover of an article as PNG, or as JPEG if its lead picture is on it. Same article, same bytes.

    A title of any length is wrapped, shrunk to a size that can still be read and then cut short. Characters that no
    font can draw are left out. An article that brings its own cover, as a book does, keeps it.
    """
    meta = article.metadata
    own = _own_cover(article)
    if own:
        return own
    colour = COLOURS[
        hashlib.sha256((meta.publisher or meta.title).encode("utf-8", "replace")).digest()[0] % len(COLOURS)
    ]
    height = 0
    if article.metadata.image:
        height = SMALL_PICTURE if _layout(HEIGHT - PICTURE, meta).title.size < LONG_TITLE else PICTURE
    picture = _lead_picture(article, height)
    # drawn in grey: black is the background, white the letters
    letters = Image.new("L", (WIDTH, HEIGHT - (height if picture else 0)), 0)
    _set(ImageDraw.Draw(letters), letters.height, meta)
    if picture:
        out = io.BytesIO()
        page = Image.new("RGB", (WIDTH, HEIGHT), colour)
        page.paste(picture, (0, 0))
        page.paste((255, 255, 255), (0, height), letters)
        page.save(out, "JPEG", quality=82)
        return out.getvalue()
    # as many shades of the lettering's edges as two bits hold are smooth enough at this size
    return png.shaded(letters, [_blend(part, shade) for shade in range(png.SHADES) for part in colour])


def draw_square(meta: Metadata, size: int) -> Image.Image:
    """Return a square picture of ``size`` pixels with a title and its authors, for what is shown among podcasts."""
    seed = (meta.publisher or meta.title).encode("utf-8", "replace")
    colour = COLOURS[hashlib.sha256(seed).digest()[0] % len(COLOURS)]
    letters = Image.new("L", (WIDTH, WIDTH), 0)
    _set(ImageDraw.Draw(letters), WIDTH, meta)
    page = Image.new("RGB", (size, size), colour)
    page.paste((255, 255, 255), (0, 0), letters.resize((size, size), Image.Resampling.LANCZOS))
    return page


def write_cover(cover: bytes, folder: Path) -> Part:
    """Write a cover to ``folder``, under a name that says its kind, and return the file. Raises OutputError."""
    path = folder / f"cover.{'png' if cover.startswith(_PNG) else 'jpg'}"
    write(path, cover)
    return Part(path, "cover")


def _blend(part: int, shade: int) -> int:
    return part + (255 - part) * shade // (png.SHADES - 1)


@dataclass(frozen=True, slots=True)
class _Layout:
    """What stands on a cover, as it fits: the site at the top, the title in the middle, the authors at the bottom."""

    site: _Setting
    title: _Setting
    authors: _Setting
    top: int  # pixels; where the room of the title begins
    bottom: int  # and ends


def _layout(height: int, meta: Metadata) -> _Layout:
    small, bold = _styles(meta.language)
    site = _fitted(fonts.drawable(meta.publisher or "", meta.language), small, 2)
    names = fonts.drawable(join_names(credited(meta), meta.language), meta.language)
    authors = _fitted(names, small, 3)
    top = MARGIN + (site.height + MARGIN // 2 if site.lines else 0)
    bottom = height - MARGIN - (authors.height + MARGIN // 2 if authors.lines else 0)
    title = meta.title if meta.title.strip() else messages(meta.language)("untitled")
    return _Layout(
        site, _fitted(fonts.drawable(title, meta.language), bold, bottom - top, pixels=True), authors, top, bottom
    )


def _styles(language: str) -> tuple[_Style, _Style]:
    """Return the styles of names and of titles."""
    return _Style(language, 500, LINE_SIZES), _Style(language, 700, TITLE_SIZES)


def _set(draw: ImageDraw.ImageDraw, height: int, meta: Metadata) -> None:
    small, bold = _styles(meta.language)
    made = _layout(height, meta)
    _draw(draw, made.site, MARGIN, small)
    _draw(draw, made.title, made.top + max(0, made.bottom - made.top - made.title.height) // 3, bold)
    _draw(draw, made.authors, height - MARGIN - made.authors.height, small)
    if made.site.lines:
        left = WIDTH - MARGIN - RULE if fonts.right_to_left("".join(made.site.lines)) else MARGIN
        draw.rectangle((left, made.top - MARGIN // 4 - 4, left + RULE, made.top - MARGIN // 4), fill=255)


def _fitted(text: str, style: _Style, room: int, *, pixels: bool = False) -> _Setting:
    """Return the text at the largest size at which it fits into ``room`` lines, or pixels of height."""
    pieces = _pieces(text)
    widest = max(pieces, key=lambda piece: _width(piece.rstrip(), style, _MEASURE), default="").rstrip()
    # a word that fits into no line at any size is divided, and there is no need to be small for that
    endless = _width(widest, style, style.sizes[-1]) > WIDTH - 2 * MARGIN
    for size in [size for size in style.sizes if not endless or size <= DIVIDED]:
        lines = _wrapped(pieces, style, size)
        limit = int(room / (size * LEADING)) if pixels else room
        words = _width(widest, style, size)
        if len(lines) <= limit and (words <= WIDTH - 2 * MARGIN or endless):
            return _Setting(tuple(lines), size)
    kept = lines[: max(1, limit)]
    while kept[-1] and _width(f"{kept[-1]}…", style, size) > WIDTH - 2 * MARGIN:
        kept[-1] = kept[-1][:-1]
    kept[-1] = f"{kept[-1].rstrip()}…"
    return _Setting(tuple(kept), size)


def _wrapped(pieces: list[str], style: _Style, size: int) -> list[str]:
    lines: list[str] = []
    current, width = "", 0.0
    for piece in pieces:
        if current and width + _width(piece.rstrip(), style, size) > WIDTH - 2 * MARGIN:
            lines.append(current.rstrip())
            current, width = "", 0.0
        current += piece
        width += _width(piece, style, size)
        while len(current) > 1 and _width(current.rstrip(), style, size) > WIDTH - 2 * MARGIN:
            fits = _fitting(current, style, size)
            if current[fits - 1].isalpha() and current[fits].isalpha() and fits > 1:
                fits -= 1
                lines.append(f"{current[:fits]}-")
            else:
                lines.append(current[:fits])
            current = current[fits:]
            width = _width(current, style, size)
        if len(lines) > MOST_LINES:
            break
    return [*lines, current.rstrip()] if current.strip() else lines


def _pieces(text: str) -> list[str]:
    """Return the text cut where a line may end: after spaces, and between the characters of CJK text."""
    pieces: list[str] = []
    for character in text:
        wide = unicodedata.east_asian_width(character) in ("W", "F")
        closing = unicodedata.category(character) in ("Pe", "Pf", "Po", "Lm", "Mn", "Sk")
        last = pieces[-1][-1] if pieces else " "
        opening = unicodedata.category(last) in ("Ps", "Pi")
        begins = last.isspace() or (wide and not opening) or unicodedata.east_asian_width(last) in ("W", "F")
        if pieces and (character.isspace() or closing or not begins or opening):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _fitting(text: str, style: _Style, size: int) -> int:
    """Return how many characters of a word that is too long for a line fit into one; at least one does."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if _width(text[:middle], style, size) <= WIDTH - 2 * MARGIN:
            low = middle
        else:
            high = middle - 1
    while low > 1 and low < len(text) and unicodedata.combining(text[low]):
        low -= 1  # a mark stays with its letter
    return low


def _width(text: str, style: _Style, size: int) -> float:
    # at small sizes letters stand on whole pixels, a little wider
    return _measured(text, style.language, style.weight) * size / _MEASURE * 1.02


@lru_cache(maxsize=8192)
def _measured(text: str, language: str, weight: int) -> float:
    return sum(face.font(_MEASURE, weight).getlength(run) for run, face in fonts.runs(text, language))


def _draw(draw: ImageDraw.ImageDraw, setting: _Setting, top: float, style: _Style) -> None:
    right = fonts.right_to_left("".join(setting.lines))
    for number, text in enumerate(setting.lines):
        baseline = round(top + number * setting.size * LEADING + setting.size * 0.95)
        x = float(WIDTH - MARGIN if right else MARGIN)
        for run, face in fonts.runs(text, style.language):
            font = face.font(setting.size, style.weight)
            width = font.getlength(run)
            x -= width if right else 0
            draw.text((x, baseline), run, fill=255, font=font, anchor="ls")
            x += 0 if right else width


def _own_cover(article: Article) -> bytes | None:
    """Return the cover that the article brings, None if it brings none that every reading system shows."""
    lead = article.metadata.image
    found = article.image(lead.src) if lead and lead.cover else None
    if found is None:
        return None
    if found.media_type in ("image/jpeg", "image/png"):
        return found.data
    picture = _decoded(found)
    if picture is None:
        return None
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()


def _lead_picture(article: Article, height: int) -> Image.Image | None:
    """Return the lead picture cut to its place on the cover, or None if there is none that can be drawn."""
    lead = article.metadata.image
    found = article.image(lead.src) if lead else None
    flat = _decoded(found) if found else None
    if flat is None:
        return None
    return ImageOps.fit(flat, (WIDTH, height), Image.Resampling.BICUBIC, centering=(0.5, 0.4))


def _decoded(found: Picture) -> Image.Image | None:
    """Return a picture on white, None if it cannot be drawn."""
    if found.media_type == "image/svg+xml" or found.width * found.height > _BLACK_LIMIT:
        return None
    try:
        with Image.open(io.BytesIO(found.data)) as image:
            image.draft("RGB", (WIDTH, PICTURE))
            flat = Image.new("RGB", image.size, (255, 255, 255))
            shown = image.convert("RGBA")
            flat.paste(shown, (0, 0), shown)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None  # a picture that cannot be decoded is no reason to have no cover
    return flat
