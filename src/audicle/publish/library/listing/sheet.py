"""A page of the list of articles before it is written, and what its files are called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audicle.publish.library.shelf.entry import Entry

NAME = "index.html"
STYLE, SCRIPT = "assets/library.css", "assets/library.js"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the list."""

    name: str  # of its file
    number: int | None  # counted from the oldest page; None: it is the first that is seen
    entries: tuple[Entry, ...]
    older: str | None = None  # the file of the next page
    newer: str | None = None
    total: int = 0  # articles on all pages; only the first page has it
    sheets: tuple[tuple[str, int, str], ...] = ()  # the other pages, newest first: file, number, years; so has this
    heard: bool = False  # there is a podcast
    offered: bool = False  # there is a catalogue
