"""Pictures that a page shows as the background of an empty element: each becomes an ``img`` in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import html

from audicle.read.html.tree import class_of, text_of
from audicle.read.html.walking.pictures.addresses import late_of, style_address

if TYPE_CHECKING:
    from audicle.read.html.tree import Element

_MAY = (
    ".//*[@role='img' or contains(@style, 'url(') or @data-bg or @data-background or @data-background-image "
    "or @data-bg-src or @data-bgset or @data-image-src or @data-bg-url or @data-lazy-background]"
)
_SIGNS = (
    'role="img"',
    "role='img'",
    "role=img",
    "url(",
    "data-bg",
    "data-background",
    "data-image-src",
    "data-lazy-back",
)
_SHOWN = ("img", "amp-img", "svg", "picture", "video", "iframe", "canvas", "table", "pre")
# What sites call an element that is there for its picture, by the beginning or the end of a name
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:image|img|photo|picture|figure|hero|feature[d]?|cover)(?:$|[\s_-])|(?:image|photo|picture)(?:$|\s)",
    re.IGNORECASE,
)
_TOOLS = ("button", "nav", "footer", "label", "summary")


def find_backgrounds(body: Element, text: str) -> None:
    """Put an ``img`` into every empty element whose background is a picture worth showing, with its name as ``alt``.

    Worth showing is what says that it is a picture (WAI-ARIA's role ``img``), what stands in a figure without any
    other, and what its site calls a picture. The role's name becomes that of a picture or drawing inside as well.
    ``text`` is the page's, before it was parsed.
    """
    if not any(sign in text for sign in _SIGNS):
        return
    for element in body.xpath(_MAY):
        name = " ".join((element.get("aria-label") or element.get("title") or element.get("data-alt") or "").split())
        inside = [item for item in element.iter(*_SHOWN) if item is not element]
        if element.tag in _SHOWN:
            continue
        if inside:
            _name(inside, name, element)
            continue
        address = style_address(element.get("style")) or late_of(element)
        if not address or text_of(element) or next(element.iterancestors(*_TOOLS), None) is not None:
            continue
        if element.get("role") == "img" or _is_picture(element):
            image = html.Element("img", src=address, **({"alt": name} if name else {}))
            element.append(image)


def _name(inside: list[Element], name: str, element: Element) -> None:
    """Give the only picture or drawing in an element with the role of a picture its name."""
    images = [item for item in inside if item.tag in ("img", "svg")]
    if element.get("role") != "img" or len(images) != 1 or not name:
        return
    attribute = "alt" if images[0].tag == "img" else "aria-label"
    if not images[0].get(attribute):
        images[0].set(attribute, name)


def _is_picture(element: Element) -> bool:
    """Tell whether an element with a background is there for it: alone in a figure, or by its name."""
    if element.get("role") in ("presentation", "none") or element.get("aria-hidden") == "true":
        return False
    figure = next(element.iterancestors("figure"), None)
    if figure is not None:
        return not any(item.tag in _SHOWN for item in figure.iter())
    return bool(_NAMED.search(class_of(element))) and next(element.iterancestors("a"), None) is None
