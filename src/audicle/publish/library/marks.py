"""How a file says that Audicle made it, so that it is known again when the library's state is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

GENERATOR = "Audicle"
# RSS and Atom; HTML; JSON; a comment of a style sheet, a script or a picture
_MARK = re.compile(
    rb"<(?:\w+:)?generator\b[^>]*>Audicle\b|name=\"generator\" content=\"Audicle\b"
    rb"|\"generator\": ?\"Audicle\b|\bgenerator: Audicle\b"
)
_HEAD = 65_536  # bytes that are looked at


def is_marked(path: Path) -> bool:
    """Return whether Audicle made a file. Raises OSError."""
    with path.open("rb") as file:
        return has_mark(file.read(_HEAD))


def has_mark(data: bytes) -> bool:
    """Return whether Audicle made a file with these contents."""
    return _MARK.search(data[:_HEAD]) is not None
