"""Names for what can be pointed at.

A block's id depends on what it says and, where two blocks say the same, on which comes first; never on the run.
So the same input gives the same ids, and an edit changes only the ids of the blocks it touches.

A *unit* is the smallest element with text of its own: a paragraph, a caption, a row of a table, a picture.
Sentences are ranges of characters in units. The functions below name the units that are not blocks.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from typing import TypeVar

from audicle.model.anchors import resolved
from audicle.model.article import Article, Note
from audicle.model.blocks import (
    Aside,
    Block,
    Code,
    Definition,
    DefinitionList,
    Embed,
    Figure,
    Heading,
    List,
    Math,
    Quote,
    children,
    runs,
)
from audicle.model.inlines import plain

B = TypeVar("B", bound=Block)


def image_unit(block_id: str) -> str:
    """Name the picture of a figure: its text is the alternative text."""
    return f"{block_id}-image"


def caption_unit(block_id: str) -> str:
    """Name the caption of a figure or a table."""
    return f"{block_id}-caption"


def credit_unit(block_id: str) -> str:
    """Name the credit of a figure."""
    return f"{block_id}-credit"


def description_unit(block_id: str) -> str:
    """Name the long description of a figure."""
    return f"{block_id}-description"


def citation_unit(block_id: str) -> str:
    """Name the citation of a quote."""
    return f"{block_id}-citation"


def title_unit(block_id: str) -> str:
    """Name the title of an aside."""
    return f"{block_id}-title"


def row_unit(block_id: str, row: int) -> str:
    """Name row ``row`` (from 0) of a table."""
    return f"{block_id}-r{row + 1}"


def opening_unit(section_id: str, line: str) -> str:
    """Name a line (``TitleLine.id``) of what stands above an article that a section opens."""
    return f"{section_id}-{line}"


def notes_unit(section_id: str) -> str:
    """Name the heading that stands above a section's notes."""
    return f"{section_id}-notes"


def cue_id(unit: str, sentence: int) -> str:
    """Name sentence ``sentence`` (from 0) of a unit."""
    return f"{unit}-s{sentence + 1}"


def identify(article: Article) -> Article:
    """Return the article with every section and block named, and links to anchors made links to block ids.

    Notes keep their ids: references point at them.
    """
    namer = _Namer()
    sections = tuple(
        replace(
            section,
            id=f"s{number}",
            heading=namer.named(section.heading) if section.heading else None,
            blocks=namer.all_named(section.blocks),
        )
        for number, section in enumerate(article.sections, start=1)
    )
    notes = tuple(Note(note.id, note.label, namer.all_named(note.blocks)) for note in article.notes)
    return resolved(replace(article, sections=sections, notes=notes))


class _Namer:
    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def _name(self, content: str) -> str:
        digest = "b" + hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:10]
        self._seen[digest] += 1
        count = self._seen[digest]
        return digest if count == 1 else f"{digest}-{count}"

    def all_named(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(self.named(block) for block in blocks)

    def named(self, block: B) -> B:
        name = self._name(_content(block))
        match block:
            case List():
                return replace(block, id=name, items=tuple(self.all_named(item) for item in block.items))
            case DefinitionList():
                return replace(block, id=name, entries=tuple(self._entry(entry) for entry in block.entries))
            case Quote() | Aside():
                return replace(block, id=name, blocks=self.all_named(block.blocks))
            case _:
                return replace(block, id=name)

    def _entry(self, entry: Definition) -> Definition:
        return replace(entry, id=self._name(f"term\x1f{plain(entry.term)}"), blocks=self.all_named(entry.blocks))


def _content(block: Block) -> str:
    """Return what a block says, as one string that differs when the block differs."""
    parts = [type(block).__name__, *(plain(run) for run in runs(block))]
    match block:
        case Heading():
            parts.append(str(block.level))
        case Figure():
            parts += [block.src or "", block.alt or "", block.credit or ""]
        case Code() | Math():
            parts.append(block.text)
        case Embed():
            parts += [block.href, block.title]
        case Aside():
            parts.append(block.title or "")
        case _:
            pass
    parts += [_content(child) for child in children(block)]
    return "\x1f".join(parts)
