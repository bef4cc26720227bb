"""Links from one place of an article to another: what readers mark, given the ids of the blocks it stands in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audicle.model.blocks import Block, DefinitionList, runs, walk
from audicle.model.inlines import Abbreviation, Anchor, Inline, Link, Marked, Span, Text
from audicle.model.rewriting import Run, rewritten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.model.article import Article


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
            case Text(text) if made and isinstance(before := made[-1], Text):
                made[-1] = Text(before.text + text)  # an anchor parted them
            case Link(href, children):
                target = places.get(href[1:]) if href.startswith("#") else None
                link = replace(inline, children=_resolved(children, places))
                made.append(replace(link, href=f"#{target}") if target else link)
            case Marked() | Span() | Abbreviation():
                made.append(replace(inline, children=_resolved(inline.children, places)))
            case _:
                made.append(inline)
    return tuple(made)
