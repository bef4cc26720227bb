"""The e-book catalogue, OPDS 2.0 and 1.2: what its feeds are and which articles each holds.

A small library is one feed. A large one is a tree: all articles, and those of a year, an author or a site, since
nobody searches on a host that only keeps files. Feeds of articles are paged as ``paging`` says, so a new article
changes the first page of the few feeds it is in.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from audicle.agreed.messages import messages
from audicle.publish.library.catalogue.feed import Choice, Feed
from audicle.publish.library.page import Page, made_from
from audicle.publish.library.paging import divided
from audicle.publish.library.years import year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from audicle.publish.library.about import Library
    from audicle.publish.library.shelf.entry import Entry

ROOT = "opds"
_ALL = "opds/all"
_FORM = 5
_FEWEST = 2  # articles that an author or a site is worth a feed for
_SHARE = 4  # the first page takes in the next while it holds less than this part of a full one


def pages(entries: tuple[Entry, ...], library: Library) -> Iterator[Page]:
    """Give both catalogues, what is linked to first; nothing without a book or whole audio to have."""
    keys = {entry.slug: made_from(entry.key) for entry in entries}
    for feed in feeds(entries, library):
        digest = made_from(
            _FORM, replace(feed, entries=()), library.shape, [keys[entry.slug] for entry in feed.entries]
        )
        yield Page(f"{feed.stem}.json", digest, partial(_json, feed, library))
        yield Page(f"{feed.stem}.xml", digest, partial(_atom, feed, library))


def feeds(entries: Sequence[Entry], library: Library) -> list[Feed]:
    """Return the feeds, what is linked to first; none if there is nothing to have."""
    entries = [entry for entry in entries if entry.offered]
    if not entries:
        return []
    size = library.settings.page_size
    ordered = sorted(entries, key=lambda entry: entry.place)
    if len(ordered) <= size:
        return [Feed(ROOT, library.title, entries=tuple(reversed(ordered)), count=len(ordered))]
    say = messages(library.language)
    root = Choice(library.title, ROOT)
    came = max(entry.first_seen for entry in entries)
    every = Choice(say("catalogue_all"), _ALL, len(ordered))
    made = _paged(every, ordered, size, lambda entry: entry.place, root)
    top = [every]
    for kind, title, groups in (
        ("year", say("catalogue_years"), _by_year(ordered, say("no_date"))),
        ("author", say("catalogue_authors"), _by_name(ordered, lambda entry: entry.authors)),
        (
            "site",
            say("catalogue_sites"),
            _by_name(ordered, lambda entry: (entry.publisher,) if entry.publisher else ()),
        ),
    ):
        if not groups:
            continue
        choice = Choice(title, f"opds/{kind}s")
        chosen = []
        for name, held in groups:
            one = Choice(name, _stem(kind, name), len(held))
            made += _paged(one, held, size, _rank(held), choice)
            chosen.append(one)
        made.append(Feed(choice.stem, title, up=root, choices=tuple(chosen), changed=came))
        top.append(choice)
    return [*made, Feed(ROOT, library.title, choices=tuple(top), changed=came)]


def _paged(choice: Choice, held: Sequence[Entry], size: int, rank: Callable[[Entry], int], up: Choice) -> list[Feed]:
    """Return the pages of a feed of articles, the oldest first."""
    full, newest = divided(held, size, rank, least=size // _SHARE)
    stems = [f"{choice.stem}-{number}" for number, _ in full] + [choice.stem]
    parts = [part for _, part in full] + [newest]
    made = []
    for place, (stem, part) in enumerate(zip(stems, parts, strict=True)):
        made.append(
            Feed(
                stem,
                choice.title,
                up,
                entries=tuple(reversed(part)),
                first=choice.stem if full else None,
                older=stems[place - 1] if place else None,
                newer=stems[place + 1] if place + 1 < len(stems) else None,
                count=choice.count if stem == choice.stem else None,
            )
        )
    return made


def _by_year(entries: Sequence[Entry], none: str) -> list[tuple[str, list[Entry]]]:
    """Return the articles of each year, the last year first, and then those without a date."""
    groups: dict[int, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(year(entry) or 0, []).append(entry)
    return [(str(number) if number else none, groups[number]) for number in sorted(groups, reverse=True)]


def _by_name(entries: Sequence[Entry], names: Callable[[Entry], Sequence[str]]) -> list[tuple[str, list[Entry]]]:
    """Return the articles of each name that has several, by the alphabet."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        for name in dict.fromkeys(names(entry)):
            groups.setdefault(name, []).append(entry)
    return [(name, groups[name]) for name in sorted(groups, key=str.casefold) if len(groups[name]) >= _FEWEST]


def _rank(held: Sequence[Entry]) -> Callable[[Entry], int]:
    """Return what counts the articles of a feed from 1."""
    ranks = {entry.slug: rank for rank, entry in enumerate(held, start=1)}
    return lambda entry: ranks[entry.slug]


def _stem(kind: str, name: str) -> str:
    """Return what the feed of a year, an author or a site is called; names may have any letters."""
    if kind == "year" and name.isdigit():
        return f"opds/year-{name}"
    return f"opds/{kind}-{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _json(feed: Feed, library: Library) -> bytes:
    from audicle.publish.library.catalogue.opds2 import document  # noqa: PLC0415 - an unchanged catalogue needs it not

    return document(feed, library)


def _atom(feed: Feed, library: Library) -> bytes:
    from audicle.publish.library.catalogue.opds1 import document  # noqa: PLC0415 - an unchanged catalogue needs it not

    return document(feed, library)
