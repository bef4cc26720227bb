"""What an episode of the podcast is: an article, or a section of one."""

from __future__ import annotations

import datetime
import hashlib
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audicle.publish.library.shelf.entry import Entry, File

_SPREAD = 3600  # seconds before noon in which the articles of one day are set apart
_DAY = 10  # length of a date that knows no time of day
_EARLIEST = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)  # the 0 of most players
_OLD = 1900  # what is older than this year shares an hour
_ROOM = 2  # hours before that one: for what sets articles and sections apart


@dataclass(frozen=True, slots=True)
class Episode:
    """One episode."""

    entry: Entry
    guid: str  # a URN; stays when the folder moves to another address
    title: str
    part: str | None  # the section's own title, of an episode that is a section
    section: str | None  # its id; None: the whole article
    date: datetime.datetime  # UTC; later for a later section of an article
    duration: float | None  # seconds
    audio: tuple[File, ...]  # the first is the enclosure; the others are other forms of it
    number: int  # of the episode: the article's own, or the section's in the article
    season: int | None  # the article's number, of an episode that is a section


def episodes(entry: Entry, kind: str) -> list[Episode]:
    """Return the episodes of an article in the order they are heard; none if it has no audio.

    ``kind`` is "article" or "section". An article that has its audio only in the other way has its episodes so.
    """
    if entry.number is None:
        return []
    whole = entry.audio
    sections = [] if whole and kind == "article" else _sections(entry)
    if whole and not sections:
        return [
            Episode(
                entry=entry,
                guid=identifier(entry),
                title=entry.title,
                part=None,
                section=None,
                date=_date(entry),
                duration=entry.duration,
                audio=whole,
                number=entry.number,
                season=None,
            )
        ]
    return sections


def _sections(entry: Entry) -> list[Episode]:
    heard = [(section, audio) for section in entry.sections if (audio := entry.all("audio", section.id))]
    made: list[Episode] = []
    for place, (section, audio) in enumerate(heard, start=1):
        part = section.title or str(place)
        made.append(
            Episode(
                entry=entry,
                guid=identifier(entry, section.id),
                title=f"{entry.title}: {part}" if part != entry.title else part,
                part=part,
                section=section.id,
                date=_date(entry) - datetime.timedelta(seconds=len(heard) - place),  # the last is as late as may be
                duration=section.duration,
                audio=audio,
                number=place,
                season=entry.number,
            )
        )
    return made


def identifier(entry: Entry, section: str | None = None) -> str:
    """Return a URN for an article or a section of one: made of its origin and folder, not of an address."""
    name = "\n".join((entry.origin, entry.slug, section or ""))
    return uuid.uuid5(uuid.NAMESPACE_URL, f"audicle:{name}").urn


def _date(entry: Entry) -> datetime.datetime:
    """Return the moment of an article: when it was published, and never later than it was first seen.

    Players hide what is to come, as the noon of the same day may be. Articles of one day are set apart by their names,
    so that their order is firm. Players count from 1970, and some take what is older for heard (gPodder 3): each year
    before it is an hour of its first days.
    """
    latest = min(entry.date, entry.first_seen)
    if latest < _EARLIEST:
        latest = _EARLIEST + datetime.timedelta(hours=_ROOM + max(latest.year - _OLD + 1, 0))
    elif entry.published and len(entry.published) > _DAY:
        return latest
    digest = hashlib.sha256(entry.slug.encode("utf-8", "surrogatepass")).digest()
    return latest - datetime.timedelta(seconds=int.from_bytes(digest[:4]) % _SPREAD)
