"""What the parts of a Word document refer to (ECMA-376 part 2, 9.3), made safe: each picture has a name, or a stand-in.

mammoth looks every picture up in the archive, and gives up the whole document if one is not there.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from audicle.read.markup.xml import children, descendants

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from audicle.machine.archive import Archive

_IMAGE = "/image"  # the end of a relation's type
_REFERRING = ("blip", "hyperlink", "hlinkClick", "imagedata")
_OFFICE = ("officeDocument/2006/relationships}", "officeDocument/relationships}")  # transitional, strict


def part_of(relations: str) -> str:
    """Return the name of the part whose relations are in the part ``relations``."""
    folder, _, last = relations.rpartition("/_rels/")
    return f"{folder}/{last}".removesuffix(".rels").lstrip("/")


def mend_relations(root: etree._Element, part: str, archive: Archive) -> Iterator[tuple[str, str]]:
    """Make the relations of ``part`` fit for mammoth, in place; yield each picture's new name and what it stands for.

    That is the picture's name in ``archive``, or where it is not there, its address as it is written: a file or a page
    elsewhere, which is not opened.
    """
    for number, relation in enumerate(list(children(root, "Relationship"))):
        target = relation.get("Target")
        if not target or not relation.get("Id") or not relation.get("Type"):
            root.remove(relation)
            continue
        if not str(relation.get("Type")).endswith(_IMAGE):
            continue
        # a name that begins with a slash begins at the archive's root
        name = archive.resolve(target.lstrip("/"), "" if target.startswith("/") else part)
        inside = relation.get("TargetMode") != "External" and name in archive
        made = f"audicle/{posixpath.basename(part)}-{number}{posixpath.splitext(name)[1] if inside else ''}"
        relation.set("Target", f"/{made}")
        if "TargetMode" in relation.attrib:
            del relation.attrib["TargetMode"]
        yield made, name if inside else target


def mend_references(root: etree._Element, known: frozenset[str]) -> int:
    """Take out references to relations that are not ``known``, in place; return how many there were.

    A picture that is linked is made one that is embedded: mammoth would open it, or say no more than that it does not.
    """
    lost = 0
    for name in _REFERRING:
        for element in list(descendants(root, name)):
            for key in [str(key) for key in element.attrib if any(space in str(key) for space in _OFFICE)]:
                space, _, attribute = key.rpartition("}")
                if element.attrib[key] not in known:
                    lost += bool(element.attrib.pop(key))
                elif attribute == "link" and f"{space}}}embed" not in element.attrib:
                    element.set(f"{space}}}embed", element.attrib[key])
    return lost
