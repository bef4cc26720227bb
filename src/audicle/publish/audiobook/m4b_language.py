"""The language of every track of an MP4: of its sound, and of the text that is its list of chapters.

FFmpeg leaves the sound's undetermined, and has no way to set that of the chapters, which it says are English.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PATH = (b"moov", b"trak", b"mdia", b"mdhd")
_WIDE = 1  # size of a box that says its size after its name, in 64 bits
# where the language stands in a media header, by its version: after its flags, two times, the time scale, the duration
_OFFSETS = {0: 20, 1: 32}
_BEFORE_A = 0x60


def set_language(path: Path, code: str) -> None:
    """Give every track of the file the language ``code`` (ISO 639-2); ISO/IEC 14496-12, 8.4.2. Raises OSError."""
    first, second, third = (ord(letter) - _BEFORE_A for letter in code)
    packed = (first << 10 | second << 5 | third).to_bytes(2, "big")
    with path.open("r+b") as file:
        for begins in list(_found(file, 0, path.stat().st_size, _PATH)):
            file.seek(begins)
            file.seek(begins + _OFFSETS[file.read(1)[0]])
            file.write(packed)


def _found(file: BinaryIO, begins: int, ends: int, path: tuple[bytes, ...]) -> Iterator[int]:
    """Yield where the content begins of each box that is at the end of a ``path`` of names."""
    while begins + 8 <= ends:
        file.seek(begins)
        size, name, head = int.from_bytes(file.read(4), "big"), file.read(4), 8
        if size == _WIDE:
            size, head = int.from_bytes(file.read(8), "big"), 16
        size = size or ends - begins
        if name == path[0]:
            yield from [begins + head] if len(path) == 1 else _found(file, begins + head, begins + size, path[1:])
        begins += max(size, head)
