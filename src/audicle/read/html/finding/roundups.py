"""Articles whose items are links: offers, recipes, reading lists, under an introduction.

Links alone are mostly other articles. They are the article where they make up nearly all of it, stand where its text
stands or in what the page declares to be the article, and lead elsewhere or are parted by headings of their own.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from audicle.read.html.finding.hosts import host_of, lead_away
from audicle.read.html.finding.leaves import LINKS, MOSTLY_LINKS, OUTSIDE, Leaf
from audicle.read.html.finding.phrases import POINTER, points, site_line

if TYPE_CHECKING:
    from audicle.read.html.finding.holdings import Holdings
    from audicle.read.html.page import Page
    from audicle.read.html.tree import Element

_ITEMS = 4  # fewer links are no round-up
_TIMES = 2  # as much as all other text
_MANY_ITEMS, _MANY_TIMES = 8, 4  # where nothing parts them
_LABEL = 60  # characters
_HEADINGS = 2
_LISTS = ("ul", "ol")


def take_roundup(page: Page, holdings: Holdings) -> set[Element]:
    """Take in the items that are links, and their headings, if the article is a round-up. Return the items."""
    kept = [leaf for leaf in holdings.leaves if leaf.why is None and leaf.linked <= MOSTLY_LINKS]
    parents = {leaf.element.getparent() for leaf in kept}
    if not kept:
        return set()
    start = holdings.order[kept[0].element]
    pointed = _below_pointers(holdings.leaves)
    items = [
        leaf
        for leaf in holdings.leaves
        if id(leaf) not in pointed
        and leaf.linked > MOSTLY_LINKS
        and leaf.why in (None, OUTSIDE, LINKS, POINTER)
        and holdings.order[leaf.element] > start
        and not site_line(leaf.text, leaf.linked)
        and (not parents.isdisjoint(_places(leaf.element)) or _declares(leaf.element, holdings.around))
    ]
    told = sum(len(leaf.text) for leaf in kept if not leaf.is_heading)
    size = sum(len(leaf.text) for leaf in items)
    if len(items) < _ITEMS or size < told * _TIMES:
        return set()
    headings = _headings(holdings.leaves, items)
    own = host_of(page.base)
    many = own is None and len(items) >= _MANY_ITEMS and size >= told * _MANY_TIMES
    if (
        len(headings) < _HEADINGS
        and not many
        and not (own and lead_away((leaf.element for leaf in items), page.base, own))
    ):
        return set()
    for leaf in (*items, *headings):
        leaf.why, leaf.found = None, True
    return {leaf.element for leaf in items}


def _below_pointers(leaves: list[Leaf]) -> set[int]:
    """Return the leaves, by identity, under headings that point to other articles."""
    found: set[int] = set()
    pointing = False
    for leaf in leaves:
        if leaf.is_heading and not leaf.linked:
            pointing = points(leaf.text)
        if pointing:
            found.add(id(leaf))
    return found


def _places(element: Element) -> tuple[Element, ...]:
    """Return what an item, or the list that it is in, stands in, and what that stands in."""
    lists = list(element.iterancestors(*_LISTS))
    around = (lists[-1] if lists else element).getparent()
    return (around,) if around is None or around.getparent() is None else (around, around.getparent())


def _declares(element: Element, around: Element) -> bool:
    return around.tag == "article" and around in element.iterancestors()


def _headings(leaves: list[Leaf], items: list[Leaf]) -> list[Leaf]:
    """Return the headings, or lines that serve as such, that stand right above items and are built alike."""
    following = {id(leaf) for leaf in items}
    found = [
        leaf
        for leaf, after in pairwise(leaves)
        if leaf.why in (None, OUTSIDE, POINTER)
        and (leaf.is_heading or (leaf.why == OUTSIDE and len(leaf.text) < _LABEL))
        and not leaf.linked
        and not site_line(leaf.text, 0)
        and id(after) in following
    ]
    return [leaf for leaf in found if leaf.element.tag == found[0].element.tag]
