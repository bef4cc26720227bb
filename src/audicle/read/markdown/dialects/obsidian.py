"""What Obsidian writes into Markdown: highlights, tags, and the names of blocks, which links refer to.

Obsidian's help: Basic formatting syntax (Highlighting), Tags, Internal links (Link to a block).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

# At the end of a block. Figures alone could be a power; Obsidian's own names have six letters or figures
_BLOCK_NAME = re.compile(r"(?:^|[ \t\n]+)\^(?=[\w-]*[A-Za-z]|\d{6})[A-Za-z0-9-]{2,}[ \t]*\Z")
# A tag is not a number: "#1" is the first of something
_TAG = r"#(?![\d/_-]+(?![\w/-]))[\w/-]+"
_TAGS = re.compile(rf"{_TAG}(?:[ \t\n,]+{_TAG})*")
_WORD = re.compile(r"[\w/-]+")
# "a == b" and "x==y" compare
_HIGHLIGHT = re.compile(r"(?<![A-Za-z0-9=!<>])==(?![\s=])((?:[^\n=]|\n(?!\n)|=(?!=)){1,1000}?)(?<!\s)==(?!=)")


def obsidian_plugin(parser: MarkdownIt) -> None:
    """Make ``parser`` read highlights as strong, and take out names of blocks and lines of tags.

    The tags of the article are in ``env["tags"]``.
    """
    parser.inline.ruler.before("emphasis", "highlight", _highlight)
    # before escapes are resolved: "\^name" and "\#tag" are text
    parser.core.ruler.before("inline", "block_names", _take_names)


def _highlight(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "=":
        return False
    match = _HIGHLIGHT.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        last = state.posMax
        state.pos, state.posMax = match.start(1), match.end(1)
        state.push("highlight_open", "strong", 1)
        state.md.inline.tokenize(state)
        state.push("highlight_close", "strong", -1)
        state.posMax = last
    state.pos = match.end()
    return True


def _take_names(state: StateCore) -> None:
    gone: set[int] = set()
    for place, token in enumerate(state.tokens):
        if token.type != "inline":
            continue
        is_paragraph = state.tokens[place - 1].type == "paragraph_open"
        if "^" in token.content:
            token.content = _BLOCK_NAME.sub("", token.content)
            if is_paragraph and not token.content:
                gone.update((place - 1, place, place + 1))
        if is_paragraph and token.level == 1 and _TAGS.fullmatch(token.content):
            state.env.setdefault("tags", []).extend(_WORD.findall(token.content))
            gone.update((place - 1, place, place + 1))
    if gone:
        state.tokens = [token for place, token in enumerate(state.tokens) if place not in gone]
