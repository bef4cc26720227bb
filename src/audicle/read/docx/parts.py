"""A Word document made safe and light for mammoth: only the parts with text, rewritten, and names for pictures.

mammoth parses with Python's own minidom, which takes some thirty times the room of what it parses; so whatever does
not matter here is left out before.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from audicle.errors import SourceError
from audicle.read.docx.hidden import unhide
from audicle.read.docx.items import mark_items
from audicle.read.docx.marks import Marks
from audicle.read.docx.numbering import Numbering
from audicle.read.docx.outline import Styles
from audicle.read.docx.relations import mend_references, mend_relations, part_of
from audicle.read.docx.settling import settle
from audicle.read.markup.xml import children, local_name, parse_xml
from audicle.read.office.preparing import DECORATIVE

if TYPE_CHECKING:
    from audicle.machine.archive import Archive
    from audicle.progress import Progress

_TEXT = ("document", "styles", "numbering", "footnotes", "endnotes", "document.xml", "footnotes.xml", "endnotes.xml")
_LARGEST = 12_000_000  # bytes of text parts, once they are light: some 800 MB and a minute; War and Peace has 5 MB
# Proofing marks and looks: four fifths of many documents
_NO_MATTER = (
    "proofErr", "lastRenderedPageBreak", "noProof", "lang", "sz", "szCs", "color", "kern", "spacing", "shd", "bCs",
    "iCs", "sectPr", "rsids", "latentStyles", "tblBorders", "tcBorders", "tblLook", "tblCellMar", "tcW", "pBdr",
    "widowControl", "keepNext", "keepLines", "tabs", "contextualSpacing", "snapToGrid", "autoSpaceDE", "autoSpaceDN",
)  # fmt: skip


def light(archive: Archive, progress: Progress) -> tuple[bytes, Marks]:
    """Return the document with its text parts only, and its marks; a picture's bytes are its name in ``archive``.

    Of a picture that is not there they are its address. Raises SourceError if there is more text than can be read.
    """
    made = io.BytesIO()
    size = lost = 0
    marks = Marks()
    known: dict[str, frozenset[str]] = {}
    # relations first: they say what the other parts may refer to. Of the trees only that of the styles is kept
    names = sorted((name for name in archive if _is_text(name)), key=_order)
    styles = Styles()
    numbering = Numbering(styles)
    with zipfile.ZipFile(made, "w") as target:
        for name in names:
            root = _parsed(archive, name, progress)
            if name.endswith(".rels"):
                part = part_of(name)
                for picture, content in mend_relations(root, part, archive):
                    target.writestr(picture, content)
                known[part] = frozenset(str(relation.get("Id")) for relation in children(root, "Relationship"))
            lost += mend_references(root, known.get(name, frozenset()))
            stem = _stem(name)
            if stem == "styles":
                styles.read(root)
            elif stem == "numbering":
                numbering.read(root)
            elif not name.endswith(".rels"):
                unhide(root)
                settle(root, marks, styles)
                mark_items(root, numbering, marks.numbers)
                marks.put(root)
            _lighten(root)
            data = etree.tostring(root, encoding="utf-8")
            size += len(data)
            if size > _LARGEST:
                raise SourceError(
                    f"{archive.name}: it has more than {_LARGEST // 1_000_000} MB of text.", "Split the document."
                )
            target.writestr(name, data)
    if lost:
        progress.warn(f"{archive.name}: {lost} picture(s) or link(s) lead nowhere and are left out.")
    if marks.unknown:
        odd = ", ".join(sorted(marks.unknown)[:5])
        progress.warn(f"{archive.name}: parts of formulas that are not known ({odd}) are read as their text.")
    return made.getvalue(), marks


def _parsed(archive: Archive, name: str, progress: Progress) -> etree._Element:
    data = archive[name]
    if b"<!DOCTYPE" in data:  # ECMA-376 part 2, 8.1.4 forbids it: entities can be bombs, and can name files
        progress.warn(f"{archive.name}: {name} declares entities; they are not expanded.")
    return parse_xml(data, f"{archive.name}: {name}")


def _stem(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[0].rstrip("0123456789")


def _order(name: str) -> tuple[int, str]:
    """Return what sorts parts so that each stands after those that say something of it."""
    first = ("styles", "numbering")
    return (0 if name.endswith(".rels") else 1 + (first.index(_stem(name)) if _stem(name) in first else 2), name)


def _is_text(name: str) -> bool:
    folder, _, last = name.rpartition("/")
    if name in ("[Content_Types].xml", "_rels/.rels"):
        return True
    stem, _, ending = last.rpartition(".")
    return not folder.startswith("docProps") and (
        (ending == "xml" and stem.rstrip("0123456789") in _TEXT) or (ending == "rels" and stem in _TEXT)
    )


def _lighten(root: etree._Element) -> None:
    """Take away what mammoth does not look at."""
    etree.strip_elements(root, *(f"{{*}}{name}" for name in _NO_MATTER), with_tail=False)
    for element in list(root.iter("*")):
        if local_name(element) == "decorative" and element.get("val") in ("1", "true"):
            _decorate(element)
        for attribute in list(element.attrib):
            if "rsid" in str(attribute) or "paraId" in str(attribute) or "textId" in str(attribute):
                del element.attrib[attribute]


def _decorate(element: etree._Element) -> None:
    about = next(element.iterancestors("{*}docPr"), None)
    if about is not None:
        about.set("descr", DECORATIVE)
