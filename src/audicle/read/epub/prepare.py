"""From what only books write to what every page can: done in place, before a document is walked."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from audicle.model import Dropped
from audicle.read.html.walking.pictures.descriptions import find_descriptions
from audicle.read.markup.glyphs import words_of_pictures
from audicle.read.markup.page_breaks import mark_pages
from audicle.read.markup.ruby import take_readings
from audicle.read.markup.unjudged import HEADINGS, kinds, take, text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PAGES = frozenset(("page-list", "doc-pagelist"))
_LISTS = frozenset(("toc", "doc-toc", "landmarks"))
_NEVER = ("head", "script", "style", "template", "link", "input", "button", "select", "textarea", "datalist")
_FORM = ("form", "fieldset", "legend", "label", "output")
_MEDIA = ("audio", "video", "iframe", "embed", "object")
# What a book says to a reading system that cannot play what is in it
_CANNOT = re.compile(
    r"(?:not|n[’']t|non|nicht|ne|no|não|niet|inte|ikke|не)\b.{0,40}\b(?:support|play|display|unterstütz|abspiel|prend|"
    r"lire|soporta|admite|supporta|suporta|ondersteun|stöd|støtte|поддерж)|サポートされて|対応して|不支持",
    re.IGNORECASE,
)
_LONG = 600  # characters; more is no description of a drawing, but a text
_SVG = "http://www.w3.org/2000/svg"


@dataclass(slots=True)
class Left:
    """What of a book's documents is not read."""

    media: int = 0  # sounds and videos
    texts: list[Dropped] = field(default_factory=list)

    def take(self, element: HtmlElement, why: str) -> None:
        """Take an element out of the tree, and keep what it says."""
        if text := text_of(element):
            self.texts.append(Dropped(text, why))
        take(element)


def prepare(body: HtmlElement) -> Left:
    """Make a book's documents fit for the walker, in place; return what had to go."""
    left = Left()
    for element in list(body.iter(*_NEVER)):
        element.drop_tree()
    for element in list(body.iter(*_FORM)):
        element.tag = "span" if element.tag in ("label", "output") else "div"
    words_of_pictures(body)
    take_readings(body)
    find_descriptions(body)
    mark_pages(body)
    for element in list(body.iter("*")):
        if element.get("hidden") is not None:
            left.take(element, "hidden by the book")
        elif not kinds(element).isdisjoint(_PAGES):
            left.take(element, "the list of pages")
        elif element.tag == "nav" or (element.tag in ("section", "div") and element.get("data-path") is None):
            if not kinds(element).isdisjoint(_LISTS):
                left.take(element, "the table of contents")
        elif "noteref" in kinds(element):
            element.set("role", "doc-noteref")
        elif "backlink" in kinds(element):
            element.set("role", "doc-backlink")
    _structure(body)
    _without_media(body, left)
    return left


def _structure(body: HtmlElement) -> None:
    """Put drawings, pictures, boxes and tasks as the walker knows them."""
    for drawing in list(body.iter("svg")):
        _picture(drawing)
    for element in list(body.iter("switch")):
        _default(element)
    for words in list(body.iter("p")):
        _missing(words)
    for figure in body.iter("figure"):
        if len(figure) and all(child.tag == "figcaption" for child in figure) and not (figure.text or "").strip():
            figure.insert(0, figure.makeelement("img"))  # its picture was lost; its caption is still one
    for image in body.iter("img"):
        _describe(image)
    for aside in body.iter("aside"):
        _title(aside)
    for item in body.iter("li"):
        _tick(item)
    for paragraph in body.iter("p"):
        _embed(paragraph)


def _picture(drawing: HtmlElement) -> None:
    """Put an ``img`` in the place of a drawing: of the one picture it shows, or of the drawing itself.

    The words in a drawing are its alternative text, or its long description; a text of them is read below it.
    """
    if drawing.getparent() is None or next(drawing.iterancestors("svg"), None) is not None:
        return  # a drawing in a drawing is of it
    title = " ".join(text_of(item) for item in drawing.iterchildren("title", "desc"))
    alt = title or drawing.get("aria-label") or ""
    shown = list(drawing.iter("image"))
    drawn = list(drawing.iter("path", "rect", "circle", "ellipse", "line", "polygon", "polyline", "text"))
    written = list(drawing.iter("text", "foreignobject", "foreignObject"))
    words = " ".join(filter(None, (text_of(item) for item in written)))
    if len(shown) == 1 and not drawn:
        src = shown[0].get("href") or ""
        alt = alt or next((text for item in shown[0].iter("title", "desc") if (text := text_of(item))), "")
    elif drawn:
        # the links of its pictures would lead nowhere from inside an address
        for item in shown:
            take(item)
        tail, drawing.tail = drawing.tail, None
        for item in drawing.iter("*"):
            item.tag = f"{{{_SVG}}}{item.tag}"
        src = f"data:image/svg+xml;base64,{base64.b64encode(etree.tostring(drawing)).decode()}"
        drawing.tail = tail
    else:
        src = ""
    tail, hidden = drawing.tail, drawing.get("aria-hidden")
    drawing.clear()
    drawing.tag, drawing.tail = "img", tail
    if not src:
        take(drawing)
        return
    drawing.set("src", src)
    drawing.set("alt", alt or (words if len(words) <= _LONG else ""))
    if alt and words and words not in alt and len(words) <= _LONG:
        drawing.set("description", words)
    elif len(words) > _LONG:
        text = drawing.makeelement("p")
        text.text = words
        text.tail, drawing.tail = drawing.tail, None
        drawing.addnext(text)
    if hidden:
        drawing.set("aria-hidden", hidden)


