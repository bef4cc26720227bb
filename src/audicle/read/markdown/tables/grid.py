"""Grid tables: drawn with ``+``, ``-``, ``=`` and ``|`` (Pandoc's manual, and docutils', Grid Tables).

A cell may span rows and columns; what stands in it is Markdown. A drawing whose cells are not rectangles is text.
"""

from __future__ import annotations

import re
import textwrap
from itertools import product
from typing import TYPE_CHECKING

from mdit_py_plugins.utils import is_code_block

from audicle.read.markdown.tables.columns import columns, lines_of, push_line, push_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

    Place = tuple[int, int]  # row and column in the finest grid
    Attributes = dict[str, str | int | float]

_RULE = re.compile(r"\+(?:[-=:]+\+)+")
_DASHES = frozenset("-=:")
# A cell of a table in a cell of a table, and so on, is read as a line from here on
_DEEPEST = 4


def grid_tables_plugin(parser: MarkdownIt) -> None:
    """Make ``parser`` read grid tables."""
    parser.block.ruler.before("table", "grid_table", grid_table)


def grid_table(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    r"""Read a grid table: a rule of markdown-it\'s block parser."""
    if not state.src.startswith("+", state.bMarks[line] + state.tShift[line]) or is_code_block(state, line):
        return False
    last = line
    while last < end and not state.isEmpty(last) and state.sCount[last] >= state.blkIndent:
        if state.src[state.bMarks[last] + state.tShift[last]] not in "+|":
            break
        last += 1
    grid = [columns(text.strip()) for text in lines_of(state, line, last)]
    cells = _cells(grid)
    if cells is None or silent:
        return cells is not None
    ys, _ = _bounds(grid)
    heads = next((place for place, y in enumerate(ys) if y and "=" in grid[y]), 0)
    rows: list[list[Attributes]] = [[] for _ in ys[1:]]
    for (row, _column), cell in sorted(cells.items()):
        rows[row].append(cell)
    heads = heads if heads < len(rows) else 0
    push_table(state, rows[:heads], rows[heads:], lambda text: _push_cell(state, text))
    state.line = last
    return True


def _push_cell(state: StateBlock, text: str) -> None:
    depth = state.env.get("grid", 0)
    if depth >= _DEEPEST:
        push_line(state, text)
        return
    state.env["grid"] = depth + 1
    state.md.block.parse(text, state.md, state.env, state.tokens)
    state.env["grid"] = depth


def _bounds(grid: Sequence[Sequence[str]]) -> tuple[list[int], list[int]]:
    """Return the lines and the columns that separate cells anywhere in a table."""
    ys: list[int] = []
    xs: set[int] = set()
    for y, row in enumerate(grid):
        rules = list(_RULE.finditer("".join(char or "\0" for char in row)))
        if rules:
            ys.append(y)
        for rule in rules:
            xs.update(x for x in range(*rule.span()) if row[x] == "+")
    return ys, sorted(xs)


def _cells(grid: Sequence[Sequence[str]]) -> dict[Place, Attributes] | None:
    """Return the cells by where they begin, with their spans and texts; None if this is not a table."""
    ys, xs = _bounds(grid)
    whole = len(grid) > 2 and len({len(row) for row in grid}) == 1 and len(ys) > 1  # noqa: PLR2004 - two rules, a row
    if not whole or len(xs) < 2 or (ys[0], ys[-1]) != (0, len(grid) - 1) or (xs[0], xs[-1]) != (0, len(grid[0]) - 1):  # noqa: PLR2004
        return None
    found: dict[Place, Attributes] = {}
    taken: set[Place] = set()
    for row, column in product(range(len(ys) - 1), range(len(xs) - 1)):
        if (row, column) in taken:
            continue
        right = column + 1
        while right < len(xs) - 1 and not _is_wall(grid, xs[right], ys[row], ys[row + 1]):
            right += 1
        below = row + 1
        while below < len(ys) - 1 and not _is_floor(grid[ys[below]], xs[column], xs[right]):
            below += 1
        places = set(product(range(row, below), range(column, right)))
        if places & taken or not _is_closed(grid, (ys[row], ys[below]), (xs[column], xs[right])):
            return None
        taken |= places
        inside = ["".join(line[xs[column] + 1 : xs[right]]).rstrip() for line in grid[ys[row] + 1 : ys[below]]]
        cell: Attributes = {"text": textwrap.dedent("\n".join(inside)).strip("\n")}
        spans = {"rowspan": below - row, "colspan": right - column}
        found[row, column] = cell | {name: span for name, span in spans.items() if span > 1}
    return found


def _is_wall(grid: Sequence[Sequence[str]], x: int, top: int, bottom: int) -> bool:
    return all(row[x] in ("|", "+") for row in grid[top + 1 : bottom])


def _is_floor(row: Sequence[str], left: int, right: int) -> bool:
    return all(char in _DASHES or char == "+" for char in row[left + 1 : right])


def _is_closed(grid: Sequence[Sequence[str]], tops: tuple[int, int], sides: tuple[int, int]) -> bool:
    """Tell whether lines are drawn all around a cell."""
    floors: Iterable[bool] = (_is_floor(grid[y], *sides) for y in tops)
    return all(floors) and all(_is_wall(grid, x, *tops) for x in sides)
