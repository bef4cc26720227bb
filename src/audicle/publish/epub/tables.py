"""Tables as XHTML: caption, header cells with their scope, and spans that HTML allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.model import ids
from audicle.model.inlines import plain
from audicle.publish.epub import inlines
from audicle.publish.epub.xhtml import add, element, line

if TYPE_CHECKING:
    from audicle.model import Cell, Table
    from audicle.publish.epub.page import Page
    from audicle.publish.epub.xhtml import Element

_WIDEST = 1000  # HTML, 4.9.11: the most columns that a cell may span


def table(block: Table, page: Page) -> Element:
    """Return a table in a box that a keyboard can scroll where the screen is narrower than the table."""
    caption = page.unit("caption", ids.caption_unit(block.id), block.caption) if block.caption else None
    made = element("table", {"id": page.shared.names.take(block.id)})
    head = [_row(block, number, page) for number in range(min(block.header_rows, len(block.rows)))]
    body = [_row(block, number, page) for number in range(len(head), len(block.rows))]
    parts = [
        caption,
        page.content(element("thead"), head) if head else None,
        page.content(element("tbody"), body) if body else None,
    ]
    page.content(made, parts)
    page.name(page.tables, line(plain(block.caption)), made.get("id"))
    labelled = caption is not None and line(plain(block.caption))
    box = element(
        "div",
        {
            "class": "table",
            "role": "group",
            "tabindex": "0",
            "aria-labelledby": caption.get("id") if caption is not None and labelled else None,
            "aria-label": None if labelled else page.shared.say("table_name"),
        },
    )
    return page.content(box, [made])


def _row(block: Table, number: int, page: Page) -> Element:
    row = block.rows[number]
    made = element("tr")
    column = _first_column(block, number) if block.header_columns else 0  # where it matters
    for cell in row:
        add(made, (_cell(block, cell, number, column, page),))
        column += cell.columns
    return page.whole(made, ids.row_unit(block.id, number), told=any(line(cell.text) for cell in row))


def _first_column(block: Table, number: int) -> int:
    """Return how many columns at the left of a row are taken by cells that began in rows above."""
    taken = 0
    for above in range(number):
        for place, cell in enumerate(block.rows[above]):
            if place == taken and above + cell.rows > number:
                taken += cell.columns
    return taken


def _cell(block: Table, cell: Cell, row: int, column: int, page: Page) -> Element:
    above, beside = row < block.header_rows, column < block.header_columns
    header = (above or beside) and bool(line(cell.text))  # an empty corner heads nothing
    columns = max(1, min(cell.columns, _WIDEST))
    # a cell may not reach out of its group of rows
    rows = max(1, min(cell.rows, (min(block.header_rows, len(block.rows)) if above else len(block.rows)) - row))
    scope = None
    if header:
        scope = ("colgroup" if columns > 1 else "col") if above else ("rowgroup" if rows > 1 else "row")
    attributes: dict[str, str | None] = {
        "scope": scope,
        "colspan": str(columns) if columns > 1 else None,
        "rowspan": str(rows) if rows > 1 else None,
    }
    run = inlines.render(inlines.unnested(cell.inlines), page, page.shared.language)
    return element("th" if header else "td", attributes, *run)
