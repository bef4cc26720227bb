"""What tables drawn in plain text share: columns counted as they are seen, and the tokens of a table."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.rules_block import StateBlock

_TAB = 4


def columns(line: str) -> list[str]:
    """Return what stands in each column of a line, as a fixed-width font shows it.

    A wide character (UAX #11: W or F) fills two columns, the second "", and a combining mark none.
    """
    found: list[str] = []
    for char in line.expandtabs(_TAB):
        if unicodedata.combining(char) and found:
            found[-1] += char
        else:
            found.append(char)
            if unicodedata.east_asian_width(char) in "WF":
                found.append("")
    return found


def lines_of(state: StateBlock, first: int, last: int) -> list[str]:
    """Return lines of a block as they stand in it, without the indentation that puts them there."""
    return [state.getLines(line, line + 1, state.blkIndent, False).rstrip() for line in range(first, last)]


def is_within(state: StateBlock, line: int) -> bool:
    """Tell whether a line, empty or not, is still in the block that is being read."""
    return state.isEmpty(line) or state.sCount[line] >= state.blkIndent


def push_table(
    state: StateBlock,
    head: Sequence[Sequence[dict[str, str | int | float]]],
    body: Sequence[Sequence[dict[str, str | int | float]]],
    push_cell: Callable[[str], None],
) -> None:
    """Push the tokens of a table. A cell is its attributes, and its ``text``, which ``push_cell`` pushes."""
    state.push("table_open", "table", 1)
    for part, tag, rows in (("thead", "th", head), ("tbody", "td", body)):
        if not rows:
            continue
        state.push(f"{part}_open", part, 1)
        for row in rows:
            state.push("tr_open", "tr", 1)
            for cell in row:
                token = state.push(f"{tag}_open", tag, 1)
                token.attrs = {name: value for name, value in cell.items() if name != "text"}
                push_cell(str(cell.get("text", "")))
                state.push(f"{tag}_close", tag, -1)
            state.push("tr_close", "tr", -1)
        state.push(f"{part}_close", part, -1)
    state.push("table_close", "table", -1)


def push_line(state: StateBlock, text: str) -> None:
    """Push what stands in a cell as a line of inlines."""
    inline = state.push("inline", "", 0)
    inline.content, inline.children = text, []
