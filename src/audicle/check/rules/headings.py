"""Headings: whether the outline that they make can be followed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category

from audicle.check.markup import descendants, line, name_of, text_in, unseen, words
from audicle.check.rule import NOTICE, WARNING, Family, Rule, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.check.book import Book
    from audicle.check.document import Document
    from audicle.check.markup import Element
    from audicle.check.report import Finding

SKIPPED = Rule(
    "heading-skipped",
    WARNING,
    "Who goes from heading to heading looks for the level between and does not find it.",
    "WCAG 2.2, 1.3.1 Info and Relationships; technique H42",
    "Let each heading be at most one level below the one above it.",
)
SEVERAL = Rule(
    "h1-several",
    WARNING,
    "With several headings of the first level in one part, none is its title.",
    "HTML, 4.3.11 Headings and outlines; EPUB Accessibility Techniques 1.1, Titles and headings",
    "Keep one h1 in each document, or give each its own section.",
)
NONE = Rule(
    "h1-missing",
    NOTICE,
    "A document with headings has none of the first level, so its title is hard to tell.",
    "EPUB Accessibility Techniques 1.1, Titles and headings",
    "Make the document's title an h1.",
)
EMPTY = Rule(
    "heading-empty",
    WARNING,
    "Who goes from heading to heading lands on one that says nothing.",
    "WCAG 2.2, 2.4.6 Headings and Labels, and 1.3.1; failure F43",
    "Give the heading words, or make it something else.",
)
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_PARTS = ("{*}section", "{*}article")


def check(book: Book) -> Iterator[Finding]:
    """Judge the headings of each document."""
    for document in book.documents:
        if document is not book.nav:
            yield from _outline(document, read=document.path in book.reading_order)


FAMILY = Family("Headings", (SKIPPED, SEVERAL, NONE, EMPTY), check)


def _outline(document: Document, *, read: bool) -> Iterator[Finding]:
    found = [(element, level) for element in _candidates(document) if (level := _level(element))]
    before = 0
    for element, level in found:
        if before and level > before + 1:
            text = quoted(text_in(element))
            yield SKIPPED.found(f"{text} of level {level} follows a heading of level {before}.", document.path, element)
        before = level
        if not _has_words(element):
            yield EMPTY.found(f"A heading of level {level} has no words.", document.path, element)
    first = [element for element, level in found if level == 1]
    if found and not first and read:
        level = min(level for _, level in found)
        yield NONE.found(f"The highest heading is of level {level}.", document.path, found[0][0])
    # a part that is a section of its own may have a title of its own
    parts: set[Element | None] = set()
    for element in first:
        part = next(element.iterancestors(*_PARTS), None)
        if part in parts:
            text = quoted(text_in(element))
            yield SEVERAL.found(f"{text} is one more heading of the first level.", document.path, element)
        parts.add(part)


def _candidates(document: Document) -> list[Element]:
    if not any(element.get("role") == "heading" for element in document.having("role")):
        return document.in_order(element for element in document.named(*_HEADINGS) if not unseen(element))
    return [element for element in document.elements if not unseen(element)]


def _level(element: Element) -> int:
    """Return the level of a heading, 0 for what is none."""
    role = element.get("role")
    if role == "heading":
        level = element.get("aria-level", "2")
        return int(level) if re.fullmatch(r"[1-9]\d?", level) else 2
    return _HEADINGS.get(name_of(element), 0) if role not in ("presentation", "none") else 0


def _has_words(element: Element) -> bool:
    return (
        words(text := text_in(element))
        or any(category(sign) == "So" for sign in text)  # a sign such as a lamp has a name that is read
        or bool(line(element.get("aria-label")))
        or any(line(image.get("alt")) for image in descendants(element, "img"))
        or any(True for _ in descendants(element, "math", "svg"))
    )
