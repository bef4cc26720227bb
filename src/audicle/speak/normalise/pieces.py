"""What normalisation gives back: words to say, and where each came from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

AS_WRITTEN = ""  # the rule of a piece that is said as it is written
CLEAN = "clean"  # the rule of a piece that lost or gained characters, such as soft hyphens, but no words

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the source and what is said for it. Either may be empty: an emoji is written and not said."""

    start: int  # first character in the source
    end: int  # one after the last
    spoken_start: int  # first character in what is said
    spoken_end: int  # one after the last
    rule: str  # the name of the rule that says it so; AS_WRITTEN if none did


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text as a voice is given it."""

    spoken: str  # one line without white space around it
    pieces: tuple[Piece, ...]  # in order, without gaps: together they are all of the source and all that is said

    def source_range(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the source that the range ``start`` to ``end`` of what is said came from.

        What is said as it is written is matched character by character; of what a rule says, the whole is returned.
        """
        found = [piece for piece in self.pieces if piece.spoken_start < end and piece.spoken_end > start]
        if not found:
            return (0, 0)
        first, last = found[0], found[-1]
        begins = first.start + max(start - first.spoken_start, 0) if first.rule == AS_WRITTEN else first.start
        ends = last.end - max(last.spoken_end - end, 0) if last.rule == AS_WRITTEN else last.end
        return (begins, ends)


def composed(outer: tuple[Piece, ...], inner: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return where what is said came from, if ``inner`` tells it of a text that itself came from another: ``outer``.

    Without an ``outer`` nobody knows, and there are none.
    """
    if len(outer) == 1 and outer[0].rule == AS_WRITTEN and not outer[0].start:
        return inner
    made: list[Piece] = []
    for piece in inner if outer else ():
        if piece.rule != AS_WRITTEN:
            start, end = Normalised("", outer).source_range(piece.start, piece.end)
            made.append(Piece(start, end, piece.spoken_start, piece.spoken_end, piece.rule))
            continue
        for around in outer:
            first, last = max(around.spoken_start, piece.start), min(around.spoken_end, piece.end)
            if first < last:
                start, end = Normalised("", (around,)).source_range(first, last)
                place = piece.spoken_start - piece.start
                made.append(Piece(start, end, place + first, place + last, around.rule))
    return tuple(made)


def edited(text: str, spoken: str, start: int = 0) -> tuple[Piece, ...]:
    """Return where what is ``spoken`` came from, if a person wrote it for ``text``, which begins at ``start``.

    Words that stand in both are said as written.
    """
    written, said = ([(m.start(), m.end(), m[0].casefold()) for m in _WORD.finditer(one)] for one in (text, spoken))
    matcher = SequenceMatcher(None, [word for *_, word in written], [word for *_, word in said], autojunk=False)
    made: list[Piece] = []
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind == "equal":
            for (a, b, _), (c, d, _) in zip(written[first:last], said[begin:end], strict=True):
                made.append(Piece(start + a, start + b, c, d, AS_WRITTEN))
        elif first < last and begin < end:
            source = start + written[first][0], start + written[last - 1][1]
            made.append(Piece(*source, said[begin][0], said[end - 1][1], "edited"))
    return tuple(made)
