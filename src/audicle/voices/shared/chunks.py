"""Cutting a text for a service that takes only so many characters at a time."""

from __future__ import annotations

import re
import unicodedata

# Where a text may be cut, the best first: after a sentence, a clause, a phrase, a word. Marks of scripts that put no
# space after them count without one
_CUTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"""[.!?…؟۔।॥]["'”’»)\]]*(?=\s)|[。！？]["'”’」』）]*""",
        r"""[;:؛–—]["'”’»)\]]*(?=\s)|[；：]""",
        r"""[,،]["'”’»)\]]*(?=\s)|[、，]""",
        r"(?=\s)",
    )
)
_MARKS = ("Mn", "Mc", "Cf")  # belong to the letter before them
_LEAST = 0.3  # of the longest chunk: a better place to cut that leaves less than this is not better


def chunks(text: str, longest: int) -> list[str]:
    """Return the text in order in pieces of at most ``longest`` characters, as few and as well cut as can be.

    gTTS's own way cuts a long text at every comma, which costs three times the requests and breaks the melody.
    """
    pieces = []
    rest = text.strip()
    while len(rest) > longest:
        at = _cut(rest, longest)
        pieces.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
    return [piece for piece in (*pieces, rest) if piece]


def _cut(text: str, longest: int) -> int:
    for pattern in _CUTS:
        ends = [match.end() for match in pattern.finditer(text, 0, longest + 1) if match.end() <= longest]
        if ends and ends[-1] >= _LEAST * longest:
            return ends[-1]
    at = longest
    while at > 1 and unicodedata.category(text[at]) in _MARKS:
        at -= 1
    return at if at > 1 else longest
