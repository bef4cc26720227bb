"""What readers of different formats do alike with runs of inlines."""

from __future__ import annotations

from dataclasses import replace

from audicle.model import (
    Abbreviation,
    Anchor,
    Inline,
    LineBreak,
    Link,
    Marked,
    NoteReference,
    PageBreak,
    Ruby,
    Span,
    Text,
    plain,
)

Holder = Marked | Link | Span | Abbreviation  # what holds other inlines
UNSEEN = (PageBreak, Anchor)  # white space goes on as if they were not there


def with_reading(run: tuple[Inline, ...], reading: str) -> tuple[Inline, ...]:
    """Return a run of characters with their reading, inside the marks and links that hold all of the run."""
    text = " ".join(plain(run).split())
    references = tuple(inline for inline in run if isinstance(inline, NoteReference))
    if not text:
        return references
    if len(run) == 1 and isinstance(run[0], Holder):
        return (replace(run[0], children=with_reading(run[0].children, reading)),)
    return (Ruby(text, reading), *references)


def trimmed_end(run: tuple[Inline, ...], white: str | None = None, *, keep_break: bool = False) -> tuple[Inline, ...]:
    """Take white space, and line breaks unless they are to stay, off the end of a run and of what ends it.

    ``white`` holds the characters that are white space; None: all that Unicode has.
    """
    while run:
        last = run[-1]
        if isinstance(last, UNSEEN):
            return (*trimmed_end(run[:-1], white, keep_break=keep_break), last)
        if isinstance(last, LineBreak) and not keep_break:
            run = run[:-1]
        elif isinstance(last, Text):
            text = last.text.rstrip(white)
            if text:
                return (*run[:-1], Text(text))
            run = run[:-1]
        elif isinstance(last, Holder):
            children = trimmed_end(last.children, white, keep_break=keep_break)
            if children:
                return (*run[:-1], replace(last, children=children))
            run = run[:-1]
        else:
            break
    return run
