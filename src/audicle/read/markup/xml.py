"""XML as books and word processors write it, parsed without a way out: no declarations, no network, no endless work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree, html

from audicle.errors import SourceError
from audicle.machine.parsing import excess, unhurried
from audicle.machine.prolog import in_utf8, parted

if TYPE_CHECKING:
    from collections.abc import Iterator

XML = "http://www.w3.org/XML/1998/namespace"


def parse_xml(data: bytes, shown: str) -> etree._Element:
    """Return the root of an XML document; small faults are mended. ``shown`` names it in messages.

    Raises SourceError if there is no document in it, or one that asks for more work than any such document does.
    """
    try:
        body = _body(data, "replace")
    except (LookupError, ValueError):
        body = b""
    if said := excess(body):
        raise SourceError(f"{shown} has {said}, which no such file needs.", "Get or export the file again.")
    root = _parsed(body, etree.XMLParser, recover=True)
    if root is None:
        raise SourceError(f"{shown} is damaged: it is not XML.", "Get or export the file again.")
    etree.strip_elements(root, etree.Entity, with_tail=False)
    return root


def parse_xhtml(data: bytes) -> html.HtmlElement | None:
    """Return the root of an XHTML document, None if it is not well-formed XML, or more than any document needs.

    Elements keep their namespaces. Entities other than XML's own five are to be replaced before.
    """
    try:
        body = _body(data, "strict")
    except (LookupError, ValueError):
        return None
    return None if excess(body) else _parsed(body, html.XHTMLParser, recover=False)


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """Yield the children of an element that have a local name, whatever their namespace."""
    for child in element if element is not None else ():
        if isinstance(child.tag, str) and local_name(child) == name:
            yield child


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """Return the first child of an element that has a local name, whatever its namespace; None if there is none."""
    return next(children(element, name), None)


def attribute(element: etree._Element | None, name: str) -> str:
    """Return the attribute of an element that has a local name, whatever its namespace; "" if there is none."""
    if element is None:
        return ""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def descendants(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """Yield the elements below an element that have a local name, whatever their namespace."""
    yield from element.iter(f"{{*}}{name}") if element is not None else ()


def local_name(element: etree._Element) -> str:
    """Return an element's name without its namespace; mended documents hold names that lxml itself refuses."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]


def text_in(element: etree._Element | None) -> str:
    """Return the text in an element on one line, "" if there is no element."""
    return " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""


_SAFE: dict[str, Any] = {
    "resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False,
    "remove_comments": True, "remove_pis": True, "encoding": "utf-8",
}  # fmt: skip


def _body(data: bytes, errors: str) -> bytes:
    """Return a document in UTF-8 from its root on: what it declares is not asked for. Raises as ``in_utf8``."""
    return parted(in_utf8(data.lstrip(), errors))[1]


def _parsed(body: bytes, parser: type[etree.XMLParser], *, recover: bool) -> etree._Element | None:
    try:
        return unhurried(lambda: etree.fromstring(body, parser(**_SAFE, recover=recover)), len(body))
    except (etree.XMLSyntaxError, etree.ParserError, ValueError, LookupError, TimeoutError):
        return None
