"""What the library knows of an article: what its manifest says, checked, and when it was first seen."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, NamedTuple


# Tuples and no dataclasses: thousands of articles have hundreds of thousands of these, made anew at each build
class File(NamedTuple):
    """A file of an article that is there."""

    path: str  # below the library's folder, parts divided by "/"
    role: str  # one of publish.part.ROLES
    section: str | None  # id of its section; None: it is of the whole article
    media_type: str
    bytes: int  # as the disk has it

    @property
    def suffix(self) -> str:
        """The ending of its name, such as ".mp3"."""
        name = self.path.rpartition("/")[2]
        return f".{name.rpartition('.')[2].lower()}" if "." in name else ""


class Section(NamedTuple):
    """A section of an article."""

    id: str
    title: str | None
    duration: float | None  # seconds; None: it has no audio


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of the library. All texts are on one line and fit for XML."""

    slug: str  # the name of its folder
    digest: str  # of all that is below, from the manifest: the same digest, the same entry
    title: str  # never empty
    subtitle: str | None
    authors: tuple[str, ...]
    published: str | None  # ISO 8601, as far as it is known: YYYY, YYYY-MM, YYYY-MM-DD or with a time
    modified: str | None  # the same
    language: str  # BCP 47
    publisher: str | None
    description: str | None
    licence: str | None  # a name, an address, or words
    source: str | None  # the URL it came from
    origin: str  # where it came from, in any case: the URL, or the name of the file; with the slug it is its identity
    tags: tuple[str, ...]
    duration: float | None  # seconds of audio; None: it has none
    voices: tuple[str, ...]  # those that are heard, as "engine voice"
    sections: tuple[Section, ...]
    files: tuple[File, ...]
    first_seen: datetime.datetime  # UTC; when a build of the library first found it
    number: int | None  # counts the articles with audio as they came, from 1; kept for ever. None: it has no audio

    @property
    def date(self) -> datetime.datetime:
        """When it was published, UTC; what is not known of it is filled up. Without a date: when it was first seen."""
        return moment(self.published) or self.first_seen

    @property
    def page(self) -> str:
        """Where a person reads it: its page below the library's folder, or the folder itself."""
        page = self.file("page")
        return page.path if page else f"{self.slug}/"

    @property
    def audio(self) -> tuple[File, ...]:
        """The files with the audio of the whole article, MP3 first."""
        found = [file for file in self.files if file.role == "audio" and file.section is None]
        return tuple(sorted(found, key=lambda file: file.suffix != ".mp3"))

    def file(self, role: str, section: str | None = None) -> File | None:
        """Return the first file with a role, of a section or of the whole article."""
        return next((file for file in self.files if file.role == role and file.section == section), None)

    def all(self, role: str, section: str | None = None) -> tuple[File, ...]:
        """Return the files with a role, of a section or of the whole article."""
        return tuple(file for file in self.files if file.role == role and file.section == section)


def entry_from(
    slug: str, known: dict[str, Any], digest: str, first_seen: datetime.datetime, number: int | None
) -> Entry:
    """Return the entry of what the library's state knows of a manifest; see ``manifests.known``."""
    return Entry(
        slug=slug,
        digest=digest,
        title=known["title"],
        subtitle=known["subtitle"],
        authors=tuple(known["authors"]),
        published=known["published"],
        modified=known["modified"],
        language=known["language"],
        publisher=known["publisher"],
        description=known["description"],
        licence=known["licence"],
        source=known["source"],
        origin=known["origin"],
        tags=tuple(known["tags"]),
        duration=known["duration"],
        voices=tuple(known["voices"]),
        sections=tuple(Section._make(section) for section in known["sections"]),
        files=tuple(File._make(file) for file in known["files"]),
        first_seen=first_seen,
        number=number,
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
