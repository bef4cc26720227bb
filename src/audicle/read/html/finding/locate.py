"""Where the article is: which leaves of the tree hold its text, and why the others do not.

An extractor's answer is corrected by what the tree shows: what stands inside the span of the article, or is built as
its paragraphs are, and bears no sign of furniture belongs to it; what bears such signs, by its name, by how its words
begin or by being all links, does not.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audicle.read.html.about.titles import key
from audicle.read.html.finding.continuation import continue_text
from audicle.read.html.finding.counters import drop_counters
from audicle.read.html.finding.furniture import Furniture
from audicle.read.html.finding.holdings import Holdings
from audicle.read.html.finding.invitations import drop_invitations
from audicle.read.html.finding.leads import is_lead
from audicle.read.html.finding.leaves import (
    ALL_LINKS,
    LINKS,
    MOSTLY_LINKS,
    OUTSIDE,
    PERHAPS,
    SENTENCE,
    TITLE,
    Leaf,
    build_of,
    extracted,
    leaves_of,
    mark_found,
    mark_structures,
)
from audicle.read.html.finding.phrases import POINTER, site_line
from audicle.read.html.finding.roundups import take_roundup
from audicle.read.html.finding.shown import Shown, last_picture
from audicle.read.html.finding.structures import Structures
from audicle.read.html.finding.trails import drop_trails
from audicle.read.html.finding.wider import find_wider

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from audicle.read.html.page import Page
    from audicle.read.html.tree import Element

_NAME = 6  # words; after a quote, a link no longer than this says whom it quotes
_ALIKE = 3  # paragraphs built alike make the pattern of the article


def locate(page: Page, title: str, lead_image: str | None = None) -> Located:
    """Judge every leaf of the page and fill ``page.kept``.

    ``title`` and ``lead_image``, an address, are the article's.
    """
    leaves = leaves_of(page)
    mark_found(leaves, extracted(page, leaves))
    judgement = Judgement(leaves, page, key(title))
    judgement.judge()
    how = None
    if wider := find_wider(judgement.holdings, judgement.furniture, key(title)):
        how = wider.how
        judgement = Judgement(leaves, page, key(title), trusted=wider.take())
        judgement.judge()
    elif not judgement.says() and mark_structures([leaf for leaf in leaves if leaf.why in PERHAPS]):
        how = "the largest list or table of the page, which has no paragraphs"
        judgement = Judgement(leaves, page, key(title), structured=True)
        judgement.judge()
    if not judgement.says() and (last := last_picture(page, judgement.holdings, judgement.furniture)) >= 0:
        judgement.last = last
        how = "the pictures of the page, which has no text"
    page.kept.update(leaf.element for leaf in leaves if leaf.why is None)
    shown = Shown(page, judgement.holdings, judgement.furniture, key(title), lead_image, judgement.last)
    return Located(leaves, shown.shows, how)


@dataclass(frozen=True, slots=True)
class Located:
    """What of a page is its article."""

    leaves: list[Leaf]  # all of them, judged
    shows: Callable[[Element], bool]  # whether a picture or frame, which has no text to be judged by, stands in it
    how: str | None  # how its text was found, in words, where not as usual


class Judgement:
    """Decides for each leaf whether it is the article."""

    def __init__(
        self,
        leaves: list[Leaf],
        page: Page,
        title: str,
        *,
        structured: bool = False,
        trusted: AbstractSet[Element] = frozenset(),
    ) -> None:
        """Take the leaves, and the title as ``titles.key`` returns it.

        ``structured``: the article is only a list or a table, and may be all links. ``trusted`` are elements that
        hold the article, whatever they are called.
        """
        self._structured = structured
        self._leaves = leaves
        self._page = page
        self._title = title
        self.last = -1  # place in the page of the last that is the article
        self.holdings = Holdings(leaves, page, title)
        self.furniture = Furniture(page, self.holdings, title, trusted)
        self._structures = Structures(leaves, page)

    def judge(self) -> None:
        """Fill in why a leaf is not the article."""
        for leaf in self._leaves:
            leaf.why = TITLE if leaf.says(self._title) else self.furniture.why(leaf.element)
            leaf.why = leaf.why or site_line(leaf.text, leaf.linked)
        drop_counters(self._leaves, self._page)
        drop_trails(self._leaves)
        drop_invitations(self.holdings)
        self._drop_above()
        self._structures.find_sections()
        if not self._structured:
            self._structures.judge_lists()
        self._extend()
        sure = [place for place, leaf in enumerate(self._leaves) if leaf.found and not leaf.why]
        first, last = (self._lead(sure[0]), sure[-1]) if sure else (0, -1)
        for place, leaf in enumerate(self._leaves):
            if leaf.why or (leaf.found and not self._is_teaser(place)):
                continue
            quoted = self._quotes(place) or (self._quotes(place - 1) and len(leaf.words) <= _NAME)
            belongs = quoted or leaf.element in self._structures.resources or self._heads(place)
            if not (first <= place <= last and self.holdings.region in leaf.element.iterancestors()):
                leaf.why = OUTSIDE
            elif leaf.linked > MOSTLY_LINKS and not belongs:
                leaf.why = LINKS
        if not self._structured:
            self._structures.resources.update(take_roundup(self._page, self.holdings))
            self.last = continue_text(self._page, self.holdings, self.furniture)
            self._cut_tail()
        self._structures.complete()

    def says(self) -> bool:
        """Tell whether anything was found to be the article: text, or pictures with captions after its title."""
        return self.last >= 0 or any(leaf.why is None for leaf in self._leaves)

    def _drop_above(self) -> None:
        """Let go of what stands above the title and outside of what holds the title and the article."""
        for place, leaf in enumerate(self._leaves):
            if leaf.why == TITLE and leaf.is_heading and (around := self.holdings.below(place)) is not None:
                for above in self._leaves[: self.holdings.content(around).first]:
                    above.why = above.why or OUTSIDE
                return

    def _lead(self, first: int) -> int:
        """Return where the article begins: at a paragraph right after its title, if the extractor began later.

        A section's heading, where it stands right before the first paragraph, is that section's (HTML, 4.3.3).
        """
        place = first
        while place and self._may_lead(self._leaves[place - 1], self._leaves[place]):
            place -= 1
        if not place or self._leaves[place - 1].why != TITLE:
            if first and self._is_heading_of_section(self._leaves[first - 1], self._leaves[first]):
                self._leaves[first - 1].found = True
                return first - 1
            return first
        for leaf in self._leaves[place:first]:
            leaf.found = not leaf.why and self.holdings.around in leaf.element.iterancestors()
        return place

    @staticmethod
    def _is_heading_of_section(leaf: Leaf, after: Leaf) -> bool:
        section = after.element.getparent()
        return (
            leaf.is_heading
            and not (leaf.why or leaf.linked)
            and section is not None
            and section.tag == "section"
            and leaf.element.getparent() is section
        )

    @staticmethod
    def _may_lead(leaf: Leaf, after: Leaf) -> bool:
        """Tell whether a leaf before the article's first may be its beginning, or what was dropped before that."""
        if leaf.why:
            return leaf.why != TITLE
        if leaf.is_heading:
            return not leaf.linked and after.is_running and not after.why
        return (leaf.is_running and leaf.element.tag in ("p", "div")) or is_lead(leaf)

    def _quotes(self, place: int) -> bool:
        """Tell whether a leaf stands in a block quote."""
        return place >= 0 and next(self._leaves[place].element.iterancestors("blockquote"), None) is not None

    def _heads(self, place: int) -> bool:
        """Tell whether a leaf is a heading of text that follows, and not of a teaser."""
        leaf = self._leaves[place]
        after = self._leaves[place + 1] if place + 1 < len(self._leaves) else None
        if not leaf.is_heading or leaf.in_item or after is None or after.why or after.linked >= MOSTLY_LINKS:
            return False
        link = next(leaf.element.iterancestors("a"), None)
        return link is None or link.getparent() in after.element.iterancestors()

    def _is_teaser(self, place: int) -> bool:
        """Tell whether a leaf stands in a link with more in it, as cards do that lead to other articles."""
        leaf = self._leaves[place]
        link = next(leaf.element.iterancestors("a"), None)
        return leaf.linked > ALL_LINKS and link is not None and len(link) > 1 and not self._heads(place)

    def _cut_tail(self) -> None:
        """Let go of what ends the article without being an end: links to others, headings with nothing below."""
        for leaf in reversed(self._leaves):
            if leaf.why is not None:
                continue
            if self.holdings.order[leaf.element] < self.last and leaf.is_heading:
                break  # pictures stand below it
            if leaf.element in self._structures.resources:
                break
            if leaf.is_heading or leaf.linked > ALL_LINKS:
                leaf.why = POINTER
            else:
                break

    def _extend(self) -> None:
        """Take in paragraphs that are built exactly as those found are: pages in pieces, of which one was found."""
        built = Counter(
            build_of(leaf) for leaf in self._leaves if leaf.found and not leaf.why and len(leaf.text) > SENTENCE
        )
        for leaf in self._leaves:
            if not leaf.found and not leaf.why and len(leaf.text) > SENTENCE and leaf.linked < 1 - MOSTLY_LINKS:
                leaf.found = built[build_of(leaf)] >= _ALIKE
