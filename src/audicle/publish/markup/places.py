"""Links from one place of the article to another: where the blocks they lead to stand in the book.

A link may stand before what it leads to, and only when that is written is it known what it is called there: a block
with one sentence has the sentence's id. So links are written with a name of their own first, and mended at the end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.model.blocks import Block, DefinitionList, runs, walk
from audicle.model.inlines import Abbreviation, Inline, Link, Marked, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.model import Article, Note
    from audicle.publish.markup.xhtml import Element

_WAITING = re.compile(rb'href="([^"#:/]*)#audicle-place-(\d+)"')


class Places:
    """Knows the blocks that the article links to."""

    def __init__(self, article: Article, files: dict[str, str], notes: dict[str, tuple[Note, ...]]) -> None:
        """``files`` names the document of each section, ``notes`` holds those that stand in it, by section id."""
        self._files: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        bodies = {
            section.id: (
                *((section.heading,) if section.heading else ()),
                *walk(section.blocks),
                *(block for note in notes[section.id] for block in walk(note.blocks)),
            )
            for section in article.sections
        }
        wanted = {name for body in bodies.values() for block in body for run in runs(block) for name in _linked(run)}
        if wanted:
            for section, body in bodies.items():
                for name in (name for block in body for name in _names(block) if name in wanted):
                    self._files.setdefault(name, files[section])
        self._order = list(self._files)

    def href(self, link: str, file: str) -> str | None:
        """Return what a link to ``#block`` is written as in the document ``file``; None if there is no such block."""
        name = link[1:]
        if not link.startswith("#") or name not in self._files:
            return None
        target = self._files[name]
        return f"{'' if target == file else target}#audicle-place-{self._order.index(name)}"

    def written(self, name: str, made: Element) -> None:
        """Take note of the element that a block has become."""
        if name in self._files and name not in self._ids:
            known = next((item.get("id") for item in made.iter() if item.get("id")), None)
            if known:
                self._ids[name] = known

    def mended(self, document: bytes, file: str) -> bytes:
        """Return a document with its links to blocks as they are called in the book, when all documents are there."""

        def mend(match: re.Match[bytes]) -> bytes:
            name = self._order[int(match[2])]
            target = match[1].decode()
            fragment = f"#{self._ids[name]}" if name in self._ids else ""
            return f'href="{target if target or fragment else file}{fragment}"'.encode()

        return _WAITING.sub(mend, document) if self._files else document


def _names(block: Block) -> tuple[str, ...]:
    return (block.id, *(entry.id for entry in block.entries)) if isinstance(block, DefinitionList) else (block.id,)


def _linked(run: tuple[Inline, ...]) -> Iterator[str]:
    for inline in run:
        if isinstance(inline, Link) and inline.href.startswith("#"):
            yield inline.href[1:]
        if isinstance(inline, Marked | Link | Span | Abbreviation):
            yield from _linked(inline.children)
