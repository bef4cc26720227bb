"""A file of an article's folder, and what it is for: by that the library finds what it links to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audicle.machine.files import write

if TYPE_CHECKING:
    from pathlib import Path

ROLES = ("book", "audio", "transcript", "chapters", "cover", "thumbnail", "artwork", "page", "picture", "mark")
MEDIA_TYPES = {
    ".epub": "application/epub+zip",
    ".mp3": "audio/mpeg",
    ".m4b": "audio/mp4",
    ".opus": "audio/ogg",
    ".vtt": "text/vtt",
    ".srt": "application/x-subrip",
    ".lrc": "text/plain",
    ".txt": "text/plain",
    ".html": "text/html",
    ".json": "application/json",
    ".png": "image/png",
    ".jpg": "image/jpeg",
}


_PNG = b"\x89PNG"  # how such a file begins


@dataclass(frozen=True, slots=True)
class Part:
    """One file that was made of an article."""

    path: Path
    role: str  # one of ROLES
    section: str | None = None  # id of the section it is of; None: it is of the whole article
    media_type: str = ""  # as the file name's ending says, unless it is given

    def __post_init__(self) -> None:
        """Fill in the media type."""
        if not self.media_type:
            object.__setattr__(self, "media_type", MEDIA_TYPES.get(self.path.suffix, "application/octet-stream"))


def write_picture(data: bytes, folder: Path, role: str) -> Part:
    """Write a PNG or JPEG to ``folder``, named by its role and kind, and return the file. Raises OutputError."""
    part = Part(folder / f"{role}.{'png' if data.startswith(_PNG) else 'jpg'}", role)
    write(part.path, data)
    return part
