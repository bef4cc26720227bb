"""Videos, posts and pieces of code that live elsewhere: where the tags for them lead.

The arguments are those of Hugo's embedded shortcodes and of the Liquid tags of the same names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_VIDEOS = {
    "youtube": ("YouTube", "https://www.youtube.com/watch?v={}"),
    "vimeo": ("Vimeo", "https://vimeo.com/{}"),
    "instagram": ("Instagram", "https://www.instagram.com/p/{}/"),
}
_X = {"tweet": "Twitter", "twitter": "Twitter", "x": "X"}
_WEB = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Post:
    """Something that lives elsewhere."""

    address: str
    title: str


def post(name: str, unnamed: Sequence[str], named: Mapping[str, str]) -> Post | None:
    """Return what the tag ``name`` with these arguments shows; None if it is no such tag, or does not say what."""
    key = named.get("id") or named.get("url") or (unnamed[0] if unnamed else "")
    if not key:
        return None
    title, address = _place(name, key, unnamed, named)
    if _WEB.match(key) and (title or name == "embed"):
        title, address = title or _host(key), key
    return Post(address, named.get("title") or title) if title and address else None


def _place(name: str, key: str, unnamed: Sequence[str], named: Mapping[str, str]) -> tuple[str, str]:
    """Return the name of a place and the address there, both empty for none."""
    part = quote(key, safe="")
    if name in _VIDEOS:
        title, pattern = _VIDEOS[name]
        return title, pattern.format(part)
    if name in _X:
        user = named.get("user")
        title = f"{_X[name]}: @{user.lstrip('@')}" if user else _X[name]
        return title, f"https://x.com/{quote(user.lstrip('@'), safe='') if user else 'i'}/status/{part}"
    if name == "gist":
        # Hugo gives the user and the key, Jekyll both in one
        parts = unnamed[:2] if len(unnamed) > 1 and "/" not in key and "." not in unnamed[1] else [key]
        return "GitHub Gist", f"https://gist.github.com/{quote('/'.join(parts), safe='/')}"
    return "", ""


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
