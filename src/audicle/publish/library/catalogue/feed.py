"""A page of the catalogue, in any format."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audicle.publish.library.shelf.entry import Entry

_NEVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True, slots=True)
class Choice:
    """A feed that another leads to."""

    title: str
    stem: str
    count: int | None = None  # of the articles in it


@dataclass(frozen=True, slots=True)
class Feed:
    """A page of the catalogue, in any format. Names of feeds are paths without the ending, which the format has."""

    stem: str
    title: str
    up: Choice | None = None
    choices: tuple[Choice, ...] = ()  # of a feed that leads to others
    entries: tuple[Entry, ...] = ()  # of a feed of articles, newest first
    first: str | None = None  # the first page, of a feed of several
    older: str | None = None
    newer: str | None = None
    count: int | None = None  # of the articles on all its pages; the first page has it
    changed: datetime.datetime = _NEVER  # UTC; of a feed that leads to others, when an article last came

    @property
    def holds_articles(self) -> bool:
        """Whether articles stand in it, and not choices."""
        return bool(self.entries)
