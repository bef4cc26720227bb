"""Cutting a run of inlines into the sentences that an overlay points at, without breaking the nesting."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from audicle.model.inlines import (
    MARKS,
    Abbreviation,
    Anchor,
    CodeSpan,
    Inline,
    Link,
    Marked,
    MathSpan,
    Ruby,
    Span,
    Text,
    plain,
)
from audicle.publish.markup.words import is_mark, unbroken

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from audicle.model import Cue
    from audicle.publish.markup.words import Step

Run = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in a run, or a word in a sentence, as it is heard."""

    id: str  # of its cue
    children: Run  # its words may be Sentences in it


class Heard(Protocol):
    """What has a place in a unit's text: a cue, or a word of one."""

    @property
    def id(self) -> str:
        """The id of its element."""

    @property
    def start(self) -> int:
        """The first character."""

    @property
    def end(self) -> int:
        """One after the last."""


class _Range(NamedTuple):
    id: str
    start: int
    end: int
    words: tuple[Step, ...] = ()


def cut(
    run: Run, cues: Sequence[Heard], words: Mapping[str, tuple[Step, ...]] = MappingProxyType({})
) -> tuple[Inline | Sentence, ...]:
    """Return the run with each cue's characters in a Sentence, in order; text between cues stays as it is.

    A mark or a link that a sentence ends in is split in two. A formula is never split, nor are characters with a
    reading: the sentence they begin in has them. Note references and page breaks count as no characters and stay with
    the sentence before them. Every cue gets its Sentence, an empty one if other cues took its characters. ``words`` are
    those of cues, by the cues' ids; they become Sentences within.
    """
    ranges = (this._replace(words=words.get(this.id, ())) for this in _ranges(run, cues))
    return tuple(_placed(run, 0, deque(ranges)))


def cut_words(run: Run, words: Sequence[Step], offset: int = 0) -> tuple[Inline | Sentence, ...]:
    """Return a run that stands ``offset`` characters in its unit with each word in a Sentence; none is left empty.

    Where something that is seen would be in no word, the run stays as it is and lights up as a whole.
    """
    placed = [replace(one, start=one.start - offset, end=one.end - offset) for one in words]
    ranges = [this for this in _ranges(run, unbroken(run, placed)) if this.end > this.start]
    made = _placed(run, 0, deque(ranges))
    return run if _loose(made) else tuple(made)


def _loose(run: Sequence[Inline | Sentence]) -> bool:
    """Tell whether something that is seen and heard stands outside of every Sentence of a run."""
    for part in run:
        if isinstance(part, Sentence | Anchor):
            continue
        if isinstance(part, Marked | Link | Span | Abbreviation):
            if _loose(part.children) or (isinstance(part, Link) and is_mark(part)):
                return True
        elif is_mark(part) or isinstance(part, MathSpan | Ruby) or any(map(str.isalnum, plain((part,)))):
            return True
    return False


def uncovered(text: str, cues: Sequence[Cue]) -> bool:
    """Return whether a letter or digit of a unit's text belongs to no cue."""
    end = 0
    for cue in sorted(cues, key=lambda cue: cue.start):
        if any(map(str.isalnum, text[end : cue.start])):
            return True
        end = max(end, cue.end)
    return any(map(str.isalnum, text[end:]))


def covers(text: str, cue: Cue) -> bool:
    """Return whether a cue is all of a unit's text, white space around it aside."""
    return not text[: cue.start].strip() and not text[cue.end :].strip()


def _ranges(run: Run, cues: Sequence[Heard]) -> list[_Range]:
    text = plain(run)
    whole: list[tuple[int, int]] = []
    references: list[int] = []
    _survey(run, 0, whole, references)

    def snapped(place: int) -> int:
        place = max(0, min(place, len(text)))
        return next((last for first, last in whole if first < place < last), place)

    found: list[_Range] = []
    at = 0
    for cue in cues:
        start = max(at, snapped(cue.start))
        at = max(start, snapped(cue.end))
        found.append(_Range(cue.id, start, at))
    for index, this in enumerate(found):
        limit = found[index + 1].start if index + 1 < len(found) else len(text)
        near = [at for at in references if this.end < at <= limit and not text[this.end : at].strip()]
        if near:
            found[index] = this._replace(end=max(near))
    return found


