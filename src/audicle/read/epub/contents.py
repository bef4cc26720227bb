"""A book's table of contents: of EPUB 3 (nav) or EPUB 2 (NCX)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audicle.errors import SourceError
from audicle.read.epub.ids import fragment_in
from audicle.read.markup.entities import document_in
from audicle.read.markup.xml import children, descendants, parse_xhtml, parse_xml, text_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from audicle.machine.archive import Archive
    from audicle.progress import Progress
    from audicle.read.epub.package import Package

OPS = "http://www.idpf.org/2007/ops"
_DEEPEST = 40
_MOST = 50_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents."""

    path: str  # of the document it leads to; "" for none
    title: str
    depth: int  # 1 is the highest
    fragment: str = ""  # the id of the element in the document that it leads to; "" for the whole


def read_contents(archive: Archive, package: Package, progress: Progress) -> dict[str, list[Entry]]:
    """Return the lines that lead to each document, by the document's path; empty if there is no table."""
    entries: dict[str, list[Entry]] = {}
    for path, lines in ((package.nav, _nav), (package.ncx, _ncx)):
        if not path or path not in archive or entries:
            continue
        try:
            for number, entry in enumerate(lines(archive, path)):
                if entry.path and entry.title and number < _MOST:
                    entries.setdefault(entry.path, []).append(entry)
        except SourceError as error:
            progress.warn(f"The table of contents cannot be read: {error.what}")
    return entries


def _nav(archive: Archive, path: str) -> Iterator[Entry]:
    data = document_in(archive, path)
    root = parse_xhtml(data)
    if root is None:
        root = parse_xml(data, f"{archive.name}: {path}")
    tables = list(descendants(root, "nav"))
    table = next((nav for nav in tables if "toc" in (nav.get(f"{{{OPS}}}type") or nav.get("role") or "")), None)
    for top in children(table if table is not None else next(iter(tables), None), "ol"):
        yield from _items(archive, path, top, 1)


def _items(archive: Archive, path: str, level: etree._Element, depth: int) -> Iterator[Entry]:
    for item in children(level, "li") if depth <= _DEEPEST else ():
        label = next(children(item, "a"), None)
        if label is not None:
            yield _entry(archive, path, label.get("href") or "", text_in(label), depth)
        for inner in children(item, "ol"):
            yield from _items(archive, path, inner, depth + 1)


def _ncx(archive: Archive, path: str) -> Iterator[Entry]:
    root = parse_xml(document_in(archive, path), f"{archive.name}: {path}")
    for table in descendants(root, "navMap"):
        yield from _points(archive, path, table, 1)


def _points(archive: Archive, path: str, level: etree._Element, depth: int) -> Iterator[Entry]:
    for point in children(level, "navPoint") if depth <= _DEEPEST else ():
        place = next(children(point, "content"), None)
        label = text_in(next(children(point, "navLabel"), None))
        if place is not None:
            yield _entry(archive, path, place.get("src") or "", label, depth)
        yield from _points(archive, path, point, depth + 1)


def _entry(archive: Archive, path: str, address: str, title: str, depth: int) -> Entry:
    return Entry(archive.resolve(address, path), title, depth, fragment_in(address))
