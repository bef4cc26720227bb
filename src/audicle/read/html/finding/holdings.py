"""What each element of a page holds of its leaves, counted once, and where most of the article is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from audicle.read.html.finding.paragraphs import BLOCKS

if TYPE_CHECKING:
    from audicle.read.html.finding.leaves import Leaf
    from audicle.read.html.page import Page
    from audicle.read.html.tree import Element

_DECLARED = ("article", "main")
_NEARLY_ALL = 0.9  # of the found text


@dataclass(frozen=True, slots=True)
class Content:
    """What an element holds, by its leaves. All but ``paragraphs`` count characters."""

    first: int  # place of its first leaf
    end: int  # place after its last leaf
    chars: int
    linked: int  # in links
    running: int  # in running text
    paragraphs: int  # of running text
    found: int  # in leaves that the extractor found


class Holdings:
    """The leaves of a page, and what the elements around them hold."""

    def __init__(self, leaves: list[Leaf], page: Page, title: str) -> None:
        """Count. ``title`` is the article's, as ``titles.key`` returns it."""
        self.leaves = leaves
        self.by_element = {leaf.element: leaf for leaf in leaves}
        self.order: dict[Element, int] = {element: place for place, element in enumerate(page.body.iter("*"))}
        self._spans: dict[Element, list[int]] = {}
        for place, leaf in enumerate(leaves):
            for element in (leaf.element, *leaf.element.iterancestors()):
                span = self._spans.get(element)
                if span is None:
                    self._spans[element] = [place, place + 1]
                else:
                    span[1] = place + 1
        counted = [_counts(leaf) for leaf in leaves]
        columns = zip(*counted, strict=True) if counted else ((),) * 5
        self._sums: list[tuple[int, ...]] = [tuple(accumulate(column, initial=0)) for column in columns]
        self.total = self.found(page.body)
        self.region = self._region(page.body)
        self.around = self._around(page.body, title)
        self._declared = self._titled(title)

    def content(self, element: Element) -> Content:
        """Return what an element holds."""
        first, end = self._spans.get(element, (0, 0))
        return Content(first, end, *(sums[end] - sums[first] for sums in self._sums))

    def found(self, element: Element) -> int:
        """Return how many found characters an element holds."""
        first, end = self._spans.get(element, (0, 0))
        return self._sums[-1][end] - self._sums[-1][first]

    def _region(self, body: Element) -> Element:
        """Return the smallest element that holds nearly all of the found text."""
        region = body
        while self.total:
            holding = (child for child in region if self.found(child) >= _NEARLY_ALL * self.total)
            inner = next((child for child in holding if child.tag in BLOCKS), None)
            if inner is None:
                break
            region = inner
        return region

    def _around(self, body: Element, title: str) -> Element:
        """Return what holds the whole article: what the page declares to be it, or else what holds the title too."""
        titles = [
            leaf.element for place, leaf in enumerate(self.leaves) if leaf.says(title) and self.below(place) is not None
        ]
        outward = [self.region, *self.region.iterancestors()]
        declared = next((item for item in outward if item.tag in _DECLARED), None)
        shared = next((item for item in outward if titles and item in titles[-1].iterancestors()), body)
        if declared is not None or shared is not body:
            return declared if declared is not None else shared
        if titles:
            return body
        return self.region.getparent() if self.region in self.by_element else self.region

    def is_beside(self, element: Element) -> bool:
        """Tell whether an element stands beside what the page declares to be the article, with title and text."""
        if self._declared is None or element is self._declared:
            return False
        return self._declared not in element.iterancestors() and element not in self._declared.iterancestors()

    def _titled(self, title: str) -> Element | None:
        """Return the ``article`` or the like that holds the title as a heading, if it holds running text as well."""
        headings = (leaf for leaf in self.leaves if leaf.is_heading and leaf.says(title))
        declared = (next(leaf.element.iterancestors(*_DECLARED), None) for leaf in headings)
        return next((item for item in declared if item is not None and self.content(item).paragraphs), None)

    def below(self, place: int) -> Element | None:
        """Return the smallest element that holds a leaf and nearly all found text after it; None if most is above."""
        found = self._sums[-1]
        after = found[-1] - found[place]
        if after * 2 <= found[-1]:
            return None
        for element in self.leaves[place].element.iterancestors():
            if found[self.content(element).end] - found[place] >= after * _NEARLY_ALL:
                return element
        return None


def _counts(leaf: Leaf) -> tuple[int, int, int, int, int]:
    size = len(leaf.text)
    running = leaf.is_running
    linked = int(size * min(1.0, leaf.linked + leaf.jumps))
    return size, linked, size * running, int(running), size * leaf.found
