"""Fenced divs: blocks between lines of colons, as Pandoc and Quarto, Docusaurus, VuePress and MyST write them.

``::: {.warning}``, ``::: warning``, ``:::tip Title``, ``:::tip[Title]`` and ``:::{note} Title``, up to ``:::``. A div
that is named like a box becomes an ``aside``; of any other its content stays. One that is never closed is text.

The plugins for containers and for fences of colons close an outer div with the first line of colons, and read no
attributes; Pandoc's manual (Divs and Spans) lets a div stand in another whatever the number of colons.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mdit_py_plugins.utils import is_code_block

from audicle.read.markdown import attributes
from audicle.read.markdown.blocks.asides import is_aside, title_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_OPEN = re.compile(
    r":{3,}[ \t]*(?:\{(?P<items>[^{}\n]+)\}|(?P<name>[A-Za-z][\w-]*))(?:\[(?P<label>[^\]\n]*)\])?"
    r"[ \t]*(?P<title>[^\n]*?)[ \t]*:*[ \t]*"
)
_CLOSE = re.compile(r":{3,}[ \t]*")
_PREFIX = re.compile(r"[ \t>]*")
_CODE = re.compile(r"(`{3,}|~{3,})")
_NAME = re.compile(r"[A-Za-z][\w-]*")


def divs_plugin(parser: MarkdownIt) -> None:
    """Make ``parser`` read fenced divs."""
    parser.block.ruler.before(
        "fence", "div", _div, {"alt": ["paragraph", "reference", "blockquote", "list", "footnote_def"]}
    )


def _div(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith(":::", start) or is_code_block(state, line):
        return False
    given = _attributes(state.src[start : state.eMarks[line]])
    close = _ends(state).get(line)
    if given is None or close is None or close >= end:
        return False
    if silent:
        return True
    tag = "aside" if "data-title" in given else "div"
    token = state.push("div_open", tag, 1)
    token.attrs = dict(given)
    token.map = [line, close + 1]
    parent, last = state.parentType, state.lineMax
    state.parentType, state.lineMax = "div", close
    state.md.block.tokenize(state, line + 1, close)
    state.parentType, state.lineMax = parent, last
    state.push("div_close", tag, -1)
    state.line = close + 1
    return True


def _attributes(line: str) -> dict[str, str | int | float] | None:
    """Return the attributes in the line that opens a div, None if it opens none; a box has a ``data-title``."""
    match = _OPEN.fullmatch(line)
    if not match:
        return None
    items = match["items"] or ""
    given = attributes.parse(items)
    bare = match["name"] or (items.strip() if _NAME.fullmatch(items.strip()) else "")
    names = (*given.get("class", "").split(), *((bare,) if bare else ()))
    if not given and not names:
        return None
    found: dict[str, str | int | float] = {key: given[key] for key in ("id", "lang", "dir") if key in given}
    found["class"] = " ".join(names)
    title = given.get("title") or match["label"] or match["title"]
    if any(is_aside(name) for name in names):
        return found | {"data-title": title or title_of(names) or ""}
    return None if match["title"] else found


def _ends(state: StateBlock) -> Mapping[int, int]:
    """Return the line that closes each div, by the line that opens it; found once, in one pass over the lines."""
    known: dict[int, tuple[Any, dict[int, int]]] = state.env.setdefault("divs", {})
    if id(state) not in known:
        known[id(state)] = (state, _pairs(state))
    return known[id(state)][1]


def _pairs(state: StateBlock) -> dict[int, int]:
    found: dict[int, int] = {}
    opened: list[int] = []
    fence = ""
    for line in range(state.lineMax):
        begin = _PREFIX.match(state.src, state.bMarks[line], state.eMarks[line])
        text = state.src[begin.end() if begin else state.bMarks[line] : state.eMarks[line]]
        if fence:
            fence = "" if text.startswith(fence) and not text.strip(fence[0] + " \t") else fence
        elif code := _CODE.match(text):
            fence = code[1]
        elif opened and _CLOSE.fullmatch(text):
            found[opened.pop()] = line
        elif text.startswith(":::") and _OPEN.fullmatch(text):
            opened.append(line)
    return found
