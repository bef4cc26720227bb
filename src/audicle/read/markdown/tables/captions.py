"""Where the caption of a table begins and the table, or a definition, would go on.

Pandoc's manual, Tables: a caption is a paragraph that begins with ``Table:``, or just ``:``, above or below a table.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.rules_block import table

from audicle.read.markdown.tables.drawn import text_table
from audicle.read.markdown.tables.grid import grid_table

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_CAPTION = re.compile(r"(?:Table)?:[ \t]+\S")
_COLON = re.compile(r":[ \t]+\S")


def table_captions_plugin(parser: MarkdownIt) -> None:
    """Make ``parser`` end tables where a caption begins, and take no caption for a definition."""
    # tables end where block quotes would begin
    parser.block.ruler.before("table", "table_caption", _ends_table, {"alt": ["blockquote"]})
    parser.block.ruler.before("deflist", "no_definition", _no_definition)


def _ends_table(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    return silent and state.parentType == "table" and _begins(_CAPTION, state, line)


def _begins(pattern: re.Pattern[str], state: StateBlock, line: int) -> bool:
    return pattern.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line]) is not None


def _no_definition(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read the line before a caption as a paragraph, and a caption right below a table."""
    below = bool(state.tokens) and state.tokens[-1].type == "table_close" and _begins(_CAPTION, state, line)
    if silent or not (below or _is_followed(state, line, end)):
        return False
    last = line + 1
    while below and last < end and not state.isEmpty(last) and state.sCount[last] >= state.blkIndent:
        last += 1
    state.push("paragraph_open", "p", 1).map = [line, last]
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(line, last, state.blkIndent, False).strip()
    inline.children, inline.map = [], [line, last]
    state.push("paragraph_close", "p", -1)
    state.line = last
    return True


def _is_followed(state: StateBlock, line: int, end: int) -> bool:
    """Tell whether below a line, an empty one apart, stands a caption above a table."""
    place = line + 2
    if place >= end or not state.isEmpty(line + 1) or not _begins(_COLON, state, place):
        return False
    while place < end and not state.isEmpty(place):
        place += 1
    while place < end and state.isEmpty(place):
        place += 1
    if place >= end or state.sCount[place] < state.blkIndent:
        return False
    return any(begins(state, place, end, True) for begins in (text_table, grid_table, table))
