"""Which links lead somewhere a reader may go."""

from __future__ import annotations

import re

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# What browsers ignore in an address, so that "java\tscript:" is a script
_IGNORED = re.compile(r"[\x00-\x20]")
_GOOD = frozenset(("http", "https", "mailto", "tel", "ftp", "doi", "geo"))


def safe(address: str | None) -> str | None:
    """Return where a link leads, None if nowhere or to a script, a file or data."""
    address = (address or "").strip()
    match = _SCHEME.match(_IGNORED.sub("", address))
    if not address or (match and match[1].lower() not in _GOOD):
        return None
    return address
