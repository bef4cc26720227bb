"""Chapters that the table of contents reaches by an anchor inside a document: each gets a heading, if it has none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from audicle.read.html.about.titles import key
from audicle.read.markup.unjudged import HEADINGS, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from audicle.read.epub.contents import Entry

_AROUND = ("section", "div", "article", "main", "body")  # in which a heading can stand
_BLOCKS = ("p", "div", "blockquote", *HEADINGS)
_LONGEST = 300  # characters of a paragraph that is a heading
_LOWEST = 6
_PARAGRAPHS = 3  # to a line of the contents, at least: one that lists each paragraph divides nothing


class Beginning(NamedTuple):
    """How a document begins."""

    entry: Entry | None  # the line of the contents that leads to it, or to the first anchor in it
    continues: bool  # what stands before that anchor is of the chapter before


def place_headings(document: HtmlElement, entries: Sequence[Entry]) -> Beginning:
    """Put a heading wherever a line of the contents leads into a document, in place, and tell how it begins."""
    if not entries:
        return Beginning(None, False)
    number = document.get("data-number", "")
    ids = {element.get("id"): element for element in document.iter("*") if element.get("id")}
    whole = next((entry for entry in entries if not entry.fragment), None)
    anchored = [(entry, ids[f"{entry.fragment}.{number}"]) for entry in entries if f"{entry.fragment}.{number}" in ids]
    if not anchored:
        return Beginning(whole or entries[0], False)
    first, target = anchored[0]
    opens = _before(document, target) == ""
    if len(anchored) > 1 or not opens:
        paragraphs = sum(1 for _ in document.iter("p"))
        if len(anchored) * _PARAGRAPHS <= max(paragraphs, _PARAGRAPHS):
            tops = [int(item.tag[1]) for item in document.iter(*HEADINGS)]
            level = min(tops, default=1) - (whole or first).depth
            for entry, element in anchored:
                _head(document, element, entry, min(_LOWEST, max(1, level + entry.depth)))
    if whole is not None or opens:
        return Beginning(whole or first, False)
    return Beginning(first, True)


def _head(document: HtmlElement, target: HtmlElement, entry: Entry, level: int) -> None:
    """Make what an anchor stands at, or before, the heading of its chapter; or put one before it."""
    block = target
    while block.tag not in (*_BLOCKS, *_AROUND) and block is not document:
        block = block.getparent()
        if block is None:
            return
    holder = block
    while (
        block.tag in ("section", "div", "article")
        and block is not document
        and len(block)
        and not (block.text or "").strip()
    ):
        block = block[0]
    if block.tag in HEADINGS or next(block.iterancestors(*HEADINGS), None) is not None:
        return
    if block.tag == "p" and not text_of(block) and block.getnext() is not None and block.getnext().tag in HEADINGS:
        return  # the anchor is a mark of its own above the heading
    parents = [item for item in holder.iterancestors() if item is not document and document in item.iterancestors()]
    if holder is document or any(item.tag not in _AROUND for item in parents):
        return
    text = text_of(block)
    if block.tag in ("p", "div") and len(text) <= _LONGEST and key(text) == key(entry.title):
        block.tag = f"h{level}"
        return
    heading = document.makeelement(f"h{level}")
    heading.text = entry.title
    holder.addprevious(heading)


def _before(document: HtmlElement, target: HtmlElement) -> str:
    """Return the text of a document before an element."""
    pieces: list[str] = []

    def walk(element: HtmlElement) -> bool:
        if element is target:
            return True
        pieces.append(element.text or "")
        for child in element:
            if walk(child):
                return True
            pieces.append(child.tail or "")
        return False

    walk(document)
    return "".join(pieces).strip()
