"""The leaves of a page: its runs of text, and which of them an extractor takes for the article.

trafilatura says which text it takes for the article; that text is found again in our tree by its word sequences.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import trafilatura

from audicle.read.html.finding.paragraphs import HEADINGS
from audicle.read.html.finding.phrases import POINTER
from audicle.read.html.tree import text_of

if TYPE_CHECKING:
    from audicle.read.html.page import Page
    from audicle.read.html.tree import Element

# Why a leaf is not the article, by its place and its links
OUTSIDE = "outside the article"
LINKS = "only links"
TITLE = "the title"
PERHAPS = (OUTSIDE, LINKS, POINTER)  # a judgement of the text alone, not of what it stands in

SENTENCE = 80  # characters; shorter text is not running text, and proves nothing
MOSTLY_LINKS = 0.6  # of a leaf's characters
ALL_LINKS = 0.9  # of a leaf's characters: nothing else is said
_WORD = re.compile(r"\w+")
_SHINGLE = 4  # words; the length of the sequences by which text is found again
_FEW_LINKS = 0.3  # of a leaf's characters
_STRUCTURES = ("ul", "ol", "dl", "table")
_TEASER = 500  # characters, in a link
_NEARLY = 0.3  # as large as the largest
_BOOK = 12_000  # elements
_ENOUGH = 0.6  # of the page's running text
_FOUND = 0.6  # of a leaf's sequences must be in the extractor's text


@dataclass(slots=True)
class Leaf:
    """A run of text with an element of its own, and what is judged of it."""

    element: Element
    text: str
    words: tuple[str, ...]
    linked: float  # share of its characters inside links to other pages
    jumps: float  # the same, to places in this page
    found: bool = False  # in what the extractor takes for the article
    why: str | None = None  # it is not the article; None: it is

    @property
    def is_heading(self) -> bool:
        """Whether it is marked up as a heading."""
        return self.element.tag in HEADINGS

    @property
    def is_running(self) -> bool:
        """Whether it is running text: long, and not a list of links."""
        return len(self.text) > SENTENCE and self.linked < _FEW_LINKS

    def says(self, words: str) -> bool:
        """Tell whether its text is nothing but some words, given as ``titles.key`` returns them."""
        return bool(words) and " ".join(self.words) == words

    @property
    def in_item(self) -> bool:
        """Whether it stands in an item of a list."""
        return self.element.tag == "li" or next(self.element.iterancestors("li"), None) is not None


def leaves_of(page: Page) -> list[Leaf]:
    """Return every run of text of the page in document order, without captions and notes."""
    found: list[Leaf] = []
    stack = [page.body]
    while stack:
        element = stack.pop()
        if element in page.taken:
            continue
        if element in page.holders and element.tag not in HEADINGS:
            stack.extend(reversed(element))
            continue
        text = text_of(element)
        if text:
            found.append(_leaf(element, text))
    return found


def build_of(leaf: Leaf) -> tuple[str, ...]:
    """Return how a leaf is built into the page: its own tag and class, and those of what holds it."""
    around = [leaf.element, *list(leaf.element.iterancestors())[:3]]
    return tuple(f"{item.tag}.{item.get('class') or ''}" for item in around)


def _leaf(element: Element, text: str) -> Leaf:
    away = here = 0
    for link in element.iter("a"):
        length = len(text_of(link))
        if _jumps(link):
            here += length
        else:
            away += length
    if not (away or here) and _in_link(element):
        away = len(text)
    words = tuple(_WORD.findall(text.lower()))
    return Leaf(element, text, words, min(1.0, away / len(text)), min(1.0, here / len(text)))


def _jumps(link: Element) -> bool:
    """Tell whether a link leads to a place in the page, or is one. "#" alone leads nowhere: a script is behind it."""
    address = link.get("href")
    return address is None or (address.startswith("#") and len(address) > 1)


def _in_link(element: Element) -> bool:
    """Tell whether an element stands in a link, as teasers do. A link that was never closed holds more than one."""
    link = next(element.iterancestors("a"), None)
    return link is not None and not _jumps(link) and len(text_of(link)) <= _TEASER


def extracted(page: Page, leaves: list[Leaf]) -> str:
    """Return the text that trafilatura takes for the article.

    Its quick way is taken first. If that leaves most of the running text of the page aside, its thorough way, which
    compares with other extractors, is worth the time. Its time grows with the square of the page: of a page as long
    as a book, all running text is the article.
    """
    running = [leaf.text for leaf in leaves if leaf.is_running]
    if page.body.xpath("count(.//*)") > _BOOK:
        return "\n".join(running)
    text = _asked(page, quick=True)
    enough = len(text) >= sum(map(len, running)) * _ENOUGH
    return text if enough else _asked(page, quick=False)


def _asked(page: Page, *, quick: bool) -> str:
    document = trafilatura.bare_extraction(
        copy.deepcopy(page.root),
        fast=quick,
        favor_precision=True,
        include_comments=False,
        include_tables=True,
        with_metadata=False,
    )
    return str(getattr(document, "text", None) or "")


def mark_structures(leaves: list[Leaf]) -> bool:
    """Mark what stands in the page's largest list, table or list of definitions, and in others nearly as large.

    Extractors look for paragraphs, and find no article in a glossary or a timetable. Returns whether there is any
    such thing worth reading: only links, outside of what the page declares to be its article, are not.
    """
    groups: dict[Element, list[Leaf]] = {}
    for leaf in leaves:
        around = list(leaf.element.iterancestors())
        structures = [item for item in around if item.tag in _STRUCTURES]
        declared = any(item.tag in ("article", "main") for item in around)
        if structures and (declared or leaf.linked < _FEW_LINKS):
            groups.setdefault(structures[-1], []).append(leaf)
    sizes = {element: sum(len(leaf.text) for leaf in group) for element, group in groups.items()}
    largest = max(sizes.values(), default=0)
    if largest < SENTENCE:
        return False
    for element, group in groups.items():
        for leaf in group:
            leaf.found = sizes[element] >= largest * _NEARLY
    return True


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
