"""Where the article is: which leaves of the tree hold its text, and why the others do not.

trafilatura says which text it takes for the article; that text is found again in our tree by its word sequences.
Its answer is then corrected by what the tree shows: what stands inside the span of the article and bears no sign
of furniture belongs to it; what bears such signs, by name or by being all links, does not.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import trafilatura

from audicle.read.html.furniture import reason
from audicle.read.html.paragraphs import BLOCKS, HEADINGS
from audicle.read.html.tree import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from audicle.read.html.page import Page
    from audicle.read.html.tree import Element

_WORD = re.compile(r"\w+")
_SHINGLE = 4  # words; the length of the sequences by which text is found again
_MOST = 0.35  # of the article in an element: it is no furniture, whatever it is called
_MOSTLY = 0.6  # of a leaf's characters are links
_AFTER = 6  # elements; a picture so soon after the last text is still part of the article
_FOUND = 0.6  # of a leaf's sequences must be in the extractor's text


@dataclass(slots=True)
class Leaf:
    """A run of text with an element of its own, and what is judged of it."""

    element: Element
    text: str
    words: tuple[str, ...]
    linked: float  # share of its characters inside links
    found: bool = False  # in what the extractor takes for the article
    why: str | None = None  # it is not the article; None: it is


def leaves_of(page: Page) -> list[Leaf]:
    """Return every run of text of the page in document order, without captions and notes."""
    found: list[Leaf] = []
    stack = [page.body]
    while stack:
        element = stack.pop()
        if element in page.taken or not isinstance(element.tag, str):
            continue
        if element in page.holders and element.tag not in HEADINGS:
            stack.extend(reversed(element))
            continue
        text = text_of(element)
        if text:
            linked = sum(len(text_of(link)) for link in element.iter("a"))
            found.append(Leaf(element, text, tuple(_WORD.findall(text.lower())), min(1.0, linked / len(text))))
    return found


def extracted(page: Page) -> str:
    """Return the text that trafilatura takes for the article."""
    document = trafilatura.bare_extraction(
        copy.deepcopy(page.root), favor_precision=True, include_comments=False, include_tables=True, with_metadata=False
    )
    return str(getattr(document, "text", None) or "")


def locate(page: Page) -> tuple[list[Leaf], Callable[[Element], bool]]:
    """Judge every leaf of the page and fill ``page.kept``.

    Returns the leaves, and whether a picture or frame, which has no text to be judged by, stands in the article.
    """
    leaves = leaves_of(page)
    mark_found(leaves, extracted(page))
    judgement = Judgement(leaves, page)
    judgement.judge()
    page.kept.update(leaf.element for leaf in leaves if leaf.why is None)
    return leaves, judgement.shows


def mark_found(leaves: list[Leaf], text: str) -> None:
    """Mark the leaves whose text the extractor returned."""
    words = _WORD.findall(text.lower())
    known = set(zip(*(words[start:] for start in range(_SHINGLE)), strict=False))
    lines = {tuple(_WORD.findall(line.lower())) for line in text.split("\n")}
    for leaf in leaves:
        if len(leaf.words) < _SHINGLE:
            leaf.found = leaf.words in lines and bool(leaf.words)
            continue
        shingles = list(zip(*(leaf.words[start:] for start in range(_SHINGLE)), strict=False))
        leaf.found = sum(shingle in known for shingle in shingles) >= _FOUND * len(shingles)


class Judgement:
    """Decides for each leaf whether it is the article."""

    def __init__(self, leaves: list[Leaf], page: Page) -> None:
        self._leaves = leaves
        self._page = page
        self._total = sum(len(leaf.text) for leaf in leaves if leaf.found)
        self._held = _held(leaves)
        self._region = _region(self._held, self._total, page)
        self._furniture: dict[Element, str | None] = {}
        self._order = {element: place for place, element in enumerate(page.body.iter("*"))}
        self._span = (0, -1)

    def judge(self) -> None:
        """Fill in why a leaf is not the article."""
        leaves = self._leaves
        marked = [place for place, leaf in enumerate(leaves) if leaf.found and self.furniture(leaf.element) is None]
        first, last = (marked[0], marked[-1]) if marked else (0, -1)
        for place, leaf in enumerate(leaves):
            inside = first <= place <= last and self._region in leaf.element.iterancestors()
            why = self.furniture(leaf.element)
            if why:
                leaf.why = why
            elif not leaf.found and not inside:
                leaf.why = "outside the article"
            elif not leaf.found and leaf.linked > _MOSTLY and leaf.element.tag not in HEADINGS:
                leaf.why = "only links"
        kept = [leaf for leaf in leaves if leaf.why is None]
        if kept:
            self._span = (self._begin(kept[0]), self._order[kept[-1].element])

    def _begin(self, first: Leaf) -> int:
        """Return where pictures may begin: at the title, if it stands near above the first text, else just before."""
        start = self._order[first.element]
        above = [leaf for leaf in self._leaves if leaf.element.tag == "h1" and self._order[leaf.element] < start]
        if above:
            return self._order[above[-1].element]
        around = self._region
        return self._order.get(around, start)

    def furniture(self, element: Element) -> str | None:
        """Return why an element is furniture, by itself or by what it stands in."""
        if element not in self._furniture:
            parent = element.getparent()
            most = self._held.get(element, 0) > self._total * _MOST
            own = None if most else reason(element)
            outer = self.furniture(parent) if parent is not None and element is not self._page.body else None
            self._furniture[element] = outer or own
        return self._furniture[element]

    def shows(self, element: Element) -> bool:
        """Tell whether a picture, frame or rule stands in the article."""
        first, last = self._span
        return first <= self._order.get(element, -1) <= last + _AFTER and self.furniture(element) is None


def _held(leaves: list[Leaf]) -> dict[Element, int]:
    """Return how many found characters each element holds."""
    held: dict[Element, int] = {}
    for leaf in leaves:
        if leaf.found:
            for element in (leaf.element, *leaf.element.iterancestors()):
                held[element] = held.get(element, 0) + len(leaf.text)
    return held


def _region(held: dict[Element, int], total: int, page: Page) -> Element:
    """Return the smallest element that holds nearly all of the found text."""
    region = page.body
    while True:
        inner = next((child for child in region if held.get(child, 0) >= 0.9 * total and child.tag in BLOCKS), None)
        if inner is None or not total:
            return region
        region = inner
