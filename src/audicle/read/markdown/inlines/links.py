"""Which links lead somewhere a reader may go."""

from __future__ import annotations

import re

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# What browsers ignore in an address, so that "java\tscript:" is a script
_IGNORED = re.compile(r"[\x00-\x20]")
# Pelican's way to name a file of the site, or a page that it makes of several (Pelican, Writing content, Linking to
# internal content); braces and bars may have been encoded on the way
_SITE = re.compile(
    r"(?:\{|%7B|\||%7C)(?P<kind>static|attach|filename|tag|category|author|index)(?:\}|%7D|\||%7C)", re.IGNORECASE
)
_FILES = frozenset(("static", "attach", "filename"))
_GOOD = frozenset(("http", "https", "mailto", "tel", "ftp", "doi", "geo"))


def safe(address: str | None) -> str | None:
    """Return where a link leads, None if nowhere or to a script, a file or data."""
    address = (address or "").strip()
    site = _SITE.match(address)
    if site:
        address = address[site.end() :].lstrip("/") if site["kind"].lower() in _FILES else ""
    match = _SCHEME.match(_IGNORED.sub("", address))
    if not address or (match and match[1].lower() not in _GOOD):
        return None
    return address


def picture_address(address: str | None) -> str | None:
    """Return where a picture is, None if nowhere. ``{static}`` and the like stay, in braces: the loader knows them."""
    address = (address or "").strip()
    site = _SITE.match(address)
    return (f"{{{site['kind'].lower()}}}{address[site.end() :]}" if site else address) or None
