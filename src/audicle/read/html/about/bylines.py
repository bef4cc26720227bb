"""The lines of a page that may name its authors: those that stand beside the title before those of other articles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audicle.read.html.about.authors import names_in, says_only
from audicle.read.html.about.titles import is_same
from audicle.read.html.tree import class_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.read.html.tree import Element

_NAMED = re.compile(r"\bby-?line|\bauthors?\b|author-?name|contributor|writer|reporter|\bbyauthor\b", re.IGNORECASE)
_NOT_NAMED = re.compile(
    r"comment|bio\b|related|share|social|avatar|photo|credit|desc|follow|count|card__|rail|teaser|promo", re.IGNORECASE
)
_BEGINNING = re.compile(r"(?:written |story |words? |posted )?by[: ]", re.IGNORECASE)
_FIRST = re.compile(r"\s*(?:written|story|words?|posted|by)\b", re.IGNORECASE)  # in the first text of such a line
_AUTHORS_PAGE = re.compile(
    r"/(?:authors?|staff|contributors?|columnists?|journalists?|writers?|autor(?:es|en|i)?|auteurs?|autori)/[^/?#]",
    re.IGNORECASE,
)
_LONGEST = 150  # characters; a line with names, not a biography
_SHORT = 100  # characters of a line that only its beginning tells
_OUTWARD = 3  # elements around a link to an author that may be the line it stands in
_ABOVE = 12  # elements; so close above a title its author may stand
_RUNNING = 120  # characters; a paragraph so long is the article
_FEW = 3  # elements in what holds a title and nothing else
_TEASER = 400  # characters; what holds the heading of another article is not longer


@dataclass(frozen=True, slots=True)
class Byline:
    """A line that may name the authors."""

    text: str
    beside: bool  # it stands beside the title, not beside another article's


def bylines(body: Element, titled: str) -> Iterator[Byline]:
    """Yield the lines of a page that may name its authors, the most likely first; ``titled`` is its article's title."""
    order = {element: place for place, element in enumerate(body.iter())}
    begin, end = beside(body, order, titled)
    found = []
    for kind, (element, text) in enumerate(_candidates(body)):
        near = begin <= order[element] <= end and not _is_teased(element)
        found.append((not near, kind, text))
    for other, _, text in sorted(found):
        yield Byline(text, beside=not other)


def _candidates(body: Element) -> Iterator[tuple[Element, str]]:
    """Yield elements with what they say: links to authors, what the site calls a byline, what begins as one."""
    for link in body.iter("a"):
        if "author" in (link.get("rel") or "").split() and text_of(link):
            yield link, _line_around(link)
    for link in body.iter("a"):
        if _AUTHORS_PAGE.search(link.get("href") or "") and 0 < len(text_of(link)) < _LONGEST:
            yield link, text_of(link)
    for element in body.iter("*"):
        names = class_of(element)
        if names and _NAMED.search(names) and not _NOT_NAMED.search(names):
            text = text_of(element)
            if 2 < len(text) < _LONGEST:  # noqa: PLR2004 - initials at least
                yield element, text
    for element in body.iter("p", "div", "span", "h2", "h3", "h4", "address", "strong", "li"):
        first = next((text for text in element.itertext() if text.strip()), "") if len(element) < 8 else ""  # noqa: PLR2004
        if _FIRST.match(first):
            text = text_of(element)
            if len(text) < _SHORT and _BEGINNING.match(text) and names_in(text):
                yield element, text


def _line_around(link: Element) -> str:
    """Return the line that a link to an author stands in, if it names the author and others and says nothing else."""
    line = text_of(link)
    around, own = link, set(names_in(line))
    for _ in range(_OUTWARD):
        around = around.getparent()
        text = text_of(around)
        if around.tag == "body" or len(text) > _LONGEST:
            break
        names = names_in(text)
        if own <= set(names) and says_only(text, names):
            line = text
    return line


def beside(body: Element, order: dict[Element, int], titled: str) -> tuple[int, int]:
    """Return from where to where in the ``order`` of a page lines stand beside the title; nowhere if it has none.

    Of several headings of level 1 the one is meant that says what the article is ``titled``, else the first; where
    there is none, the first other line that says it.
    """

    def names(element: Element) -> bool:
        return is_same(text_of(element), titled)

    headings = [heading for heading in body.iter("h1") if text_of(heading)]
    title = next((heading for heading in headings if names(heading)), headings[0] if headings else None)
    if title is None:
        title = next(
            (item for item in body.iter("h2", "h3", "div", "p", "span") if len(item) < _FEW and names(item)), None
        )
    if title is None:
        return 0, -1
    running = (item for item in body.iter("p") if order[item] > order[title] and len(text_of(item)) > _RUNNING)
    end = next(running, None)
    return order[title] - _ABOVE, order[end] if end is not None else len(order)


def _is_teased(element: Element) -> bool:
    """Tell whether a line stands in a box with the heading of another article, which is a link."""
    for around in element.iterancestors("li", "article", "aside", "div", "section"):
        if len(text_of(around)) > _TEASER or around.find(".//h1") is not None:
            return False
        if any(heading.find(".//a") is not None for heading in around.iter("h2", "h3", "h4", "h5")):
            return True
    return False
