"""Tables, with their headers; tables that only lay things out give up what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.model import Cell, Figure, Marked, Table, Text
from audicle.read.markdown.context import Context, content
from audicle.read.markdown.inlines.reading import in_language, line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from audicle.model import Inline

# HTML's own bounds (4.9.11)
_MOST_COLUMNS, _MOST_ROWS = 1000, 65534


def is_layout(table: HtmlElement) -> bool:
    """Tell whether a table only lays things out: it says so, has one cell, or holds another table."""
    if table.get("role") in ("presentation", "none") or any(inner is not table for inner in table.iter("table")):
        return True
    return sum(map(len, _rows(table))) <= 1


def table_of(table: HtmlElement, context: Context) -> tuple[Table | None, tuple[Figure, ...]]:
    """Return a table, None if it shows nothing but pictures, and the pictures that stood in its cells."""
    rows = _rows(table)
    figures: list[Figure] = []
    cells = tuple(tuple(_cell(cell, context, figures) for cell in row) for row in rows)
    heads = _header_rows(table, rows)
    if heads and not any(cell.text for row in cells[:heads] for cell in row):
        # Markdown tables must have a header row; an empty one is the author's way to have none
        rows, cells, heads = rows[heads:], cells[heads:], 0
    if not any(cell.inlines for row in cells for cell in row):
        return None, tuple(figures)
    caption = next(
        (in_language(line(content(item), context)[0], context.new_language) for item in table.iterchildren("caption")),
        (),
    )
    columns = _header_columns(rows[heads:], cells, heads)
    return Table("", cells, heads, columns, caption), tuple(figures)


def _rows(table: HtmlElement) -> list[list[HtmlElement]]:
    return [[cell for cell in row if cell.tag in ("td", "th")] for row in _row_elements(table) if len(row)]


def _row_elements(table: HtmlElement) -> Iterator[HtmlElement]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _cell(cell: HtmlElement, context: Context, figures: list[Figure]) -> Cell:
    inner = context.within(cell)
    run, pictures = line(content(cell), inner)
    run = in_language(run, inner.new_language)
    figures.extend(pictures)
    if not run and pictures and pictures[0].alt:
        # the picture moves below the table; its place in the row is not left empty
        run = (Text(pictures[0].alt),)
    return Cell(run, _span(cell, "colspan", _MOST_COLUMNS), _span(cell, "rowspan", _MOST_ROWS))


def _span(cell: HtmlElement, name: str, most: int) -> int:
    value = (cell.get(name) or "").strip()
    return min(max(1, int(value)), most) if value.isascii() and value.isdigit() and len(value) < len("99999") + 1 else 1


def _header_rows(table: HtmlElement, rows: list[list[HtmlElement]]) -> int:
    count = sum(1 for head in table.iterchildren("thead") for row in head.iterchildren("tr") if len(row))
    if count:
        return count
    for row in rows:
        if any(cell.tag != "th" for cell in row):
            break
        count += 1
    return count if count < len(rows) else 0


def _header_columns(body: list[list[HtmlElement]], cells: tuple[tuple[Cell, ...], ...], heads: int) -> int:
    """Return how many columns at the left are headers.

    HTML says so with ``th``. In Markdown, which cannot, an empty corner or a first column all in bold does.
    """
    if not body or not all(body):
        return 0
    count = min(next((place for place, cell in enumerate(row) if cell.tag != "th"), len(row)) for row in body)
    if count:
        return count if count < max(map(len, body)) else 0
    wide = all(len(row) > 1 for row in body)
    corner = heads and cells[0] and not cells[0][0].text
    bold = all(_is_strong(row[0].inlines) for row in cells[heads:])
    named = all(row[0].text for row in cells[heads:])
    return 1 if wide and named and (corner or bold) else 0


def _is_strong(run: tuple[Inline, ...]) -> bool:
    return len(run) == 1 and isinstance(run[0], Marked) and run[0].mark == "strong"