def _default(switch: HtmlElement) -> None:
    """Keep one of several ways in which EPUB 3.0 could show the same thing: the one for everybody."""
    if switch.getparent() is None:  # it stood in a way that was not kept
        return
    ways = list(switch.iterchildren("default")) or list(switch.iterchildren("case"))[:1]
    for child in list(switch):
        if child not in ways:
            child.drop_tree()
    for child in ways:
        child.drop_tag()
    switch.drop_tag()


def _missing(words: HtmlElement) -> None:
    """Put an ``img`` where our own books say what a picture shows that could not be had: "Image: A lamp"."""
    if words.get("class") == "missing" and words.getparent() is not None and words.getparent().tag == "figure":
        _, *alt = re.split("[:：]", text_of(words), maxsplit=1)
        tail = words.tail
        words.clear()
        words.tag, words.tail = "img", tail
        words.set("alt", "".join(alt).strip())


def _describe(image: HtmlElement) -> None:
    """Give a picture its credit and its long description, where the book marks them as ours do."""
    title = image.attrib.pop("title", "").strip()
    if title and title != (image.get("alt") or "").strip() and not image.get("description"):
        image.set("description", title)
    figure = next(image.iterancestors("figure"), None)
    if figure is None or len(list(figure.iter("img"))) != 1:
        return
    for credit in list(figure.iter("p", "span", "small")):
        if "credit" in (credit.get("class") or "").split():
            image.set("credit", text_of(credit))
            take(credit)


def _title(aside: HtmlElement) -> None:
    """Mark the heading that a box begins with as its title."""
    first = aside[0] if len(aside) > 1 and not (aside.text or "").strip() else None
    if first is not None and (first.tag in HEADINGS or "title" in (first.get("class") or "").split()):
        first.tag = "summary"


def _tick(item: HtmlElement) -> None:
    """Mark an item of a list that begins with a ticked or an empty box as a task."""
    for box in item.iter("span"):
        text = text_of(box)
        if box.get("role") == "img" and text in ("☐", "☑", "☒") and text_of(item).startswith(text):
            box.tag, box.text = "input", None
            if text != "☐":
                box.set("checked", "")
            item.set("class", f"{item.get('class', '')} task-list-item".strip())
        break


def _embed(paragraph: HtmlElement) -> None:
    """Mark what lives elsewhere, a link in a paragraph of its own that says so, as a frame."""
    link = paragraph[0] if len(paragraph) == 1 and "embed" in (paragraph.get("class") or "").split() else None
    if link is not None and link.tag == "a" and link.get("href") and text_of(link) == text_of(paragraph):
        title, address = text_of(link), link.get("href", "")
        tail = paragraph.tail
        paragraph.clear()
        paragraph.tag, paragraph.tail = "iframe", tail
        paragraph.set("src", address)
        paragraph.set("title", title)


def _without_media(body: HtmlElement, left: Left) -> None:
    """Take away the sounds, videos and frames of the book; what they hold for who cannot play them stays."""
    for element in list(body.iter(*_MEDIA)):
        inside = element.get("data-inside") or any(item.get("data-inside") for item in element.iter("source"))
        if not inside or element.getparent() is None:
            continue
        address = element.get("data") or element.get("src") or ""
        if element.tag in ("object", "embed") and (element.get("type") or "").startswith("image/") and address:
            alt = text_of(element)
            tail = element.tail
            element.clear()
            element.tag, element.tail = "img", tail
            element.set("src", address)
            element.set("alt", alt)
            continue
        left.media += element.get("data-read") is None
        for part in list(element.iter("source", "track", "param")):
            part.drop_tree()
        words = text_of(element)
        if not words and next(element.iter("img"), None) is None:
            element.drop_tree()
        elif _CANNOT.search(words) and len(words) < _LONG:
            left.take(element, "for who cannot play what is in the book")
        else:
            for name in list(element.attrib):
                if name not in ("id", "lang"):
                    del element.attrib[name]
            element.tag = "div"
