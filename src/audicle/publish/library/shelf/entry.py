"""What the library knows of an article: what its manifest says, checked, and when it was first seen."""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from audicle.model import Series

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class File:
    """A file of an article that is there."""

    path: str  # below the library's folder, parts divided by "/"
    role: str  # one of publish.part.ROLES
    section: str | None  # id of its section; None: it is of the whole article
    media_type: str
    bytes: int  # as the disk has it
    size: tuple[int, int] | None = None  # of a picture to show: width and height in pixels, as far as they are known

    @property
    def suffix(self) -> str:
        """The ending of its name, such as ".mp3"."""
        name = self.path.rpartition("/")[2]
        return f".{name.rpartition('.')[2].lower()}" if "." in name else ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of an article."""

    id: str
    title: str | None
    begins: float | None  # seconds of the whole article's audio; None: it has no audio
    duration: float | None  # seconds; the same


@dataclass(frozen=True, slots=True)
class Details:
    """What only the pages that show an article need: it is read from the manifest when one of them is made."""

    subtitle: str | None
    modified: str | None  # as ``Entry.published``
    description: str | None
    licence: str | None  # a name, an address, or words
    source: str | None  # the URL it came from
    origin: str  # where it came from, in any case: the URL, or the name of the file; with the slug it is its identity
    voices: tuple[str, ...]  # those that are heard, named for people
    readers: tuple[str, ...]  # who reads in a recording of the source's own
    sections: tuple[Section, ...]
    files: tuple[File, ...]
    series: tuple[Series, ...] = ()
    accessibility: dict[str, Any] | None = None  # what the e-book says of its own, see ``accessible``


@dataclass(frozen=True, eq=False)  # no slots: what is loaded late is kept in the instance
class Entry:
    """An article of the library. All texts are on one line and fit for XML.

    A page is planned by what is known at once, the fields; the rest, the properties, is loaded when it is first asked
    for. So a plan that asks for none of it costs little, however many articles there are.
    """

    slug: str  # the name of its folder
    digest: str  # of all that its manifest says: the same digest, the same entry
    title: str  # never empty
    authors: tuple[str, ...]
    published: str | None  # ISO 8601, as far as it is known: YYYY, YYYY-MM, YYYY-MM-DD or with a time
    language: str  # BCP 47
    publisher: str | None
    tags: tuple[str, ...]
    duration: float | None  # seconds of audio; None: it has none
    offered: bool  # it has a book, or audio of the whole: what catalogues hand out
    page: str  # where a person reads it, below the library's folder: its web page, or its own folder
    first_seen: datetime.datetime  # UTC; when a build of the library first found it
    number: int | None  # counts the articles with audio as they came, from 1; kept for ever. None: never had audio
    place: int  # counts all articles as they came, from 1; kept for ever
    load: Callable[[], Details] = field(repr=False)  # raises ChangedError

    @cached_property
    def details(self) -> Details:
        """The rest. Raises ChangedError if the manifest is not what it was when the build began."""
        return self.load()

    @property
    def subtitle(self) -> str | None:
        """The line below the title."""
        return self.details.subtitle

    @property
    def modified(self) -> str | None:
        """When it was last changed, as ``published``."""
        return self.details.modified

    @property
    def description(self) -> str | None:
        """What it is about."""
        return self.details.description

    @property
    def licence(self) -> str | None:
        """A name, an address, or words."""
        return self.details.licence

    @property
    def source(self) -> str | None:
        """The URL it came from."""
        return self.details.source

    @property
    def origin(self) -> str:
        """Where it came from in any case: the URL, or the name of the file. With the slug it is its identity."""
        return self.details.origin

    @property
    def voices(self) -> tuple[str, ...]:
        """Those that are heard, named for people."""
        return self.details.voices

    @property
    def readers(self) -> tuple[str, ...]:
        """Return who reads in a recording of the source's own, as far as they are named."""
        return self.details.readers

    @property
    def series(self) -> tuple[Series, ...]:
        """The series that it belongs to."""
        return self.details.series

    @property
    def sections(self) -> tuple[Section, ...]:
        """Its sections in order."""
        return self.details.sections

    @property
    def files(self) -> tuple[File, ...]:
        """Its files that are there."""
        return self.details.files

    @property
    def accessibility(self) -> dict[str, Any] | None:
        """What the e-book says of its own, as the Readium Web Publication Manifest has it; None if it is not known."""
        return self.details.accessibility

    @cached_property
    def key(self) -> tuple[object, ...]:
        """What shapes it, for ``page.made_from``."""
        return (self.slug, self.digest, self.number, self.first_seen.isoformat())

    @cached_property
    def date(self) -> datetime.datetime:
        """When it was published, UTC; what is not known of it is filled up. Without a date: when it was first seen."""
        return moment(self.published) or self.first_seen

    @property
    def changed(self) -> datetime.datetime:
        """When it was last changed, UTC, as its source says; else when it was first seen."""
        return moment(self.modified) or self.first_seen

    @property
    def thumbnail(self) -> File | None:
        """The small form of the cover; articles made by early versions have only the cover."""
        return self.file("thumbnail") or self.file("cover")

    @property
    def audio(self) -> tuple[File, ...]:
        """The files with the audio of the whole article, MP3 first."""
        return tuple(sorted(self.all("audio"), key=lambda file: file.suffix != ".mp3"))

    def file(self, role: str) -> File | None:
        """Return the first file of the whole article with a role."""
        return next(iter(self.all(role)), None)

    def all(self, role: str, section: str | None = None) -> tuple[File, ...]:
        """Return the files with a role, of a section or of the whole article."""
        return tuple(self._by_role.get((role, section), ()))

    @cached_property
    def _by_role(self) -> dict[tuple[str, str | None], list[File]]:
        """The files by their role and section: pages of many articles ask for them dozens of times."""
        found: dict[tuple[str, str | None], list[File]] = {}
        for file in self.files:
            found.setdefault((file.role, file.section), []).append(file)
        return found


