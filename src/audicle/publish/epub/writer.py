"""EbookLib's writer with its faults mended. Everything that is amiss in version 0.20 is put right here.

What is mended: the package has no language; the time of change is local time with a Z; files in the zip are dated
now, so that no two builds are alike; a failed write leaves a truncated file; XHTML is parsed as HTML and loses what
stands on its head and body; the navigation document has no heading of the first level, and shows its landmarks;
everything is compressed, and whole in memory.
"""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ebooklib import epub
from lxml import etree

from audicle.files import written
from audicle.publish.epub.xhtml import OPS, XHTML, XML, element, put

if TYPE_CHECKING:
    import datetime

    from audicle.publish.epub.page_list import PageList
    from audicle.publish.epub.xhtml import Attributes, Element

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip can hold
_UNIX = 3  # the zip's "made by", whatever made it
# What is compressed already gains nothing from a second time but work, here and in the reader
_STORED = (".jpg", ".png", ".gif", ".webp", ".woff2", ".mp3")
# where a word of EPUB 2's guide is another one in EPUB 3's landmarks
_LANDMARKS = {"title-page": "titlepage"}
_READABLE = 0o100644 << 16  # a regular file that everybody may read


class Document(epub.EpubHtml):  # type: ignore[misc]  # EbookLib has no types
    """A complete XHTML document, written as it is."""

    def get_content(self, default: object = None) -> bytes:
        """Return the document; EbookLib would parse it as HTML and keep only what is in its body."""
        content: bytes = self.content
        return content


class StreamedFile(epub.EpubItem):  # type: ignore[misc]  # EbookLib has no types
    """A file that is copied into the book piece by piece, as it is."""

    def get_content(self, default: object = None) -> Path:
        """Return where the file is; the archive knows what to do with it."""
        path: Path = self.content
        return path


class Navigation(epub.EpubNav):  # type: ignore[misc]  # EbookLib has no types
    """The navigation document, with more lists than the contents."""

    # epub:type: heading, and the address and the text of each line
    lists: dict[str, tuple[str, list[tuple[str, str]]]]
    languages: dict[str, Attributes]  # of the lines that are in another language than the book, by address
    ours: Attributes  # the language of its headings, where it is not the book's


class _Archive(zipfile.ZipFile):
    """A zip that depends on what is in it and on nothing else."""

    def writestr(  # type: ignore[override]  # a path is taken too, and streamed
        self,
        zinfo_or_arcname: str | zipfile.ZipInfo,
        data: str | bytes | Path,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add a file from its content, or from the path of a file to be copied uncompressed."""
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
        entry.create_system = _UNIX
        entry.external_attr = _READABLE
        if isinstance(data, Path):
            entry.compress_type = zipfile.ZIP_STORED
            entry.file_size = data.stat().st_size
            with data.open("rb") as source, self.open(entry, "w") as target:
                shutil.copyfileobj(source, target)
            return
        if compress_type is None:
            compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) else self.compression
        entry.compress_type = compress_type
        super().writestr(entry, data, entry.compress_type, compresslevel or self.compresslevel)


class Writer(epub.EpubWriter):  # type: ignore[misc]  # EbookLib has no types
    """Writes a book so that the same book gives the same bytes."""

    def __init__(self, book: epub.EpubBook, modified: datetime.datetime, landmarks: str, page_list: PageList) -> None:
        """Take the book, when it was changed (in UTC), the heading of its landmarks, and its printed pages."""
        self._page_list = page_list
        # epub3_pages would take every element with an epub:type and an id for a printed page
        options = {"mtime": modified, "epub3_pages": False, "landmark_title": landmarks}
        super().__init__(None, book, options)

    def write_to(self, path: Path) -> None:
        """Write the book to ``path``, whole or not at all. Raises OutputError."""
        self.process()
        with written(path) as file:
            self._write_zip(file)

    def _write_zip(self, file: BinaryIO) -> None:
        with _Archive(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as self.out:
            self.out.writestr("mimetype", "application/epub+zip", compress_type=zipfile.ZIP_STORED)
            self._write_container()
            self._write_opf()
            self._write_items()

    def _write_opf_file(self, root: Element) -> None:
        root.set(f"{{{XML}}}lang", self.book.language)
        super()._write_opf_file(root)

    def _get_nav(self, item: Navigation) -> bytes:
        root = etree.fromstring(super()._get_nav(item))
        self._page_list.add_to_nav(root)
        headings = root.findall(f".//{{{XHTML}}}nav/{{{XHTML}}}h2")
        headings[0].tag = f"{{{XHTML}}}h1"
        for position, (kind, (heading, entries)) in enumerate(item.lists.items(), start=1):
            lines = element("ol", None, *(element("li", None, element("a", {"href": h}, t)) for h, t in entries))
            root[-1].insert(position, element("nav", {"epub:type": kind}, element("h2", None, heading), lines))
        for link in root.iterfind(f".//{{{XHTML}}}a[@{{{OPS}}}type]"):
            declared = str(link.get(f"{{{OPS}}}type"))
            link.set(f"{{{OPS}}}type", _LANDMARKS.get(declared, declared))
        for link in root.iterfind(f".//{{{XHTML}}}a") if item.languages else ():
            put(link, item.languages.get(str(link.get("href")), {}))
        for nav in root.findall(f".//{{{XHTML}}}nav"):
            kind = nav.get(f"{{{OPS}}}type") or ""
            nav.set("id", kind)
            put(nav[0], {"id": f"{kind}-heading", **item.ours})
            nav.set("aria-labelledby", f"{kind}-heading")
            if kind in ("landmarks", "page-list"):
                nav.set("hidden", "hidden")
        if item.direction:
            root.set("dir", item.direction)
        return etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>")

    def _get_ncx(self) -> bytes:
        root = etree.fromstring(super()._get_ncx())
        self._page_list.add_to_ncx(root)
        return etree.tostring(root, encoding="utf-8", xml_declaration=True)
