"""From when a voice says its words to when the words on the page are said."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from audicle.model import Word
from audicle.speak.normalise import AS_WRITTEN, CLEAN, Piece
from audicle.voices.shared.aligning import unspaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from audicle.speak.script.utterances import Utterance
    from audicle.voices.shared.timing import SpokenWord

_RUN = re.compile(r"\S+")
# Inside a run of letters and marks a word begins after these
_DASH = re.compile(r"(?<=[\w.,!?…'’\"”)])[—–…]+(?=[\w'‘\"“(])|(?<=\w)--+(?=\w)|(?<=\w)/(?=\w{3})")


@dataclass(slots=True)
class _Group:
    """A word on the page."""

    start: int  # in the unit's text
    end: int
    begins: float | None = None  # None: nothing is known to be said of it
    ends: float = 0.0


@dataclass(frozen=True, slots=True)
class Heard:
    """An utterance, and when it is said."""

    utterance: Utterance
    begins: float  # seconds from the beginning of the section's audio
    ends: float  # seconds; the end of its sound
    words: Sequence[SpokenWord] | None  # of what is spoken, from where the sound begins; None: the voice does not tell


def cue_words(heard: Iterable[Heard], text: str, start: int, ends: float) -> tuple[Word, ...]:
    """Return the words of a cue, whose ``text`` begins at ``start`` in its unit and whose audio ends at ``ends``.

    A passage by a voice that does not tell is one word among those of others; where no voice tells there are none.
    """
    found: list[Word] = []
    known = False
    for one in heard:
        pieces = one.utterance.pieces
        if one.utterance.announced or not pieces:
            continue
        first, last = pieces[0].start, pieces[-1].end
        words = _words(one, text, start) if one.words else []
        known = known or bool(words)
        found += words or [Word(first, last, one.begins, one.ends)]
    return covering(found, text, start, ends) if known else ()


def _words(heard: Heard, text: str, start: int) -> list[Word]:
    pieces = [piece for piece in heard.utterance.pieces if piece.spoken_end > piece.spoken_start]
    edges = [piece.spoken_end for piece in pieces]
    told = [(_source(pieces, edges, one.start, heard.utterance.spoken, text, start), one) for one in heard.words or ()]
    groups = _groups(pieces, heard.utterance.spoken, text, start, {place for place, _ in told})
    over = [group.end for group in groups]
    for place, one in told:
        index = bisect_right(over, place)
        if index == len(groups):
            continue
        group = groups[index]
        begins, ends = heard.begins + one.begins, heard.begins + one.ends
        group.begins = begins if group.begins is None else min(group.begins, begins)
        group.ends = max(group.ends, ends)
    return [Word(one.start, one.end, one.begins, one.ends) for one in groups if one.begins is not None]


def _source(pieces: Sequence[Piece], ends: Sequence[int], place: int, spoken: str, text: str, start: int) -> int:
    """Return where in the unit's text a place in what is spoken came from; each piece ends there at one of ``ends``."""
    index = min(bisect_right(ends, place), len(pieces) - 1)
    piece = pieces[index]
    if piece.rule == AS_WRITTEN:
        return piece.start + max(place - piece.spoken_start, 0)
    if piece.rule == CLEAN:
        before = len(_RUN.findall(spoken[piece.spoken_start : place + 1])) - 1
        runs = [run.start() for run in _RUN.finditer(text, piece.start - start, piece.end - start)]
        if 0 <= before < len(runs):
            return start + runs[before]
    return piece.start


def _groups(pieces: Sequence[Piece], spoken: str, text: str, start: int, places: set[int]) -> list[_Group]:
    """Return the words on the page, in order: runs without white space, those that a rule says together as one."""
    groups: list[_Group] = []
    first, last = pieces[0].start - start, pieces[-1].end - start
    for run in _RUN.finditer(text, first, last):
        edges = [run.start(), *(dash.end() for dash in _DASH.finditer(text, run.start(), run.end()))]
        edges += (at - start for at in places if run.start() < at - start < run.end() and unspaced(text[at - start]))
        edges = sorted({*edges, run.end()})
        groups += (_Group(start + a, start + b) for a, b in pairwise(edges))
    for piece in pieces:
        if piece.rule == AS_WRITTEN:
            continue
        if piece.rule == CLEAN and _as_many(spoken, text, start, piece):
            continue
        met = [index for index, one in enumerate(groups) if one.start < piece.end and one.end > piece.start]
        if len(met) > 1:
            groups[met[0] : met[-1] + 1] = [_Group(groups[met[0]].start, groups[met[-1]].end)]
    return groups


def _as_many(spoken: str, text: str, start: int, piece: Piece) -> bool:
    """Return whether a piece has as many words on the page as are said."""
    said = _RUN.findall(spoken[piece.spoken_start : piece.spoken_end])
    return len(said) == len(_RUN.findall(text[piece.start - start : piece.end - start]))


def covering(words: Sequence[Word], text: str, start: int, ends: float) -> tuple[Word, ...]:
    """Return the words with all of the text but white space, and with times that never go back.

    What nothing is said of, such as a dash that stands alone, belongs to the word before it.
    """
    begins: list[float] = []
    for word in words:
        begins.append(min(max(word.begins, begins[-1] if begins else word.begins), ends))
    seen = _RUN.search(text)
    made: list[Word] = []
    following = (
        *((word.start, now) for word, now in zip(words[1:], begins[1:], strict=True)),
        (start + len(text), ends),
    )
    for word, now, (limit, later) in zip(words, begins, following, strict=True):
        first = word.start if made or not seen else min(seen.start() + start, word.start)
        last = word.start + len(text[word.start - start : limit - start].rstrip())
        made.append(Word(first, last, now, min(max(word.ends, now), later)))
    return tuple(word for word in made if word.end > word.start)
