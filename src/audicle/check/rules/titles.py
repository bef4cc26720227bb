"""Titles: of the book and of each document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.check.markup import text_in
from audicle.check.rule import ERROR, WARNING, Family, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.check.book import Book
    from audicle.check.report import Finding

BOOK = Rule(
    "title-missing",
    ERROR,
    "A library cannot name the book, and who opens it is not told what it is.",
    "EPUB 3.3, 5.5.3.2 The dc:title element; WCAG 2.2, 2.4.2 Page Titled",
    "Give the package a dc:title with the book's title.",
)
DOCUMENT = Rule(
    "document-title-missing",
    WARNING,
    "Who goes from part to part is not told which one is open.",
    "WCAG 2.2, 2.4.2 Page Titled; EPUB Accessibility Techniques 1.1, Titles and headings",
    "Give the document's head a title with words.",
)


def check(book: Book) -> Iterator[Finding]:
    """Look for the titles."""
    if not any(map(text_in, book.package.dublin_core("title"))):
        yield BOOK.found("The book has no title.", book.package.path)
    for document in book.documents:
        if document.body is not None and not any(map(text_in, document.named("title"))):
            yield DOCUMENT.found("The document has no title.", document.path, document.root)


FAMILY = Family("Titles", (BOOK, DOCUMENT), check)
