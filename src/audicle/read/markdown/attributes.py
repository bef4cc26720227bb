"""Attributes in braces: after a span, at the end of a heading, below a paragraph, above a block.

``*mot*{lang=fr}``, ``## Title {#id}``, ``{: .note}`` and ``{.note}``.

The plugin for them reads spans in brackets; the other places, and pandoc's and kramdown's ways to write them, are
read here. Braces that do not hold attributes stay text.
"""

from __future__ import annotations

import html
import re
from itertools import takewhile
from typing import TYPE_CHECKING

from mdit_py_plugins.utils import is_code_block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_ITEM = r"""(?:[.#][\w:-]+|[A-Za-z][\w:-]*=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+)|-)"""
_BRACES = rf"\{{:?[ \t]*(?P<items>{_ITEM}(?:[ \t]+{_ITEM})*)[ \t]*\}}"
# kramdown's may also hold names that it defines, and its options: nothing to read, but no text either
_KRAMDOWN = r"\{::?(?P<further>[^{}\n]*)\}"
_LINE = re.compile(rf"(?:{_BRACES}|{_KRAMDOWN})[ \t]*")
_FOLLOWING = re.compile(rf"{_BRACES}|{_KRAMDOWN}")
_TRAILING = re.compile(rf"(?:^|[ \t]*){_BRACES}[ \t]*$")
_OWN = re.compile(rf"[ \t]*(?:{_BRACES}|{_KRAMDOWN})[ \t]*$")
_ITEMS = re.compile(_ITEM)
_TAKES = frozenset(("image", "code_inline", "link_close", "em_close", "strong_close", "s_close", "span_close"))
# Pandoc names tables after their captions
_CAPTION = re.compile(r"(?:Table)?:[ \t]")
# What a longer run of text cannot end with: bounds the search for trailing braces
_LONGEST = 500


def parse(items: str) -> dict[str, str]:
    """Return the attributes in ``#id .class key="value"``; several classes are joined, entities resolved."""
    found: dict[str, str] = {}
    for item in _ITEMS.findall(items):
        if item.startswith("#"):
            found["id"] = item[1:]
        elif item.startswith("."):
            found["class"] = f"{found.get('class', '')} {item[1:]}".strip()
        elif "=" in item:
            name, _, value = item.partition("=")
            found[name.lower()] = html.unescape(value.strip("\"'"))
    return found


def attribute_line(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    """Read a line of attributes for the block below it: a rule of markdown-it's block parser."""
    if is_code_block(state, line):
        return False
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    match = _LINE.fullmatch(state.src, start, end)
    if not match:
        return False
    if not silent:
        token = state.push("attrs_block", "", 0)
        token.attrs = dict(parse(match["items"] or match["further"]))
        token.map = [line, line + 1]
        state.line = line + 1
    return True


def attach(state: StateCore) -> None:
    """Attach attributes to what stands before them: a rule of markdown-it's core, after the inlines are parsed."""
    for place, token in enumerate(state.tokens):
        if token.type != "inline":
            continue
        if state.tokens[place - 1].type == "paragraph_open" and state.tokens[place - 1].attrs:
            # in a list without empty lines it would have no element to hold them
            state.tokens[place - 1].hidden = state.tokens[place + 1].hidden = False
        if not token.children or "{" not in token.content:
            continue
        _inside(token.children)
        opening = state.tokens[place - 1]
        if opening.type == "heading_open":
            _trailing(token.children, opening, own_line=False)
        elif opening.type == "paragraph_open":
            _trailing(token.children, opening, own_line=not _CAPTION.match(token.content))


def _inside(children: list[Token]) -> None:
    for place, token in enumerate(children[:-1]):
        if token.type not in _TAKES or not children[place + 1].content.startswith("{"):
            continue
        texts = list(takewhile(lambda child: child.type in ("text", "text_special"), children[place + 1 :]))
        # as it is written, with the escapes and entities that stand in it
        match = _FOLLOWING.match("".join(text.markup or text.content for text in texts))
        if match and texts[0].type == "text":
            target = token if token.nesting == 0 else _opening(children, place)
            target.attrs = {**target.attrs, **parse(match["items"] or match["further"])}
            _cut(texts, match.end())


def _cut(texts: Sequence[Token], length: int) -> None:
    """Take ``length`` characters, as they are written, off the beginning of texts."""
    for text in texts:
        written = text.markup or text.content
        if length <= 0:
            break
        text.content, text.markup = (written[length:], "") if length < len(written) else ("", "")
        length -= len(written)


def _opening(children: Sequence[Token], place: int) -> Token:
    depth = 0
    for token in reversed(children[: place + 1]):
        depth += token.nesting
        if depth == 0:
            return token
    return children[place]


def _trailing(children: list[Token], opening: Token, *, own_line: bool) -> None:
    last = children[-1]
    if last.type != "text" or not last.content.rstrip().endswith("}") or len(last.content) > _LONGEST:
        return
    if own_line and not (len(children) > 1 and children[-2].type in ("softbreak", "hardbreak")):
        return
    match = (_OWN.match if own_line else _TRAILING.search)(last.content)
    if match:
        opening.attrs = {**opening.attrs, **parse(match["items"] or match.groupdict().get("further") or "")}
        last.content = last.content[: match.start()].rstrip()
