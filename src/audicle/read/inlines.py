"""What readers of different formats do alike with runs of inlines."""

from __future__ import annotations

from dataclasses import replace

from audicle.model import Abbreviation, Inline, Link, Marked, NoteReference, Ruby, Span, plain


def with_reading(run: tuple[Inline, ...], reading: str) -> tuple[Inline, ...]:
    """Return a run of characters with their reading, inside the marks and links that hold all of the run."""
    text = " ".join(plain(run).split())
    references = tuple(inline for inline in run if isinstance(inline, NoteReference))
    if not text:
        return references
    if len(run) == 1 and isinstance(run[0], Marked | Link | Span | Abbreviation):
        return (replace(run[0], children=with_reading(run[0].children, reading)),)
    return (Ruby(text, reading), *references)
