"""Code set apart: its text with every space, and its language where the page names it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.model import Block, Code

if TYPE_CHECKING:
    from audicle.read.html.tree import Element

_NAMED = re.compile(
    r"(?:^|\s)(?:language|lang|highlight-source|highlight|brush|sourceCode|prettyprint lang)"
    r"[-:=\s]+(?!highlight-source)([\w+#.-]+)",
    re.IGNORECASE,
)
_NOT_LANGUAGES = (
    "none",
    "plain",
    "plaintext",
    "text",
    "default",
    "notranslate",
    "highlight",
    "source",
    "wrapper",
    "copy",
)
_NUMBERS = re.compile(r"line-?no|linenumber|gutter|line-numbers-rows|hljs-ln-numbers", re.IGNORECASE)
_BREAKING = ("div", "p", "li", "tr")


def read_code(element: Element) -> list[Block]:
    """Return preformatted text. Line numbers beside it are left out."""
    pieces: list[str] = []
    _collect(element, pieces)
    lines = [line.rstrip() for line in "".join(pieces).replace("\r\n", "\n").replace("\u00a0", " ").split("\n")]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    return [Code("", "\n".join(lines), language_of(element))] if lines else []


def _collect(element: Element, pieces: list[str]) -> None:
    pieces.append(element.text or "")
    for child in element:
        if child.tag == "br":
            pieces.append("\n")
        elif not _NUMBERS.search(child.get("class") or ""):
            _collect(child, pieces)
            if child.tag in _BREAKING and pieces and not pieces[-1].endswith("\n"):
                pieces.append("\n")
        pieces.append(child.tail or "")


def language_of(element: Element) -> str | None:
    """Return the programming language that a block of code, its ``code`` or what wraps it names."""
    around = [element, *element.iter("code"), *list(element.iterancestors())[:2]]
    for item in around:
        for name in ("data-lang", "data-language"):
            if item.get(name):
                return str(item.get(name)).lower()
        found = _NAMED.search(item.get("class") or "")
        if found and found.group(1).lower() not in _NOT_LANGUAGES:
            return found.group(1).lower()
    return None
