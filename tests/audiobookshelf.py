"""Audiobookshelf's scanner, as far as it decides which sound is one book, by what its documentation says.

https://www.audiobookshelf.org/docs/documentation/libraries/book-library/directory-structure: a book is a folder; all
that lies below the topmost folder with media in it belongs to it; names that begin with a dot are no files of it; a
folder that holds a file ``.ignore`` is passed over with all that is in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

AUDIO = {".mp3", ".m4b", ".m4a", ".opus", ".ogg", ".flac"}
BOOKS = {".epub", ".pdf", ".mobi"}


def books(library: Path) -> dict[Path, list[Path]]:
    """Return the tracks of each book in a library, by its folder, in the order of their names."""
    media = sorted(path for path in _files(library, top=True) if path.suffix in AUDIO | BOOKS)
    found: dict[Path, list[Path]] = {}
    for path in sorted(media, key=lambda one: len(one.parts)):
        folder = next((one for one in found if path.is_relative_to(one)), path.parent)
        tracks = found.setdefault(folder, [])
        if path.suffix in AUDIO:
            tracks.append(path)
    return found


def _files(folder: Path, *, top: bool = False) -> Iterator[Path]:
    if not top and (folder / ".ignore").is_file():
        return
    for path in folder.iterdir():
        if path.name.startswith("."):
            continue
        if path.is_dir():
            yield from _files(path)
        else:
            yield path
