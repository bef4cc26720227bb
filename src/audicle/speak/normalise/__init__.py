"""From written to spoken form: ``normalise("$3.2bn", "en").spoken`` is "three point two billion dollars".

Each language has a list of small named rules (see docs/speaking.md). A language without rules is left as it is
written: its voice has rules of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.clean import clean
from audicle.speak.normalise.languages import rules_for
from audicle.speak.normalise.pieces import AS_WRITTEN, Normalised, Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from audicle.speak.normalise.rules import Said

__all__ = ["AS_WRITTEN", "Normalised", "Piece", "normalise"]


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
    spoken, pieces = _join(line, rules_for(language, hosts=hosts).apply(line, given(line) if given else ()))
    if places is not None:
        pieces = _at_source(pieces, places, len(text))
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
        elif words[:1].isalnum() and last.isalnum() and (rule or pieces[-1].rule):
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


def _at_source(pieces: list[Piece], places: list[int], length: int) -> list[Piece]:
    """Return the pieces with their places in the text before it was cleaned."""
    if not pieces:
        return [Piece(0, length, 0, 0, "clean")] if length else []
    moved: list[Piece] = []
    start = 0
    for piece in pieces:
        end = length if piece is pieces[-1] else places[piece.end]
        size = piece.spoken_end - piece.spoken_start
        # A stretch that lost or gained characters is not to be matched character by character
        rule = piece.rule if piece.rule or end - start == size else "clean"
        moved.append(Piece(start, end, piece.spoken_start, piece.spoken_end, rule))
        start = end
    return moved
