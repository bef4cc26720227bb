"""The list of articles, ``index.html``: the newest that came, by year; older ones on pages that stay as they are."""

from __future__ import annotations

from functools import cache, partial
from importlib import resources
from typing import TYPE_CHECKING

from audicle.publish.library.listing import search
from audicle.publish.library.listing.sheet import NAME, SCRIPT, STYLE, Sheet
from audicle.publish.library.page import Page, made_from
from audicle.publish.library.paging import divided
from audicle.publish.library.years import year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.publish.library.about import Library
    from audicle.publish.library.shelf.entry import Entry

_PAGE = "index-{}.html"
_MOST = 40  # articles on a full page: with a quarter more, the first page stays below 100 kB
_SHARE = 4  # the first page takes in the next while it holds less than this part of a full one
_FORM = 4


def pages(entries: tuple[Entry, ...], library: Library) -> Iterator[Page]:
    """Give the pages, the oldest first, after what they share; nothing without articles."""
    if not entries:
        return
    for path in (STYLE, SCRIPT):
        data = _shared(path)
        yield Page(path, made_from(_FORM, data), partial(bytes, data))
    sheets = _sheets(entries, library)
    if len(sheets) > 1:
        yield from search.pages(entries, library)
    for sheet in sheets:
        shaped = (sheet.name, sheet.older, sheet.newer, sheet.total, sheet.sheets, sheet.heard, sheet.offered)
        digest = made_from(_FORM, shaped, library.shape, [entry.key for entry in sheet.entries])
        yield Page(sheet.name, digest, partial(_document, sheet, library))


def _sheets(entries: tuple[Entry, ...], library: Library) -> list[Sheet]:
    size = min(_MOST, library.settings.page_size)
    ordered = sorted(entries, key=lambda entry: entry.place)
    full, newest = divided(ordered, size, lambda entry: entry.place, least=size // _SHARE)
    heard = any(entry.number is not None for entry in entries)
    offered = any(entry.offered for entry in entries)
    names = [_PAGE.format(number) for number, _ in full] + [NAME]
    made = [
        Sheet(
            name,
            number,
            tuple(held),
            older=names[place - 1] if place else None,
            newer=names[place + 1],
            heard=heard,
            offered=offered,
        )
        for place, (name, (number, held)) in enumerate(zip(names, full, strict=False))
    ]
    others = tuple((sheet.name, sheet.number or 0, _years(sheet.entries)) for sheet in reversed(made))
    older = names[-2] if made else None
    first = Sheet(NAME, None, tuple(newest), older, None, len(entries), others, heard=heard, offered=offered)
    return [*made, first]


def _years(entries: tuple[Entry, ...]) -> str:
    """Return from when to when the articles of a page are, empty if none has a date."""
    found = [number for entry in entries if (number := year(entry))]
    first, last = min(found, default=0), max(found, default=0)
    return "" if not last else str(last) if first == last else f"{first}\N{EN DASH}{last}"


@cache
def _shared(path: str) -> bytes:
    return resources.files(__package__).joinpath("static", path.rpartition("/")[2]).read_bytes()


def _document(sheet: Sheet, library: Library) -> bytes:
    from audicle.publish.library.listing.page import document  # noqa: PLC0415 - an unchanged list needs it not

    return document(sheet, library)
