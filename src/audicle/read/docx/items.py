"""Numbered paragraphs of Word as mammoth's lists, and the numbers carried through it to the lists of its HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree, html

from audicle.read.docx.wordml import like, run
from audicle.read.markup.xml import attribute, child, children, descendants

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from audicle.read.docx.numbering import Numbering
    from audicle.read.office.counting import Number

# For private use (Unicode, 23.5): around the place of a number in the list of them
_MARK = "\ue002"
_MARKED = re.compile(rf"{_MARK}(\d{{1,9}}){_MARK}")
_NONE = "0"  # the numbering that is none (17.9.18)


def mark_items(root: etree._Element, numbering: Numbering, numbers: list[Number]) -> None:
    """Give each numbered paragraph of a part its list outright and its number as a mark, in place.

    What no list of HTML can show, "2.1" or "Article 3", and the number of a heading, is put before it as text.
    """
    for paragraph in descendants(root, "p"):
        place = numbering.of(paragraph)
        style = attribute(child(child(paragraph, "pPr"), "pStyle"), "val")
        if place is None:
            _enlist(paragraph, _NONE, 0)
            continue
        number = numbering.next(*place)
        heading = numbering.styles.is_heading(style)
        if heading or (number is None and numbering.is_bare(*place)) or (number and not number.plain):
            _enlist(paragraph, _NONE, 0)
            if number:
                _begin(paragraph, f"{number.text} ")
        else:
            _enlist(paragraph, *place)
            if number:
                numbers.append(number)
                _begin(paragraph, f"{_MARK}{len(numbers) - 1}{_MARK}")


def number_lists(body: HtmlElement, numbers: Sequence[Number]) -> None:
    """Set how the lists of a document count by the marks in them, in place."""
    for item in body.iter("li"):
        if number := _taken(item, numbers):
            item.set("value", str(number.value))
            item.set("type", number.marker)
    for made in list(body.iter("ol")):
        _parted(made)
    for element in body.iter():  # a mark in what became no list
        for name in ("text", "tail"):
            text = getattr(element, name)
            if text and _MARK in text and isinstance(element.tag, str):
                setattr(element, name, _MARKED.sub(lambda m: _text(m, numbers), text))


def _text(mark: re.Match[str], numbers: Sequence[Number]) -> str:
    place = int(mark[1])
    return f"{numbers[place].text} " if place < len(numbers) else ""


def _taken(item: HtmlElement, numbers: Sequence[Number]) -> Number | None:
    """Take the mark out of an item and return its number."""
    for element in item.iter():
        if element is not item and element.tag in ("ol", "ul"):
            return None
        match = _MARKED.search(element.text or "") if isinstance(element.tag, str) else None
        if match and int(match[1]) < len(numbers):
            element.text = element.text[: match.start()] + element.text[match.end() :]
            return numbers[int(match[1])]
    return None


def _parted(made: HtmlElement) -> None:
    """Part a list where its numbers do not go on, or go on in another kind, in place; mammoth joins neighbours."""
    before: tuple[int, str] | None = None
    current = made
    for item in list(made):
        value, kind = item.attrib.pop("value", ""), item.attrib.pop("type", "")
        if value and before and before != (int(value) - 1, kind):
            other = html.Element("ol")
            current.addnext(other)
            current = other
        if current is not made:
            current.append(item)
        if value:
            if "start" not in current.attrib:
                current.set("start", value)
                current.set("type", kind)
            before = (int(value), kind)


def _begin(paragraph: etree._Element, text: str) -> None:
    """Put text at the beginning of a paragraph."""
    about = child(paragraph, "pPr")
    paragraph.insert(0 if about is None else paragraph.index(about) + 1, run(paragraph, text))


def _enlist(paragraph: etree._Element, name: str, place: int) -> None:
    """Say of a paragraph outright which numbering it has."""
    about = child(paragraph, "pPr")
    if about is None:
        if name == _NONE:
            return
        about = etree.Element(like(paragraph, "pPr"))
        paragraph.insert(0, about)
    for own in list(children(about, "numPr")):
        about.remove(own)
    made = etree.SubElement(about, like(paragraph, "numPr"))
    for key, value in (("ilvl", str(place)), ("numId", name)):
        etree.SubElement(made, like(paragraph, key)).set(like(paragraph, "val"), value)
