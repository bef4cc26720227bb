"""Elements that hold nothing (HTML, 13.1.2 "Void elements") and that the parser does not know as such.

libxml2 takes what follows an ``embed`` or a ``wbr`` for its content, up to the end of whatever it stands in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_UNKNOWN = ("embed", "source", "track", "wbr", "keygen", "bgsound")


def empty_voids(root: etree._Element) -> None:
    """Put what an element that holds nothing was given behind it, where the page has it."""
    for element in reversed(list(root.iter(*_UNKNOWN))):
        parent = element.getparent()
        text, children, tail = element.text or "", list(element), element.tail or ""
        if parent is None or not (text or children):
            continue
        element.text = None
        element.tail = text + ("" if children else tail)
        place = parent.index(element)
        for offset, child in enumerate(children, start=1):
            parent.insert(place + offset, child)
        if children:
            children[-1].tail = (children[-1].tail or "") + tail
