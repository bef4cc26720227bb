"""Places in a page that links in the same page lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from audicle.read.html.tree import text_of

if TYPE_CHECKING:
    from audicle.read.html.page import Page
    from audicle.read.html.tree import Element

_LEAVES = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "dt", "dd", "td", "th", "figcaption", "caption")


def find_anchors(page: Page) -> None:
    """Note in ``page.anchors`` which elements links in the page lead to: each the first text of its target.

    Links to notes are not such links; they are references.
    """
    places: dict[str, Element] = {}
    for element in page.body.iter("*"):
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name:
                places.setdefault(name, element)
    names = set(page.anchors.values())
    for link in page.body.iter("a"):
        name = unquote((link.get("href") or "").removeprefix(page.base)).removeprefix("#")
        if link in page.references or "#" not in (link.get("href") or "") or name not in places or name in names:
            continue
        if any(part in page.references for part in places[name].iter("a")):
            continue  # it leads from a note back to its mark
        holder = _first_text(places[name])
        if holder is not None and holder is not link and holder not in page.taken:
            names.add(name)
            page.anchors.setdefault(holder, name)


def _first_text(target: Element) -> Element | None:
    """Return the element whose text begins where a target stands; an empty target stands before what follows it."""
    if not text_of(target):
        around = target.getparent()
        while around is not None and around.tag != "body" and around.tag not in _LEAVES:
            following = target.getnext()
            if following is not None and text_of(following):
                return _first_text(following)
            target, around = around, around.getparent()
        return around if around is not None and around.tag in _LEAVES else None
    if target.tag in _LEAVES:
        return target
    return next((leaf for leaf in target.iter(*_LEAVES) if text_of(leaf)), target)
