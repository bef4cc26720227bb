"""What normalisation gives back: words to say, and where each came from."""

from __future__ import annotations

from dataclasses import dataclass

AS_WRITTEN = ""  # the rule of a piece that is said as it is written


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
