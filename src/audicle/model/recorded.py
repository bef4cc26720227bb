"""Where in an article the words of a recording stand: told by anchors until the article's blocks have their ids."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audicle.model.ids import identify
from audicle.model.inlines import Abbreviation, Anchor, Link, Marked, Span, plain
from audicle.model.recording import Stretch, first, last
from audicle.model.units import units

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from audicle.model.article import Article
    from audicle.model.rewriting import Run


def identified(article: Article) -> Article:
    """Return an article as ``identify`` does, with the place of each take's words in its units."""
    recording = article.recording
    if recording is None:
        return identify(article)
    lengths: list[int] = []  # of the units' texts
    places: dict[str, tuple[int, int]] = {}  # by anchor: the number of the unit, and the character in it
    for _, parts in units(article):
        length = 0
        for part in parts:
            width = len(plain(part))
            begin = length + bool(width and length)  # the cells of a row stand a space apart
            for name, at in _anchors(part, begin):
                places.setdefault(name, (len(lengths), at))
            length = begin + width
        lengths.append(length)
    named = identify(article)
    order = [(name, length) for (name, _), length in zip(units(named), lengths, strict=True)]
    takes = tuple(replace(take, says=_between(order, places, take.mark)) for take in recording.takes)
    return replace(named, recording=replace(recording, takes=takes))


def _between(order: Sequence[tuple[str, int]], places: Mapping[str, tuple[int, int]], mark: str) -> tuple[Stretch, ...]:
    """Return the stretches of units between the two anchors of a mark, none if one is missing or they are astray."""
    begin, end = places.get(first(mark)), places.get(last(mark))
    if begin is None or end is None or end <= begin:
        return ()
    found: list[Stretch] = []
    for number in range(begin[0], end[0] + 1):
        unit, length = order[number]
        start = begin[1] if number == begin[0] else 0
        stop = end[1] if number == end[0] else length
        if stop > start:
            found.append(Stretch(unit, start, stop))
    return tuple(found)


def _anchors(run: Run, at: int) -> Iterator[tuple[str, int]]:
    """Yield the anchors in a run with the characters that they stand before; the run begins at ``at``."""
    for inline in run:
        if isinstance(inline, Anchor):
            yield inline.name, at
        elif isinstance(inline, Marked | Link | Span | Abbreviation):
            yield from _anchors(inline.children, at)
        at += len(plain((inline,)))
