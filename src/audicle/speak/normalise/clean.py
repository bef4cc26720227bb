"""Text on one line and without what is not read: soft hyphens, zero-width marks, ligatures, white space in excess.

Letters and figures in a style of their own, in a circle or in full width are what they are in plain (Unicode Standard
Annex 15, NFKC), figures of some other scripts are 0 to 9, the Arabic marks between them a point and a comma, and a
line that the author ended is followed by a breath.
"""

from __future__ import annotations

import re
from unicodedata import decimal, normalize

# Ligatures, and the tilde of mathematics, which stands in ranges
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "∼": "~"}
# Letters with a dot below that Unicode takes apart in any normal form, as the words of our tables are
_LIGATURES |= {
    character: normalize("NFC", character)
    for character in "\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095f\u09dc\u09dd\u09df"
}
LINE_END = "\u2028"  # where the author ended a line, as in a poem; any other line end is a space
_VARIANT = "\ufe0f"  # asks for the picture of a sign
_CLOSING = frozenset(")]”’»\"'")
# Soft hyphen, zero-width space, word joiner, byte order mark, marks of the direction of writing
_INVISIBLE = "\u00ad\u200b\u2060\ufeff\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
# Full width, circled, styled; keycaps lose their cap, and a hyphen that may not break is one
_SIGNS = "\uff03-\uff06\uff0b\uff0d\uff0f\uff1c-\uff1e\uff20\uffe0\uffe1\uffe5\uffe6"  # the same in full width
_STYLED = _SIGNS + "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u2460-\u249b\u24b6-\u24e9\U0001d400-\U0001d7ff"
# Figures of other scripts: Arabic, Persian, Devanagari, Bengali, Tamil
_FIGURES = "\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0be6-\u0bef"
_MARKS = {"\u066b": ".", "\u066c": ","}  # the Arabic marks before decimals and between thousands
_HYPHENS = "\u2010\u2011"
_KEYCAP = "\u20e3"
_FULL_POINT = "\uff0e"  # after a figure it is a decimal point
_IS_INVISIBLE = re.compile(f"[{_INVISIBLE}]")
_IS_STYLED = re.compile(f"[{_STYLED}]")
_CHANGED = "".join([*_LIGATURES, *_MARKS])
_TO_CLEAN = re.compile(rf"[{_INVISIBLE}{_CHANGED}{_STYLED}{_FIGURES}{_HYPHENS}{_KEYCAP}{_FULL_POINT}]|[^\S ]|  |^ | \Z")


def _plain(character: str, kept: list[str]) -> str:
    """Return what stands for a character, after those that are kept."""
    if character.isspace():
        ends = character == LINE_END and kept and (kept[-1].isalnum() or kept[-1] in _CLOSING)
        return ", " if ends else " "
    if character in _HYPHENS:
        return "-"
    if character in _MARKS and kept and kept[-1].isdecimal():
        return _MARKS[character]
    if character.isdecimal() and not character.isascii():
        return str(decimal(character))
    if character == _FULL_POINT:
        return "." if kept and kept[-1].isdecimal() else character
    return normalize("NFKC", character) if _IS_STYLED.match(character) else _LIGATURES.get(character, character)


def clean(text: str) -> tuple[str, list[int] | None]:
    """Return the clean text, and for each of its characters and its end the place in ``text`` it came from.

    The places are None where nothing was to clean. They never go back.
    """
    if not _TO_CLEAN.search(text):
        return text, None
    text, length = text.rstrip(), len(text)
    kept: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if _IS_INVISIBLE.match(character):
            continue
        if character.isspace() and (not kept or kept[-1] == " "):
            continue
        if character == _KEYCAP or (character == _VARIANT and text[place + 1 : place + 2] == _KEYCAP):
            continue
        for part in _plain(character, kept):
            kept.append(part)
            places.append(place)
    if kept and kept[-1] == " ":
        kept.pop()
        places.pop()
    places.append(length)
    return "".join(kept), places
