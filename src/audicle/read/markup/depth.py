"""How deep a tree may be: those who walk it recurse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Emphasis can nest without end, and readers of the tree and of the model recurse
DEEPEST = 150


def flatten(root: HtmlElement) -> None:
    """Take the tags of elements below ``DEEPEST`` away, in place; their text stays."""
    depth = 0
    deep: list[HtmlElement] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if event == "start" and depth > DEEPEST:
            deep.append(element)
    for element in reversed(deep):
        element.drop_tag()
