"""From written to spoken form: ``normalise("$3.2bn", "en").spoken`` is "three point two billion dollars".

Each language has a list of small named rules (see docs/speaking.md). A language without rules is left as it is
written: its voice has rules of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category

from audicle.speak.normalise.clean import clean
from audicle.speak.normalise.languages import rules_for, with_script
from audicle.speak.normalise.pieces import AS_WRITTEN, CLEAN, Normalised, Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from audicle.speak.normalise.rules import Said

# Kana, Chinese characters and Korean syllables: of the last, the rules know which stand apart
_UNSPACED = re.compile("[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]")

__all__ = ["AS_WRITTEN", "CLEAN", "Normalised", "Piece", "normalise"]


def normalise(
    text: str, language: str, *, hosts: bool = False, given: Callable[[str], Iterable[Said]] | None = None
) -> Normalised:
    """Return how ``text`` is read aloud in ``language`` (BCP 47), and where in ``text`` each word came from.

    ``hosts``: of an address of the web, such as https://example.org/a/b, only the host is said.
    ``given``: what is said, whatever the rules would say, of the text on one line and without what is not read.
    The pieces are all of the text, in order. Raises nothing of its own; its time grows with the length of the
    text.
    """
    line, places = clean(text)
    spoken, pieces = _join(
        line, rules_for(with_script(language, line), hosts=hosts).apply(line, given(line) if given else ())
    )
    if places is not None:
        pieces = _at_source(pieces, line, spoken, places, len(text))
    return Normalised(spoken, tuple(pieces))


def _join(line: str, said: list[Said]) -> tuple[str, list[Piece]]:
    """Put what is said between what is left as written, with one space where two words would touch."""
    parts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    last = ""  # the last character said

    def add(start: int, end: int, words: str, rule: str) -> None:
        nonlocal length, last
        if words[:1] == " " and last in {"", " "}:
            words = words[1:]
        elif (rule or (pieces and pieces[-1].rule)) and _touch(last, words[:1]):
            words = f" {words}"
        pieces.append(Piece(start, end, length, length + len(words), rule))
        parts.append(words)
        length += len(words)
        last = words[-1:] or last

    at = 0
    for one in said:
        if one.start > at:
            add(at, one.start, line[at : one.start], AS_WRITTEN)
        add(one.start, one.end, one.words, one.rule)
        at = one.end
    if at < len(line):
        add(at, len(line), line[at:], AS_WRITTEN)
    spoken = "".join(parts)
    if spoken.endswith(" "):  # what stood after it is not said
        spoken = spoken.rstrip(" ")
        size = len(spoken)
        pieces = [Piece(p.start, p.end, min(p.spoken_start, size), min(p.spoken_end, size), p.rule) for p in pieces]
    return spoken, pieces


def _touch(last: str, first: str) -> bool:
    """Say whether two characters would run two words into one: none do beside a script without spaces."""
    ends = last.isalnum() or (last != "" and category(last)[0] == "M")  # a vowel sign
    return ends and first.isalnum() and not (_UNSPACED.match(first) or _UNSPACED.match(last))


def _at_source(pieces: list[Piece], line: str, spoken: str, places: list[int], length: int) -> list[Piece]:
    """Return the pieces with their places in the text before it was cleaned."""
    if not pieces:
        return [Piece(0, length, 0, 0, CLEAN)] if length else []
    moved: list[Piece] = []
    start = 0
    for piece in pieces:
        end = length if piece is pieces[-1] else places[piece.end]
        if piece.rule or piece.spoken_end == piece.spoken_start:
            moved.append(Piece(start, end, piece.spoken_start, piece.spoken_end, piece.rule))
        else:
            moved += _runs(piece, line, spoken, places, start, end)
        start = end
    return moved


def _runs(piece: Piece, line: str, spoken: str, places: list[int], start: int, end: int) -> Iterator[Piece]:
    """Yield a piece that is said as written as the runs that lost or gained no character, and what is between them.

    They go from ``start`` to ``end`` in the source, without gaps.
    """
    at, said = start, piece.spoken_start  # where the next run begins
    written, spaced = line[piece.start] == " ", spoken[said] == " "
    if spaced and not written:  # a space that keeps two words apart
        yield Piece(at, at, said, said + 1, CLEAN)
        said += 1
    first = piece.start + (written and not spaced)  # there is no space at the beginning, nor a second one
    count = min(piece.spoken_end - said, piece.end - first)
    number = 0
    while number < count:
        place, size = places[first + number], 1
        if number + 1 < count and places[first + number + 1] == place:  # a ligature
            while number + size < count and places[first + number + size] == place:
                size += 1
            rule, after = CLEAN, place + 1
        else:
            while number + size < count and places[first + number + size] == place + size:
                size += 1
            if number + size < count and places[first + number + size] == place + size - 1:
                size -= 1  # the last is the first of a ligature
            rule, after = AS_WRITTEN, place + size
        if place > at:
            yield Piece(at, place, said, said, CLEAN)
        yield Piece(place, after, said, said + size, rule)
        at, said, number = after, said + size, number + size
    if at < end or said < piece.spoken_end:
        yield Piece(at, end, said, piece.spoken_end, CLEAN)
