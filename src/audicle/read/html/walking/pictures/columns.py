"""Captions in tables that set pictures: in the cell below the picture, or above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.read.html.tree import text_of

if TYPE_CHECKING:
    from audicle.read.html.page import Page
    from audicle.read.html.tree import Element

_LONG = 350  # characters; a longer cell is text


def below(image: Element, page: Page) -> Element | None:
    """Return the cell that holds the caption of a picture of ``page.pictures`` in a table, None if there is none.

    The picture's row has nothing but pictures, and the row below, of as many cells, nothing but short texts; so it
    is with a row above if there is none below.
    """
    cell = next(image.iterancestors("td", "th"), None)
    row = cell.getparent() if cell is not None else None
    if row is None or row.tag != "tr":
        return None
    cells = list(row.iterchildren("td", "th"))
    if any(text_of(one) for one in cells):
        return None
    for other in (row.getnext(), row.getprevious()):
        beside = list(other.iterchildren("td", "th")) if other is not None else []
        if len(beside) == len(cells) and all(_is_caption(one, page) for one in beside):
            found = beside[cells.index(cell)]
            return found if text_of(found) and found not in page.taken else None
    return None


def _is_caption(cell: Element, page: Page) -> bool:
    return len(text_of(cell)) <= _LONG and not any(item in page.pictures for item in cell.iter("img", "table"))
