"""Long descriptions of pictures: what ``longdesc``, ``aria-details`` and ``aria-describedby`` of a page point at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.read.html.tree import drop, text_of

if TYPE_CHECKING:
    from audicle.read.html.tree import Element

_ATTRIBUTES = ("aria-details", "aria-describedby")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:\b|_)(?:visually-?hidden|sr-only|screen-reader(?:-text|-only)?)\b",
    re.IGNORECASE,
)
_LONGEST = 5000  # characters


def find_descriptions(body: Element) -> None:
    """Give each picture the description that it points at in its attribute ``description``, and take it from its place.

    A description that everybody sees elsewhere in the page stays where it is: it would be told twice.
    """
    pointing = body.xpath(".//img[@longdesc or @aria-details or @aria-describedby]")
    if not pointing:
        return
    named = {element.get("id"): element for element in reversed(list(body.iter("*"))) if element.get("id")}
    for image in pointing:
        address = (image.get("longdesc") or "").strip()
        names = [address[1:]] if address.startswith("#") else []
        names += [name for attribute in _ATTRIBUTES for name in (image.get(attribute) or "").split()]
        parts = [named[name] for name in dict.fromkeys(names) if name in named]
        texts = []
        for part in parts:
            if _is_apart(part, image) and part.getparent() is not None:
                for summary in list(part.iter("summary")):
                    drop(summary)
                texts.append(text_of(part))
                drop(part)
        text = " ".join(filter(None, texts))
        if text and len(text) <= _LONGEST:
            image.set("description", text)


def _is_apart(part: Element, image: Element) -> bool:
    """Tell whether a text is there for the picture alone: hidden, folded, or in its figure but no caption."""
    if part.tag == "figcaption" or image in part.iter() or any(True for _ in part.iter("img")):
        return False
    if next(part.iterancestors("figcaption"), None) is not None:
        return False
    for around in (part, *part.iterancestors()):
        style = f"{around.get('style') or ''} {around.get('class') or ''}"
        if around.tag == "details" or around.get("hidden") is not None or _HIDDEN.search(style):
            return around is part or len(text_of(around)) <= _LONGEST
    figure = next(image.iterancestors("figure"), None)
    return figure is not None and figure in part.iterancestors()
