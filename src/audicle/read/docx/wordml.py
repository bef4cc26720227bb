"""New elements of a Word document, in the namespaces of those beside them: transitional or strict."""

from __future__ import annotations

from lxml import etree

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def like(element: etree._Element, name: str) -> str:
    """Return a name in the namespace of an element."""
    space, ends, _ = str(element.tag).rpartition("}")
    return f"{space}{ends}{name}"  # a damaged document may have none


def run(beside: etree._Element, text: str) -> etree._Element:
    """Return a run of text (ECMA-376 part 1, 17.3.2.25), to stand in or beside an element."""
    made = etree.Element(like(beside, "r"))
    inside = etree.SubElement(made, like(beside, "t"))
    inside.text = text
    inside.set(_XML_SPACE, "preserve")
    return made
