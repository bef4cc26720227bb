"""Links from one place of an article to another: what readers mark, given the ids of the blocks it stands in."""

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
    runs,
    walk,
)
from audicle.model.inlines import Abbreviation, Anchor, Inline, Link, Marked, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.model.article import Article

Run = tuple[Inline, ...]
Change = Callable[[Run], Run]


def resolved(article: Article) -> Article:
    """Return the article without anchors; the links to them lead to the id of the block that each stood in."""
    places: dict[str, str] = {}
    for owner, run in _owned(article):
        for name in anchors_in(run):
            places.setdefault(name, owner)
    if not places:
        return article
    return rewritten(article, lambda run: _resolved(run, places))


def anchors(article: Article) -> frozenset[str]:
    """Return the names of all anchors in an article."""
    return frozenset(name for _, run in _owned(article) for name in anchors_in(run))


def anchors_in(run: Run) -> Iterator[str]:
    """Yield the names of the anchors in a run."""
    for inline in run:
        if isinstance(inline, Anchor):
            yield inline.name
        elif isinstance(inline, Marked | Link | Span | Abbreviation):
            yield from anchors_in(inline.children)


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


def _owned(article: Article) -> Iterator[tuple[str, Run]]:
    """Yield every run of an article with the id of the block, or of the term, that it stands in."""
    for section in article.sections:
        heading: tuple[Block, ...] = (section.heading,) if section.heading else ()
        yield from _owned_in((*heading, *section.blocks))
    for note in article.notes:
        yield from _owned_in(note.blocks)


def _owned_in(blocks: tuple[Block, ...]) -> Iterator[tuple[str, Run]]:
    for block in walk(blocks):
        if isinstance(block, DefinitionList):
            yield from ((entry.id, entry.term) for entry in block.entries)
        else:
            yield from ((block.id, run) for run in runs(block))


def _resolved(run: Run, places: dict[str, str]) -> Run:
    made: list[Inline] = []
    for inline in run:
        match inline:
            case Anchor():
                continue
            case Link(href, children):
                target = places.get(href[1:]) if href.startswith("#") else None
                link = replace(inline, children=_resolved(children, places))
                made.append(replace(link, href=f"#{target}") if target else link)
            case Marked() | Span() | Abbreviation():
                made.append(replace(inline, children=_resolved(inline.children, places)))
            case _:
                made.append(inline)
    return tuple(made)


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
