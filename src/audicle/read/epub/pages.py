"""Where the pages of the printed edition begin, as a book's lists of pages say: of EPUB 3, of EPUB 2, and Adobe's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.errors import SourceError
from audicle.read.epub.contents import OPS
from audicle.read.epub.ids import fragment_in
from audicle.read.markup.entities import document_in
from audicle.read.markup.page_breaks import PAGE, is_page_break, number_in
from audicle.read.markup.xml import children, descendants, parse_xhtml, parse_xml, text_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree
    from lxml.html import HtmlElement

    from audicle.machine.archive import Archive
    from audicle.read.epub.package import Package

_MOST = 50_000
_PAGE_MAP = "application/oebps-page-map+xml"

Target = tuple[str, str]  # a document's path, and the id in it


def mark_listed_pages(archive: Archive, package: Package, documents: Sequence[HtmlElement]) -> None:
    """Mark in the documents the pages that the book lists, where their marks do not say themselves what they are."""
    listed = _listed(archive, package)
    if not listed:
        return
    places = {document.get("data-path", ""): document for document in documents}
    for path in {path for path, _ in listed} & places.keys():
        document = places[path]
        number = document.get("data-number", "")
        ids = {element.get("id"): element for element in document.iter("*") if element.get("id")}
        for (_, fragment), label in ((target, label) for target, label in listed.items() if target[0] == path):
            element = ids.get(f"{fragment}.{number}") if fragment else document
            if element is not None:
                _mark(element, label)


def _mark(element: HtmlElement, label: str) -> None:
    if is_page_break(element):
        element.set("title", label)
        return
    mark = element.makeelement("span", {PAGE: label})
    if element.tag in ("img", "br", "hr", "image") or (not len(element) and not (element.text or "").strip()):
        element.addprevious(mark)
    else:
        mark.tail, element.text = element.text, None
        element.insert(0, mark)


def _listed(archive: Archive, package: Package) -> dict[Target, str]:
    """Return the number of each page of the first list that the book has, by where the page begins."""
    page_map = next((item.path for item in package.items.values() if item.media_type == _PAGE_MAP), None)
    for path, lines in ((package.nav, _nav), (package.ncx, _ncx), (page_map, _map)):
        found: dict[Target, str] = {}
        if not path or path not in archive:
            continue
        try:
            for number, (address, name) in enumerate(lines(document_in(archive, path), f"{archive.name}: {path}")):
                target = (archive.resolve(address, path), fragment_in(address))
                label = number_in(name)
                if label and number < _MOST:
                    found.setdefault(target, label)
        except SourceError:
            continue  # contents.py warns of it
        if found:
            return found
    return {}


def _nav(data: bytes, shown: str) -> Iterator[tuple[str, str]]:
    root = parse_xhtml(data)
    if root is None:
        root = parse_xml(data, shown)
    for nav in descendants(root, "nav"):
        said = f"{nav.get(f'{{{OPS}}}type') or ''} {nav.get('role') or ''}".split()
        if "page-list" in said or "doc-pagelist" in said:
            yield from ((link.get("href") or "", text_in(link)) for link in descendants(nav, "a"))


def _ncx(data: bytes, shown: str) -> Iterator[tuple[str, str]]:
    for page in descendants(parse_xml(data, shown), "pageTarget"):
        place = next(children(page, "content"), None)
        label = text_in(next(children(page, "navLabel"), None)) or page.get("value") or ""
        if place is not None:
            yield place.get("src") or "", label


def _map(data: bytes, shown: str) -> Iterator[tuple[str, str]]:
    page: etree._Element
    for page in descendants(parse_xml(data, shown), "page"):
        yield page.get("href") or "", page.get("name") or ""
