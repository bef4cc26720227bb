"""The rows of an RTF document as tables of HTML: cells that reach over several columns or rows as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from audicle.read.rtf.lines import Cell, Row

_NEAR = 60  # twips: ends of cells that are meant to be one


def table_of(rows: Sequence[Row], inside: Callable[[Cell], str]) -> str:
    """Return rows that follow one another as a table; ``inside`` makes the HTML of a cell."""
    grid = _grid(rows)
    placed = [_placed(row, grid) for row in rows]
    made, headers = [], True
    for number, row in enumerate(rows):
        cells = []
        headers = headers and row.header
        for cell, start, end in placed[number]:
            if cell.joins_above and number:
                continue
            name = "th" if headers else "td"
            columns = f' colspan="{end - start}"' if end - start > 1 else ""
            reach = _reach(placed, number, start)
            down = f' rowspan="{reach}"' if reach > 1 else ""
            cells.append(f"<{name}{columns}{down}>{inside(cell)}</{name}>")
        made.append(f"<thead><tr>{''.join(cells)}</tr></thead>" if headers else f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(made)}</table>".replace("</thead><thead>", "")


def _grid(rows: Sequence[Row]) -> list[int]:
    """Return where columns end, in twips."""
    ends = sorted({cell.end for row in rows for cell in row.cells if cell.end})
    return [end for place, end in enumerate(ends) if not place or end - ends[place - 1] > _NEAR]


def _placed(row: Row, grid: list[int]) -> list[tuple[Cell, int, int]]:
    """Return the cells of a row with the columns they begin and end before."""
    placed: list[tuple[Cell, int, int]] = []
    column = 0
    for cell in row.cells:
        end = max(column + 1, sum(edge <= cell.end + _NEAR for edge in grid)) if cell.end else column + 1
        if cell.joins_left and placed:
            first, start, _ = placed[-1]
            placed[-1] = (first, start, end)
        else:
            placed.append((cell, column, end))
        column = end
    return placed


def _reach(placed: list[list[tuple[Cell, int, int]]], number: int, column: int) -> int:
    """Return how many rows a cell reaches over."""
    reach = 1
    for row in placed[number + 1 :]:
        if not any(cell.joins_above and start == column for cell, start, _ in row):
            break
        reach += 1
    return reach
