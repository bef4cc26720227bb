"""Who is no author: programs that name themselves as one, and accounts that name nobody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NOBODY = re.compile(
    r"python-docx|docx(?:4j|js)?|apache poi|openpyxl|phpword|aspose.*|google docs|libreoffice|"
    r"un-?named|unknown( author)?|"
    r"(?:microsoft|ms)? ?office[ -]?(?:user|benutzer|utilisateur)?|microsoft|windows[ -]?(?:user|benutzer)|user|admin|"
    r"administrat(?:or|eur)|owner|author|benutzer|utilisateur|usuario|default|home|pc|dell|hp|acer|lenovo|asus|mac|test",
    re.IGNORECASE,
)


def without_makers(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names of people among the creators of a document, each once."""
    stripped = (name.strip() for name in names)
    return tuple(dict.fromkeys(name for name in stripped if name and not _NOBODY.fullmatch(name)))
