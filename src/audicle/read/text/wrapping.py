"""Lines of a source as their author meant them: hard-wrapped text, as in mail, is joined again."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

# A line longer than this was not wrapped by a mail program or a plain-text editor.
_WIDEST = 100
_NARROWEST = 30
# So many of the line ends inside paragraphs must stand where the next word would not have fitted.
_FORCED = 0.85
_FEWEST = 4
_ITEM = re.compile(r"(?:[-–—*•·●■▪►▶‣○◦+]|\(?\d{1,3}[.)]|[a-z]\))\s")
_QUOTED = re.compile(r"(?:>\s?)+")


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, without the white space around them and without empty ones.

    If the text is hard-wrapped, each paragraph is one line. Lines that quote (``>``) stay apart from those that do
    not, as list items stay apart from one another.
    """
    rows = text.split("\n")
    width = _wrapped_at(rows)
    if width is None:
        return [found for row in rows if (found := _squeezed(row))]
    joined: list[str] = []
    open_row = ""  # the last row taken, as it stands in the source; empty after a blank row
    for row in rows:
        bare = _squeezed(row)
        if not bare:
            open_row = ""
            continue
        if open_row and _continues(open_row, row, width):
            joined[-1] = _glued(joined[-1], _QUOTED.sub("", bare, count=1))
        else:
            joined.append(bare)
        open_row = row
    return joined


def _squeezed(row: str) -> str:
    """Return a row with every run of white space as one space. Tabs part the cells of a table: they stay."""
    return re.sub(r"[^\S\t]+", " ", row).strip()


def _wrapped_at(rows: list[str]) -> int | None:
    """Return the column at which a text was wrapped, or None if it was not.

    Wrapped lines end where the next word would not have fitted. In other texts with short lines (menus, poems)
    it mostly would have.
    """
    inner = [
        (_columns(row), _columns(_first_word(below)))
        for row, below in pairwise(rows)
        if row.strip() and below.strip() and not _starts_new(row, below)
    ]
    filled = [row for row in rows if row.strip()]
    widest = max((_columns(row) for row in filled), default=0)
    if len(inner) < _FEWEST or not _NARROWEST <= widest <= _WIDEST:
        return None
    forced = sum(length + 1 + word > widest - 1 for length, word in inner)
    # a text wrapped by hand is a little uneven: allow for the longest row being an exception
    if forced / len(inner) >= _FORCED:
        return widest
    lengths = sorted(length for length, _ in inner)
    usual = lengths[int(len(lengths) * 0.95)]
    forced = sum(length + 1 + word > usual for length, word in inner)
    return usual if forced / len(inner) >= _FORCED and usual >= _NARROWEST else None


def _continues(row: str, below: str, width: int) -> bool:
    return not _starts_new(row, below) and _columns(row) + 1 + _columns(_first_word(below)) > width * 0.8


def _starts_new(row: str, below: str) -> bool:
    """Say whether a row surely begins something of its own: a list item, another depth of quoting, an indent."""
    deep, deeper = _QUOTED.match(row.strip()), _QUOTED.match(below.strip())
    if bool(deep) != bool(deeper):
        return True
    if _ITEM.match(below.strip()):
        return True
    indent = len(below) - len(below.lstrip())
    return indent > len(row) - len(row.lstrip()) and not _ITEM.match(row.strip())


def _first_word(row: str) -> str:
    bare = _QUOTED.sub("", row.strip(), count=1)
    # in scripts without spaces one letter would have to fit
    return bare[:1] if bare and _wide(bare[0]) else bare.split(" ")[0] if bare else ""


def _glued(above: str, below: str) -> str:
    if above.endswith("\u00ad"):
        return above[:-1] + below
    if above and below and _wide(above[-1]) and _wide(below[0]):
        return above + below
    return f"{above} {below}"


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF" and not "\uac00" <= char <= "\ud7af"


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text.rstrip())
