"""Contents, page lists and landmarks: whether they lead where they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from audicle.check.markup import children, descendants, line, text_in, types, unseen
from audicle.check.package import resolved
from audicle.check.rule import ERROR, WARNING, Family, Rule, quoted
from audicle.check.rules.links import problem_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.check.book import Book
    from audicle.check.markup import Element
    from audicle.check.report import Finding

MISSING = Rule(
    "toc-missing",
    ERROR,
    "There is no list of contents to find a part by.",
    "EPUB 3.3, 7.4.2 The toc nav element; OPF 2.0.1, 2.4.1 (NCX); WCAG 2.2, 2.4.5 Multiple Ways",
    'Add a navigation document with a nav of epub:type="toc"; to an EPUB 2 an NCX.',
)
NOWHERE = Rule(
    "nav-entry-to-nowhere",
    ERROR,
    "Who chooses the line arrives nowhere.",
    "EPUB 3.3, 7.3 The nav element: content model; OPF 2.0.1, 2.4.1.2",
    "Point the line at an id of a document in the reading order.",
)
ORDER = Rule(
    "nav-order",
    WARNING,
    "The contents are in another order than the text, so who goes by them misses the way.",
    "EPUB 3.3, 7.4.2 The toc nav element (order of the links)",
    "List the parts in the order in which they are read.",
)
NAMELESS = Rule(
    "nav-entry-empty",
    ERROR,
    "A line of the contents says nothing.",
    "EPUB 3.3, 7.3 The nav element: content model (text of a link)",
    "Give the line the words of its heading.",
)
SOURCE = Rule(
    "page-list-without-source",
    WARNING,
    "There are page numbers, but not of which edition, so nobody can tell whether they fit theirs.",
    "EPUB Accessibility 1.1, 4.1.3 Page source identification (pageBreakSource)",
    "Name the edition in pageBreakSource or dc:source; “none” if the numbers are the book's own.",
)
PAGES = Rule(
    "page-list-missing",
    WARNING,
    "The text marks pages, but no list leads to them.",
    "EPUB Accessibility 1.1, 4.1 Page navigation; EPUB 3.3, 7.4.3 The page-list nav element",
    'Add a nav of epub:type="page-list".',
)
UNNUMBERED = Rule(
    "page-mark-without-number",
    WARNING,
    "Who listens passes the beginning of a page and is not told which.",
    "Digital Publishing WAI-ARIA Module 1.1, doc-pagebreak (its name is the page); EPUB Accessibility Techniques 1.1, "
    "Page breaks",
    "Put the number in aria-label, or in the text of the mark.",
)
_PAGE_BREAKS = {"pagebreak", "doc-pagebreak"}


class _Entry(NamedTuple):
    text: str
    href: str
    element: Element


def check(book: Book) -> Iterator[Finding]:
    """Follow the lines of all lists of contents, of EPUB 3 and of EPUB 2."""
    lists = list(_lists(book))
    if not any(kind == "toc" and entries for kind, _, entries in lists):
        yield MISSING.found("The book has no list of contents.", book.package.path)
    for kind, path, entries in lists:
        yield from _entries(kind, path, entries, book)
    for reference in descendants(next(children(book.package.root, "guide"), None), "reference"):
        if problem := problem_with(reference.get("href") or "", book.package.path, book):
            yield NOWHERE.found(f"The guide: {problem}", book.package.path, reference)
    paged = any(kind == "page-list" and entries for kind, _, entries in lists)
    if paged and not _page_source(book):
        yield SOURCE.found("The book does not say which edition its page numbers are of.", book.package.path)
    for document in book.documents:
        for mark in document.typed:
            if types(mark) & _PAGE_BREAKS and not unseen(mark) and not _words(mark):
                yield UNNUMBERED.found("A mark of a page has no number.", document.path, mark)
    if not paged:
        for document in book.documents:
            marked = next((element for element in document.typed if types(element) & _PAGE_BREAKS), None)
            if marked is not None:
                yield PAGES.found("The text marks pages, but there is no list of them.", document.path, marked)
                break


FAMILY = Family("Navigation", (MISSING, NOWHERE, ORDER, NAMELESS, SOURCE, PAGES, UNNUMBERED), check)


def page_list(book: Book) -> bool:
    """Tell whether the book has a list of pages."""
    return any(kind == "page-list" and entries for kind, _, entries in _lists(book))


def contents(book: Book) -> bool:
    """Tell whether the book has a list of contents."""
    return any(kind == "toc" and entries for kind, _, entries in _lists(book))


def _lists(book: Book) -> Iterator[tuple[str, str, list[_Entry]]]:
    """Yield each list: what it is ("toc", "page-list", "landmarks" or another), its file and its lines."""
    if book.nav is not None:
        for nav in book.nav.named("nav"):
            kinds = types(nav)
            kind = next((kind for kind in ("toc", "page-list", "landmarks") if kind in kinds), "other")
            links = [link for link in descendants(nav, "a") if link.get("href") is not None]
            yield kind, book.nav.path, [_Entry(_words(link), link.get("href") or "", link) for link in links]
    if book.ncx is not None:
        path, root = book.ncx
        for kind, holder, name in (("toc", "navMap", "navPoint"), ("page-list", "pageList", "pageTarget")):
            for part in children(root, holder):
                points = descendants(part, name)
                yield kind, path, [_point(point) for point in points]


def _point(point: Element) -> _Entry:
    source = next(children(point, "content"), None)
    label = next(children(point, "navLabel"), None)
    return _Entry(text_in(label), source.get("src", "") if source is not None else "", point)


def _words(link: Element) -> str:
    images = " ".join(image.get("alt") or "" for image in descendants(link, "img"))
    return text_in(link) or line(link.get("aria-label")) or line(link.get("title")) or line(images)


def _entries(kind: str, path: str, entries: list[_Entry], book: Book) -> Iterator[Finding]:
    last = (-1, -1)
    for text, href, element in entries:
        if not text:
            yield NAMELESS.found(f"The line for {href[:80]} has no words.", path, element)
        if problem := problem_with(href, path, book):
            yield NOWHERE.found(f"{quoted(text)}: {problem}", path, element)
            continue
        target, fragment = resolved(href, path)
        if target and target not in book.reading_order and kind != "other":
            yield NOWHERE.found(f"{quoted(text)}: {target} is not in the reading order.", path, element)
            continue
        document = book.document(target) if fragment and target else None
        place = (book.reading_order.get(target, 0), document.order.get(fragment, 0) if document else 0)
        if kind == "toc" and target and place < last:
            yield ORDER.found(f"{quoted(text)} is listed after what follows it in the text.", path, element)
        last = max(last, place)


def _page_source(book: Book) -> bool:
    said = book.package.said("a11y:pageBreakSource") or book.package.said("pageBreakSource")
    return bool(said) or any(map(text_in, book.package.dublin_core("source")))
