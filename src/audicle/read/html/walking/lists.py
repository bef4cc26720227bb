"""Lists of items and lists of definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.model import Aside, Block, Definition, DefinitionList, Figure, List
from audicle.read.html.walking.inlines import inlines
from audicle.read.markup.list_numbers import Counting, counting_of

if TYPE_CHECKING:
    from audicle.read.html.tree import Element
    from audicle.read.html.walking.walker import Walker


def read_list(element: Element, walker: Walker) -> list[Block]:
    """Return a list. What stands in it outside its items joins the item before; an empty list is nothing."""
    items: list[tuple[Block, ...]] = []
    checked: list[bool | None] = []
    for child in element:
        blocks = tuple(walker.block(child) if child.tag != "li" else walker.inside(child))
        if not blocks:
            continue
        if child.tag == "li" or not items:
            items.append(blocks)
            checked.append(_checked(child))
        else:
            items[-1] += blocks
    if not items:
        return []
    ordered = element.tag == "ol"
    if len(items) == 1 and len(items[0]) == 1 and isinstance(items[0][0], List | Aside):
        return list(items[0])  # a list that only holds a list or a box is a matter of layout
    if all(isinstance(block, Figure) for item in items for block in item):
        return [block for item in items for block in item]  # a gallery
    tasks = tuple(checked) if any(state is not None for state in checked) else ()
    start, marker, backwards = counting_of(element, len(items)) if ordered else Counting(1, "1", False)
    contents = element in walker.page.contents
    return [List("", ordered, start, tuple(items), tasks, marker, backwards, contents)]


def read_definitions(element: Element, walker: Walker) -> list[Block]:
    """Return a definition list: terms that share a definition, and several definitions of a term, stay apart."""
    own = [item for item in element.iter("dt", "dd") if next(item.iterancestors("dl"), None) is element]
    if not any(item.tag == "dt" and walker.keeps(item) for item in own):
        return list(walker.inside(element))  # no term at all: paragraphs, indented, or pictures with captions
    before: list[Block] = []  # what stands above the first term
    entries: list[Definition] = []
    open_term = False  # the last entry is a term that waits for its definition
    for child in own:
        blocks = tuple(walker.inside(child))
        if child.tag == "dt":
            term = inlines(child, walker.page) if walker.keeps(child) else ()
            pictures = tuple(block for block in blocks if isinstance(block, Figure))
            if term:
                entries.append(Definition("", term, pictures))
                open_term = True
            else:
                before += pictures
        elif blocks and open_term:
            entries[-1] = Definition("", entries[-1].term, entries[-1].blocks + blocks)
            open_term = False
        elif blocks and entries:
            entries.append(Definition("", (), blocks))
        else:
            before += blocks
    return [*before, *([DefinitionList("", tuple(entries))] if entries else [])]


def _checked(item: Element) -> bool | None:
    names = item.get("class") or ""
    if "task-list-item" not in names:
        return None
    return item.get("data-checked") is not None or "[x]" in (item.text or "").lower()
