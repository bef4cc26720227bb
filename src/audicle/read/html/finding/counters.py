"""Lines that say only "2/7": which picture of how many is shown, which page it is, or a fraction.

Such a line counts something where others count from one to the same number, where a picture stands beside it, or where
it is the last of the article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.read.html.finding.phrases import FILING

if TYPE_CHECKING:
    from audicle.read.html.finding.leaves import Leaf
    from audicle.read.html.page import Page
    from audicle.read.html.tree import Element

_COUNTER = re.compile(r"\W*(\d{1,3})\s*/\s*(\d{1,3})\W*$")
_SERIES = 4  # numbers
_BESIDE = 2  # elements outward, in which a picture is beside a line
_STRUCTURES = ("table", "dl", "pre")


def drop_counters(leaves: list[Leaf], page: Page) -> None:
    """Fill in why a line that counts is not the article."""
    counting = [(leaf, found) for leaf in leaves if not leaf.why and (found := _counted(leaf))]
    numbers: dict[int, set[int]] = {}
    for _, (number, of) in counting:
        numbers.setdefault(of, set()).add(number)
    sure = [place for place, leaf in enumerate(leaves) if leaf.found and not leaf.why]
    ends = leaves[sure[-1]] if sure and not leaves[sure[-1] - 1].text.endswith((":", "：")) else None
    for leaf, (number, of) in counting:
        if number <= of and (_counts(numbers[of], of) or leaf is ends or _shows(leaf.element, page)):
            leaf.why = FILING


def _counts(numbers: set[int], of: int) -> bool:
    """Tell whether numbers count from one: to the last, or so far that they are no fractions."""
    whole = numbers == set(range(1, len(numbers) + 1))
    return whole and (of in numbers or len(numbers) >= _SERIES)


def _counted(leaf: Leaf) -> tuple[int, int] | None:
    found = _COUNTER.match(leaf.text)
    if not found or next(leaf.element.iterancestors(*_STRUCTURES), None) is not None:
        return None
    return int(found[1]), int(found[2])


def _shows(element: Element, page: Page) -> bool:
    """Tell whether a picture, and no other text, stands beside a line."""
    around = list(element.iterancestors())[:_BESIDE]
    beside = [item for item in around if item not in (page.body, page.root) and len(item) <= _BESIDE + 1]
    return any(child in page.pictures for item in beside for child in item.iter("img", "amp-img", "figure"))
