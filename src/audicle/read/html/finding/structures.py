"""What stands together: lists, tables and sections are the article, or are not, as a whole."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from audicle.read.html.finding.hosts import lead_away, own_host
from audicle.read.html.finding.leaves import ALL_LINKS, LINKS, MOSTLY_LINKS, OUTSIDE, PERHAPS, TITLE, build_of
from audicle.read.html.finding.phrases import ADDRESS, CONTENTS, POINTER, REFERENCES
from audicle.read.html.walking.tables import is_layout, rows_of

if TYPE_CHECKING:
    from audicle.read.html.finding.leaves import Leaf
    from audicle.read.html.page import Page
    from audicle.read.html.tree import Element

HEADING_OF_CONTENTS = "the heading of the table of contents"

_OTHERS = 2  # headings built alike make the pattern of the article's sections
_SEVERAL = 3  # items; a shorter list of jumps is no table of contents


class Structures:
    """Judges lists, tables and sections of a page's leaves."""

    def __init__(self, leaves: list[Leaf], page: Page) -> None:
        """Take the leaves. ``resources`` gets the items that are links, and belong to the text nevertheless."""
        self._leaves = leaves
        self._page = page
        self.resources: set[Element] = set()

    def find_sections(self) -> None:
        """Take in sections that the extractor overlooked: of a list or a table, under a heading like the others."""
        built = Counter(build_of(leaf) for leaf in self._leaves if leaf.is_heading and leaf.found and not leaf.why)
        for place, leaf in enumerate(self._leaves):
            named = leaf.is_heading and bool(REFERENCES.match(leaf.text))
            if (
                not leaf.is_heading
                or built[build_of(leaf)] < _OTHERS
                or (leaf.why and not (named and leaf.why == POINTER))
            ):
                continue
            section = self._section(place)
            if any(part.found for part in section) or not section:
                continue
            if named or any(part.linked < MOSTLY_LINKS for part in section):
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

    def judge_lists(self) -> None:
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
            if len(items) >= _SEVERAL and all(leaf.jumps > ALL_LINKS for leaf in items):
                self._page.contents.add(outermost)
                self._take_contents(places, span)
            elif len(items) > 1 and all(leaf.linked > ALL_LINKS for leaf in items):
                listed = all(ADDRESS.fullmatch(leaf.text) for leaf in items)
                why = None if listed or self._announced(places[0]) or self._cited(places) else POINTER
                self.resources.update(leaf.element for leaf in items if not why)
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

    def _cited(self, places: list[int]) -> bool:
        """Tell whether a list of links stands between two paragraphs of the article, and leads to other sites."""
        if not places[0] or places[-1] + 1 == len(self._leaves):
            return False
        before, after = self._leaves[places[0] - 1], self._leaves[places[-1] + 1]
        between = all(leaf.found and leaf.is_running and not leaf.why for leaf in (before, after))
        beside = before.element.getparent() is after.element.getparent()
        elements = [self._leaves[place].element for place in places]
        return between and beside and lead_away(elements, self._page.base, own_host(self._page))

    def _announced(self, place: int) -> bool:
        """Tell whether the leaf before a list is a heading of the article, or ends in a colon."""
        before = self._leaves[place - 1] if place else None
        if before is None or before.why or not (before.found or self._leaves[place].found):
            return False
        return before.is_heading or before.text.endswith((":", "："))

    def complete(self) -> None:
        """Take in what is missing of tables and lists of which a part is the article."""
        self._complete_tables()
        self._complete_lists()
        self._finish_list()

    def _complete_tables(self) -> None:
        """Take in what is missing of tables of data that were found: short cells, headers, cells that are links."""
        missing: dict[Element, list[Leaf]] = {}
        found: set[Element] = set()
        for leaf in self._leaves:
            table = next(leaf.element.iterancestors("table"), None)
            if table is not None and leaf.why is None:
                found.add(table)
            elif table is not None and leaf.why in PERHAPS:
                missing.setdefault(table, []).append(leaf)
        for table, leaves in missing.items():
            if table in found and not is_layout(table, rows_of(table)):
                for leaf in leaves:
                    leaf.why = None

    def _complete_lists(self) -> None:
        """Take in the items that are only links of lists that say something as well: nested lists, mostly."""
        missing: dict[Element, list[Leaf]] = {}
        found: set[Element] = set()
        for leaf in self._leaves:
            outermost = list(leaf.element.iterancestors("ul", "ol", "dl"))[-1:]
            if outermost and leaf.why is None:
                found.update(outermost)
            elif outermost and leaf.why in (OUTSIDE, LINKS):
                missing.setdefault(outermost[0], []).append(leaf)
        for outermost, leaves in missing.items():
            if outermost in found:
                for leaf in leaves:
                    leaf.why = None

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
            pointing = leaf.linked > MOSTLY_LINKS and not sources
            if leaf.why not in (OUTSIDE, POINTER) or announced is None or announced not in lists or pointing:
                return
            leaf.why = None
