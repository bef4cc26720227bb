"""The words of a sentence as an overlay points at them, each in an element of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from audicle.model.inlines import MARKS, Abbreviation, Inline, Link, Marked, MathSpan, Ruby, Span, plain
from audicle.publish.markup.xhtml import visible

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
    edges, references, held = _survey(run)
    fitted = _with_marks(_without_gaps(words, text), text, references)
    for whole in (*_whole(run, 0), *held):
        fitted = _joined(fitted, *whole)
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
                fitted = _joined(fitted, min(word.start, crossed[0]), max(word.end, crossed[1]))
            changed = True
            break
    return fitted


def _without_gaps(words: Sequence[Step], text: str) -> list[Step]:
    """Return the words in the text with what the voice tells no word of: that is heard after the word before it.

    So it goes with that word; what stands before all of them goes with the first.
    """
    # a sentence that would begin or end inside a formula begins or ends beside it, and its words with it
    placed = (replace(one, start=max(0, one.start), end=min(one.end, len(text))) for one in words)
    made = [one for one in placed if one.start < one.end]
    for number, word in enumerate(made):
        begin = 0 if number == 0 else word.start
        limit = made[number + 1].start if number + 1 < len(made) else len(text)
        letters = [at for at in range(begin, limit) if text[at].isalnum()]
        if letters:
            made[number] = replace(word, start=min(word.start, letters[0]), end=max(word.end, letters[-1] + 1))
    return made


def _joined(words: list[Step], start: int, end: int) -> list[Step]:
    """Return the words with all of those that stand between two places as one, which reaches from one to the other."""
    met = [one for one in words if one.start < end and one.end > start]
    if not met:
        return words
    whole = replace(met[0], start=min(met[0].start, start), end=max(met[-1].end, end))
    return [*(one for one in words if one.end <= start), whole, *(one for one in words if one.start >= end)]


def _whole(run: Run, offset: int) -> list[tuple[int, int]]:
    """Return where what cannot be cut stands: formulas, and characters with a reading."""
    found: list[tuple[int, int]] = []
    for inline in run:
        width = len(plain((inline,)))
        if isinstance(inline, Marked | Link | Span | Abbreviation):
            found += _whole(inline.children, offset)
        elif isinstance(inline, MathSpan | Ruby) and width:
            found.append((offset, offset + width))
        offset += width
    return found


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
    if not any(map(str.isalnum, before)) and not any(word.start <= mark <= edge for mark in references):
        return replace(word, start=edge)
    return None


def _with_marks(words: list[Step], text: str, references: set[int]) -> list[Step]:
    """Return the words with the marks without characters that stand beside them, white space aside.

    Marks go with the word before them, those at the beginning with the first word.
    """
    for number, word in enumerate(words):
        limit = words[number + 1].start if number + 1 < len(words) else len(text)
        near = [at for at in references if word.end < at <= limit and not visible(text[word.end : at])]
        words[number] = replace(word, end=max(near, default=word.end))
    if words and references and min(references) <= words[0].start and not visible(text[: words[0].start]):
        words[0] = replace(words[0], start=0)
    return words


def _survey(run: Run) -> tuple[list[tuple[int, int]], set[int], list[tuple[int, int]]]:
    """Return where elements begin and end, where marks without characters stand, and the elements that marks touch.

    Those stand outside at the end, or at the beginning of the text. A link without words is a mark: its address is
    shown.
    """
    edges: list[tuple[int, int]] = []
    references: set[int] = set()
    held: list[tuple[int, int]] = []
    text = plain(run)

    def visit(inside: Run, offset: int) -> None:
        for inline in inside:
            width = len(plain((inline,)))
            if isinstance(inline, Marked | Link | Span | Abbreviation):
                if offset in references and not visible(text[:offset]):
                    held.append((offset, offset + width))
                visit(inline.children, offset)
                edges.append((offset, offset + width))
                if not visible(plain((inline,))) and any(offset <= mark <= offset + width for mark in references):
                    references.add(offset + width)  # nothing is seen in it but marks
                    held.extend(edge for edge in edges if edge[0] < edge[1] == offset)
            if is_mark(inline):
                references.add(offset + width)
                held.extend(edge for edge in edges if edge[0] < edge[1] == offset)
            offset += width

    visit(run, 0)
    return [edge for edge in edges if edge[0] < edge[1]], references, held


def is_mark(inline: Inline) -> bool:
    """Tell whether something is seen of which nothing is in the text: a note's mark, an address, a reading, MathML."""
    if isinstance(inline, Link):
        return not visible(plain(inline.children))
    return isinstance(inline, MARKS) or (isinstance(inline, Ruby | MathSpan) and not visible(inline.text))
