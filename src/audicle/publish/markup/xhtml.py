"""Elements of XHTML, their text made fit for XML."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from lxml import etree

from audicle.model.characters import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
XML = "http://www.w3.org/XML/1998/namespace"

Element = etree._Element  # lxml has no public name for the type of its elements
Content = Element | str | None
Attributes = dict[str, str | None]

_NAMESPACES = {None: XHTML, "epub": OPS}
_PREFIXES = {"epub": OPS, "xml": XML}


def visible(text: str) -> bool:
    """Return whether a text has a character that is seen or read: not only spaces, controls and joiners."""
    return any(unicodedata.category(character)[0] not in "CZM" for character in text)


def element(tag: str, attributes: Mapping[str, str | None] | None = None, *content: Content) -> Element:
    """Return an XHTML element.

    Attributes whose value is None are left out; ``epub:`` and ``xml:`` prefixes are understood.
    """
    made = etree.Element(f"{{{XHTML}}}{tag}", nsmap=_NAMESPACES)  # type: ignore[arg-type]  # stubs forbid the None prefix
    put(made, attributes or {})
    return add(made, content)


def put(target: Element, attributes: Mapping[str, str | None]) -> Element:
    """Set attributes as ``element`` does, and return the element."""
    for name, value in attributes.items():
        if value is not None:
            prefix, _, local = name.rpartition(":")
            target.set(f"{{{_PREFIXES[prefix]}}}{local}" if prefix else name, clean(value))
    return target


def add(parent: Element, content: Iterable[Content]) -> Element:
    """Append text and elements to an element, in order, and return it."""
    for part in content:
        if part is None:
            continue
        if not isinstance(part, str):
            parent.append(part)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + clean(part)
        else:
            parent.text = (parent.text or "") + clean(part)
    return parent


def document(title: str, language: Attributes, body: Element, stylesheet: str) -> Element:
    """Return a complete XHTML document. ``language`` holds the attributes lang, xml:lang and dir."""
    head = element(
        "head",
        None,
        element("meta", {"charset": "utf-8"}),
        element("title", None, title),
        element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        element("link", {"rel": "stylesheet", "type": "text/css", "href": stylesheet}),
    )
    return element("html", language, "\n", head, "\n", body, "\n")


def written(html: Element) -> bytes:
    """Return a document as the bytes of its file."""
    return etree.tostring(html, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>")
