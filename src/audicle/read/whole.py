"""Documents that are the article from end to end, as a book's chapters are: nothing in them is judged, all is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.model import Note
from audicle.read.html.notes import find_notes
from audicle.read.html.page import Page
from audicle.read.markdown.blocks import blocks_of
from audicle.read.markdown.context import Context, content

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from audicle.model import Block

DECLARED = ("footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote")  # epub:type and DPUB-ARIA
_LABEL = re.compile(r"[\[(]?(?:\d{1,4}|[*†‡§¶#‖]{1,3})[\])]?\.?")


def blocks_in(element: HtmlElement, context: Context) -> tuple[Block, ...]:
    """Return all that an element holds, as blocks."""
    return blocks_of(content(element), context.within(element))


def take_notes(body: HtmlElement, name: str) -> list[tuple[str, str, HtmlElement]]:
    """Take the notes out of a tree, and what leads back from them; mark what refers to them.

    Returns id, label and element of each note, those that are referred to first, in the order of their references.
    ``notes_context`` is what the tree is to be read with after that.
    """
    page = Page(name, body, body, "", None)
    found = [(reference.note, reference.label, holder) for reference, holder in find_notes(page)]
    for link, reference in page.references.items():
        _mark(link, reference.note)
    holders = {holder for _, _, holder in found}
    for number, element in enumerate(_unreferred(body, holders), start=len(found) + 1):
        found.append((f"fn{number}", _own_label(element), element))
        holders.add(element)
    for element in page.taken - holders:
        _take(element)
    for _, _, holder in found:
        parent = holder.getparent()
        _take(holder)
        _without_empty(parent)
    return found


def notes_context(context: Context, notes: list[tuple[str, str, HtmlElement]]) -> Context:
    """Return the context in which marks of ``take_notes`` are read as references."""
    return Context(
        context.name,
        context.progress,
        {name: (name, label or str(number)) for number, (name, label, _) in enumerate(notes, start=1)},
        context.language,
        context.said,
    )


def read_notes(notes: list[tuple[str, str, HtmlElement]], context: Context) -> tuple[Note, ...]:
    """Return the notes of ``take_notes`` as the article's, in the context of ``notes_context``."""
    read = ((name, blocks_in(element, context)) for name, _, element in notes)
    return tuple(Note(*context.notes[name], blocks) for name, blocks in read if blocks)


def kinds(element: HtmlElement) -> frozenset[str]:
    """Return what an element says it is: its ``epub:type`` and its role."""
    return frozenset(f"{element.get('data-type', '')} {element.get('role', '')}".split())


def text_of(element: HtmlElement) -> str:
    """Return all text in an element, white space collapsed."""
    return " ".join("".join(element.itertext()).split())


def _unreferred(body: HtmlElement, holders: set[HtmlElement]) -> list[HtmlElement]:
    """Return the elements that say they are notes but that nothing refers to."""
    known = set(holders)
    around = {parent for holder in holders for parent in holder.iterancestors()}
    found: list[HtmlElement] = []
    for element in body.iter("*"):
        if kinds(element).isdisjoint(DECLARED) or element in known or element in around:
            continue
        if not any(parent in known for parent in element.iterancestors()):
            known.add(element)
            found.append(element)
    return found


def _own_label(note: HtmlElement) -> str:
    """Return the label that a note begins with, and take it away; also what leads back to the text."""
    for link in list(note.iter("a")):
        if "doc-backlink" in kinds(link):
            link.drop_tree()
    first = next(note.iter("sup", "span", "b"), None)
    label = text_of(first) if first is not None else ""
    if first is None or not _LABEL.fullmatch(label) or not text_of(note).startswith(label):
        return ""
    first.drop_tree()
    return label.strip("[]().")


def _mark(link: HtmlElement, note: str) -> None:
    tail = link.tail
    link.clear()
    link.tag, link.tail = "span", tail
    link.set("data-note", note)


def _take(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _without_empty(element: HtmlElement | None) -> None:
    """Take away what held notes and now holds nothing but a heading or a line: "Notes" with none below it."""
    while element is not None and element.getparent() is not None and element.tag != "body":
        parent = element.getparent()
        left = [item for item in element.iter() if item is not element and item.tag not in ("hr", "br")]
        said = "".join(text for item in element.iter() for text in _own_text(item))
        if said.strip() or any(item.tag in ("img", "table", "math") for item in left):
            return
        _take(element)
        element = parent


def _own_text(element: HtmlElement) -> tuple[str, ...]:
    if not isinstance(element.tag, str) or element.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return (element.tail or "",)
    return (element.text or "", element.tail or "")
