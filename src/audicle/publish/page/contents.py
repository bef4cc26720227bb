"""The table of contents of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.model.characters import line
from audicle.publish.markup import language
from audicle.publish.markup.xhtml import element
from audicle.publish.page.text import address_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audicle.publish.markup.page import Entry
    from audicle.publish.markup.shown import Shown
    from audicle.publish.markup.xhtml import Element

_FEWEST = 2  # entries that are worth a list


def contents(shown: Shown) -> Element | None:
    """Return the headings of the article as links, nested as they are; None if there are too few to choose from."""
    shared = shown.shared
    # the first is the title, which stands above
    entries = [entry for page in shown.pages for entry in page.entries][1:]
    if len(entries) < _FEWEST:
        return None
    name = shared.names.take("page-contents")
    heading = element("h2", {"id": name, **shared.ours}, shared.say("contents"))
    lines, _ = _nested(entries, 0, shared.language)
    return element("nav", {"class": "contents", "aria-labelledby": name}, heading, lines)


def _nested(entries: Sequence[Entry], above: int, around: str) -> tuple[Element, Sequence[Entry]]:
    """Return a list of the entries below the level ``above``, and the entries that follow it."""
    made = element("ol")
    while entries and entries[0].level > above:
        entry = entries[0]
        attributes = {"href": address_of(entry.href), **language.attributes(entry.language, around)}
        item = element("li", None, element("a", attributes, line(entry.text)))
        inside, entries = _nested(entries[1:], entry.level, around)
        if len(inside):
            item.append(inside)
        made.append(item)
    return made, entries
