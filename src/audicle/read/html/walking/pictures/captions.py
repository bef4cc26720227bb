"""Which words near a picture are its caption, and which its credit."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from audicle.read.html.page import Page, Words
from audicle.read.html.tree import class_of, text_of
from audicle.read.html.walking.pictures.columns import below

if TYPE_CHECKING:
    from audicle.read.html.tree import Element

_CAPTION = re.compile(
    r"caption|cutline|legend|\bdek-image|(?:image|photo|img|pic|picture|media|figure|asset|lede|lead|hero|art|gallery)"
    r"[-_]*(?:desc|text|info|title|meta|details|subtitle|credit|copyright|source|byline)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"credit|copyright|photographer|attribution|(?:image|photo|media|img)[-_]*(?:source|byline|author|by)",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"image|img|photo|pic(?:ture)?s?\b|figure|media|thumb|caption|hero|lede|lead[-_]?art|"
    r"gallery|slide|visual|illustration|embed|asset",
    re.IGNORECASE,
)
# How a line begins that stands below a picture and speaks of it: who took it, its number, a sign that points up
_BELOW = re.compile(
    r"^\W*(?:photo|image|picture|illustration|foto|bild|crédit|credit|source|courtesy|getty|reuters|ap)\b.{0,80}$|"
    r"^\W*(?:fig(?:ure)?|abb(?:ildung)?|рис(?:унок)?|plate|illustration|afb(?:eelding)?|figura|slika|rys(?:unek)?)\b\.?\s?\d|"
    r"^\s*(?:[▲△▴▵↑⬆☝]|(?:[图圖図]|写真|寫真|照片|사진|그림)(?:\s?\d{1,3}\b|[^\w\s]|\s?[:：]))",
    re.IGNORECASE,
)
# A box that is set beside the text
_BESIDE = re.compile(r"float\s*:\s*(?:left|right)|(?:^|[;\s])(?:max-)?width\s*:\s*\d{2,3}px", re.IGNORECASE)
_LINES = ("p", "center", "td", "div", "span", "font")
_LONG = 700  # characters; a caption is not longer


def words_of(image: Element, page: Page) -> Words:
    """Return the elements that hold the caption and the credit of a picture of ``page.pictures``."""
    figure = image if image.tag == "figure" else next(image.iterancestors("figure"), None)
    if figure is not None and figure.find(".//table") is None and figure.find(".//pre") is None:
        found = _in_figure(image, figure, page)
        if found.caption or found.credit:
            return found
    return _around(image, page)


def _in_figure(image: Element, figure: Element, page: Page) -> Words:
    """Return the words of a ``figure``: its ``figcaption``, and what else is written in it."""
    first = next((item for item in figure.iter() if item in page.pictures), None)
    own = next(
        (
            item
            for item in (image, *image.iterancestors())
            if item is figure or (_count(item, page) == 1 and item.find(".//figcaption") is not None)
        ),
        figure,
    )
    if own is figure and first is not image:
        return Words()
    captions = [item for item in own.iter("figcaption") if next(item.iterancestors("figure")) is figure]
    if captions:
        return _split(captions, [item for item in _leaves(own, page) if not _inside(item, captions)], page)
    return _split(_leaves(own, page), [], page)


def _around(image: Element, page: Page) -> Words:
    """Return the words beside a picture that no ``figure`` holds together."""
    child = image
    for level, around in enumerate(image.iterancestors()):
        if around.tag in ("body", "article", "main", "section") or level > 5 or _count(around, page) > 1:  # noqa: PLR2004
            break
        text = text_of(around)
        if len(text) > _LONG:
            break
        named = [
            item
            for item in around.iter()
            if item not in page.taken
            and (item.tag == "figcaption" or _CAPTION.search(class_of(item)))
            and text_of(item)
            and image not in item.iterdescendants()
        ]
        outermost = [
            item for item in named if not any(other is not item and item in other.iterdescendants() for other in named)
        ]
        if outermost:
            return _split(outermost, [], page)
        if around.tag in _LINES and text and around not in page.holders:
            return _split([around], [], page) if _is_captioned_line(around, image) else Words()
        if text and around.tag not in ("p", "td") and _is_frame(around) and not _is_link_list(around):
            return _split([item for item in _leaves(around, page) if image not in item.iter()], [], page)
        child = around
    cell = below(image, page)
    return _split([cell], [], page) if cell is not None else _after(child, image, page)


def _is_frame(around: Element) -> bool:
    """Tell whether an element is there for a picture and its caption: by its name, or as it is set beside the text."""
    aligned = around.tag != "img" and (around.get("align") or "").lower() in ("left", "right")
    return bool(_FRAME.search(class_of(around)) or aligned or _BESIDE.search(around.get("style") or ""))


def _is_captioned_line(line: Element, image: Element) -> bool:
    """Tell whether a paragraph is a picture and, below it, its caption: short, or all slanted or small."""
    text = text_of(line)
    before = [item for item in line.iterdescendants() if item in image.iterancestors()]
    head = before[0] if before else image
    if (line.text or "").strip() or head.getprevious() is not None or (head.tail or "").strip():
        return False
    slanted = "".join(text_of(item) for item in line.iter("em", "i", "small"))
    following = head.getnext()
    broken = following is not None and following.tag == "br"
    return len(slanted) >= len(text) or (broken and len(text) < _LONG // 3)


def _after(frame: Element, image: Element, page: Page) -> Words:
    """Return the caption that stands in the element after a picture that stands alone."""
    following = frame.getnext()
    if following is None or following in page.taken or (frame.tail or "").strip() or text_of(frame):
        return Words()
    text = text_of(following)
    if not text or len(text) > _LONG or any(item in page.pictures for item in following.iter("img")):
        return Words()
    if following.tag == "figcaption" or _CAPTION.search(class_of(following)):
        return _split([following], [], page)
    slanted = "".join(text_of(item) for item in following.iter("em", "i", "small", "figcaption"))
    whole = len(slanted) >= len(text) or _BELOW.match(text) or text == " ".join((image.get("alt") or "").split())
    if (
        following.tag in ("p", "div", "span", "small", "em", "i")
        and whole
        and len(text) < _LONG // 2
        and following not in page.holders
    ):
        return _split([following], [], page)
    return Words()


def _split(found: list[Element], others: list[Element], page: Page) -> Words:
    """Tell credits from captions by what the site calls them, and take a credit out of the caption it stands in."""
    caption: list[Element] = []
    credit = [item for item in others if text_of(item)]
    for element in found:
        if _CREDIT.search(class_of(element)) and not re.search("caption", class_of(element)):
            credit.append(element)
            continue
        inner = [
            item
            for item in element.iterdescendants()
            if item not in page.taken and _CREDIT.search(class_of(item)) and not item.find(".//img")
        ]
        inner = [
            item for item in inner if not any(parent in inner for parent in item.iterancestors()) and text_of(item)
        ]
        if inner and text_of(element) == " ".join(text_of(item) for item in inner):
            credit.append(element)
            continue
        credit.extend(inner)
        caption.append(element)
    return Words(tuple(caption), tuple(dict.fromkeys(credit)))


def _leaves(around: Element, page: Page) -> list[Element]:
    """Return the outermost elements with text of their own below ``around`` that hold no picture."""
    found: list[Element] = []
    stack = [around]
    while stack:
        element = stack.pop()
        if element in page.taken or not text_of(element):
            continue
        has_picture = any(item.tag in ("img", "amp-img") for item in element.iter())
        whole = element not in page.holders or element.tag == "figcaption"
        if whole and not has_picture and element is not around:
            found.append(element)
        else:
            stack.extend(reversed(element))
    return found


def _count(around: Element, page: Page) -> int:
    """Return how many pictures an element holds, 2 for more."""
    return sum(1 for _ in islice((item for item in around.iter() if item in page.pictures), 2))


def _inside(item: Element, parents: list[Element]) -> bool:
    return item in parents or any(parent in parents for parent in item.iterancestors())


def _is_link_list(around: Element) -> bool:
    """Tell whether the words beside a picture are a link: then it is a teaser, not a caption."""
    linked = sum(len(text_of(link)) for link in around.iter("a"))
    return linked > len(text_of(around)) * 0.6 or any(item.tag in ("h1", "h2", "h3", "h4") for item in around.iter())
