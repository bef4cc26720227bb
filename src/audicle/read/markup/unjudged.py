"""Documents that are the article from end to end, as a book's chapters are: nothing in them is judged, all is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from audicle.read.html.finding.paragraphs import BLOCKS
from audicle.read.markdown.blocks.reading import blocks_of
from audicle.read.markdown.context import Context, content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from audicle.model import Block

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def blocks_in(element: HtmlElement, context: Context) -> tuple[Block, ...]:
    """Return all that an element holds, as blocks."""
    return blocks_of(content(element), context.within(element))


def kinds(element: HtmlElement) -> frozenset[str]:
    """Return what an element says it is: its ``epub:type``, which is in ``data-type``, and its role."""
    return frozenset(f"{element.get('data-type', '')} {element.get('role', '')}".split())


def text_of(element: HtmlElement) -> str:
    """Return all text in an element, white space collapsed, a space between what stands on different lines."""
    return " ".join("".join(_pieces(element)).split())


def take(element: HtmlElement) -> None:
    """Take an element and all in it out of the tree; the text that follows it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def _pieces(element: HtmlElement) -> Iterator[str]:
    for event, item in etree.iterwalk(element, events=("start", "end")):
        line = " " if item.tag in BLOCKS or item.tag == "br" else ""
        if event == "start":
            yield line + (item.text or "")
        else:
            yield line + ((item.tail or "") if item is not element else "")
