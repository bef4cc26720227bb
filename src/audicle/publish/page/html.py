"""XHTML as a book has it, turned into the HTML that a web page has. Both say the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable

    from audicle.publish.markup.xhtml import Element

# in what lxml writes, "<" and ">" are nothing but the ends of a tag, and values stand between double quotes
_TAG = re.compile(r"<([A-Za-z][\w:-]*)((?:\s[^<>]*?)?)(/?)>")
_ATTRIBUTE = re.compile(r'\s([\w:-]+)="([^"]*)"')
_HEADING = re.compile(r"<(/?)h([1-5])(?=[\s>])")
_BODY = re.compile(r"<body(?:\s[^<>]*)?>(.*)</body>", re.DOTALL)
# HTML, 13.1.2: elements that have no end tag
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_OF_XML = frozenset(("xml:lang", "xmlns", "xmlns:epub", "epub:type"))
_SUSPECTS = ("xml:lang", "xmlns", "epub:type", "href", "src=")


def body(document: bytes) -> str:
    """Return what stands in the body of a document."""
    found = _BODY.search(document.decode())
    return found[1] if found else ""


def as_html(xhtml: str, address: Callable[[str], str] = str) -> str:
    """Return XHTML as HTML. ``address`` is given each link and each picture's name, and returns what to write."""

    def tag(found: re.Match[str]) -> str:
        name, attributes, closed = found.groups()
        if attributes and any(suspect in attributes for suspect in _SUSPECTS):
            attributes = _ATTRIBUTE.sub(attribute, attributes)
        return f"<{name}{attributes}></{name}>" if closed and name not in _VOID else f"<{name}{attributes}>"

    def attribute(found: re.Match[str]) -> str:
        name, value = found.groups()
        if name in _OF_XML:
            return ""
        return f' {name}="{address(value)}"' if name in ("href", "src") else found[0]

    return _TAG.sub(tag, xhtml)


def lowered(html: str) -> str:
    """Return HTML with each heading a level lower."""
    return _HEADING.sub(lambda found: f"<{found[1]}h{int(found[2]) + 1}", html)


def serialised(element: Element) -> str:
    """Return an element as HTML."""
    return as_html(etree.tostring(element, encoding="unicode"))
