"""Boxes beside the text, titled by their first line: notes, warnings and tips of all makers."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from audicle.model import Aside, Block, Heading, Rule
from audicle.read.html.tree import class_of, text_of

if TYPE_CHECKING:
    from audicle.read.html.tree import Element
    from audicle.read.html.walking.walker import Walker

_BOX = re.compile(
    r"(?:^|\s)(?:(?:theme-)?admonition(?:block)?|markdown-alert|callout|custom-block|notecard|doc-?note|hint|tip|"
    r"topic|sidebar-?box|panel-(?:info|warning|tip)|(?:bd-)?callout-\w+|alert-(?:info|warning|tip|note))(?:$|\s)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"title|head(?:ing|er)?(?:$|[\s_-])|admonitionHeading|label|caption", re.IGNORECASE)
_LONGEST = 120  # characters of a title
_FIRST = 8  # elements of a box, of which one is its title


def is_box(element: Element) -> bool:
    """Tell whether an element is a box by its name, with a title and something below it."""
    return bool(_BOX.search(element.get("class") or "")) and title_of(element) is not None


def title_of(element: Element) -> Element | None:
    """Return the element that a site calls the title of a box, if the text of the box begins with it, or None."""
    whole = text_of(element)
    for item in islice(element.iterdescendants("p", "div", "span", "strong"), _FIRST):
        text = text_of(item) if _TITLE.search(class_of(item)) else ""
        if text:
            return item if len(text) <= _LONGEST and len(text) < len(whole) and whole.startswith(text) else None
    return None


def read_box(element: Element, walker: Walker) -> list[Block]:
    """Return a box beside the text, titled by what is called its title, or by the heading that it begins with."""
    named = title_of(element)
    title: str | None = None
    if named is not None and named not in walker.page.taken and walker.keeps(named):
        title = text_of(named)
        walker.page.taken.add(named)
    blocks = walker.inside(element)
    if title is None and len(blocks) > 1 and isinstance(blocks[0], Heading):
        title, blocks = blocks[0].text, blocks[1:]
    if all(isinstance(block, Rule) for block in blocks):
        return []  # what was in it are notes
    return [Aside("", tuple(blocks), title)]
