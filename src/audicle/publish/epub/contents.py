"""The table of contents as a tree, from lines with levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ebooklib import epub

from audicle.publish.epub.xhtml import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audicle.publish.epub.page import Entry

Node = "epub.Link | tuple[epub.Section, list[Node]]"


def tree(entries: Sequence[Entry], folder: str) -> list[object]:
    """Return the entries nested by level, in the form EbookLib takes: a Link, or a Section with what is in it.

    ``folder`` is where their documents are. Levels may be skipped and may start anywhere.
    """
    made, rest = _nested(list(enumerate(entries, start=1)), 0, folder)
    assert not rest  # noqa: S101 - level 0 takes all
    return made


def _nested(entries: list[tuple[int, Entry]], above: int, folder: str) -> tuple[list[object], list[tuple[int, Entry]]]:
    made: list[object] = []
    while entries and entries[0][1].level > above:
        number, entry = entries[0]
        inside, entries = _nested(entries[1:], entry.level, folder)
        href, title = f"{folder}/{entry.href}", line(entry.text)
        made.append((epub.Section(title, href), inside) if inside else epub.Link(href, title, f"nav-{number}"))
    return made, entries
