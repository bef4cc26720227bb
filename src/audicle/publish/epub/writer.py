"""EbookLib's writer with its faults mended. Everything that is amiss in version 0.20 is put right here.

What is mended: the package has no language; the time of change is local time with a Z; XHTML is parsed as HTML and
loses what stands on its head and body; the navigation document has no heading of the first level, and shows its
landmarks. It writes no zip: see ``container``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ebooklib import epub
from lxml import etree

from audicle.publish.markup.xhtml import OPS, XHTML, XML, element, put

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from audicle.publish.markup.page_list import PageList
    from audicle.publish.markup.xhtml import Attributes, Element

NCX = "http://www.daisy.org/z3986/2005/ncx/"
# where a word of EPUB 2's guide is another one in EPUB 3's landmarks
_LANDMARKS = {"title-page": "titlepage"}


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


class _Parts(dict[str, "bytes | Path"]):
    """What EbookLib takes for a zip: it keeps what is put into it."""

    def writestr(self, name: str, data: str | bytes | Path) -> None:
        """Keep a file by its content, or by the path of a file to be copied."""
        self[name] = data.encode() if isinstance(data, str) else data


class Writer(epub.EpubWriter):  # type: ignore[misc]  # EbookLib has no types
    """Writes a book so that the same book gives the same bytes."""

    def __init__(self, book: epub.EpubBook, modified: datetime.datetime, landmarks: str, page_list: PageList) -> None:
        """Take the book, when it was changed (in UTC), the heading of its landmarks, and its printed pages."""
        self._page_list = page_list
        # epub3_pages would take every element with an epub:type and an id for a printed page
        options = {"mtime": modified, "epub3_pages": False, "landmark_title": landmarks}
        super().__init__(None, book, options)

    def parts(self) -> dict[str, bytes | Path]:
        """Return the files of the book by their names, in order; large ones by the paths of their copies."""
        self.process()
        self.out = _Parts()
        self._write_container()
        self._write_opf()
        self._write_items()
        return self.out

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
        deep = max((_depth(point) for point in root.iter(f"{{{NCX}}}navPoint")), default=1)
        for told in root.iterfind(f".//{{{NCX}}}meta[@name='dtb:depth']"):
            told.set("content", str(deep))
        return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _depth(point: Element) -> int:
    return 1 + sum(above.tag == point.tag for above in point.iterancestors())
