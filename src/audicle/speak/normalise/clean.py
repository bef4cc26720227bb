"""Text on one line and without what is not read: soft hyphens, zero-width marks, ligatures, white space in excess."""

from __future__ import annotations

import re

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"  # soft hyphen, zero-width space, word joiner, byte order mark
_TO_CLEAN = re.compile(rf"[{_INVISIBLE}{''.join(_LIGATURES)}]|[^\S ]|  |^ | \Z")


def clean(text: str) -> tuple[str, list[int] | None]:
    """Return the clean text, and for each of its characters and its end the place in ``text`` it came from.

    The places are None where nothing was to clean. They never go back.
    """
    if not _TO_CLEAN.search(text):
        return text, None
    kept: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character in _INVISIBLE:
            continue
        if character.isspace() and (not kept or kept[-1] == " "):
            continue
        for part in " " if character.isspace() else _LIGATURES.get(character, character):
            kept.append(part)
            places.append(place)
    if kept and kept[-1] == " ":
        kept.pop()
        places.pop()
    places.append(len(text))
    return "".join(kept), places
