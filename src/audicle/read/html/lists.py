"""Lists of items and lists of definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.model import Block, Definition, DefinitionList, List
from audicle.read.html.inlines import inlines

if TYPE_CHECKING:
    from audicle.read.html.tree import Element
    from audicle.read.html.walk import Walker


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
    if any(len(item) == 1 and isinstance(item[0], List) for item in items) and len(items) == 1:
        return list(items[0])  # a list that only holds a list is a matter of layout
    tasks = tuple(checked) if any(state is not None for state in checked) else ()
    return [List("", ordered, _start(element) if ordered else 1, tuple(items), tasks)]


def read_definitions(element: Element, walker: Walker) -> list[Block]:
    """Return a definition list; several terms before one definition each get an entry, the last one the words."""
    entries: list[Definition] = []
    for child in element.iter("dt", "dd"):
        if next(child.iterancestors("dl"), None) is not element or not walker.keeps(child):
            continue
        if child.tag == "dt":
            term = inlines(child, walker.page)
            if term:
                entries.append(Definition("", term, ()))
        else:
            blocks = tuple(walker.inside(child))
            if blocks and entries:
                last = entries[-1]
                entries[-1] = Definition("", last.term, last.blocks + blocks)
            elif blocks:
                return list(walker.inside(element))  # no term at all: paragraphs, indented
    return [DefinitionList("", tuple(entries))] if entries else []


def _start(element: Element) -> int:
    first = next(iter(element.findall("li")), None)
    for value in (element.get("start"), first.get("value") if first is not None else None):
        text = (value or "").strip()
        if text.removeprefix("-").isdecimal() and len(text) < 7:  # noqa: PLR2004 - longer is a mistake, not a number
            return int(text)
    return 1


def _checked(item: Element) -> bool | None:
    names = item.get("class") or ""
    if "task-list-item" not in names:
        return None
    return item.get("data-checked") is not None or "[x]" in (item.text or "").lower()
