"""Line blocks: lines that begin with a bar and end where their author ended them, as in poems and addresses.

Pandoc's manual, Line blocks. The extra spaces that begin a line are not kept: nobody hears them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mdit_py_plugins.utils import is_code_block

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

# A line that also ends with a bar is a row of a table, if a broken one
_LINE = re.compile(r"\|(?:[ \t]+(?P<text>[^\n]*?[^|\s]))?[ \t]*")
_FURTHER = re.compile(r"[ \t]+(?P<text>\S[^\n]*)")


def line_blocks_plugin(parser: MarkdownIt) -> None:
    """Make ``parser`` read line blocks, after its tables."""
    parser.block.ruler.after("table", "line_block", _line_block)


def _line_block(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    if silent or is_code_block(state, line) or not state.src.startswith("|", state.bMarks[line] + state.tShift[line]):
        return False
    stanzas: list[list[str]] = [[]]
    last = line
    while last < end and state.sCount[last] >= state.blkIndent:
        text = state.getLines(last, last + 1, state.blkIndent, False).rstrip()
        match = _LINE.fullmatch(text.lstrip())
        further = _FURTHER.fullmatch(text) if last > line and stanzas[-1] else None
        if match and match["text"]:
            stanzas[-1].append(match["text"])
        elif match:
            stanzas.append([])
        elif further and not text.lstrip().startswith("|"):
            stanzas[-1][-1] += f" {further['text']}"
        else:
            break
        last += 1
    if not any(stanzas):
        return False
    for stanza in filter(None, stanzas):
        state.push("paragraph_open", "p", 1).map = [line, last]
        inline = state.push("inline", "", 0)
        inline.content, inline.children, inline.map = "  \n".join(stanza), [], [line, last]
        state.push("paragraph_close", "p", -1)
    state.line = last
    return True
