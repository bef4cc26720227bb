"""Where a page's metadata came from: whom we believed, and who said otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.model.explanation import Origin
from audicle.read.dates import iso_date
from audicle.read.html.about.authors import names_in
from audicle.read.html.about.titles import is_same, key, without_site

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from audicle.model import Metadata
    from audicle.read.html.about.metadata import Voices

_LONGEST = 200  # characters of what another voice says


def origins_of(voices: Voices, metadata: Metadata, believed: Mapping[str, str]) -> dict[str, Origin]:
    """Return the origin of each piece of metadata. ``believed`` names, by field, who was.

    Of those who disagree about the title, the authors or a date, each different answer is told once.
    """
    others = {
        "title": _titles(voices, metadata.title),
        "authors": _authors(voices, metadata.authors),
        "published": _dates(voices, "published", metadata.published),
        "modified": _dates(voices, "modified", metadata.modified),
    }
    return {
        field: Origin(where, tuple(_once(others.get(field, ()))))
        for field, where in believed.items()
        if where and getattr(metadata, field)
    }


def _once(said: Iterator[tuple[str, str, str]] | tuple[()]) -> Iterator[str]:
    met: set[str] = set()
    for who, text, same in said:
        if same not in met:
            met.add(same)
            yield f"{who}: {text[:_LONGEST]}"


def _titles(voices: Voices, title: str) -> Iterator[tuple[str, str, str]]:
    """Yield who gives another title, the title, and what makes it the same as another one."""
    headings = (("heading of level 1", heading) for heading in voices.headings)
    said = ((voice.name, voice.title) for voice in voices.order)
    sites = {key(site) for site in voices.sites}
    for who, text in (*said, *headings, ("title element", voices.title)):
        other = without_site(text, voices.sites) if text else ""
        if other and not is_same(other, title) and key(other) not in {key(title), *sites}:
            yield who, other, key(other)


def _authors(voices: Voices, authors: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    for voice in voices.order:
        names = tuple(dict.fromkeys(name for text in voice.authors for name in names_in(text, sites=voices.sites)))
        if names and {key(name) for name in names} != {key(name) for name in authors}:
            yield voice.name, "; ".join(names), "; ".join(sorted(key(name) for name in names))


def _dates(voices: Voices, field: str, chosen: str | None) -> Iterator[tuple[str, str, str]]:
    for voice in voices.order:
        date = iso_date(getattr(voice, field))
        if date and date != chosen:
            yield voice.name, date, date
