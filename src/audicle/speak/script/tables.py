"""How a table is read: its caption, then row by row, each cell with the header of its column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.model import ids
from audicle.model.inlines import plain
from audicle.speak.script import pauses

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.model import Cell, Table
    from audicle.speak.script.pen import Writer

_WIDEST = 1000  # columns; the bound that HTML sets on colspan


def say_table(writer: Writer, table: Table) -> None:
    """Write what is said of ``table``. Each row is one cue: a row of three cells is one sentence, not three."""
    if writer.policy.tables == "skip":
        return
    writer.rest(pauses.BLOCK)
    if table.caption:
        name = writer.say("table")
        if not plain(table.caption).casefold().startswith(name.rstrip(" :：").casefold()):  # "Table 1: ..." says it
            writer.announce(name)
        with writer.role("captions"):
            writer.run(ids.caption_unit(table.id), table.caption)
        writer.rest(pauses.PARAGRAPH)
    else:
        writer.announce(writer.say("table_plain"))
    grid = _grid(table)
    headers = _headers(table, grid, writer)
    if writer.policy.tables == "summarise":
        _summarise(writer, table, grid, headers)
        return
    for number, row in enumerate(grid):
        shown = " ".join(cell.text for cell in table.rows[number] if cell.text)
        if not shown:
            continue
        if number < table.header_rows:
            if number == 0:
                writer.announce(writer.say("columns"))
            said = ", ".join(writer.words(cell.inlines) for cell in _once(row) if cell.text)
        else:
            said = _row(table, row, headers, writer)
        writer.whole(ids.row_unit(table.id, number), shown, f"{said}.")
        writer.rest(pauses.ITEM)
    writer.announce_after(writer.say("table_end"))
    writer.rest(pauses.BLOCK)


def _summarise(writer: Writer, table: Table, grid: tuple[tuple[Cell, ...], ...], headers: tuple[str, ...]) -> None:
    """Say how large a table is and what stands above its columns, as one cue at its first row with words."""
    rows, columns = len(grid) - table.header_rows, max(map(len, grid), default=0)
    named = [header for header in headers if header]
    size = "table_short_many" if min(rows, columns) > 1 else "table_short"  # where a language has only two numbers
    said = writer.say(size, rows=rows, columns=columns)
    said += f" {writer.say('columns')} {', '.join(named)}." if named else ""
    shown = ((number, " ".join(cell.text for cell in row if cell.text)) for number, row in enumerate(table.rows))
    first = next(((number, text) for number, text in shown if text), None)
    if first:
        writer.summary(ids.row_unit(table.id, first[0]), first[1], said)
    writer.rest(pauses.BLOCK)


def _row(table: Table, row: tuple[Cell, ...], headers: tuple[str, ...], writer: Writer) -> str:
    own = [writer.words(cell.inlines) for cell in row[: table.header_columns] if cell.text]
    said = []
    for column in range(table.header_columns, len(row)):
        cell = row[column]
        if not cell.text or (column > 0 and row[column - 1] is cell):
            continue
        header = headers[column] if column < len(headers) else ""
        words = writer.words(cell.inlines)
        said.append(f"{header}: {words}" if header else words)
    return ". ".join([", ".join(own), "; ".join(said)] if own else ["; ".join(said)])


def _headers(table: Table, grid: tuple[tuple[Cell, ...], ...], writer: Writer) -> tuple[str, ...]:
    """Return what stands above each column, from the top down."""
    rows = grid[: table.header_rows]
    width = max((len(row) for row in rows), default=0)
    columns = ([row[column] for row in rows if column < len(row)] for column in range(width))
    return tuple(" ".join(writer.words(cell.inlines) for cell in _once(column) if cell.text) for column in columns)


def _once(cells: Iterable[Cell]) -> list[Cell]:
    """Return the cells, each spanning one once. Cells that only say the same are kept."""
    return list({id(cell): cell for cell in cells}.values())


def _grid(table: Table) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows with a spanning cell in every place it spans."""
    carried: dict[tuple[int, int], Cell] = {}
    grid: list[tuple[Cell, ...]] = []
    for number, row in enumerate(table.rows):
        cells = list(row)
        full: list[Cell] = []
        while cells or (number, len(full)) in carried:
            place = (number, len(full))
            if place in carried:
                full.append(carried[place])
                continue
            cell = cells.pop(0)
            for below in range(1, min(cell.rows, len(table.rows) - number)):
                for beside in range(min(cell.columns, _WIDEST)):
                    carried[number + below, len(full) + beside] = cell
            full.extend([cell] * min(cell.columns, _WIDEST))
        grid.append(tuple(full))
    return tuple(grid)
