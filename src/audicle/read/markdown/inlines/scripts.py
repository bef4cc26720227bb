"""Subscripts and superscripts as Pandoc writes them: ``H~2~O`` and ``x^2^``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

# No spaces, and nothing that other marks are made of. It follows a word, a bracket or another of its kind, as no face
# (^_^) and no "~10" does, and no digit follows it, as in 2^3^4 and 5~10~15
_SCRIPT = re.compile(r"(?<=[^\W_]|[)\]}~^])([~^])([^\s~^\\\[\]<>`*_$/|{}\"]{1,20})\1(?!\1|\d)")
_TAGS = {"~": "sub", "^": "sup"}


def scripts_plugin(parser: MarkdownIt) -> None:
    """Make ``parser`` read subscripts and superscripts that cannot be anything else."""
    parser.inline.ruler.before("strikethrough", "scripts", _script)


def _script(state: StateInline, silent: bool) -> bool:
    match = _SCRIPT.match(state.src, state.pos, state.posMax) if state.src[state.pos] in _TAGS else None
    if not match or (state.src[state.pos - 1] in _TAGS and not _after_script(state)):
        return False
    if not silent:
        tag = _TAGS[match[1]]
        state.push(f"{tag}_open", tag, 1)
        state.push("text", "", 0).content = match[2]
        state.push(f"{tag}_close", tag, -1)
    state.pos = match.end()
    return True


def _after_script(state: StateInline) -> bool:
    return not state.pending and bool(state.tokens) and state.tokens[-1].type in ("sub_close", "sup_close")
