"""A second reading, which knows no names: the longest run of paragraphs of the page.

An extractor can miss most of an article, and names can cost the rest. Where most of a page's running text would be
left out, its longest run of paragraphs, with the headings and lists between them, is another reading. It wins if it
has twice as much and reads like the same article: it holds what was found, or stands below the title, or speaks of
what the title speaks of.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audicle.read.html.finding.furniture import OTHER
from audicle.read.html.finding.leaves import MOSTLY_LINKS, TITLE, Leaf
from audicle.read.html.finding.phrases import site_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from audicle.read.html.finding.furniture import Furniture
    from audicle.read.html.finding.holdings import Holdings
    from audicle.read.html.tree import Element

_HALF = 0.5  # of the page's running text
_TIMES = 2  # as much as the first reading
_FEWEST = 3  # paragraphs
_MANY = 5  # paragraphs that are an article whatever they speak of
_BREAKS = 2  # short lines, or links, between two paragraphs: a list of teasers, comments with their writers
_LONG_WORD = 4  # letters; shorter words say nothing of what a text is about
_SHARED = 0.34  # of the long words of the title
_NEAR = 6  # leaves
_STRUCTURES = ("ul", "ol", "dl", "table", "blockquote", "pre")


@dataclass(frozen=True, slots=True)
class Wider:
    """A reading that is better than the first."""

    leaves: list[Leaf]  # the run
    found: list[Leaf]  # what the first reading found
    how: str  # in words, for people

    def take(self) -> set[Element]:
        """Mark the run as found. Return the elements that hold it, which are not furniture whatever they are called."""
        if not _holds(self.leaves, self.found):
            for leaf in self.found:
                leaf.found = False
        for leaf in self.leaves:
            leaf.found = leaf.linked <= MOSTLY_LINKS
        return {element for leaf in self.leaves for element in (leaf.element, *leaf.element.iterancestors())}


def find_wider(holdings: Holdings, furniture: Furniture, title: str) -> Wider | None:
    """Return the longest run of paragraphs if it is a better reading than what was judged to be the article.

    If that found nothing at all, a name that little else has does not part a run from the article either.
    """
    leaves = holdings.leaves
    kept = [leaf for leaf in leaves if leaf.why is None]
    if _size(kept) >= _size(leaves) * _HALF:
        return None
    had = sum(len(leaf.text) for leaf in kept)
    tries = [furniture.is_apart] if kept else [furniture.is_apart, furniture.is_marked]
    for is_apart in tries:
        run = max(_runs(leaves, is_apart), key=_size, default=[])
        if _size(run) >= max(1, had * _TIMES) and _is_same(run, kept, leaves, title):
            first = sum(leaf.is_running for leaf in kept)
            count = sum(leaf.is_running for leaf in run)
            how = f"the longest run of paragraphs of the page: {count}, of which the first reading had {first}"
            return Wider(run, kept, how)
    return None


def _size(leaves: list[Leaf]) -> int:
    return sum(len(leaf.text) for leaf in leaves if leaf.is_running)


def _runs(leaves: list[Leaf], is_apart: Callable[[Element], bool]) -> list[list[Leaf]]:
    """Return the runs of paragraphs, each from its first to its last, with the heading above the first."""
    runs: list[list[Leaf]] = []
    open_run: list[Leaf] = []
    between: list[Leaf] = []

    def apart(leaf: Leaf) -> bool:
        """Tell whether a leaf is another article, or marked up as no part of one."""
        return leaf.why in (OTHER, TITLE) or is_apart(leaf.element)

    for leaf in leaves:
        if leaf.is_running and not apart(leaf):
            if sum(_breaks(one) for one in between) >= _BREAKS or any(map(apart, between)):
                runs.append(open_run)
                open_run, between = [], between[-1:] if between[-1].is_heading and not between[-1].linked else []
            open_run += [*between, leaf]
            between = []
        else:
            between.append(leaf)
    return [*runs, open_run]


def _breaks(leaf: Leaf) -> bool:
    """Tell whether a line between two paragraphs is none that an article has there."""
    if leaf.linked > MOSTLY_LINKS:
        return True
    if leaf.is_heading or site_line(leaf.text, leaf.linked):
        return False
    return next(leaf.element.iterancestors(*_STRUCTURES), None) is None


def _is_same(run: list[Leaf], kept: list[Leaf], leaves: list[Leaf], title: str) -> bool:
    """Tell whether a run reads like the article that was looked for."""
    paragraphs = sum(leaf.is_running for leaf in run)
    if kept and (paragraphs < _FEWEST or any(leaf.is_running for leaf in kept)):
        return paragraphs >= _FEWEST and _holds(run, kept)
    begins = next(place for place, leaf in enumerate(leaves) if leaf is run[0])
    if any(leaf.says(title) for leaf in leaves[max(0, begins - _NEAR) : begins + 1]):
        return True
    words = {word for word in title.split() if len(word) >= _LONG_WORD}
    shared = words & {word for leaf in run for word in leaf.words}
    return paragraphs >= _FEWEST and (paragraphs >= _MANY or len(shared) > len(words) * _SHARED)


def _holds(run: list[Leaf], kept: list[Leaf]) -> bool:
    """Tell whether most paragraphs that were kept are in a run."""
    inside = {id(leaf) for leaf in run}
    running = [leaf for leaf in kept if leaf.is_running]
    return sum(id(leaf) in inside for leaf in running) * 2 > len(running)
