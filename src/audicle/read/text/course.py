# ruff: noqa: PLR2004 - the bounds in the features are what the weights were fitted to
"""How a text goes on: what a line has in common with what was told before it, and which furniture is near.

The lines next to a line do not say where an article ends if furniture, too, comes in whole sentences: teasers of
other articles, comments, offers. What follows an article speaks of other things, and below a word of furniture.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audicle.read.text.shape import Shape

_LETTERS = 5  # shorter words are in every text; of scripts without spaces pairs of letters are kept
_WINDOW = 5  # lines of running text
_CUES = ("comments", "related", "account", "tags", "legal", "share", "bio", "advert", "gallery", "byline", "credit")
_WHOLE = 0.5  # of a line
_STEPS = ((1, "1"), (2, "2"), (3, "3"), (5, "4-5"), (10, "6-10"), (25, "11-25"))


def course(
    shapes: Sequence[Shape],
    vocabulary: Sequence[tuple[tuple[str, float], ...]],
    tokens: Sequence[frozenset[str]],
    running: Sequence[bool],
    begin: int,
) -> list[list[str]]:
    """Return, for every line, the features of its place in the whole; for lines above ``begin``, the text, none."""
    found: list[list[str]] = [[] for _ in shapes]
    rows = list(range(begin, len(shapes)))
    for name, order in (("since", rows), ("until", rows[::-1])):
        for index, words in _near_cues(order, vocabulary):
            found[index] += [f"{name} {word}" for word in words]
    whole = sum(shapes[index].size for index in rows if running[index]) or 1
    told = 0
    for index in rows:
        found[index].append(f"told:{min(9, 10 * told // whole)}")
        told += shapes[index].size if running[index] else 0
    for index, words in _drift(rows, tokens, running):
        found[index] += words
    for index, words in _islands(shapes, running, begin):
        found[index] += words
    return found


def _near_cues(
    order: Sequence[int], vocabulary: Sequence[tuple[tuple[str, float], ...]]
) -> Iterator[tuple[int, list[str]]]:
    """Yield, for every line in an order, how far behind it the last line of each kind of furniture is."""
    last: dict[str, int] = {}
    for place, index in enumerate(order):
        yield index, [f"{name}:{_bin(place - at)}" for name, at in last.items()]
        for name, share in vocabulary[index]:
            if name in _CUES and share > _WHOLE:
                last[name] = place


def _drift(
    rows: Sequence[int], tokens: Sequence[frozenset[str]], running: Sequence[bool]
) -> Iterator[tuple[int, list[str]]]:
    """Yield, for every line, how much of the running text from it on, and of the line, was spoken of before it."""
    texts = [index for index in rows if running[index]]
    words = {index: [word for word in tokens[index] if len(word) >= _LETTERS or word[0] >= "\u0e00"] for index in rows}
    known: Counter[str] = Counter()
    place = 0
    for index in rows:
        while place < len(texts) and texts[place] < index:
            known.update(words[texts[place]])
            place += 1
        ahead = [word for at in texts[place : place + _WINDOW] for word in words[at]]
        length = "first" if place < 4 else "early" if place < 10 else "later" if place < 25 else "late"
        kind = "text" if running[index] else "short"
        found = []
        if ahead and place:
            share = sum(known[word] > 0 for word in ahead) / len(ahead)
            often = sum(known[word] > 1 for word in ahead) / len(ahead)
            found += [
                f"ahead:{_part(share)}:{length}",
                f"{kind} ahead:{_part(share)}",
                f"ahead often:{_part(often)}:{length}",
            ]
        elif not ahead:
            found.append(f"{kind} nothing ahead")
        if len(words[index]) > 3 and place:
            share = sum(known[word] > 0 for word in words[index]) / len(words[index])
            found += [f"known:{_part(share)}:{length}", f"{kind} known:{_part(share)}"]
        yield index, found


def _islands(shapes: Sequence[Shape], running: Sequence[bool], begin: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines that stand alone in running text, with what they are like: headings, or teasers."""
    alone = [
        index
        for index in range(begin + 1, len(shapes) - 1)
        if running[index - 1] and running[index + 1] and not running[index]
    ]
    kinds = Counter(shapes[index].case for index in alone)
    for index in alone:
        shape = shapes[index]
        length = "1-3" if shape.size < 4 else "4-7" if shape.size < 8 else "8-11" if shape.size < 12 else "12+"
        many = _bin(kinds[shape.case])
        yield index, [f"island:{length}:{shape.case}", f"island:{length}:{shape.end}", f"island:{shape.case}:{many}"]


def _part(share: float) -> str:
    return str(min(9, int(share * 10)))


def _bin(value: int) -> str:
    return next((name for top, name in _STEPS if value <= top), "far")
