"""The size of a picture, from the first bytes of its file: PNG (W3C, 11.2.1) and JPEG (ITU-T T.81, B.2.2)."""

from __future__ import annotations

import struct

HEAD = 65_536  # bytes of a file that are enough for nearly all pictures
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_END = 24  # where the size of a PNG has been said
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # markers with the size of a JPEG


def picture_size(head: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels, None of what is no such picture or does not say."""
    if head.startswith(_PNG) and head[12:16] == b"IHDR" and len(head) >= _PNG_END:
        width, height = struct.unpack(">II", head[16:_PNG_END])
    else:
        width, height = _jpeg(head) if head.startswith(b"\xff\xd8") else (0, 0)
    return (width, height) if width and height else None


def _jpeg(head: bytes) -> tuple[int, int]:
    place = 2
    while place + 9 <= len(head) and head[place] == 0xFF:  # noqa: PLR2004 - every marker begins so
        marker, length = head[place + 1], int.from_bytes(head[place + 2 : place + 4], "big")
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", head[place + 5 : place + 9])
            return width, height
        place += 2 + length
    return 0, 0
