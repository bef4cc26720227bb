"""Notes of whole documents: taken out of the text, wherever they stand, and what refers to them marked."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from audicle.model import Note
from audicle.read.html.page import Page
from audicle.read.html.walking.notes import find_notes
from audicle.read.markup.unjudged import HEADINGS, blocks_in, kinds, take, text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from audicle.read.markdown.context import Context

_DECLARED = ("footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote")  # epub:type and DPUB-ARIA
_LABEL = re.compile(r"[\[(]?(?:\d{1,4}|[*†‡§¶#‖]{1,3})[\])]?\.?")
_EMPTY = re.compile(r"^\s*(?:\[\s*\]|\(\s*\))[\s.:]*")
_BLOCKS = ("p", "li", "aside", "dd", "td", "div", "blockquote", "section")
_LONGEST_MARK = 12  # characters


@dataclass(frozen=True, slots=True)
class Taken:
    """A note that was taken out of a tree."""

    id: str
    label: str
    element: HtmlElement


def take_notes(body: HtmlElement, name: str) -> list[Taken]:
    """Take the notes out of a tree, and what leads back from them; mark what refers to them.

    Returns those that are referred to first, in the order of their references. What is left is to be read in the
    context that ``in_context`` makes.
    """
    _take_back_links(body)
    page = Page(name, body, body, "", None)
    found = [Taken(reference.note, reference.label, holder) for reference, holder in find_notes(page)]
    for link, reference in page.references.items():
        _mark(link, reference.note)
    holders = {note.element for note in found}
    for number, element in enumerate(_unreferred(body, holders), start=len(found) + 1):
        found.append(Taken(f"fn{number}", _own_label(element) or str(number), element))
    for element in page.taken - holders:
        take(element)
    for note in found:
        _take_brackets(note.element)
        parent = note.element.getparent()
        take(note.element)
        _take_empty(parent)
    return found


def in_context(context: Context, notes: list[Taken]) -> Context:
    """Return a context in which the marks of ``take_notes`` are read as references."""
    return replace(context, notes={note.id: (note.id, note.label) for note in notes})


def read_notes(notes: list[Taken], context: Context) -> tuple[Note, ...]:
    """Return what ``take_notes`` took as the article's notes."""
    read = (Note(note.id, note.label, blocks_in(note.element, context)) for note in notes)
    return tuple(note for note in read if note.blocks)


def _take_back_links(body: HtmlElement) -> None:
    """Take away the later of two links that lead to one another: it leads from a note back to the text.

    A note's own number is often such a link, and looks exactly like a reference.
    """
    ids = {element.get("id"): element for element in body.iter("*") if element.get("id")}
    order = {element: place for place, element in enumerate(body.iter("*"))}
    led: dict[HtmlElement, set[HtmlElement]] = defaultdict(set)  # from a block to what its links lead to, further on
    for link in list(body.iter("a")):
        target = ids.get((link.get("href") or "").removeprefix("#"))
        if target is None:
            continue
        if order[target] > order[link]:
            led[_block(link)].update((target, _block(target)))
        elif "doc-noteref" not in kinds(link) and len(text_of(link)) <= _LONGEST_MARK:
            around = led.get(_block(target), set())
            if any(item in around for item in (link, *link.iterancestors())):
                take(link)


def _block(element: HtmlElement) -> HtmlElement:
    return element if element.tag in _BLOCKS else next(element.iterancestors(*_BLOCKS), element)


def _unreferred(body: HtmlElement, holders: set[HtmlElement]) -> list[HtmlElement]:
    """Return the elements that say they are notes but that nothing refers to."""
    known = set(holders)
    around = {parent for holder in holders for parent in holder.iterancestors()}
    found: list[HtmlElement] = []
    for element in body.iter("*"):
        if kinds(element).isdisjoint(_DECLARED) or element in known or element in around:
            continue
        if not any(parent in known for parent in element.iterancestors()):
            known.add(element)
            found.append(element)
    return found


def _own_label(note: HtmlElement) -> str:
    """Return the label that a note begins with, and take it away; also what leads back to the text."""
    for link in list(note.iter("a")):
        if "doc-backlink" in kinds(link):
            take(link)
    first = next(note.iter("sup", "span", "b"), None)
    label = text_of(first) if first is not None else ""
    if first is None or not _LABEL.fullmatch(label) or not text_of(note).startswith(label):
        return ""
    take(first)
    return label.strip("[]().")


def _take_brackets(note: HtmlElement) -> None:
    """Take away the brackets at a note's beginning that held what led back to the text."""
    for element in (note, *note.iterdescendants()):
        if isinstance(element.tag, str) and (element.text or "").strip():
            element.text = _EMPTY.sub("", element.text or "", count=1)
            break


def _mark(link: HtmlElement, note: str) -> None:
    tail = link.tail
    link.clear()
    link.tag, link.tail = "span", tail
    link.set("data-note", note)


def _take_empty(element: HtmlElement | None) -> None:
    """Take away what held notes and now holds nothing but a heading or a line: "Notes" with none below it."""
    while element is not None and element.getparent() is not None and element.tag != "body":
        parent = element.getparent()
        if next(element.iter("img", "table", "math"), None) is not None or _says_something(element):
            return
        take(element)
        element = parent


def _says_something(element: HtmlElement) -> bool:
    own = element.tag not in HEADINGS and bool((element.text or "").strip())
    return own or any((child.tail or "").strip() or _says_something(child) for child in element)
