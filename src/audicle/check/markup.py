"""XML as books hold it, parsed without a way out and without losing count of the lines."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING, Any

from lxml import etree

from audicle.machine.parsing import excess, unhurried
from audicle.machine.prolog import in_utf8, parted, without_type

if TYPE_CHECKING:
    from collections.abc import Iterator

Element = etree._Element

XML = "http://www.w3.org/XML/1998/namespace"
XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
XLINK = "http://www.w3.org/1999/xlink"
_PREFIXES = {
    XHTML: "",
    "": "",
    "http://www.w3.org/2000/svg": "svg:",
    "http://www.w3.org/1998/Math/MathML": "math:",
}
# no declarations, no network, no endless work
_SAFE: dict[str, Any] = {
    "resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False,
    "remove_comments": True, "remove_pis": True, "encoding": "utf-8",
}  # fmt: skip
# XHTML's own entities, which only its DTD would declare; XML's five are left
_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{0,30});")
_XML_OWN = (b"lt", b"gt", b"amp", b"quot", b"apos")


def parse(data: bytes) -> tuple[Element | None, str]:
    """Return the root of a document, and what is wrong with its XML, "" for nothing.

    A document that is not well-formed is mended as far as it goes; None if there is nothing in it, or far more than in
    any document.
    """
    try:
        prolog, body = parted(in_utf8(data, "replace"))
    except (ValueError, LookupError) as error:
        return None, str(error)
    # what a document declares is not asked for: entities can be bombs; its lines are kept, so that lines count right
    data = without_type(prolog) + _ENTITY.sub(_numeric, body)
    if said := excess(data):
        return None, f"it has {said}"
    try:
        return _parsed(data, recover=False), ""
    except (etree.XMLSyntaxError, ValueError, LookupError, TimeoutError) as error:
        fault = str(error)
    try:
        return _parsed(data, recover=True), fault
    except (etree.XMLSyntaxError, ValueError, LookupError, TimeoutError):
        return None, fault


def nothing() -> Element:
    """Return the root of a document that holds nothing, in the place of one that cannot be opened."""
    return etree.Element(f"{{{XHTML}}}html")


def _parsed(data: bytes, *, recover: bool) -> Element | None:
    root = unhurried(lambda: etree.fromstring(data, etree.XMLParser(**_SAFE, recover=recover)), len(data))
    if root is not None:
        etree.strip_elements(root, etree.Entity, with_tail=False)
    return root


def name_of(element: Element) -> str:
    """Return an element's name: XHTML's own bare, others with their prefix, as in ``svg:svg`` and ``math:math``."""
    namespace, _, local = str(element.tag).rpartition("}")
    return _PREFIXES.get(namespace[1:], "") + local


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """Yield the children of an element that have one of the local names, whatever their namespace."""
    for child in element if element is not None else ():
        if str(child.tag).rpartition("}")[2] in names:
            yield child


def descendants(element: Element | None, *names: str) -> Iterator[Element]:
    """Yield the elements below an element that have one of the local names, whatever their namespace."""
    if element is not None:
        yield from element.iter(*(f"{{*}}{name}" for name in names))


def text_in(element: Element | None) -> str:
    """Return the text in an element on one line, "" if there is no element."""
    return line("".join(map(str, element.itertext()))) if element is not None else ""


def line(text: str | None) -> str:
    """Return a text on one line."""
    return " ".join((text or "").split())


def types(element: Element) -> frozenset[str]:
    """Return the words of an element's ``epub:type`` and ``role``."""
    return frozenset(f"{element.get(f'{{{OPS}}}type', '')} {element.get('role', '')}".split())


def words(text: str | None) -> bool:
    """Tell whether there is a letter or a digit in a text."""
    return bool(text) and any(map(str.isalnum, text or ""))


def unseen(element: Element) -> bool:
    """Tell whether an element or one around it is hidden from everybody, or from those who listen."""
    while element is not None:
        if element.get("hidden") is not None or element.get("aria-hidden") == "true":
            return True
        parent = element.getparent()
        if parent is None:
            return False
        element = parent
    return False


def _numeric(found: re.Match[bytes]) -> bytes:
    name = found[1]
    character = html5.get(f"{name.decode()};")
    if name in _XML_OWN or character is None:
        return found[0]
    return "".join(f"&#{ord(one)};" for one in character).encode()
