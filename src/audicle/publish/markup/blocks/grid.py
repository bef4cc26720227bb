"""Where the cells of a table stand, and which header cells are theirs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audicle.model.characters import line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.model import Cell, Table

_WIDEST = 1000  # HTML, 4.9.11: the most columns that a cell may span
_HEADERS = 200  # header cells; a table with more is data set as headers, and binding each cell to them helps nobody


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell and the place it takes."""

    cell: Cell
    row: int
    column: int
    rows: int  # how many it takes; it never reaches out of its group of rows
    columns: int
    header: bool

    def meets(self, start: int, end: int) -> bool:
        """Tell whether it stands in a column from ``start`` to before ``end``."""
        return self.column < end and self.column + self.columns > start


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table, row by row as they begin."""

    rows: tuple[tuple[Placed, ...], ...]
    width: int  # columns
    is_complex: bool  # the scope of its headers does not say all: they stand above one another, or span several
    _top: tuple[Placed, ...] = field(repr=False)  # the header cells above columns
    _left: dict[int, list[Placed]] = field(repr=False)  # the header cells beside each row

    def above(self, at: Placed) -> list[Placed]:
        """Return the header cells above a cell, from the top down."""
        return [
            header for header in self._top if header.row < at.row and header.meets(at.column, at.column + at.columns)
        ]

    def beside(self, at: Placed) -> list[Placed]:
        """Return the header cells before a cell in its row, from the outside in."""
        return [header for header in self._left.get(at.row, ()) if header.column < at.column]


def grid(table: Table) -> Grid:
    """Return where the cells of a table stand."""
    rows = tuple(_placed(table))
    headers = [cell for row in rows for cell in row if cell.header]
    top = tuple(cell for cell in headers if cell.row < table.header_rows)
    left: dict[int, list[Placed]] = {}
    for cell in headers:
        if cell.row >= table.header_rows:
            for number in range(cell.row, cell.row + cell.rows):
                left.setdefault(number, []).append(cell)
    for beside in left.values():
        beside.sort(key=lambda cell: cell.column)
    spanning = any(cell.rows > 1 or cell.columns > 1 for cell in headers)
    first = {cell.column for cell in headers if cell.row >= table.header_rows}
    nested = len({cell.row for cell in top}) > 1 or len(first) > 1
    width = max((cell.column + cell.columns for row in rows for cell in row), default=0)
    many = len(headers) > _HEADERS
    return Grid(rows, width, (spanning or nested) and not many, () if many else top, {} if many else left)


def _placed(table: Table) -> Iterable[tuple[Placed, ...]]:
    head = min(table.header_rows, len(table.rows))
    taken: dict[int, int] = {}  # columns that cells from above reach into, and for how many rows more
    for number, row in enumerate(table.rows):
        if number == head:
            taken.clear()
        above = number < head
        last = head if above else len(table.rows)
        column, made = 0, []
        begun: dict[int, int] = {}
        for cell in row:
            while column in taken:
                column += 1
            columns = max(1, min(cell.columns, _WIDEST))
            rows = max(1, min(cell.rows, last - number))
            # an empty corner heads nothing
            header = (above or column < table.header_columns) and bool(line(cell.text))
            made.append(Placed(cell, number, column, rows, columns, header))
            if rows > 1:
                begun.update(dict.fromkeys(range(column, column + columns), rows))
            column += columns
        taken = {place: left - 1 for place, left in {**taken, **begun}.items() if left > 1}
        yield tuple(made)