def _survey(run: Run, offset: int, whole: list[tuple[int, int]], references: list[int]) -> int:
    """Note where stands what stays whole, and where note references do; return the offset after the run."""
    for inline in run:
        if isinstance(inline, Marked | Link | Span | Abbreviation):
            if isinstance(inline, Link) and not plain(inline.children):
                references.append(offset)  # it is shown by its address
            offset = _survey(inline.children, offset, whole, references)
            continue
        width = len(plain((inline,)))
        if isinstance(inline, MathSpan | Ruby):
            whole.append((offset, offset + width))
        elif isinstance(inline, MARKS):
            references.append(offset)
        offset += width
    return offset


def _placed(run: Run, offset: int, queue: deque[_Range]) -> list[Inline | Sentence]:
    """Place the ranges that lie in a run. An element that holds whole sentences keeps them inside itself."""
    made: list[Inline | Sentence] = []
    waiting: list[Inline] = []
    begin = at = offset
    for inline in run:
        end = at + len(plain((inline,)))
        if isinstance(inline, Marked | Link | Span | Abbreviation) and _holds(at, end, queue):
            made += _wrapped(tuple(waiting), begin, at, queue)
            inside = _placed(inline.children, at, queue)
            made.append(replace(inline, children=cast("Run", tuple(inside))))
            waiting, begin = [], end
        else:
            waiting.append(inline)
        at = end
    return made + _wrapped(tuple(waiting), begin, at, queue)


def _holds(start: int, end: int, queue: deque[_Range]) -> bool:
    met = [this for this in queue if this.start < end and this.end > start]
    inside = all(start <= this.start and this.end <= end for this in met)
    return bool(met) and inside and (met[0].start, met[0].end) != (start, end)


def _wrapped(run: Run, begin: int, end: int, queue: deque[_Range]) -> list[Inline | Sentence]:
    made: list[Inline | Sentence] = []
    at = begin
    while queue and queue[0].end <= end:
        this = queue.popleft()
        if this.start > at:
            before, run = _split(run, this.start - at)
            made += before
        inside, run = _split(run, this.end - this.start)
        if this.words:
            inside = cast("Run", cut_words(inside, this.words, this.start))
        made.append(Sentence(this.id, inside))
        at = this.end
    return made + list(run)


def _split(run: Run, at: int) -> tuple[Run, Run]:
    """Split a run after ``at`` characters. What counts as no characters stays on the left."""
    for index, inline in enumerate(run):
        width = len(plain((inline,)))
        if width <= at:
            at -= width
            continue
        if at == 0:
            return run[:index], run[index:]
        left, right = map(_kept, _halves(inline, at))
        return (*run[:index], *left), (*right, *run[index + 1 :])
    return run, ()


def _kept(half: Inline) -> Run:
    """Return the half of something split, without marks around what is white space only: a link of a space is none."""
    if isinstance(half, Marked | Link | Span | Abbreviation) and not plain(half.children).strip():
        return tuple(part for child in half.children for part in _kept(child))
    return (half,)


def _halves(inline: Inline, at: int) -> tuple[Inline, Inline]:
    if isinstance(inline, Text | CodeSpan):
        return replace(inline, text=inline.text[:at]), replace(inline, text=inline.text[at:])
    if isinstance(inline, Marked | Link | Span | Abbreviation):
        left, right = _split(inline.children, at)
        return replace(inline, children=left), replace(inline, children=right)
    raise ValueError(f"{type(inline).__name__} cannot be split")  # ranges never end inside what is whole
