"""The units of an article that hold runs of text, by their names; see ``model.ids``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.model.blocks import DefinitionList, Figure, Heading, Paragraph, Quote, Table, children
from audicle.model.ids import caption_unit, citation_unit, row_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.model.article import Article
    from audicle.model.blocks import Block
    from audicle.model.rewriting import Run

Unit = tuple[str, tuple["Run", ...]]  # its name, and its runs, which stand a space apart unless they are empty


def units(article: Article) -> Iterator[Unit]:
    """Yield the units of all sections in reading order, and then those of the notes.

    Units of plain text, such as code and the credits of pictures, are not among them.
    """
    for section in article.sections:
        if section.heading:
            yield from _units(section.heading)
        for block in section.blocks:
            yield from _units(block)
    for note in article.notes:
        for block in note.blocks:
            yield from _units(block)


def _units(block: Block) -> Iterator[Unit]:
    match block:
        case Heading() | Paragraph():
            yield block.id, (block.inlines,)
        case Figure():
            yield caption_unit(block.id), (block.caption,)
        case Table():
            yield caption_unit(block.id), (block.caption,)
            for number, row in enumerate(block.rows):
                yield row_unit(block.id, number), tuple(cell.inlines for cell in row)
        case DefinitionList():
            for entry in block.entries:
                yield entry.id, (entry.term,)
                for child in entry.blocks:
                    yield from _units(child)
        case _:
            for child in children(block):
                yield from _units(child)
            if isinstance(block, Quote):
                yield citation_unit(block.id), (block.citation,)
