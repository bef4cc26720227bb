"""Every run of an article changed in one way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from audicle.model.blocks import (
    Aside,
    Block,
    Cell,
    Definition,
    DefinitionList,
    Figure,
    Heading,
    List,
    Paragraph,
    Quote,
    Table,
)
from audicle.model.inlines import Inline

if TYPE_CHECKING:
    from audicle.model.article import Article

Run = tuple[Inline, ...]
Change = Callable[[Run], Run]


def rewritten(article: Article, change: Change) -> Article:
    """Return the article with every run of its inlines changed."""
    sections = tuple(
        replace(
            section,
            heading=replace(section.heading, inlines=change(section.heading.inlines)) if section.heading else None,
            blocks=_all(section.blocks, change),
        )
        for section in article.sections
    )
    notes = tuple(replace(note, blocks=_all(note.blocks, change)) for note in article.notes)
    return replace(article, sections=sections, notes=notes)


def _all(blocks: tuple[Block, ...], change: Change) -> tuple[Block, ...]:
    return tuple(_block(block, change) for block in blocks)


def _block(block: Block, change: Change) -> Block:
    match block:
        case Heading() | Paragraph():
            return replace(block, inlines=change(block.inlines))
        case List():
            return replace(block, items=tuple(_all(item, change) for item in block.items))
        case DefinitionList():
            return replace(block, entries=tuple(_entry(entry, change) for entry in block.entries))
        case Quote():
            return replace(block, blocks=_all(block.blocks, change), citation=change(block.citation))
        case Aside():
            return replace(block, blocks=_all(block.blocks, change))
        case Figure():
            return replace(block, caption=change(block.caption))
        case Table():
            rows = tuple(tuple(_cell(cell, change) for cell in row) for row in block.rows)
            return replace(block, rows=rows, caption=change(block.caption))
        case _:
            return block


def _entry(entry: Definition, change: Change) -> Definition:
    return replace(entry, term=change(entry.term), blocks=_all(entry.blocks, change))


def _cell(cell: Cell, change: Change) -> Cell:
    return replace(cell, inlines=change(cell.inlines))
