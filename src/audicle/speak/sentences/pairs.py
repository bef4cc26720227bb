"""Quotation marks and brackets, in the styles of all languages: which open, which close, and what is inside."""

from __future__ import annotations

import re
from dataclasses import dataclass

# What closes what each opens. Some close in one style and open in another: »…« and «…», “…” and „…“, ”…”
_CLOSERS = {
    "(": ")", "[": "]", "{": "}", "（": "）", "［": "］", "〔": "〕", "【": "】", "〈": "〉", "《": "》", "「": "」",
    "『": "』", "“": "”", "„": "“”„", "‟": "”", "‘": "’", "‚": "‘’", "«": "»", "»": "«»", "‹": "›", "›": "‹›",
    "”": "”", '"': '"', "〝": "〞〟", "｢": "｣",
}  # fmt: skip
CLOSING = frozenset("".join(_CLOSERS.values()) + "'")
QUOTES = frozenset("“”„‟‘’‚«»‹›\"'「」『』〝〞〟｢｣")
_MARK = re.compile(rf"[{re.escape(''.join(sorted(set(_CLOSERS) | CLOSING - {chr(39)})))}]|\n")
_ALWAYS_OPEN = frozenset("([{（［〔【〈《「『〝｢“„‟‚")
_WIDE = "\u2e80"  # from here on, scripts are written without spaces
_DEPTH = 6  # pairs inside one another that are followed
LONGEST = 300  # characters of a quotation that is kept in one sentence; a longer one is running text


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of marks in a text."""

    opening: frozenset[int]  # where each begins
    spans: tuple[tuple[int, int], ...]  # places from after the first to at the last mark of each short outer pair


def find_pairs(text: str) -> Pairs:
    """Return the pairs of quotation marks and brackets in ``text``; a pair ends in the line in which it begins."""
    opening: set[int] = set()
    found: list[tuple[int, int]] = []
    waiting: list[int] = []
    for match in _MARK.finditer(text):
        place, mark = match.start(), match[0]
        if mark == "\n":
            waiting.clear()
            continue
        depth = next((n for n, at in enumerate(reversed(waiting)) if mark in _CLOSERS[text[at]]), None)
        if depth is not None and _can_close(text, place, mark):
            opened = waiting[-1 - depth]
            del waiting[-1 - depth :]
            opening.add(opened)
            found.append((opened + 1, place))
        elif mark in _CLOSERS and _can_open(text, place, mark):
            waiting.append(place)
            del waiting[:-_DEPTH]
    return Pairs(frozenset(opening), _outer(found))


def _can_open(text: str, place: int, mark: str) -> bool:
    """Say whether a mark can open a pair: what can also close one does so after a space, before a word."""
    after = text[place + 1 : place + 2]
    if not after or (after.isspace() and mark not in "«»"):
        return False
    return mark in _ALWAYS_OPEN or not place or not (_joins(text[place - 1]) or text[place - 1] in ".,!?…;%°")


def _can_close(text: str, place: int, mark: str) -> bool:
    """Say whether a mark can close the pair that waits for it: an apostrophe inside a word does not."""
    after = text[place + 1 : place + 2]
    if mark == "’":
        return not after.isalnum() and (text[place - 1] in ".,!?…;:" or not after or not after.isspace())
    if mark in {'"', "”"}:
        return not text[place - 1].isspace() and not (mark == '"' and _joins(after))
    return True


def _joins(character: str) -> bool:
    """Say whether a character is a letter or digit that a space would part from a quotation mark."""
    return character.isalnum() and character < _WIDE


def _outer(found: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the short pairs that are not inside another short one, in order."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if end - start <= LONGEST and (not spans or start > spans[-1][1]):
            spans.append((start, end))
    return tuple(spans)
