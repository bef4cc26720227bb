"""Markup that nests without end, made flat before it is parsed: libxml2 reads nothing below its 2048th level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.read.markup.depth import INLINE

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
# Elements that hold nothing (HTML, 13.1.2), and those whose end tag is mostly left out: they add no depth of their own
_FLAT = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "html", "head", "body", "script", "style", "option", "math", "svg",
))  # fmt: skip


def flattened(text: str, deepest: int) -> str:
    """Return a page's text without the tags of elements more than ``deepest`` levels deep; their words stay."""
    return "".join(_pieces(text, deepest))


def _pieces(text: str, deepest: int) -> Iterator[str]:
    opened: list[str] = []  # the elements that are open, the outermost first
    excess: dict[str, int] = {}  # elements that lost their start tag and are still open, by name
    place = 0
    for match in _TAG.finditer(text):
        closing, name = bool(match[1]), match[2].lower()
        if name in _FLAT or match[0].endswith("/>"):
            continue
        if not closing and len(opened) < deepest:
            opened.append(name)
            continue
        if closing and not excess.get(name):
            if name in opened:
                while opened.pop() != name:
                    pass
            continue
        excess[name] = excess.get(name, 0) + (-1 if closing else 1)
        yield text[place : match.start()]
        yield "" if name in INLINE else " "
        place = match.end()
    yield text[place:]
