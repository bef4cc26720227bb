"""What goes on after the last text that the extractor found: sections, galleries, rows of videos and posts.

Extractors look for paragraphs, and end an article at the last. Whatever follows it in what holds the article goes on
with it, up to the first sign of something else: links, names of furniture, lines of the site. Short lines and headings
count only with something below them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.read.html.finding.leaves import LINKS, MOSTLY_LINKS, OUTSIDE, TITLE, Leaf
from audicle.read.html.finding.phrases import NEUTRAL
from audicle.read.html.tree import text_of
from audicle.read.html.walking.embeds import FRAMES, is_post, read_embed, read_post

if TYPE_CHECKING:
    from audicle.read.html.finding.furniture import Furniture
    from audicle.read.html.finding.holdings import Holdings
    from audicle.read.html.page import Page
    from audicle.read.html.tree import Element

_LISTS = ("ul", "ol", "dl", "table", "blockquote", "pre")
_CAPTION = 0.5  # of a caption's characters are links: the picture announces another article


def continue_text(page: Page, holdings: Holdings, furniture: Furniture) -> int:
    """Take in the leaves that go on with the article, or with its title if nothing was found.

    Returns the place in ``holdings.order`` of the last that was taken in, -1 if there was nothing.
    """
    kept = [leaf for leaf in holdings.leaves if leaf.why is None]
    begins = kept[-1:] or [leaf for leaf in holdings.leaves if leaf.why == TITLE and leaf.is_heading][:1]
    if not begins:
        return -1
    last = holdings.order[begins[0].element]
    parents = {leaf.element.getparent() for leaf in kept if leaf.is_running}
    parents |= {parent.getparent() for parent in parents if holdings.around in parent.iterancestors()}
    headings = {leaf.element.tag for leaf in kept if leaf.is_heading}
    things = _things(page, holdings, last)
    told = sum(_caption(thing, page) for thing in things if not isinstance(thing, Leaf))
    gallery = told > sum(len(leaf.text) for leaf in kept)
    waiting: list[Leaf] = []
    end = -1
    for thing in things:
        if isinstance(thing, Leaf):
            if thing.why in (TITLE, *NEUTRAL):
                continue
            points = thing.linked > MOSTLY_LINKS and thing.element.tag != "dt"
            if thing.why not in (None, OUTSIDE, LINKS) or points:
                break
            waiting.append(thing)
            if not _goes_on(thing, waiting, parents, headings):
                if thing.is_running:
                    break
                continue
        elif furniture.why(thing) is not None or not (
            (gallery and _caption(thing, page))
            or ((_leads(thing, page) or (not waiting and _is_free(thing, page))) and _is_beside(thing, parents))
        ):
            continue
        for leaf in waiting:
            leaf.why = None
        waiting = []
        element = thing.element if isinstance(thing, Leaf) else thing
        end = holdings.order[element]
    return end


def _things(page: Page, holdings: Holdings, last: int) -> list[Leaf | Element]:
    """Return the leaves, pictures and frames after the last text, in what holds the article, in document order."""
    around = holdings.around
    found: list[Leaf | Element] = []
    started = False
    for element in around.iter("*"):
        if not started:
            started = holdings.order[element] >= last
            continue
        leaf = holdings.by_element.get(element)
        if leaf is not None:
            found.append(leaf)
        elif element in page.pictures or element.tag in FRAMES or is_post(element):
            found.append(element)
    return found


def _goes_on(leaf: Leaf, waiting: list[Leaf], parents: set[Element], headings: set[str]) -> bool:
    """Tell whether a leaf is text of the article: beside its other text, or under a heading like its others."""
    above = next((one.element.tag for one in waiting if one.is_heading), None)
    structure = next(leaf.element.iterancestors(*_LISTS), None)
    if leaf.is_heading or not (leaf.is_running or structure is not None):
        return False
    return above in headings or _is_beside(leaf.element, parents)


def _is_beside(element: Element, parents: set[Element]) -> bool:
    """Tell whether an element, or what it stands in, stands beside text of the article."""
    return any(item.getparent() in parents for item in (element, *element.iterancestors()))


def _caption(element: Element, page: Page) -> int:
    """Return the length of a picture's caption, 0 if it is a link: then it announces another article."""
    caption = page.pictures[element].caption if element in page.pictures else ()
    size = sum(len(text_of(item)) for item in caption)
    linked = sum(len(text_of(link)) for item in caption for link in item.iter("a"))
    return size if linked <= size * _CAPTION else 0


def _is_free(element: Element, page: Page) -> bool:
    """Tell whether a thing is a picture that leads nowhere: teasers lead to other articles."""
    return element in page.pictures and next(element.iterancestors("a"), None) is None


def _leads(element: Element, page: Page) -> bool:
    """Tell whether a frame or a post leads to something that is read."""
    if element in page.pictures:
        return False
    return bool(read_post(element, page) if is_post(element) else read_embed(element, page))
