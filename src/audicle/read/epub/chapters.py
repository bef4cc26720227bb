"""Where a book divides: a document that the table of contents names, or that has a heading, begins a chapter."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from audicle.model import Block, Figure, Heading, Paragraph, Rule, Section, Text
from audicle.read.html.about.titles import key
from audicle.read.sections import sections_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audicle.read.epub.contents import Entry

_LOWEST = 6


@dataclass(slots=True)
class Chapters:
    """The chapters of a book, made from its documents one after the other.

    A chapter's level is one below its depth in the table of contents, because level 1 is the book's own title; the
    headings in a document keep their distance from its highest. A document without heading or entry goes on with the
    chapter before it.
    """

    title: str  # of the book: a heading that says it is no chapter's
    sections: list[Section] = field(default_factory=list)
    _top: int | None = None  # the source's level of the last chapter's heading
    _shift: int = 0  # from the source's levels to ours

    def add(self, blocks: Sequence[Block], entry: Entry | None, *, continues: bool = False) -> None:
        """Add a document's blocks; ``entry`` is the first line of the table of contents that leads to it.

        It ``continues`` the chapter before where that leads to a heading further on.
        """
        if continues and self.sections:
            place = next((number for number, block in enumerate(blocks) if isinstance(block, Heading)), len(blocks))
            self._go_on(self._levelled(blocks[:place]))
            blocks = blocks[place:]
        top = min((block.level for block in blocks if isinstance(block, Heading)), default=None)
        name = entry.title if entry and key(entry.title) != key(self.title) else None
        if top is None:
            self._add_unheaded(tuple(blocks), entry, name)
            return
        if entry is None and self.sections and self._top is not None and top > self._top:
            self._go_on(self._levelled(blocks))
            return
        self._top = top
        if entry is not None or not self.sections:
            self._shift = (entry.depth if entry else 1) + 1 - top
        parts = list(_divided(sections_of(blocks)))
        if parts[0].heading is None:
            opening, parts = parts[0], parts[1:]
            if name and all(key(part.title) != key(name) for part in parts):
                self._append(_heading(name, top), opening.blocks)
            elif self.sections or all(isinstance(block, Figure | Rule) for block in opening.blocks):
                # an ornament or an epigraph above the heading is the chapter's
                parts[0] = replace(parts[0], blocks=(*opening.blocks, *parts[0].blocks))
            else:
                self._append(None, opening.blocks)
        for part in parts:
            self._append(part.heading, part.blocks)

    def _add_unheaded(self, blocks: tuple[Block, ...], entry: Entry | None, name: str | None) -> None:
        if entry is None or name is None:
            if entry is None and self.sections:
                self._go_on(blocks)
            elif blocks:
                self.sections.append(Section("", 1, None, blocks))
            return
        self._top, self._shift = 1, entry.depth
        first = blocks[0] if blocks else None
        if isinstance(first, Paragraph) and key(first.text) == key(name):
            self._append(Heading("", 1, first.inlines, first.language), blocks[1:])
        else:
            self._append(_heading(name, 1), blocks)

    def _append(self, heading: Heading | None, blocks: Sequence[Block]) -> None:
        level = self._level(heading.level) if heading else 1
        shown = replace(heading, level=level) if heading else None
        self.sections.append(Section("", level, shown, self._levelled(blocks)))

    def _go_on(self, blocks: tuple[Block, ...]) -> None:
        last = self.sections[-1]
        self.sections[-1] = replace(last, blocks=(*last.blocks, *blocks))

    def _levelled(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        return tuple(
            replace(block, level=self._level(block.level)) if isinstance(block, Heading) else block for block in blocks
        )

    def _level(self, level: int) -> int:
        return min(_LOWEST, max(1, level + self._shift))


def _divided(sections: Sequence[Section]) -> Sequence[Section]:
    """Return sections with each of several parts that begins with a chapter divided into its chapters."""
    found: list[Section] = []
    for section in sections:
        if section.heading and len(sections) > 1 and section.blocks and isinstance(section.blocks[0], Heading):
            found.append(replace(section, blocks=()))
            found.extend(_divided(sections_of(section.blocks)))
        else:
            found.append(section)
    return found


def _heading(title: str, level: int) -> Heading:
    return Heading("", level, (Text(title),))
