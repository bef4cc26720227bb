"""What a page shows to people without scripts: the picture that stands for a lazy one; the rest is for nobody here."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from audicle.read.html.tree import drop, text_of
from audicle.read.html.walking.pictures.addresses import is_placeholder, source_of

if TYPE_CHECKING:
    from audicle.read.html.tree import Element


def show_noscripts(body: Element) -> None:
    """Put the pictures of ``noscript`` elements in their places, and take out the other words, in place."""
    for element in list(body.iter("noscript")):
        _show(element)


def _show(element: Element) -> None:
    """Put the picture that stands for a lazy one in its place; other words to people without scripts go."""
    if (element.text or "").lstrip().startswith("<img") or "<img" in (element.text or ""):
        _parse_inside(element)
    pictures = list(element.iter("img"))
    if not pictures or len(text_of(element)) > 300:  # noqa: PLR2004 - a caption at most
        drop(element)
        return
    lazy = _picture_before(element)
    if lazy is not None:
        source = source_of(pictures[0])
        lazy_source = source_of(lazy)
        if source and (not lazy_source or is_placeholder(lazy.get("src"))):
            lazy.set("src", source)
            for name in ("alt", "title"):
                if pictures[0].get(name) and not lazy.get(name):
                    lazy.set(name, pictures[0].get(name, ""))
        drop(element)
    else:
        element.drop_tag()


def _parse_inside(element: Element) -> None:
    from lxml import html  # noqa: PLC0415 - here only: a noscript whose markup came as text

    try:
        children = html.fragments_fromstring(element.text or "", no_leading_text=True)
    except Exception:  # noqa: BLE001 - whatever the parser cannot read stays text, and is dropped
        return
    element.text = None
    for place, child in enumerate(children):
        element.insert(place, child)


def _picture_before(element: Element) -> Element | None:
    """Return the picture that a noscript stands for: the one just before it, or the only other one around it."""
    before = element.getprevious()
    if before is not None:
        if before.tag == "img":
            return before
        inside = list(before.iter("img"))
        if len(inside) == 1 and not text_of(before):
            return inside[0]
    parent = element.getparent()
    if parent is None or parent.tag in ("body", "article", "main"):
        return None
    others = list(islice((image for image in parent.iter("img") if element not in image.iterancestors()), 2))
    return others[0] if len(others) == 1 else None
