"""Where the article is: which leaves of the tree hold its text, and why the others do not.

An extractor's answer is corrected by what the tree shows: what stands inside the span of the article, or is built as
its paragraphs are, and bears no sign of furniture belongs to it; what bears such signs, by its name, by how its words
begin or by being all links, does not.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from audicle.read.html.furniture import reason
from audicle.read.html.leaves import Leaf, extracted, leaves_of, mark_found, mark_structures
from audicle.read.html.paragraphs import BLOCKS
from audicle.read.html.phrases import ADDRESS, CONTENTS, NEUTRAL, POINTER, REFERENCES, site_line
from audicle.read.html.pictures import name_of, source_of
from audicle.read.html.tables import is_layout, rows_of
from audicle.read.html.titles import key
from audicle.read.html.tree import class_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from audicle.read.html.page import Page
    from audicle.read.html.tree import Element

OUTSIDE = "outside the article"
LINKS = "only links"
HEADING_OF_CONTENTS = "the heading of the table of contents"
TITLE = "the title"
OTHER = "another article"

_PERHAPS = (OUTSIDE, LINKS, POINTER)  # a judgement of the text alone, not of what it stands in

_MOST = 0.35  # of the article in an element: it is no furniture, whatever it is called
_MOSTLY = 0.6  # of a leaf's characters are links
_ALL = 0.9  # of a leaf's characters are links: nothing else is said
_NAME = 6  # words; after a quote, a link no longer than this says whom it quotes
# What sites call the picture at the head of an article
_LEAD = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|featured?|hero|main|post|article|entry|cover|header)[_-]?"
    r"(?:image|img|photo|picture|media|art|figure|thumbnail)|(?:^|\s)(?:lead|lede|hero)(?:$|\s)",
    re.IGNORECASE,
)
_AFTER = 6  # elements; a picture so soon after the last text is still part of the article
_NEAR = 6  # elements outward, in which the text beside a picture is looked for
_OTHERS = 2  # headings built alike make the pattern of the article's sections
_ALIKE = 3  # paragraphs built alike make the pattern of the article
_SENTENCE = 80  # characters; shorter text proves nothing


def locate(page: Page, title: str, lead_image: str | None = None) -> tuple[list[Leaf], Callable[[Element], bool]]:
    """Judge every leaf of the page and fill ``page.kept``. ``title`` and ``lead_image``, an address, are the article's.

    Returns the leaves, and whether a picture or frame, which has no text to be judged by, stands in the article.
    """
    leaves = leaves_of(page)
    mark_found(leaves, extracted(page, leaves))
    judgement = Judgement(leaves, page, title, lead_image)
    judgement.judge()
    if all(leaf.why for leaf in leaves) and mark_structures([leaf for leaf in leaves if leaf.why in _PERHAPS]):
        judgement = Judgement(leaves, page, title, lead_image, structured=True)
        judgement.judge()
    page.kept.update(leaf.element for leaf in leaves if leaf.why is None)
    return leaves, judgement.shows


class Judgement:
    """Decides for each leaf whether it is the article."""

    def __init__(
        self, leaves: list[Leaf], page: Page, title: str, lead_image: str | None = None, *, structured: bool = False
    ) -> None:
        """Take the leaves. ``structured``: the article is only a list or a table, and may be all links."""
        self._structured = structured
        self._leaves = leaves
        self._page = page
        self._title = key(title)
        self._lead_image = lead_image
        self._held = _held(leaves)
        self._by_element = {leaf.element: leaf for leaf in leaves}
        self._total = self._held.get(page.body, 0)
        self._region = _region(self._held, self._total, page)
        self._resources: set[Element] = set()  # items that are links, and belong to the text nevertheless
        self._furniture: dict[Element, str | None] = {}
        self._order = {element: place for place, element in enumerate(page.body.iter("*"))}
        self._place: Element = page.body  # what holds the article and its title
        self._last = -1

    def judge(self) -> None:
        """Fill in why a leaf is not the article."""
        for leaf in self._leaves:
            leaf.why = TITLE if self._is_title(leaf) else self.furniture(leaf.element)
            leaf.why = leaf.why or site_line(leaf.text, leaf.linked)
        self._find_sections()
        if not self._structured:
            self._judge_lists()
        self._extend()
        sure = [place for place, leaf in enumerate(self._leaves) if leaf.found and not leaf.why]
        first, last = (self._lead(sure[0]), sure[-1]) if sure else (0, -1)
        for place, leaf in enumerate(self._leaves):
            if leaf.why or leaf.found:
                continue
            quoted = self._quotes(place) or (self._quotes(place - 1) and len(leaf.words) <= _NAME)
            if not (first <= place <= last and self._region in leaf.element.iterancestors()):
                leaf.why = OUTSIDE
            elif leaf.linked > _MOSTLY and not (quoted or leaf.element in self._resources or self._heads(place)):
                leaf.why = LINKS
        if not self._structured:
            self._cut_tail()
        self._complete_tables()
        self._complete_lists()
        self._finish_list()
        self._set_place()

    def _finish_list(self) -> None:
        """Take in the list that the last kept text announces."""
        last = max((place for place, leaf in enumerate(self._leaves) if leaf.why is None), default=None)
        if last is None or not self._leaves[last].text.rstrip().endswith((":", "：")):
            return
        sources = bool(REFERENCES.match(self._leaves[last].text))
        announced: Element | None = None
        for leaf in self._leaves[last + 1 :]:
            lists = list(leaf.element.iterancestors("ul", "ol"))
            announced = announced if announced is not None or not lists else lists[-1]
            pointing = leaf.linked > _MOSTLY and not sources
            if leaf.why not in (OUTSIDE, POINTER) or announced is None or announced not in lists or pointing:
                return
            leaf.why = None

    def _complete_tables(self) -> None:
        """Take in what is missing of tables of data that were found: short cells, headers, cells that are links."""
        missing: dict[Element, list[Leaf]] = {}
        found: set[Element] = set()
        for leaf in self._leaves:
            table = next(leaf.element.iterancestors("table"), None)
            if table is not None and leaf.why is None:
                found.add(table)
            elif table is not None and leaf.why in _PERHAPS:
                missing.setdefault(table, []).append(leaf)
        for table, leaves in missing.items():
            if table in found and not is_layout(table, rows_of(table)):
                for leaf in leaves:
                    leaf.why = None

    def _lead(self, first: int) -> int:
        """Return where the article begins: at a paragraph right after its title, if the extractor began later."""
        place = first
        while place and (self._is_running(before := self._leaves[place - 1]) or before.why not in (None, TITLE)):
            place -= 1
        return place if place and self._leaves[place - 1].why == TITLE else first

    @staticmethod
    def _is_running(leaf: Leaf) -> bool:
        return not leaf.why and leaf.element.tag == "p" and len(leaf.text) > _SENTENCE and leaf.linked < _MOSTLY

    def _complete_lists(self) -> None:
        """Take in the items that are only links of lists that say something as well: nested lists, mostly."""
        missing: dict[Element, list[Leaf]] = {}
        found: set[Element] = set()
        for leaf in self._leaves:
            outermost = list(leaf.element.iterancestors("ul", "ol"))[-1:]
            if outermost and leaf.why is None:
                found.update(outermost)
            elif outermost and leaf.why in (OUTSIDE, LINKS):
                missing.setdefault(outermost[0], []).append(leaf)
        for outermost, leaves in missing.items():
            if outermost in found:
                for leaf in leaves:
                    leaf.why = None

    def _find_sections(self) -> None:
        """Take in sections that the extractor overlooked: of a list or a table, under a heading like the others."""
        built = Counter(_build(leaf) for leaf in self._leaves if leaf.is_heading and leaf.found and not leaf.why)
        for place, leaf in enumerate(self._leaves):
            named = leaf.is_heading and bool(REFERENCES.match(leaf.text))
            if (
                not leaf.is_heading
                or built[_build(leaf)] < _OTHERS
                or (leaf.why and not (named and leaf.why == POINTER))
            ):
                continue
            section = self._section(place)
            if any(part.found for part in section) or not section:
                continue
            if named or any(part.linked < _MOSTLY for part in section):
                leaf.why, leaf.found = None, True
                for part in section:
                    part.found = True

    def _section(self, place: int) -> list[Leaf]:
        """Return what stands under a heading, in what the heading stands in, until the next."""
        around = self._leaves[place].element.getparent()
        found: list[Leaf] = []
        for leaf in self._leaves[place + 1 :]:
            if leaf.is_heading or around not in leaf.element.iterancestors():
                break
            if not leaf.why:
                found.append(leaf)
        return found

    def _quotes(self, place: int) -> bool:
        """Tell whether a leaf stands in a block quote."""
        return place >= 0 and next(self._leaves[place].element.iterancestors("blockquote"), None) is not None

    def _heads(self, place: int) -> bool:
        """Tell whether a leaf is a heading of text that follows, and not of a teaser."""
        leaf = self._leaves[place]
        after = self._leaves[place + 1] if place + 1 < len(self._leaves) else None
        return leaf.is_heading and not leaf.in_item and after is not None and not after.why and after.linked < _MOSTLY

    def _cut_tail(self) -> None:
        """Let go of what ends the article without being an end: links to others, headings with nothing below."""
        for leaf in reversed(self._leaves):
            if leaf.why is not None:
                continue
            if leaf.is_heading or (leaf.linked > _ALL and leaf.element not in self._resources):
                leaf.why = POINTER
            else:
                break

    def _judge_lists(self) -> None:
        """Tell the table of contents, and let go of lists of other articles.

        A list that says nothing but links belongs to the text only if a heading or a colon announces it.
        """
        lists: dict[Element, list[int]] = {}
        for place, leaf in enumerate(self._leaves):
            around = list(leaf.element.iterancestors("ul", "ol"))
            outermost = around[-1] if around else leaf.element.getparent() if leaf.element.tag == "li" else None
            if outermost is not None:
                lists.setdefault(outermost, []).append(place)
        title = next((place for place, leaf in enumerate(self._leaves) if leaf.why == TITLE), len(self._leaves))
        span = (title, max((place for place, leaf in enumerate(self._leaves) if leaf.found), default=0))
        for outermost, places in lists.items():
            items = [self._leaves[place] for place in places]
            why = None
            if len(items) >= _ALIKE and all(leaf.jumps > _ALL for leaf in items):
                self._page.contents.add(outermost)
                self._take_contents(places, span)
            elif len(items) > 1 and all(leaf.linked > _ALL for leaf in items):
                listed = all(ADDRESS.fullmatch(leaf.text) for leaf in items)
                why = None if listed or self._announced(places[0]) else POINTER
                self._resources.update(leaf.element for leaf in items if not why)
            for leaf in items:
                leaf.why = leaf.why or why

    def _take_contents(self, places: list[int], span: tuple[int, int]) -> None:
        """Take in a table of contents, without the words that announce it, in the span from the title to the text."""
        inside = span[0] < places[0] and places[-1] < span[1]
        for leaf in (self._leaves[place] for place in places):
            leaf.found = inside
            leaf.why = None if leaf.why == TITLE else leaf.why
        before = self._leaves[places[0] - 1] if places[0] else None
        if inside and before and not before.why and CONTENTS.match(before.text):
            before.why = HEADING_OF_CONTENTS

    def _announced(self, place: int) -> bool:
        """Tell whether the leaf before a list is a heading of the article, or ends in a colon."""
        before = self._leaves[place - 1] if place else None
        if before is None or before.why or not (before.found or self._leaves[place].found):
            return False
        return before.is_heading or before.text.endswith((":", "："))

    def _extend(self) -> None:
        """Take in paragraphs that are built exactly as those found are: pages in pieces, of which one was found."""
        built = Counter(
            _build(leaf) for leaf in self._leaves if leaf.found and not leaf.why and len(leaf.text) > _SENTENCE
        )
        for leaf in self._leaves:
            if not leaf.found and not leaf.why and len(leaf.text) > _SENTENCE and leaf.linked < 1 - _MOSTLY:
                leaf.found = built[_build(leaf)] >= _ALIKE

    def _is_title(self, leaf: Leaf) -> bool:
        return bool(self._title) and " ".join(leaf.words) == self._title

    def _set_place(self) -> None:
        """Find what holds the article with its title above it: pictures there belong to it."""
        kept = [leaf.element for leaf in self._leaves if leaf.why is None]
        if not kept:
            return
        self._last = self._order[kept[-1]]
        first = self._order[kept[0]]
        titles = [leaf.element for leaf in self._leaves if self._is_title(leaf) and self._order[leaf.element] <= first]
        titles += [
            leaf.element for leaf in self._leaves if leaf.element.tag == "h1" and self._order[leaf.element] <= first
        ]
        around = set(self._region.iterancestors()) | {self._region}
        if titles:
            self._place = next((item for item in titles[0].iterancestors() if item in around), self._page.body)
        else:
            self._place = self._region

    def furniture(self, element: Element) -> str | None:
        """Return why an element is furniture, by itself or by what it stands in."""
        if element not in self._furniture:
            parent = element.getparent()
            outer = self.furniture(parent) if parent is not None and element is not self._page.body else None
            mostly = self._held.get(element, 0) > self._total * _MOST
            if outer is None and not mostly and not self._only_shows(element):
                outer = reason(element) or self._other_article(element)
            self._furniture[element] = outer
        return self._furniture[element]

    def _only_shows(self, element: Element) -> bool:
        """Tell whether all the text in an element is captions of pictures in it."""
        pictures = [
            item for item in element.iter() if item in self._page.pictures and self._page.pictures[item].caption
        ]
        linked = any(next(item.iterancestors("a"), None) is not None for item in pictures)
        return bool(pictures) and not linked and not any(item in self._by_element for item in element.iter())

    def _other_article(self, element: Element) -> str | None:
        """Return why an ``article`` that is not the one that holds most of the text is not part of it."""
        if element.tag != "article" or element.find(".//blockquote") is not None:
            return None
        around = next((item for item in element.iterancestors("article") if self._held.get(item, 0) > 0), None)
        headed = any(heading.find(".//a") is not None for heading in element.iter("h1", "h2", "h3", "h4"))
        return OTHER if headed or around is not None else None

    def shows(self, element: Element) -> bool:
        """Tell whether a picture, frame or rule stands in the article."""
        place = self._order.get(element, self._last + _AFTER + 1)
        inside = self._place is self._page.body or self._place in element.iterancestors() or self._leads(element, place)
        if not inside or place > self._last + _AFTER or self.furniture(element) is not None:
            return False
        words = self._page.pictures.get(element)
        free = next(element.iterancestors("a"), None) is None or (words is not None and words.caption)
        return bool(free) or not self._among_dropped(element)

    def _leads(self, element: Element, place: int) -> bool:
        """Tell whether a picture stands right above the article, with a caption or called its lead, or is its lead."""
        words = self._page.pictures.get(element)
        if words is None or place > self._order[self._place] or next(element.iterancestors("a"), None) is not None:
            return False
        around = [element, *element.iterancestors()][:_NEAR]
        named = any(_LEAD.search(class_of(item)) for item in around if item not in (self._page.body, self._page.root))
        source = source_of(element)
        lead = bool(source and self._lead_image and name_of(source) == name_of(self._lead_image))
        if not (lead or named or (words.caption and element.getparent().tag in ("figure", "picture"))):
            return False
        between = [
            leaf
            for leaf in self._leaves
            if place < self._order[leaf.element] < self._order[self._place] and leaf.why not in (TITLE, *NEUTRAL)
        ]
        return not between and all(item.tag not in ("nav", "aside", "footer") for item in element.iterancestors())

    def _among_dropped(self, element: Element) -> bool:
        """Tell whether the nearest text around a linked picture, if any is close by, was all judged furniture."""
        for around in [element, *element.iterancestors()][:_NEAR]:
            if around is self._place or around is self._region:
                return False
            near = [self._by_element[item] for item in around.iter() if item in self._by_element]
            if near:
                return all(leaf.why and leaf.why not in NEUTRAL for leaf in near)
        return False


def _build(leaf: Leaf) -> tuple[str, ...]:
    """Return how a leaf is built into the page: its own tag and class, and those of what holds it."""
    around = [leaf.element, *list(leaf.element.iterancestors())[:3]]
    return tuple(f"{item.tag}.{item.get('class') or ''}" for item in around)


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
    while total:
        inner = next((child for child in region if held.get(child, 0) >= 0.9 * total and child.tag in BLOCKS), None)
        if inner is None:
            break
        region = inner
    return region
