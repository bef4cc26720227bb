"""What Pandoc is to pass on as it is: ``{=html}`` after code in a line, or after the fence of a block.

HTML is read as HTML; what is meant for other formats is left out (Pandoc's manual, Extension raw_attribute).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.html_re import close_tag, open_tag
from markdown_it.token import Token

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.rules_core import StateCore

_FORMAT = re.compile(r"\{=([A-Za-z][\w+-]*)\}")
_HTML = frozenset(("html", "html4", "html5", "epub", "epub2", "epub3"))
_TAG = re.compile(f"({open_tag}|{close_tag})")


def raw_attributes(state: StateCore) -> None:
    """Put raw HTML in the place of code that is marked as such: a rule of markdown-it's core, after the inlines."""
    kept: list[Token] = []
    for token in state.tokens:
        match = _FORMAT.fullmatch(token.info.strip()) if token.type == "fence" else None
        if match and match[1].lower() in _HTML:
            kept.append(Token("html_block", "", 0, content=token.content, map=token.map, block=True))
        elif not match:
            kept.append(token)
        if token.type == "inline" and token.children and "{=" in token.content:
            token.children = list(_inside(token.children))
    state.tokens = kept


def _inside(children: list[Token]) -> Iterator[Token]:
    skipped = 0  # characters of the text that comes next
    for place, token in enumerate(children):
        following = children[place + 1] if place + 1 < len(children) else None
        is_code = token.type == "code_inline" and following is not None and following.type == "text"
        match = _FORMAT.match(following.content) if is_code and following else None
        if match:
            skipped = match.end()
            if match[1].lower() in _HTML:
                yield from _tokens(token.content)
            continue
        if skipped:
            token.content = token.content[skipped:]
            skipped = 0
        yield token


def _tokens(content: str) -> Iterator[Token]:
    for place, part in enumerate(_TAG.split(content)):
        if part:
            yield Token("html_inline" if place % 2 else "text", "", 0, content=part)
