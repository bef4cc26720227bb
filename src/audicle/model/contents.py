"""An article without the table of contents that its page has: what is made of the article has one of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audicle.model.blocks import Aside, Block, DefinitionList, List, Quote, walk

if TYPE_CHECKING:
    from audicle.model.article import Article


def without_contents(article: Article) -> Article:
    """Return the article without lists that are a table of contents, wherever they stand. Ids stay as they are."""
    bodies = [section.blocks for section in article.sections] + [note.blocks for note in article.notes]
    if not any(_is_contents(block) for body in bodies for block in walk(body)):
        return article
    sections = tuple(replace(section, blocks=_without(section.blocks)) for section in article.sections)
    notes = tuple(replace(note, blocks=_without(note.blocks)) for note in article.notes)
    return replace(article, sections=sections, notes=notes)


def _is_contents(block: Block) -> bool:
    return isinstance(block, List) and block.contents


def _without(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(_inside(block) for block in blocks if not _is_contents(block))


def _inside(block: Block) -> Block:
    match block:
        case List():
            return replace(block, items=tuple(map(_without, block.items)))
        case DefinitionList():
            entries = tuple(replace(entry, blocks=_without(entry.blocks)) for entry in block.entries)
            return replace(block, entries=entries)
        case Quote() | Aside():
            return replace(block, blocks=_without(block.blocks))
        case _:
            return block
