"""Text set to fit: wrapped, shrunk to a size that can still be read, and then cut short."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from audicle.publish.covers import fonts

if TYPE_CHECKING:
    from PIL import ImageDraw

LEADING = 1.22  # distance of lines, in sizes
MOST_LINES = 40  # more never fit
_MEASURE = 100  # pixels; widths are measured at this size and scaled


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set."""

    language: str  # BCP 47
    weight: int  # from 100 to 900
    sizes: tuple[int, ...]  # in pixels, to try, the largest first
    divided: int  # pixels; the largest letters of a text with a word that is divided
    width: int  # of a line, in pixels


@dataclass(frozen=True, slots=True)
class Setting:
    """A text as it fits."""

    lines: tuple[str, ...]
    size: int  # pixels

    @property
    def height(self) -> int:
        """The height of its lines in pixels."""
        return round(len(self.lines) * self.size * LEADING)


def fitted(text: str, style: Style, room: int, *, pixels: bool = False) -> Setting:
    """Return the text at the largest size at which it fits into ``room`` lines, or pixels of height."""
    pieces = _pieces(text)
    widest = max(pieces, key=lambda piece: _width(piece.rstrip(), style, _MEASURE), default="").rstrip()
    # a word that fits into no line at any size is divided, and there is no need to be small for that
    endless = _width(widest, style, style.sizes[-1]) > style.width
    for size in [size for size in style.sizes if not endless or size <= style.divided]:
        lines = _wrapped(pieces, style, size)
        limit = int(room / (size * LEADING)) if pixels else room
        words = _width(widest, style, size)
        if len(lines) <= limit and (words <= style.width or endless):
            return Setting(tuple(lines), size)
    kept = lines[: max(1, limit)]
    while kept[-1] and _width(f"{kept[-1]}…", style, size) > style.width:
        kept[-1] = kept[-1][:-1]
    kept[-1] = f"{kept[-1].rstrip()}…"
    return Setting(tuple(kept), size)


def draw_lines(draw: ImageDraw.ImageDraw, setting: Setting, left: int, top: float, style: Style) -> None:
    """Draw a text in white; ``left`` and ``top`` are where its lines begin, in pixels."""
    right = fonts.right_to_left("".join(setting.lines))
    for number, text in enumerate(setting.lines):
        baseline = round(top + number * setting.size * LEADING + setting.size * 0.95)
        x = float(left + style.width if right else left)
        for run, face in fonts.runs(text, style.language):
            font = face.font(setting.size, style.weight)
            width = font.getlength(run)
            x -= width if right else 0
            draw.text((x, baseline), run, fill=255, font=font, anchor="ls")
            x += 0 if right else width


def _wrapped(pieces: list[str], style: Style, size: int) -> list[str]:
    lines: list[str] = []
    current, width = "", 0.0
    for piece in pieces:
        if current and width + _width(piece.rstrip(), style, size) > style.width:
            lines.append(current.rstrip())
            current, width = "", 0.0
        current += piece
        width += _width(piece, style, size)
        while len(current) > 1 and _width(current.rstrip(), style, size) > style.width:
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


def _fitting(text: str, style: Style, size: int) -> int:
    """Return how many characters of a word that is too long for a line fit into one; at least one does."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if _width(text[:middle], style, size) <= style.width:
            low = middle
        else:
            high = middle - 1
    while low > 1 and low < len(text) and unicodedata.combining(text[low]):
        low -= 1  # a mark stays with its letter
    return low


def _width(text: str, style: Style, size: int) -> float:
    # at small sizes letters stand on whole pixels, a little wider
    return _measured(text, style.language, style.weight) * size / _MEASURE * 1.02


@lru_cache(maxsize=8192)
def _measured(text: str, language: str, weight: int) -> float:
    return sum(face.font(_MEASURE, weight).getlength(run) for run, face in fonts.runs(text, language))
