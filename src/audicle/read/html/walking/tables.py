"""Tables of data: rows, spans, header cells, caption. Tables that only lay out a page are unwrapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.model import Block, Cell, Paragraph, Table
from audicle.read.html.tree import text_of
from audicle.read.html.walking.inlines import inlines
from audicle.read.html.walking.pictures.figures import figure_of

if TYPE_CHECKING:
    from audicle.read.html.page import Page
    from audicle.read.html.tree import Element
    from audicle.read.html.walking.walker import Walker

_LONG_CELL = 500  # characters; with cells longer than this a table is a layout
_WIDEST = 1000  # columns or rows that one cell may span (HTML standard, 4.9.11)


def read_table(element: Element, walker: Walker) -> list[Block]:
    """Return a table with the pictures in it after it, or what stands in it if it is only a layout."""
    page = walker.page
    rows = rows_of(element)
    if is_layout(element, rows):
        return walker.inside(element)
    kept = [list(row.iterchildren("td", "th")) for row in rows if walker.keeps(row)]
    cells = [
        [Cell(inlines(cell, page), _span(cell, "colspan"), _span(cell, "rowspan")) for cell in row] for row in kept
    ]
    filled = [(row, line) for row, line in zip(kept, cells, strict=True) if any(cell.inlines for cell in line)]
    figures = [figure_of(image, page) for image in element.iter("img") if image in page.pictures]
    if not filled:
        alone = _caption(element, page) if walker.keeps(element) else ()
        return [Paragraph("", alone), *figures] if alone else list(figures)
    heads = _header_rows([row for row, _ in filled])
    table = Table(
        "",
        rows=tuple(tuple(line) for _, line in filled),
        header_rows=heads,
        header_columns=_header_columns([row for row, _ in filled[heads:]]),
        caption=_caption(element, page),
    )
    return [table, *figures]


def rows_of(element: Element) -> list[Element]:
    """Return the rows of a table, without those of tables in it."""
    return [row for row in element.iter("tr") if next(row.iterancestors("table"), None) is element]


def is_layout(element: Element, rows: list[Element]) -> bool:
    """Tell whether a table only puts things where they look good."""
    if element.get("role") in ("presentation", "none") or element.find(".//table") is not None:
        return True
    if element.find("caption") is not None or element.get("role") in ("table", "grid"):
        return False
    cells = [cell for row in rows for cell in row.iterchildren("td", "th")]
    if len(rows) < 2 or max((len(row.findall("td") + row.findall("th")) for row in rows), default=0) < 2:  # noqa: PLR2004
        return True
    if any(cell.tag == "th" for cell in cells) or element.find("thead") is not None:
        return False
    return any(len(text_of(cell)) > _LONG_CELL or len(cell.findall(".//p")) > 3 for cell in cells)  # noqa: PLR2004


def _caption(element: Element, page: Page) -> tuple:  # type: ignore[type-arg]
    caption = element.find("caption")
    if caption is None:
        figure = next(element.iterancestors("figure"), None)
        caption = figure.find(".//figcaption") if figure is not None else None
        if caption is not None:
            page.taken.add(caption)
    return inlines(caption, page) if caption is not None else ()


def _span(cell: Element, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return max(1, min(int(value), _WIDEST)) if value.isdecimal() and len(value) < 6 else 1  # noqa: PLR2004


def _header_rows(rows: list[list[Element]]) -> int:
    count = 0
    if len(rows) > 1 and not any(cell.tag == "th" for row in rows for cell in row) and _emphasised(rows):
        return 1
    for row in rows:
        in_head = bool(row) and next(row[0].iterancestors("thead"), None) is not None
        all_heads = len(row) > 0 and all(
            cell.tag == "th" and cell.get("scope") not in ("row", "rowgroup") for cell in row
        )
        empty_corner = len(row) > 1 and not text_of(row[0]) and all(cell.tag == "th" for cell in row[1:])
        if not (in_head or all_heads or empty_corner):
            break
        count += 1
    return count if count < len(rows) else min(count, 1)


def _emphasised(rows: list[list[Element]]) -> bool:
    """Tell whether all cells of the first row are bold, and not all of the next: a header that is not marked up."""

    def bold(cell: Element) -> bool:
        return bool(text_of(cell)) and "".join(map(text_of, cell.iter("b", "strong"))) == text_of(cell)

    return len(rows[0]) > 1 and all(map(bold, rows[0])) and not all(map(bold, rows[1]))


def _header_columns(rows: list[list[Element]]) -> int:
    """Return how many columns at the left are headers in every row below the header rows."""
    if not rows or not all(row for row in rows):
        return 0
    widths: list[int] = []
    covered, left = 0, 0
    for row in rows:
        width = covered if left > 0 else 0
        left -= 1
        for cell in row:
            if cell.tag != "th":
                break
            if _span(cell, "rowspan") > 1 and not width:
                covered, left = _span(cell, "colspan"), _span(cell, "rowspan") - 1
            width += _span(cell, "colspan")
        widths.append(width)
    return min(widths)
