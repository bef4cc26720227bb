"""Ids as a book's files mean them, so that what is written in two ways is the same.

XML drops blanks around an id where it is declared as one (XML 1.0, 3.3.3), and so do the schemas of a package; an
address may write an id in percent-encoding (URL Standard, 4.1), and two programs may compose its letters in two ways.
"""

from __future__ import annotations

import unicodedata
from urllib.parse import unquote


def id_in(written: str | None) -> str:
    """Return the id that an attribute holds, "" for none."""
    return unicodedata.normalize("NFC", unquote(written.strip())) if written else ""


def fragment_in(address: str) -> str:
    """Return the id that the end of an address names, "" if it names none."""
    return id_in(address.partition("#")[2])
