"""The podcast feed: the newest episodes in ``feed.xml``, older ones in archives that never change again.

An archive is filled from the oldest by the numbers of the articles (RFC 5005, 4), so a new article changes no archive:
it goes to ``feed.xml``, which holds one to two pages of articles; when there are two, the older becomes an archive.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from audicle.publish.library.feed.artwork import PATH as ARTWORK
from audicle.publish.library.feed.episodes import episodes
from audicle.publish.library.page import Page, made_from
from audicle.publish.library.paging import divided

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.publish.library.about import Library
    from audicle.publish.library.shelf.entry import Entry

NAME = "feed.xml"
_ARCHIVE = "feed-archive-{:04}.xml"
_FORM = 8  # rises when the documents look different, so that those of an older version are made again


def pages(entries: tuple[Entry, ...], library: Library) -> Iterator[Page]:
    """Give the archives, the oldest first, and then the feed; nothing if no article was ever heard."""
    heard = [entry for entry in entries if entry.number is not None]
    if not heard:
        return
    previous = None
    size = library.settings.page_size
    archives, newest = divided(heard, size, lambda entry: entry.number or 1, least=size)
    for number, held in archives:
        name = _ARCHIVE.format(number)
        yield _page(name, held, library, previous)
        previous = name
    yield _page(NAME, newest, library, previous)


def _page(name: str, held: list[Entry], library: Library, previous: str | None) -> Page:
    digest = made_from(_FORM, name, previous, library.shape, [entry.key for entry in held])
    return Page(name, digest, partial(_document, name, held, library, previous))


def _document(name: str, held: list[Entry], library: Library, previous: str | None) -> bytes:
    from audicle.publish.library.feed.document import document  # noqa: PLC0415 - loads what an unchanged one needs not

    found = [episode for entry in held for episode in episodes(entry, library.settings.episodes)]
    found.sort(key=lambda episode: (episode.date, episode.entry.number), reverse=True)
    return document(found, library, name=name, current=NAME, previous=previous, artwork=ARTWORK)
