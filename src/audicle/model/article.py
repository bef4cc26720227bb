"""What was written: an article, whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audicle.model.blocks import Block, Heading
    from audicle.model.recording import Recording


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that was found, checked and made fit for an e-reader."""

    src: str  # as the figures that show it name it
    media_type: str  # image/jpeg, image/png, image/gif, image/webp or image/svg+xml
    width: int  # pixels
    height: int  # pixels
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class LeadImage:
    """The picture that stands for the whole article."""

    src: str
    alt: str | None
    cover: bool = False  # it is a whole cover, with the title on it


@dataclass(frozen=True, slots=True)
class Contributor:
    """Somebody who had a part in an article other than writing it."""

    name: str
    role: str  # a MARC relator code such as edt, trl or ill (https://id.loc.gov/vocabulary/relators); ctb: some part


@dataclass(frozen=True, slots=True)
class Term:
    """What a tag is called in a controlled vocabulary."""

    tag: str  # one of the article's
    authority: str  # such as BISAC, or the address of a vocabulary
    term: str  # the code there


@dataclass(frozen=True, slots=True)
class Series:
    """A series or a set that an article belongs to."""

    name: str
    position: str | None = None  # a number, with parts as in 2.1
    kind: str = "series"  # or "set": it is whole with all its parts


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about an article. Nothing here is guessed from the program's own defaults."""

    title: str
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None  # ISO 8601: YYYY, YYYY-MM or YYYY-MM-DD
    modified: str | None = None  # the same
    language: str = "en"  # BCP 47
    publisher: str | None = None  # the site or paper
    source: str | None = None  # the URL it came from
    tags: tuple[str, ...] = ()
    description: str | None = None
    licence: str | None = None
    image: LeadImage | None = None
    page_source: str | None = None  # the printed edition whose page numbers are marked: its ISBN, or words
    changed_at: str | None = None  # when it last changed, YYYY-MM-DDThh:mm:ssZ, where the time of day is known
    contributors: tuple[Contributor, ...] = ()
    file_as: tuple[tuple[str, str], ...] = ()  # names and titles, and how the source sorts them: Ann Lee, "Lee, Ann"
    terms: tuple[Term, ...] = ()
    series: tuple[Series, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it until the next of its rank. Its file and its track are made from it."""

    id: str
    level: int  # of its heading; 1 for the text before the first heading
    heading: Heading | None  # None: the text before the first heading
    blocks: tuple[Block, ...]
    language: str | None = None  # BCP 47, where it differs from the article's
    opens: Metadata | None = None  # in a collection: the article whose first section this is

    @property
    def title(self) -> str | None:
        """The heading's plain text, or None for the text before the first heading."""
        return self.heading.text if self.heading else None


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or an endnote."""

    id: str
    label: str  # the mark it is referred to by
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Dropped:
    """Text of the source that was judged not to be the article, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article. ``read`` makes it; ``speak`` and ``publish`` take it as it is."""

    metadata: Metadata
    sections: tuple[Section, ...]
    notes: tuple[Note, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    images: tuple[Image, ...] = ()
    recording: Recording | None = None  # the source's own narration; not in the article's JSON

    def image(self, src: str | None) -> Image | None:
        """Return the loaded picture that figures name ``src``, if there is one."""
        return next((image for image in self.images if image.src == src), None) if src else None
