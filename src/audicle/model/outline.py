"""What stands in which section besides its blocks, and in which order: known once, for speaking and for publishing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.model.blocks import Block, runs, walk
from audicle.model.inlines import note_references

if TYPE_CHECKING:
    from audicle.model.article import Article, Note, Section


def section_notes(article: Article, place: str = "section-end") -> dict[str, tuple[Note, ...]]:
    """Return the notes that stand in each section: those first referred to in it, by section id.

    A note that a note refers to stands in the same section. Notes that nothing refers to stand in the last section;
    so do all, if the ``place`` is "article-end".
    """
    by_id = {note.id: note for note in article.notes}
    left = dict(by_id)
    placed: dict[str, tuple[Note, ...]] = {}
    for section in article.sections:
        placed[section.id] = _taken(_referred(section), left)
    if left and article.sections:
        last = article.sections[-1].id
        placed[last] = (*placed[last], *left.values())
    if place == "article-end" and article.sections:
        every = tuple(note for section in article.sections for note in placed[section.id])
        return {section.id: every if section is article.sections[-1] else () for section in article.sections}
    return placed


def block_notes(section: Section, notes: tuple[Note, ...]) -> dict[str, tuple[Note, ...]]:
    """Return the notes of a section by the id of the heading or block that they follow, where they stand inline.

    That is the one that first refers to them. Those that none refers to are under "", for the end.
    """
    left = {note.id: note for note in notes}
    blocks = (*((section.heading,) if section.heading else ()), *section.blocks)
    placed: dict[str, tuple[Note, ...]] = {}
    for block in blocks:
        placed[block.id] = _taken(_references((block,)), left)
    return {**placed, "": tuple(left.values())}


def _taken(names: list[str], left: dict[str, Note]) -> tuple[Note, ...]:
    """Take the notes of these names out of ``left``, and those that they refer to, and return them in order."""
    queue = list(names)
    found: list[Note] = []
    while queue:
        note = left.pop(queue.pop(0), None)
        if note:
            found.append(note)
            queue.extend(_references(note.blocks))
    return tuple(found)


def _referred(section: Section) -> list[str]:
    heading = _references((section.heading,)) if section.heading else []
    return heading + _references(section.blocks)


def _references(blocks: tuple[Block, ...]) -> list[str]:
    return [reference.note for block in walk(blocks) for run in runs(block) for reference in note_references(run)]
