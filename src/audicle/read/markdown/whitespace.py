"""White space as HTML has it: any amount is one space, none at the ends of a line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from audicle.model import Inline, LineBreak, Text
from audicle.read.inlines import UNSEEN, Holder, trimmed_end

if TYPE_CHECKING:
    from collections.abc import Iterable

# HTML's own white space; a no-break space is not among it, and French text needs it
_SPACES = re.compile(r"[ \t\n\r\f]+")


def tidy(run: Iterable[Inline]) -> tuple[Inline, ...]:
    """Return a run with white space collapsed across its parts, empty parts gone, and its ends trimmed."""
    return _trimmed(tuple(_collapsed(run, after_space=True)[0]))


def is_blank(run: Iterable[Inline]) -> bool:
    """Tell whether a run shows nothing."""
    return not tidy(run)


def _collapsed(run: Iterable[Inline], *, after_space: bool) -> tuple[list[Inline], bool]:
    """Collapse white space; ``after_space`` says, before and after, whether a space would be one too many."""
    found: list[Inline] = []
    for inline in run:
        if isinstance(inline, Text):
            text = _SPACES.sub(" ", inline.text)
            if after_space:
                text = text.removeprefix(" ")
            if not text:
                continue
            after_space = text.endswith(" ")
            if found and isinstance(found[-1], Text):
                found[-1] = Text(found[-1].text + text)
            else:
                found.append(Text(text))
        elif isinstance(inline, LineBreak):
            _trim_end(found)
            found.append(inline)
            after_space = True
        elif isinstance(inline, Holder):
            children, after = _collapsed(inline.children, after_space=after_space)
            if any(not isinstance(child, Text) or child.text != " " for child in children):
                found.append(replace(inline, children=tuple(children)))
                after_space = after
            elif children:
                # an empty element around a space: the space stays
                if found and isinstance(found[-1], Text):
                    found[-1] = Text(f"{found[-1].text} ")
                else:
                    found.append(Text(" "))
                after_space = True
        else:
            found.append(inline)
            after_space = after_space and isinstance(inline, UNSEEN)
    return found, after_space


def _trim_end(run: list[Inline]) -> None:
    """Take white space off the end of a run, in place: lines may be many."""
    while run:
        kept = _trimmed((run.pop(),), keep_break=True)
        if kept:
            run.extend(kept)
            break


def _trimmed(run: tuple[Inline, ...], *, keep_break: bool = False) -> tuple[Inline, ...]:
    """Take white space, and line breaks unless they are to stay, off the end of a run; breaks off its beginning."""
    while run and not keep_break and isinstance(run[0], LineBreak):
        run = run[1:]
    return trimmed_end(run, " ", keep_break=keep_break)


def without_prefix(run: tuple[Inline, ...], length: int) -> tuple[Inline, ...]:
    """Return a run without the first ``length`` characters of its plain text."""
    return tidy(_cut(run, length)[0])


def _cut(run: tuple[Inline, ...], length: int) -> tuple[list[Inline], int]:
    found: list[Inline] = []
    for inline in run:
        if length <= 0:
            found.append(inline)
        elif isinstance(inline, Text):
            found.append(Text(inline.text[length:]))
            length -= len(inline.text)
        elif isinstance(inline, LineBreak):
            length -= 1
        elif isinstance(inline, Holder):
            children, length = _cut(inline.children, length)
            found.append(replace(inline, children=tuple(children)))
        else:
            found.append(inline)
    return found, length
