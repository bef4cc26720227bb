"""Pictures that stand for a character in a word: gaiji, and drop caps. The word is whole in speech and in the book."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NAMED = re.compile(r"gaiji|\bdrop-?_?caps?\b|initial(?:cap)?\b|lettrine", re.IGNORECASE)
_MOST = 2  # characters that one such picture stands for
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "dd", "dt", "div")


def words_of_pictures(body: HtmlElement) -> None:
    """Put the alternative text of each picture that stands for a character of a word in its place, in place.

    It is one or two letters, and the picture touches a letter, or its class says that it is a character.
    """
    for image in list(body.iter("img")):
        alt = (image.get("alt") or "").strip()
        if not 0 < len(alt) <= _MOST or not any(sign.isalpha() for sign in alt) or image.getparent() is None:
            continue
        names = f"{image.get('class') or ''} {image.getparent().get('class') or ''}"
        before, after = _beside(image)
        if _NAMED.search(names) or before[-1:].isalpha() or after[:1].isalpha():
            tail = image.tail or ""
            image.tail = None
            _say(image, alt + tail)


def _beside(image: HtmlElement) -> tuple[str, str]:
    """Return the text that a picture touches, before and after it."""
    before, after = _before(image), image.tail or ""
    around = image.getparent()
    while around is not None and around.tag not in _BLOCKS and not (before and after):
        if not before and around.index(image) == 0 and not (around.text or ""):
            before = _before(around)
        if not after and image.getnext() is None:
            after = around.tail or ""
        image, around = around, around.getparent()
    following = image.getnext()
    if not after and following is not None:
        after = "".join(map(str, following.itertext()))
    return before, after


def _before(element: HtmlElement) -> str:
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        return previous.tail or "".join(map(str, previous.itertext()))
    return (parent.text or "") if parent is not None else ""


def _say(image: HtmlElement, text: str) -> None:
    """Put text where a picture is."""
    previous, parent = image.getprevious(), image.getparent()
    if parent is None:
        return
    if previous is not None:
        previous.tail = (previous.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(image)
