"""Many articles as one, as in a magazine: each opens with its own title lines, and all share one list of contents."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audicle.model.article import Article, Section
from audicle.model.blocks import Block, DefinitionList, Embed, Figure, mapped, walk
from audicle.model.ids import identify
from audicle.model.inlines import Abbreviation, Inline, Link, Marked, NoteReference, Span
from audicle.model.rewriting import rewritten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from audicle.model.article import Metadata

_DEEPEST = 6  # level of a heading


def collected(articles: Sequence[Article], metadata: Metadata) -> Article:
    """Return one article that holds all ``articles``, named by ``metadata``, in the order given.

    Its first section is the title page. The first section of each article bears the article's metadata (``opens``);
    sections stand one level below that, in their own language. Notes, pictures and links inside an article stay its
    own, however others call theirs.
    """
    kept = [_own(article, f"{number}/", metadata.language) for number, article in enumerate(articles, start=1)]
    whole = Article(
        metadata,
        (Section("", 1, None, ()), *(section for article in kept for section in article.sections)),
        tuple(note for article in kept for note in article.notes),
        tuple(item for article in kept for item in article.dropped),
        tuple(image for article in kept for image in article.images),
    )
    named = identify(whole)
    marks = [f"{number}/" for number in range(1, len(articles) + 1)]
    before = [f"{mark}{name}" for mark, article in zip(marks, articles, strict=True) for name in _in_sections(article)]
    before += [f"{mark}{name}" for mark, article in zip(marks, articles, strict=True) for name in _in_notes(article)]
    places = dict(zip(before, (*_in_sections(named), *_in_notes(named)), strict=True))
    return rewritten(
        named, lambda run: _linked(run, lambda href: f"#{places[href[1:]]}" if href[1:] in places else href)
    )


def _own(article: Article, mark: str, language: str) -> Article:
    """Return an article as a part of a collection in ``language``, all its names marked as its own."""
    highest = min((section.level for section in article.sections if section.heading), default=1)
    foreign = article.metadata.language if article.metadata.language != language else None
    marked = rewritten(article, lambda run: _linked(_noted(run, mark), lambda href: _marked(href, mark)))
    sections = [
        replace(
            section,
            level=min(_DEEPEST, section.level - highest + 2) if section.heading else 2,
            blocks=mapped(section.blocks, lambda block: _shown(block, mark)),
            language=section.language or foreign,
        )
        for section in marked.sections
    ] or [Section("", 1, None, (), foreign)]
    sections[0] = replace(sections[0], opens=article.metadata)
    return replace(
        marked,
        sections=tuple(sections),
        notes=tuple(
            replace(note, id=f"{mark}{note.id}", blocks=mapped(note.blocks, lambda block: _shown(block, mark)))
            for note in marked.notes
        ),
        images=tuple(replace(image, src=f"{mark}{image.src}") for image in marked.images),
    )


def _shown(block: Block, mark: str) -> Block:
    match block:
        case Figure(src=str(src)):
            return replace(block, src=f"{mark}{src}")
        case Embed(poster=str(poster)):
            return replace(block, poster=f"{mark}{poster}")
        case _:
            return block


def _marked(href: str, mark: str) -> str:
    return f"#{mark}{href[1:]}" if href.startswith("#") else href


def _noted(run: tuple[Inline, ...], mark: str) -> tuple[Inline, ...]:
    made: list[Inline] = []
    for inline in run:
        match inline:
            case NoteReference():
                made.append(replace(inline, note=f"{mark}{inline.note}"))
            case Marked() | Link() | Span() | Abbreviation():
                made.append(replace(inline, children=_noted(inline.children, mark)))
            case _:
                made.append(inline)
    return tuple(made)


def _linked(run: tuple[Inline, ...], change: Callable[[str], str]) -> tuple[Inline, ...]:
    made: list[Inline] = []
    for inline in run:
        match inline:
            case Link():
                made.append(replace(inline, href=change(inline.href), children=_linked(inline.children, change)))
            case Marked() | Span() | Abbreviation():
                made.append(replace(inline, children=_linked(inline.children, change)))
            case _:
                made.append(inline)
    return tuple(made)


def _in_sections(article: Article) -> Iterator[str]:
    """Yield the id of everything in the sections that a link may lead to, in reading order."""
    for section in article.sections:
        yield from _ids(((section.heading,) if section.heading else ()) + section.blocks)


def _in_notes(article: Article) -> Iterator[str]:
    for note in article.notes:
        yield from _ids(note.blocks)


def _ids(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in walk(blocks):
        yield block.id
        if isinstance(block, DefinitionList):
            yield from (entry.id for entry in block.entries)
