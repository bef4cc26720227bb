"""How deep a tree may be: those who walk it recurse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

# Emphasis can nest without end, and readers of the tree and of the model recurse
DEEPEST = 150
# Words on both sides of such a tag are one word
INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var",
))  # fmt: skip


def flatten(root: HtmlElement) -> None:
    """Take the tags of elements below ``DEEPEST`` away, in place; their text stays."""
    depth = 0
    deepest: list[HtmlElement] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if event == "start" and depth == DEEPEST and len(element):
            deepest.append(element)
    for element in deepest:
        text = "".join(said_below(element))
        del element[:]
        element.text = text


def said_below(element: HtmlElement) -> Iterator[str]:
    """Yield the text in an element, what stands in blocks apart from what stands before."""
    for event, item in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            text = item.text or ""
            yield text if item is element or item.tag in INLINE or not text else f" {text}"
        elif item is not element:
            yield item.tail or ""
