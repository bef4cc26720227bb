"""The words of a sentence as an overlay points at them, each in an element of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from audicle.model.inlines import MARKS, Abbreviation, Inline, Link, Marked, Span, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from audicle.model import Cue

Run = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A word in a unit's text, and when it lights up."""

    id: str
    start: int
    end: int
    begin: int  # milliseconds from the beginning of the section's audio; no two of a cue are alike


def steps(cue: Cue, name: Callable[[str], str]) -> tuple[Step, ...]:
    """Return the words of a cue, named by ``name``; none where it has no two that differ in time.

    A word that begins with the one before it, to the millisecond, goes with that.
    """
    made: list[Step] = []
    last = round(cue.ends * 1000)
    for word in cue.words:
        begin = round(word.begins * 1000) if made else round(cue.begins * 1000)
        if made and not made[-1].begin < begin < last:
            made[-1] = replace(made[-1], end=word.end)
        else:
            made.append(Step("", word.start, word.end, begin))
    if len(made) < 2:  # noqa: PLR2004 - one word is the sentence itself
        return ()
    return tuple(replace(one, id=name(f"{cue.id}-w{number}")) for number, one in enumerate(made, start=1))


def unbroken(run: Run, words: Sequence[Step]) -> list[Step]:
    """Return the words of a run, whose places are in its plain text, so that no mark and no link need be split.

    Punctuation on the other side of an edge is left outside the word: a full stop after a link. A word with letters
    on both sides takes in all words of the mark that it crosses into.
    """
    text = plain(run)
    references: set[int] = set()
    edges = [edge for edge in _elements(run, 0, references) if edge[0] < edge[1]]
    fitted = list(words)
    changed = True
    while changed:
        changed = False
        for number, word in enumerate(fitted):
            crossed = next((edge for edge in edges if _crosses(word, *edge)), None)
            if crossed is None:
                continue
            trimmed = _trimmed(word, *crossed, text, references)
            if trimmed:
                fitted[number] = trimmed
            else:
                start, end = min(word.start, crossed[0]), max(word.end, crossed[1])
                met = [one for one in fitted if one.start < end and one.end > start]
                whole = replace(met[0], start=min(met[0].start, start), end=max(met[-1].end, end))
                fitted = [one for one in fitted if one.end <= start] + [whole] + [w for w in fitted if w.start >= end]
            changed = True
            break
    return fitted


def _crosses(word: Step, start: int, end: int) -> bool:
    return word.start < start < word.end < end or start < word.start < end < word.end


def _trimmed(word: Step, start: int, end: int, text: str, references: set[int]) -> Step | None:
    """Return a word without its punctuation on one side of an edge; None if there are letters on both.

    A note's mark after the punctuation holds it: it is heard with the word.
    """
    edge = start if word.start < start < word.end else end
    before, after = text[word.start : edge], text[edge : word.end]
    if not any(map(str.isalnum, after)) and word.end not in references:
        return replace(word, end=edge)
    if not any(map(str.isalnum, before)):
        return replace(word, start=edge)
    return None


def _elements(run: Run, offset: int, references: set[int]) -> list[tuple[int, int]]:
    """Return where the elements of a run begin and end, and note where the marks without characters stand."""
    found: list[tuple[int, int]] = []
    for inline in run:
        width = len(plain((inline,)))
        if isinstance(inline, Marked | Link | Span | Abbreviation):
            found.append((offset, offset + width))
            found += _elements(inline.children, offset, references)
        elif isinstance(inline, MARKS):
            references.add(offset)
        offset += width
    return found
