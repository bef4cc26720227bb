"""Lists: numbered, bulleted, of tasks, of definitions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audicle.model import Block, Definition, DefinitionList, List
from audicle.read.markdown.context import Context, Reader, classes, content
from audicle.read.markdown.inlines import in_language, line

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
    return List("", ordered, _number(element.get("start")) if ordered else 1, tuple(items), tasks)


def _checked(item: HtmlElement) -> bool | None:
    box = next(item.iter("input"), None) if "task-list-item" in classes(item) else None
    return None if box is None else box.get("checked") is not None


def _number(text: str | None) -> int:
    text = (text or "").strip()
    # CommonMark allows nine digits
    return int(text) if text.isascii() and text.removeprefix("-").isdigit() and len(text) <= len("-123456789") else 1


def definitions_of(element: HtmlElement, context: Context, read: Reader) -> DefinitionList | None:
    """Return a ``dl``, None if it is empty. Of several terms with one definition, the last has it."""
    entries: list[Definition] = []
    for child in element.iter("dt", "dd"):
        if next(child.iterancestors("dl"), None) is not element:
            continue
        inner = context.within(child)
        if child.tag == "dt":
            term, figures = line(content(child), inner)
            entries.append(Definition("", in_language(term, inner.new_language), figures))
        else:
            last = entries.pop() if entries else Definition("", (), ())
            entries.append(replace(last, blocks=(*last.blocks, *read(content(child), inner))))
    kept = tuple(entry for entry in entries if entry.term or entry.blocks)
    return DefinitionList("", kept) if kept else None
