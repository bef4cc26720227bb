"""The pages of the printed edition: their marks in the text, the list of them, and which edition it is.

EPUB Accessibility 1.1, section 4.2: a book with page breaks has a list of them and names their source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from audicle.model.characters import line
from audicle.publish.markup.xhtml import XHTML, element, visible

if TYPE_CHECKING:
    from ebooklib import epub

    from audicle.model import Metadata
    from audicle.model.inlines import PageBreak
    from audicle.publish.markup.names import Names
    from audicle.publish.markup.xhtml import Element

_NCX = "http://www.daisy.org/z3986/2005/ncx/"
_ROMAN = re.compile(r"[ivxlcdm]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A page break that stands in the book."""

    label: str
    href: str  # "file#id", as seen from beside the documents


@dataclass(slots=True)
class PageList:
    """The page breaks of a book, in the order in which they are written into its documents."""

    folder: str  # of the documents, as seen from the navigation
    title: str  # heading of the list
    marks: list[Mark] = field(default_factory=list)

    def mark(self, page_break: PageBreak, file: str, names: Names) -> Element | None:
        """Return the mark of a page break in the document ``file``, None if it has no number to show."""
        label = line(page_break.label)
        if not visible(label):
            return None
        name = names.take(f"page-{label}")
        self.marks.append(Mark(label, f"{file}#{name}"))
        return element("span", {"id": name, "epub:type": "pagebreak", "role": "doc-pagebreak", "aria-label": label})

    def describe(self, book: epub.EpubBook, metadata: Metadata, title: str) -> None:
        """Name the edition that the page breaks are of, if there are any (Page Source Identification, W3C).

        Where the source does not name it, the source itself is named, by its address or else by its ``title``.
        """
        if self.marks:
            source = line(metadata.page_source or "") or line(metadata.source or "") or title
            book.add_metadata(None, "meta", source, {"property": "pageBreakSource"})

    def add_to_nav(self, root: Element) -> None:
        """Add the list to the navigation document (EPUB 3.3, 7.4.4), if there are pages."""
        body = root.find(f"{{{XHTML}}}body")
        if not self.marks or body is None:
            return
        links = (
            element("li", None, element("a", {"href": f"{self.folder}/{mark.href}"}, mark.label)) for mark in self.marks
        )
        nav = element("nav", {"epub:type": "page-list", "role": "doc-pagelist"})
        nav.extend((element("h2", None, self.title), element("ol", None, *links)))
        body.append(nav)

    def add_to_ncx(self, root: Element) -> None:
        """Add the list to the navigation of EPUB 2 (OPF 2.0.1, 2.4.1.2), if there are pages."""
        if not self.marks:
            return
        numbers = [int(mark.label) for mark in self.marks if mark.label.isascii() and mark.label.isdecimal()]
        counts = {"dtb:totalPageCount": len(self.marks), "dtb:maxPageNumber": max(numbers, default=0)}
        for meta in root.iter(f"{{{_NCX}}}meta"):
            if meta.get("name") in counts:
                meta.set("content", str(counts[meta.get("name", "")]))
        pages = etree.SubElement(root, f"{{{_NCX}}}pageList")
        values: set[str] = set()
        for number, mark in enumerate(self.marks, start=1):
            kind = _kind(mark.label)
            # a value stands once (EPUBCheck's schema of the NCX); of several bound editions each has a page 1
            if kind.get("value") in values:
                del kind["value"]
            values.add(kind.get("value", ""))
            target = etree.SubElement(pages, f"{{{_NCX}}}pageTarget", {"id": f"page-{number}", **kind})
            label = etree.SubElement(target, f"{{{_NCX}}}navLabel")
            etree.SubElement(label, f"{{{_NCX}}}text").text = mark.label
            etree.SubElement(target, f"{{{_NCX}}}content", {"src": f"{self.folder}/{mark.href}"})


def _kind(label: str) -> dict[str, str]:
    if label.isascii() and label.isdecimal():
        return {"type": "normal", "value": str(int(label))}
    return {"type": "front" if _ROMAN.fullmatch(label) else "special"}
