"""Lists: numbered, bulleted, of tasks, of definitions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audicle.model import Block, Definition, DefinitionList, List
from audicle.read.markdown.context import Context, Reader, classes, content
from audicle.read.markdown.inlines.reading import in_language, line
from audicle.read.markup.list_numbers import Counting, counting_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def list_of(element: HtmlElement, context: Context, read: Reader) -> List | None:
    """Return an ``ol`` or ``ul``, None if it is empty. What stands between its items is an item."""
    items: list[tuple[Block, ...]] = []
    checked: list[bool | None] = []
    for node in content(element):
        is_item = not isinstance(node, str) and node.tag == "li"
        blocks = (
            read(content(node), context.within(node))
            if not isinstance(node, str) and is_item
            else read([node], context)
        )
        if is_item or blocks:
            items.append(blocks)
            checked.append(None if isinstance(node, str) else _checked(node))
    if not any(items):
        return None
    ordered = element.tag == "ol"
    tasks = tuple(checked) if any(state is not None for state in checked) else ()
    start, marker, backwards = counting_of(element, len(items)) if ordered else Counting(1, "1", False)
    return List("", ordered, start, tuple(items), tasks, marker, backwards)


def _checked(item: HtmlElement) -> bool | None:
    box = next(item.iter("input"), None) if "task-list-item" in classes(item) else None
    return None if box is None else box.get("checked") is not None


def definitions_of(element: HtmlElement, context: Context, read: Reader) -> DefinitionList | None:
    """Return a ``dl``, None if it is empty. Terms that share a definition, and several of one term, stay apart."""
    entries: list[Definition] = []
    for child in element.iter("dt", "dd"):
        if next(child.iterancestors("dl"), None) is not element:
            continue
        inner = context.within(child)
        if child.tag == "dt":
            term, figures = line(content(child), inner)
            entries.append(Definition("", in_language(term, inner.new_language), figures))
        else:
            waits = bool(entries) and entries[-1].term and not entries[-1].blocks
            last = entries.pop() if waits else Definition("", (), ())
            entries.append(replace(last, blocks=read(content(child), inner)))
    kept = tuple(entry for entry in entries if entry.term or entry.blocks)
    return DefinitionList("", kept) if kept else None
