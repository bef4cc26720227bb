"""A table as Markdown; as HTML where cells span others, or headers are not where Markdown has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.model import Cell, Marked, Table

if TYPE_CHECKING:
    from audicle.publish.plain.markdown_lines import Lines


def table(block: Table, lines: Lines) -> str:
    """Return a table, its caption below or inside it."""
    if not any(block.rows):
        return lines.paragraph(block.caption)
    return _piped(block, lines) if _fits(block) else _html(block, lines)


def _fits(block: Table) -> bool:
    """Tell whether a table of bars says all of this one: no spans, no ragged rows, headers where they are expected."""
    spans = any(cell.columns != 1 or cell.rows != 1 for row in block.rows for cell in row)
    ragged = len({len(row) for row in block.rows}) > 1
    unnamed = block.header_rows > 0 and not any(cell.text.strip() for cell in block.rows[0])
    return not (spans or ragged or unnamed) and block.header_rows <= 1 and block.header_columns == _expected(block)


def _expected(block: Table) -> int:
    """Return how many columns of headers ``audicle read`` finds in a table of bars.

    It finds one below an empty corner, or where the first column is all bold.
    """
    body = block.rows[block.header_rows :]
    if not body or not all(len(row) > 1 and row[0].text.strip() for row in body):
        return 0
    corner = block.header_rows and not block.rows[0][0].text.strip()
    return 1 if corner or all(_is_strong(row[0]) for row in body) else 0


def _is_strong(cell: Cell) -> bool:
    return len(cell.inlines) == 1 and isinstance(cell.inlines[0], Marked) and cell.inlines[0].mark == "strong"


def _piped(block: Table, lines: Lines) -> str:
    rows = [[lines.cell(cell.inlines) for cell in row] for row in block.rows]
    width = len(rows[0])
    if not block.header_rows:
        rows.insert(0, [""] * width)
    drawn = [f"| {' | '.join(row)} |" for row in rows]
    drawn.insert(1, f"|{' --- |' * width}")
    caption = f"\n\nTable: {lines.line(block.caption)}" if block.caption else ""
    return "\n".join(drawn) + caption


def _html(block: Table, lines: Lines) -> str:
    """Return a table in HTML, with Markdown in its cells: between empty lines it is read as such."""
    parts = ["<table>"]
    if block.caption:
        parts.append(f"<caption>\n\n{lines.paragraph(block.caption)}\n\n</caption>")
    for place, row in enumerate(block.rows):
        if block.header_rows and place in (0, block.header_rows):
            parts.append("<thead>" if place == 0 else "</thead>\n<tbody>")
        heading = place < block.header_rows
        cells = [_cell(cell, lines, heading=heading or at < block.header_columns) for at, cell in enumerate(row)]
        parts += ["<tr>", *cells, "</tr>"]
    if block.header_rows:
        parts.append("</thead>" if len(block.rows) <= block.header_rows else "</tbody>")
    return "\n".join([*parts, "</table>"])


def _cell(cell: Cell, lines: Lines, *, heading: bool) -> str:
    tag = "th" if heading else "td"
    spans = {"colspan": cell.columns, "rowspan": cell.rows}
    given = "".join(f' {name}="{span}"' for name, span in spans.items() if span > 1)
    text = lines.paragraph(cell.inlines)
    return f"<{tag}{given}>\n\n{text}\n\n</{tag}>" if text else f"<{tag}{given}></{tag}>"
