"""Links, ids, and files that are not there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.check.markup import XLINK, descendants, line, name_of, text_in, types, unseen
from audicle.check.package import is_elsewhere, resolved
from audicle.check.rule import ERROR, Family, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.check.book import Book
    from audicle.check.document import Document
    from audicle.check.markup import Element
    from audicle.check.report import Finding

NOWHERE = Rule(
    "link-to-nowhere",
    ERROR,
    "Who follows the link arrives nowhere.",
    "EPUB 3.3, 3.2 (all resources are in the container) and 6.1; WCAG 2.2, 2.4.4 Link Purpose",
    "Point the link at an id that is there, or take it away.",
)
NAMELESS = Rule(
    "link-without-name",
    ERROR,
    "Who listens hears “link”, and not where it leads.",
    "WCAG 2.2, 2.4.4 Link Purpose, and 4.1.2 Name, Role, Value; failure F89",
    "Give the link words, or its picture an alternative text.",
)
DOUBLED = Rule(
    "id-doubled",
    ERROR,
    "Links, notes and narration that name the id mean either of two places.",
    "XML 1.0, 3.3.1, validity constraint ID; HTML, 3.2.6, id",
    "Give each element an id of its own.",
)
ABSENT = Rule(
    "resource-missing",
    ERROR,
    "A picture, a sound, a style sheet or a page that the book names is not in it.",
    "EPUB 3.3, 3.1 and 5.6.2",
    "Add the file to the book, or take away what names it.",
)
MARK = Rule(
    "note-mark-to-nowhere",
    ERROR,
    "A mark promises a note, and there is none to be found from it.",
    "Digital Publishing WAI-ARIA Module 1.1, doc-noteref (a link to a note); WCAG 2.2, 1.3.1 Info and Relationships",
    "Make the mark a link to its note, and let the note have words.",
)

# What an element shows or plays, by its attribute
_SOURCES = {
    "img": ("src",),
    "source": ("src",),
    "audio": ("src",),
    "video": ("src", "poster"),
    "track": ("src",),
    "iframe": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "script": ("src",),
    "input": ("src",),
    "link": ("href",),
    "svg:image": ("href", f"{{{XLINK}}}href"),
}
# What holds a note, rather than marking where one begins
_NOTES = {"aside", "li", "section", "div", "dd"}
_MARKS = {"noteref", "doc-noteref"}
_FETCHED_LINKS = {"stylesheet", "icon", "pronunciation"}


def check(book: Book) -> Iterator[Finding]:
    """Follow every link inside the book."""
    for item in book.package.manifest:
        if item.path and item.path not in book.archive:
            yield ABSENT.found(f"{item.path} is listed, but is not in the book.", book.package.path, item.element)
    for place in book.package.spine:
        if place.item is None:
            yield ABSENT.found(
                f"The reading order names {place.idref!r}, which is not listed.", book.package.path, place.element
            )
    ids: set[str] = set()
    for element in book.package.root.iter("*"):
        name = element.get("id")
        if name in ids:
            yield DOUBLED.found(f"The id {name!r} is given twice.", book.package.path, element)
        ids.update([name] if name else ())
    for document in book.documents:
        for element in document.doubled:
            yield DOUBLED.found(f"The id {element.get('id')!r} is given twice.", document.path, element)
        for link in document.named("a", "area", "svg:a"):
            # the lines of the contents are followed where the contents are judged
            if document is not book.nav or next(link.iterancestors("{*}nav"), None) is None:
                yield from _link(link, document, book)
        for mark in document.typed:
            if types(mark) & _MARKS and not unseen(mark):
                yield from _mark(mark, document, book)
        for element, href in sources(document):
            path, _ = resolved(href, document.path)
            if href and not is_elsewhere(href) and path not in book.archive:
                yield ABSENT.found(f"{href} is not in the book.", document.path, element)


FAMILY = Family("Links and files", (NOWHERE, NAMELESS, DOUBLED, ABSENT, MARK), check)


def sources(document: Document) -> Iterator[tuple[Element, str]]:
    """Yield what a document shows, plays or loads, with the element that does."""
    for name, attributes in _SOURCES.items():
        for element in document.named(name):
            if name == "link" and not _FETCHED_LINKS & set((element.get("rel") or "").lower().split()):
                continue
            for attribute in attributes:
                if href := (element.get(attribute) or "").strip():
                    yield element, href
            for candidate in re.split(r",\s+", element.get("srcset") or ""):
                if candidate.strip():
                    yield element, candidate.split()[0]


def problem_with(href: str, base: str, book: Book) -> str:
    """Return what is wrong with a link that is written in the file ``base``, "" if it arrives."""
    if href.strip().lower().startswith("file:"):
        return f"{href} leads to somebody's own machine."
    if is_elsewhere(href):
        return ""
    path, fragment = resolved(href, base)
    if path not in book.archive:
        return f"There is no {path or href} in the book."
    if path in book.encrypted:
        return ""
    # fragments that are no ids: EPUB CFI, and the fragments of text, media and drawings
    if not fragment or re.match(r"epubcfi\(|:~:|(?:xywh|t|svgView)[=(]", fragment):
        return ""
    document = book.document(path)
    if document is None or fragment in document.ids:
        return ""
    if any(anchor.get("name") == fragment for anchor in document.named("a")):
        return ""  # as XHTML 1.1 of EPUB 2 had it
    return f"There is no {fragment!r} in {path}."


def _link(link: Element, document: Document, book: Book) -> Iterator[Finding]:
    href = link.get("href") or link.get(f"{{{XLINK}}}href")
    if href is None:
        return
    if problem := problem_with(href, document.path, book):
        yield NOWHERE.found(problem, document.path, link)
    if not unseen(link) and not _named(link, document):
        yield NAMELESS.found(f"The link to {href[:80]} has no words.", document.path, link)


def _mark(mark: Element, document: Document, book: Book) -> Iterator[Finding]:
    """Judge the mark of a note; whether its link arrives is judged as for any link."""
    links = [mark, *mark.iterancestors("{*}a"), *descendants(mark, "a")]
    href = next((href for link in links if (href := link.get("href"))), None)
    if href is None:
        yield MARK.found(f"The mark {text_in(mark)[:80] or 'of a note'!r} is no link.", document.path, mark)
        return
    path, fragment = resolved(href, document.path)
    target = None if is_elsewhere(href) else book.document(path)
    note = target.ids.get(fragment) if target else None
    # an anchor may stand before its note, or the note's own words follow a number that is a link
    if note is not None and name_of(note) in _NOTES and not (text_in(note) or any(note.iter("{*}img", "{*}math"))):
        yield MARK.found(f"The mark {text_in(mark)[:80]!r} leads to a note without words.", document.path, mark)


def _named(link: Element, document: Document) -> bool:
    labels = (document.ids.get(name) for name in (link.get("aria-labelledby") or "").split())
    if text_in(link) or line(link.get("aria-label")) or line(link.get("title")) or any(map(text_in, labels)):
        return True
    if line(link.get("alt")) or "doc-pagebreak" in types(link):
        return True
    inner = descendants(link, "img", "svg", "math", "object")
    return any(line(part.get("alt")) or line(part.get("aria-label")) or part.get("alttext") for part in inner)
