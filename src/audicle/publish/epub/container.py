"""The zip that holds a book: the same parts give the same bytes, whole or not at all. EPUB 3.3, 4.3."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from audicle.machine.files import written

if TYPE_CHECKING:
    from collections.abc import Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip can hold
_UNIX = 3  # the zip's "made by", whatever made it
_READABLE = 0o100644 << 16  # a regular file that everybody may read
# What is compressed already gains nothing from a second time but work, here and in the reader
_STORED = (".jpg", ".png", ".gif", ".webp", ".woff2", ".mp3")


def pack(parts: Mapping[str, bytes | Path], path: Path) -> None:
    """Write the parts of a book to ``path``, in order; a part that is a path is copied piece by piece, as it is.

    Raises OutputError.
    """
    with written(path) as file:
        if any(isinstance(part, Path) for part in parts.values()):
            _pack(parts, file)
        else:
            # a zip's headers are written twice, to and fro, which costs little in memory and much on a disk
            made = io.BytesIO()
            _pack(parts, made)
            file.write(made.getbuffer())


def _pack(parts: Mapping[str, bytes | Path], file: BinaryIO) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr(_entry("mimetype"), "application/epub+zip", zipfile.ZIP_STORED)
        for name, part in parts.items():
            if isinstance(part, Path):
                entry = _entry(name)
                entry.file_size = part.stat().st_size
                with part.open("rb") as source, archive.open(entry, "w") as target:
                    shutil.copyfileobj(source, target)
            else:
                stored = name.endswith(_STORED)
                archive.writestr(_entry(name), part, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED, 9)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.create_system = _UNIX
    entry.external_attr = _READABLE
    return entry
