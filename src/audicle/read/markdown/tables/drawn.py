"""Pandoc's simple and multiline tables: columns under groups of dashes (Pandoc's manual, Tables).

A simple table has a line a row, and ends at an empty line; a multiline table has its rows an empty line apart, and
ends with a line of dashes. Without a header, either begins and ends with the groups of dashes.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mdit_py_plugins.utils import is_code_block

from audicle.read.markdown.tables.columns import columns, is_within, lines_of, push_line, push_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_GROUPS = re.compile(r" {0,3}-{2,}(?: +-{2,})+")
_RULE = re.compile(r" {0,3}-{3,}")
_GROUP = re.compile(r"-+")
# No header is higher
_HIGHEST = 12


@dataclass(frozen=True, slots=True)
class _Found:
    """Where the parts of a table are, in lines below its first."""

    head: range
    groups: int
    body: range
    end: int  # the line after the table
    apart: bool  # rows are an empty line apart


def text_tables_plugin(parser: MarkdownIt) -> None:
    """Make ``parser`` read simple and multiline tables."""
    parser.block.ruler.before("table", "text_table", text_table)


def text_table(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    r"""Read a simple or multiline table: a rule of markdown-it\'s block parser."""
    found = _in(state, line, end)
    if not found or silent:
        return found is not None
    lines = lines_of(state, line, line + found.end)
    starts = [group.start() for group in _GROUP.finditer(lines[found.groups])]
    head = [_joined([lines[place] for place in found.head], starts)] if found.head else []
    rows: list[list[str]] = [[]]
    for place in found.body:
        if lines[place].strip():
            rows[-1].append(lines[place])
        if not lines[place].strip() or not found.apart:
            rows.append([])
    push_table(
        state,
        [[{"text": cell} for cell in row] for row in head],
        [[{"text": cell} for cell in _joined(row, starts)] for row in rows if row],
        lambda text: push_line(state, text),
    )
    state.line = line + found.end
    return True


def _in(state: StateBlock, line: int, end: int) -> _Found | None:
    """Return the parts of the table that begins at ``line``, None if none does."""
    if line + 2 >= end:
        return None
    first, second = lines_of(state, line, line + 2)
    if _GROUPS.fullmatch(first):
        return None if is_code_block(state, line) else _framed(state, line, end, 0)
    if _RULE.fullmatch(first) and not is_code_block(state, line):
        for groups in range(2, min(_HIGHEST, end - line)):
            below = lines_of(state, line + groups, line + groups + 1)[0]
            if not below or _RULE.fullmatch(below):
                return None
            if _GROUPS.fullmatch(below):
                return _framed(state, line, end, groups) if second else None
        return None
    if first and _GROUPS.fullmatch(second) and is_within(state, line + 1):
        last = line + 2
        while last < end and not state.isEmpty(last) and is_within(state, last):
            if _GROUPS.fullmatch(lines_of(state, last, last + 1)[0]):
                return _Found(range(1), 1, range(2, last - line), last - line + 1, apart=False)
            last += 1
        return _Found(range(1), 1, range(2, last - line), last - line, apart=False) if last > line + 2 else None
    return None


def _framed(state: StateBlock, line: int, end: int, groups: int) -> _Found | None:
    """Return the parts of a table that ends with dashes; with a header, ``groups`` is below it, else 0."""
    last = line + groups + 1
    apart = groups > 0
    while last < end and is_within(state, last):
        text = lines_of(state, last, last + 1)[0]
        if (_RULE if groups else _GROUPS).fullmatch(text) or (not groups and apart and _RULE.fullmatch(text)):
            closed = last + 1 >= end or state.isEmpty(last + 1)
            body = range(groups + 1, last - line)
            return _Found(range(1, groups), groups, body, last - line + 1, apart) if closed and body else None
        if _GROUPS.fullmatch(text) or _RULE.fullmatch(text):
            return None
        apart = apart or not text
        last += 1
    return None


def _joined(lines: Sequence[str], starts: Sequence[int]) -> list[str]:
    """Return the cells of a row: what its lines hold from where one group of dashes begins to the next."""
    bounds = [0, *starts[1:], None]
    drawn = [columns(line) for line in lines]
    return [
        "\n".join(part for row in drawn if (part := "".join(row[begin:end]).strip()))
        for begin, end in itertools.pairwise(bounds)
    ]
