"""The files of an article's folder, as its page links to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from audicle.publish.part import Part


@dataclass(frozen=True, slots=True)
class Files:
    """What was made of the article besides the page."""

    folder: Path
    parts: Sequence[Part]

    def url(self, part: Part) -> str:
        """Return the link to a file from the page."""
        return quote(part.path.relative_to(self.folder).as_posix(), safe="/-._~")

    def of(self, role: str, *, whole: bool = True) -> list[Part]:
        """Return the files of a role, those of the whole article or those of its sections."""
        return [part for part in self.parts if part.role == role and (part.section is None) == whole]

    @property
    def books(self) -> list[Part]:
        """The e-book."""
        return self.of("book")

    @property
    def whole(self) -> list[Part]:
        """The sound of the whole article, in each of its formats."""
        return self.of("audio")

    @property
    def tracks(self) -> list[Part]:
        """The sound of each section."""
        return self.of("audio", whole=False)

    @property
    def transcripts(self) -> list[Part]:
        """The transcripts of the whole article."""
        return self.of("transcript")

    @property
    def cover(self) -> Part | None:
        """The cover."""
        return next(iter(self.of("cover")), None)

    @property
    def artwork(self) -> Part | None:
        """The square picture, of what is heard."""
        return next(iter(self.of("artwork")), None)
