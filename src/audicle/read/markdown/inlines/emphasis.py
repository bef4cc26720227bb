"""Emphasis beside Chinese, Japanese and Korean: ``**「猫」**が`` is strong.

CommonMark tells by spaces and punctuation where emphasis begins and ends, and those scripts have no spaces. As the
proposal "CommonMark CJK-friendly emphasis" has it, their punctuation counts as letters, and their characters beside
other punctuation as spaces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline.state_inline import Delimiter

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

# Unicode blocks of ideographs, kana, hangul, their punctuation and their wide forms
_RANGES = (
    (0x1100, 0x11FF), (0x2E80, 0x303F), (0x3040, 0x33FF), (0x3400, 0x9FFF), (0xA960, 0xA97F), (0xAC00, 0xD7FF),
    (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF01, 0xFFEE), (0x20000, 0x3FFFF),
)  # fmt: skip


def emphasis_plugin(parser: MarkdownIt) -> None:
    """Make ``parser`` read stars beside such characters as their authors mean them."""
    parser.inline.ruler.before("emphasis", "cjk_emphasis", _emphasis)


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Read stars that stand beside such a character; others are left to CommonMark's rule."""
    if silent or state.src[state.pos] != "*":
        return False
    scanned = state.scanDelims(state.pos, True)
    before = state.src[state.pos - 1] if state.pos else " "
    end = state.pos + scanned.length
    after = state.src[end] if end < state.posMax else " "
    if not (_is_cjk(before) or _is_cjk(after)):
        return False
    opens = _flanks(after, before)
    closes = _flanks(before, after)
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = "*"
        state.delimiters.append(Delimiter(ord("*"), scanned.length, len(state.tokens) - 1, -1, opens, closes))
    state.pos = end
    return True


def _flanks(inner: str, outer: str) -> bool:
    """Tell whether stars between two characters begin, or end, emphasis of the inner one."""
    if isWhiteSpace(ord(inner)):
        return False
    return not _is_punctuation(inner) or isWhiteSpace(ord(outer)) or _is_punctuation(outer) or _is_cjk(outer)


def _is_punctuation(char: str) -> bool:
    return not _is_cjk(char) and (isMdAsciiPunct(ord(char)) or isPunctChar(char))


def _is_cjk(char: str) -> bool:
    return any(first <= ord(char) <= last for first, last in _RANGES)
