"""Letters and lines that a page makes of other things: pictures of letters, headings by role, verse in ``pre``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import html

from audicle.read.html.finding.paragraphs import BLOCKS
from audicle.read.html.tree import class_of, drop

if TYPE_CHECKING:
    from audicle.read.html.tree import Element

_INITIAL = re.compile(r"drop[-_]?cap|initial|first-?letter|\bcaps?\b|lettrine|\bversal", re.IGNORECASE)
_OF_LETTER = re.compile(r"(?:^|[/_-])([a-z])\d?\.(?:gif|png|jpe?g|svg)$", re.IGNORECASE)
_VERSE = re.compile(r"(?:^|[\s_-])(?:verse|poem|poetry|lyrics?|stanza)(?:$|[\s_-])", re.IGNORECASE)


def mend_rubies(root: Element) -> None:
    """Put the words of pictures in ruby, which are its characters, in their place."""
    for image in root.xpath("//ruby//img[@alt]"):
        _say(image, image.get("alt", ""))


def mend_letters(body: Element, text: str) -> None:
    """Make pictures of initials into letters, elements with the role of a heading into one, and verse no code.

    ``text`` is the page's, before it was parsed: it tells quickly what cannot be in it.
    """
    for image in list(body.iter("img")):
        if letter := _initial(image):
            _say(image, letter)
    if "drop" in text or "initial" in text:
        for element in body.xpath(".//*[contains(@class, 'drop') or contains(@class, 'initial')]"):
            _put_in(element)
    for element in body.xpath(".//*[@role='heading']") if "heading" in text else ():
        level = element.get("aria-level") or "2"
        inner = any(item.tag in BLOCKS for item in element.iterdescendants())
        if element.tag in ("div", "p", "span") and level in "123456" and not inner:
            element.tag = f"h{level}"
    for element in body.xpath(".//pre[@class and not(.//code)]"):
        if _VERSE.search(element.get("class") or ""):
            _break_lines(element)


def _initial(image: Element) -> str | None:
    """Return the letter that a picture shows, if the text after it is the rest of the word that it begins."""
    if (image.getprevious() is not None or (image.getparent().text or "").strip()) or not (image.tail or "")[
        :1
    ].islower():
        return None
    alt = (image.get("alt") or "").strip()
    if len(alt) == 1 and alt.isalpha():
        return alt.upper()
    source = image.get("src") or ""
    found = _OF_LETTER.search(source)
    named = _INITIAL.search(f"{class_of(image)} {class_of(image.getparent())} {source}")
    return found[1].upper() if found and named and not alt else None


def _put_in(element: Element) -> None:
    """Put an initial that has a block of its own into the paragraph that it begins."""
    following = element.getnext()
    letter = "".join(element.itertext()).strip()
    if element.tag not in ("div", "p") or len(letter) != 1 or following is None or following.tag != "p":
        return
    if _INITIAL.search(class_of(element)) and (following.text or "").lstrip()[:1].islower():
        following.text = letter + (following.text or "").lstrip()
        drop(element)


def _say(image: Element, text: str) -> None:
    """Put text in the place of a picture."""
    image.tail = text + (image.tail or "")
    drop(image)


def _break_lines(element: Element) -> None:
    """Make each line of preformatted text a line of a paragraph."""
    element.tag = "p"
    for item in list(element.iter()):
        _break_text(item, item.text, None)
        if item is not element:
            _break_text(item.getparent(), item.tail, item)


def _break_text(parent: Element, text: str | None, before: Element | None) -> None:
    first, *rest = (text or "").split("\n")
    if not rest:
        return
    place = 0 if before is None else parent.index(before) + 1
    if before is None:
        parent.text = first
    else:
        before.tail = first
    for line in rest:
        broken = html.Element("br")
        broken.tail = line
        parent.insert(place, broken)
        place += 1
