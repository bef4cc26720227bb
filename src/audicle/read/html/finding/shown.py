"""Which pictures and frames, which have no text to be judged by, stand in the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.read.html.finding.leaves import TITLE
from audicle.read.html.finding.phrases import NEUTRAL
from audicle.read.html.tree import class_of
from audicle.read.html.walking.pictures.addresses import name_of, source_of

if TYPE_CHECKING:
    from audicle.read.html.finding.furniture import Furniture
    from audicle.read.html.finding.holdings import Holdings
    from audicle.read.html.page import Page
    from audicle.read.html.tree import Element

# What sites call the picture at the head of an article
_LEAD = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|featured?|hero|main|post|article|entry|cover|header)[_-]?"
    r"(?:image|img|photo|picture|media|art|figure|thumbnail)|(?:^|\s)(?:lead|lede|hero)(?:$|\s)",
    re.IGNORECASE,
)
_AFTER = 6  # elements; a picture so soon after the last text is still part of the article
_NEAR = 6  # elements outward, in which the text beside a picture is looked for


def last_picture(page: Page, holdings: Holdings, furniture: Furniture) -> int:
    """Return the place of the last picture below the title, if there is one, that is not furniture; -1 for none.

    Of a page without text the pictures are the article.
    """
    titles = [holdings.order[leaf.element] for leaf in holdings.leaves if leaf.why == TITLE and leaf.is_heading]
    places = [holdings.order[image] for image in page.pictures if furniture.why(image) is None]
    return max((place for place in places if place > max(titles, default=-1)), default=-1)


class Shown:
    """Decides for each picture and frame, once all leaves are judged."""

    def __init__(
        self, page: Page, holdings: Holdings, furniture: Furniture, title: str, lead_image: str | None, last: int
    ) -> None:
        """Take what was judged. ``title``, as ``titles.key`` returns it, and the picture are the article's.

        ``last`` is the place in the page of the last that is known to be the article, a picture perhaps.
        """
        self._page = page
        self._holdings = holdings
        self._furniture = furniture
        self._title = title
        self._lead_image = lead_image
        self._place: Element = page.body  # what holds the article and its title
        self._last = -1
        self._set_place()
        if last > self._last:
            self._last = last
            outward = [self._place, *self._place.iterancestors()]
            self._place = holdings.around if holdings.around in outward else self._place

    def _set_place(self) -> None:
        """Find what holds the article with its title above it: pictures there belong to it."""
        kept = [leaf.element for leaf in self._holdings.leaves if leaf.why is None]
        if not kept:
            return
        self._last = self._holdings.order[kept[-1]]
        first = self._holdings.order[kept[0]]
        titles = [
            leaf.element
            for leaf in self._holdings.leaves
            if leaf.says(self._title) and self._holdings.order[leaf.element] <= first
        ]
        titles += [
            leaf.element
            for leaf in self._holdings.leaves
            if leaf.element.tag == "h1" and self._holdings.order[leaf.element] <= first
        ]
        around = set(self._holdings.region.iterancestors()) | {self._holdings.region}
        if titles:
            self._place = next((item for item in titles[0].iterancestors() if item in around), self._page.body)
        else:
            self._place = self._holdings.region

    def shows(self, element: Element) -> bool:
        """Tell whether a picture, frame or rule stands in the article."""
        place = self._holdings.order.get(element, self._last + _AFTER + 1)
        inside = self._place is self._page.body or self._place in element.iterancestors() or self._leads(element, place)
        if not inside or place > self._last + _AFTER or self._furniture.why(element) is not None:
            return False
        words = self._page.pictures.get(element)
        free = next(element.iterancestors("a"), None) is None or (words is not None and words.caption)
        return bool(free) or not self._among_dropped(element)

    def _leads(self, element: Element, place: int) -> bool:
        """Tell whether a picture stands right above the article, with a caption or called its lead, or is its lead."""
        words = self._page.pictures.get(element)
        if (
            words is None
            or place > self._holdings.order[self._place]
            or next(element.iterancestors("a"), None) is not None
        ):
            return False
        around = [element, *element.iterancestors()][:_NEAR]
        named = any(_LEAD.search(class_of(item)) for item in around if item not in (self._page.body, self._page.root))
        source = source_of(element)
        lead = bool(source and self._lead_image and name_of(source) == name_of(self._lead_image))
        if not (lead or named or (words.caption and element.getparent().tag in ("figure", "picture"))):
            return False
        between = [
            leaf
            for leaf in self._holdings.leaves
            if place < self._holdings.order[leaf.element] < self._holdings.order[self._place]
            and leaf.why not in (TITLE, *NEUTRAL)
        ]
        return not between and all(item.tag not in ("nav", "aside", "footer") for item in element.iterancestors())

    def _among_dropped(self, element: Element) -> bool:
        """Tell whether the nearest text around a linked picture, if any is close by, was all judged furniture."""
        for around in [element, *element.iterancestors()][:_NEAR]:
            if around is self._place or around is self._holdings.region:
                return False
            near = [self._holdings.by_element[item] for item in around.iter() if item in self._holdings.by_element]
            if near:
                return all(leaf.why and leaf.why not in NEUTRAL for leaf in near)
        return False
