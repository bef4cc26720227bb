"""From what only books write to what every page can: done in place, before a document is walked."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

from lxml import etree

from audicle.read.html.walking.descriptions import find_descriptions
from audicle.read.markup.page_breaks import mark_pages
from audicle.read.markup.unjudged import HEADINGS, kinds, take, text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PAGES = frozenset(("page-list", "doc-pagelist"))
_LISTS = frozenset(("toc", "doc-toc", "landmarks"))
_NEVER = ("head", "script", "style", "template", "link", "form", "rt", "rp", "rtc")
_SVG = "http://www.w3.org/2000/svg"


def prepare(body: HtmlElement) -> int:
    """Make a book's documents fit for the walker. Returns how many sounds and videos of the book had to go."""
    for element in list(body.iter(*_NEVER)):
        element.drop_tree()
    find_descriptions(body)
    mark_pages(body)
    for element in list(body.iter("*")):
        if not kinds(element).isdisjoint(_PAGES) or element.get("hidden") is not None:
            take(element)
        elif element.tag == "nav" or (element.tag in ("section", "div") and element.get("data-path") is None):
            if not kinds(element).isdisjoint(_LISTS):
                take(element)
        elif "noteref" in kinds(element):
            element.set("role", "doc-noteref")
        elif "backlink" in kinds(element):
            element.set("role", "doc-backlink")
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
    return _without_media(body)


def _picture(drawing: HtmlElement) -> None:
    """Put an ``img`` in the place of a drawing: of the one picture it shows, or of the drawing itself."""
    title = " ".join(text_of(item) for item in drawing.iterchildren("title", "desc"))
    alt = title or drawing.get("aria-label") or ""
    shown = list(drawing.iter("image"))
    drawn = list(drawing.iter("path", "rect", "circle", "ellipse", "line", "polygon", "polyline", "text"))
    if len(shown) == 1 and not drawn:
        src = shown[0].get("href") or ""
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
    drawing.set("alt", alt)
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


def _without_media(body: HtmlElement) -> int:
    """Take sounds, videos and frames that are in the book itself away, and return how many there were."""
    count = 0
    for element in list(body.iter("audio", "video", "iframe", "embed", "object")):
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
        count += 1
        element.drop_tree()
    return count
