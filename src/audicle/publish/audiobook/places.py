"""Where an article's sound stands, so that one article is one playing in players that read folders.

They take every file below a folder for a part of it, and add up the sections, the whole, and the whole in another
format. So one file of the whole stands in the article's folder; whatever says the same is in folders of its own that
are marked to be passed over: by an empty ``.ignore`` for Audiobookshelf
(https://www.audiobookshelf.org/docs/documentation/libraries/book-library/directory-structure), and by ``.mpdignore``
with a pattern for MPD (https://mpd.readthedocs.io/en/stable/user.html).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.machine.files import write
from audicle.publish.part import Part

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SECTIONS = "audio"  # folder of the sections
FORMATS = "formats"  # folder of the whole in any further format
_ORDER = ("mp3", "m4b", "opus")  # the first that is made stands in the article's own folder
_MARKS = {".ignore": b"", ".mpdignore": b"*\n"}


def whole_files(whole: Path, formats: Sequence[str]) -> dict[str, Path]:
    """Return the path of the whole in each of the ``formats``; ``whole`` is that of the article's without an ending."""
    made = [name for name in _ORDER if name in formats]
    return {
        name: (whole.parent / FORMATS / whole.name if number else whole).with_name(f"{whole.name}.{name}")
        for number, name in enumerate(made)
    }


def mark(folder: Path) -> list[Part]:
    """Mark a folder as one that players pass over, and return the marks. Raises OutputError."""
    for name, content in _MARKS.items():
        write(folder / name, content)
    return [Part(folder / name, "mark", media_type="text/plain") for name in _MARKS]