class ChangedError(Exception):
    """An article was changed while the library was being built."""


# the fields of an entry that are kept from build to build, by their names in ``manifests.known``
CARD = ("title", "authors", "published", "language", "publisher", "tags", "duration", "page", "offered")


def is_card(said: Any) -> bool:
    """Return whether values are such as a build keeps of ``CARD``, and none that somebody edited."""
    if not isinstance(said, list) or len(said) != len(CARD):
        return False
    title, authors, published, language, publisher, tags, duration, page, offered = said
    return (
        all(isinstance(one, str) for one in (title, language))
        and all(one is None or isinstance(one, str) for one in (published, publisher, page))
        and all(isinstance(one, list) and all(isinstance(name, str) for name in one) for one in (authors, tags))
        and (duration is None or (isinstance(duration, float) and 0 <= duration < math.inf))
        and isinstance(offered, bool)
    )


def details(known: dict[str, Any]) -> Details:
    """Return the details in what was read of a manifest; see ``manifests.known``."""
    return Details(
        subtitle=known["subtitle"],
        modified=known["modified"],
        description=known["description"],
        licence=known["licence"],
        source=known["source"],
        origin=known["origin"],
        voices=tuple(known["voices"]),
        readers=tuple(known.get("readers", ())),  # which early states do not have
        sections=tuple(Section(*section) for section in known["sections"]),
        files=tuple(File(*file) for file in known["files"]),
        series=tuple(Series(*one) for one in known["series"]),
        accessibility=known["accessibility"],
    )


_NOON = datetime.time(12, tzinfo=datetime.UTC)  # the same day nearly everywhere on earth


def moment(iso: str | None) -> datetime.datetime | None:
    """Return the moment an ISO 8601 date names, UTC; None for none, and for what is no such date.

    A month is taken for its first day and a day for its noon, UTC.
    """
    text = (iso or "").strip()
    if len(text) in (4, 7):  # "2021", "2021-06"
        text += "-01-01"[: 10 - len(text)] if len(text) == 4 else "-01"  # noqa: PLR2004
    try:
        if len(text) == 10:  # noqa: PLR2004 - "2021-06-18"
            return datetime.datetime.combine(datetime.date.fromisoformat(text), _NOON)
        found = datetime.datetime.fromisoformat(text)
        return found.replace(tzinfo=found.tzinfo or datetime.UTC).astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        return None


def stamped(when: datetime.datetime) -> str:
    """Return a moment in UTC as RFC 3339 has it, to the second; the year has four digits on every system."""
    return f"{when.replace(tzinfo=None).isoformat(timespec='seconds')}Z"
