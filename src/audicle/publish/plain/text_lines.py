"""A run of inlines as one line of plain text, with what would be lost without its typography written out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.model import inlines as i

if TYPE_CHECKING:
    from collections.abc import Iterable

# "1st", "2e", "nº", "TM": letters raised behind a figure, or several of them, are no exponent
_LETTERS = re.compile(r"[^\W\d_]+")
_SIMPLE = re.compile(r"[\w.,*′°]+|[-+−–]?[\d.,]+")


def text_line(run: tuple[i.Inline, ...]) -> str:
    """Return a run as plain text: ``[1]`` where a note is referred to, ``10^3`` for a raised number."""
    return _joined(run, "")


def _joined(run: Iterable[i.Inline], before: str) -> str:
    """Return a run as text; ``before`` is the text before it."""
    said = before
    for inline in run:
        said += _inline(inline, said)
    return said[len(before) :]


def _inline(inline: i.Inline, before: str) -> str:
    match inline:
        case i.NoteReference(label=label):
            return f"[{label}]"
        case i.Marked("superscript", children):
            return _raised(_joined(children, ""), before[-1:])
        case i.Marked() | i.Link() | i.Span() | i.Abbreviation():
            return _joined(inline.children, before)
        case _:
            return i.plain((inline,))


def _raised(text: str, before: str) -> str:
    ordinal = _LETTERS.fullmatch(text) and (len(text) > 1 or before.isdigit())
    if not text or ordinal or not (before.isalnum() or before in ")]}") or not before or text.startswith("["):
        return text
    return f"^{text}" if _SIMPLE.fullmatch(text) else f"^({text})"
