"""What a book is made of: its package document, the files it lists, and the order they are read in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audicle.errors import SourceError
from audicle.read.epub.ids import id_in
from audicle.read.markup.entities import document_in
from audicle.read.markup.xml import children, descendants, parse_xml

if TYPE_CHECKING:
    from lxml import etree

    from audicle.machine.archive import Archive
    from audicle.progress import Progress

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
# These only scramble the first bytes of fonts (EPUB 3.3, 4.3; Adobe's older way); anything else is encryption
_OBFUSCATION = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
DOCUMENTS = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")
_MOST_DOCUMENTS = 20_000


@dataclass(frozen=True, slots=True)
class Item:
    """A file that the package lists."""

    path: str  # its name in the archive
    media_type: str
    properties: frozenset[str]
    overlay: str = ""  # id of the overlay that tells when it is heard


@dataclass(frozen=True, slots=True)
class Package:
    """A book's package document."""

    path: str  # its name in the archive
    root: etree._Element
    items: dict[str, Item]  # by id
    spine: tuple[tuple[str, bool], ...]  # path of each document, in reading order, and whether it is read through
    guide: dict[str, str]  # what EPUB 2 says a document is, by path: cover, toc, title-page
    nav: str | None  # path of the table of contents of EPUB 3
    ncx: str | None  # and of EPUB 2

    @property
    def progression(self) -> str | None:
        """The direction in which its pages follow one another, None if it leaves that to the reader."""
        spine = next(children(self.root, "spine"), None)
        return spine.get("page-progression-direction") if spine is not None else None

    @property
    def by_audicle(self) -> bool:
        """Whether it says that Audicle made the book."""
        metas = (meta for meta in descendants(self.root, "meta") if meta.get("name") == "generator")
        return any((meta.get("content") or "").startswith("Audicle") for meta in metas)


def open_package(archive: Archive, progress: Progress) -> Package:
    """Return the package of a book. Raises SourceError if the book is encrypted, or has no package or no documents."""
    _refuse_encrypted(archive)
    path = _package_path(archive, progress)
    root = parse_xml(document_in(archive, path, progress), f"{archive.name}: {path}")
    items: dict[str, Item] = {}
    for element in descendants(next(children(root, "manifest"), None), "item"):
        place = archive.resolve(element.get("href") or "", path)
        kind = (element.get("media-type") or "").strip().lower()
        properties = frozenset((element.get("properties") or "").split())
        items[id_in(element.get("id"))] = Item(place, kind, properties, id_in(element.get("media-overlay")))
    spine = _spine(root, items, archive, progress)
    guide = {
        archive.resolve(reference.get("href") or "", path): (reference.get("type") or "").lower()
        for reference in descendants(next(children(root, "guide"), None), "reference")
    }
    nav = next((item.path for item in items.values() if "nav" in item.properties), None)
    listed = next((items.get(id_in(part.get("toc"))) for part in children(root, "spine")), None)
    ncx = listed or next((item for item in items.values() if item.media_type == "application/x-dtbncx+xml"), None)
    return Package(path, root, items, spine, guide, nav, ncx.path if ncx else None)


def _refuse_encrypted(archive: Archive) -> None:
    if _ENCRYPTION not in archive:
        return
    root = parse_xml(archive[_ENCRYPTION], f"{archive.name}: {_ENCRYPTION}")
    for data in descendants(root, "EncryptedData"):
        method = next(children(data, "EncryptionMethod"), None)
        if method is None or method.get("Algorithm") not in _OBFUSCATION:
            raise SourceError(
                f"{archive.name}: this book is encrypted; books that are protected by DRM cannot be read.",
                "Ask whoever sold it for a copy without protection.",
            )


def _package_path(archive: Archive, progress: Progress) -> str:
    if _CONTAINER in archive:
        container = parse_xml(archive[_CONTAINER], f"{archive.name}: {_CONTAINER}")
        for rootfile in descendants(container, "rootfile"):
            path = archive.resolve(rootfile.get("full-path") or "")
            if path in archive:
                return path
    found = sorted(
        (path for path in archive if path.lower().endswith(".opf")), key=lambda path: (path.count("/"), path)
    )
    if not found:
        raise SourceError(f"{archive.name}: it is not a whole EPUB: its package document is missing.", _AGAIN)
    progress.warn(f"{archive.name}: it does not say which is its package document; {found[0]} is taken.")
    return found[0]


_AGAIN = "Get or export the book again."


def _spine(
    root: etree._Element, items: dict[str, Item], archive: Archive, progress: Progress
) -> tuple[tuple[str, bool], ...]:
    """Return the documents in reading order, each once, without those that are missing."""
    found: dict[str, bool] = {}
    for reference in descendants(next(children(root, "spine"), None), "itemref"):
        item = items.get(id_in(reference.get("idref")))
        if item is None or item.path not in archive:
            missing = (item.path if item else None) or reference.get("idref") or "?"
            progress.warn(f"{archive.name}: the part {missing[:100]} is listed but is not in the book.")
        elif item.media_type in DOCUMENTS or item.path.lower().endswith((".xhtml", ".html", ".htm")):
            found.setdefault(item.path, (reference.get("linear") or "yes").strip().lower() != "no")
        elif item.media_type.startswith("image/"):
            progress.warn(f"{archive.name}: the part {item.path} is only a picture and is left out.")
    if not found:
        # a book without an order: that of its list is the best guess
        found = {item.path: True for item in items.values() if item.media_type in DOCUMENTS and item.path in archive}
    if not found:
        raise SourceError(f"{archive.name}: there are no chapters in this book.", _AGAIN)
    if len(found) > _MOST_DOCUMENTS:
        raise SourceError(f"{archive.name}: the book has more than {_MOST_DOCUMENTS} parts.", "Split the book.")
    return tuple(found.items())
