"""Abbreviations with what they stand for: ``*[HTML]: Hyper Text Markup Language``.

PHP Markdown Extra's and kramdown's way (kramdown, Syntax, Abbreviations). The definitions may stand anywhere, and
mark every place where the short form stands as a word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.token import Token
from mdit_py_plugins.utils import is_code_block

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore

_DEFINITION = re.compile(r"\*\[(?P<short>[^\[\]\n]{1,80})\]:[ \t]*(?P<long>[^\n]*?)[ \t]*")


def abbreviations_plugin(parser: MarkdownIt) -> None:
    """Make ``parser`` read abbreviations."""
    parser.block.ruler.before("reference", "abbreviation", _define, {"alt": ["paragraph", "reference"]})
    parser.core.ruler.push("abbreviations", _mark)


def _define(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith("*[", start) or is_code_block(state, line):
        return False
    match = _DEFINITION.fullmatch(state.src, start, state.eMarks[line])
    if not match or not match["short"].strip():
        return False
    if not silent:
        state.env.setdefault("abbreviations", {}).setdefault(" ".join(match["short"].split()), match["long"])
        state.line = line + 1
    return True


def _mark(state: StateCore) -> None:
    known: Mapping[str, str] = state.env.get("abbreviations", {})
    if not known:
        return
    forms = "|".join(re.escape(short) for short in sorted(known, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{forms})(?!\w)")
    for block in state.tokens:
        if block.type == "inline" and block.children:
            block.children = [part for child in block.children for part in _parts(child, pattern, known)]


def _parts(token: Token, pattern: re.Pattern[str], known: Mapping[str, str]) -> Iterator[Token]:
    position = 0
    for match in pattern.finditer(token.content) if token.type == "text" else ():
        if match.start() > position:
            yield Token("text", "", 0, content=token.content[position : match.start()], level=token.level)
        title = known[match[0]]
        yield Token("abbr_open", "abbr", 1, attrs={"title": title} if title else {}, level=token.level)
        yield Token("text", "", 0, content=match[0], level=token.level + 1)
        yield Token("abbr_close", "abbr", -1, level=token.level)
        position = match.end()
    if position == 0:
        yield token
    elif position < len(token.content):
        yield Token("text", "", 0, content=token.content[position:], level=token.level)
