"""SubRip: no standard has it, and nearly every player shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.publish.transcript.clock import span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.publish.transcript.line import Line

JOINER = "\u2060"  # WORD JOINER: is not seen, and breaks no line
# what players take for a tag, for a position (of SubStation Alpha) or for a line of times. There is no escape for it
_MARKUP = re.compile(r"<(?=[/A-Za-z])|\{(?=[\\A-Za-z])|--(?=>)")


def as_srt(lines: Iterable[Line]) -> str:
    """Return the lines as an SRT file. Where text looks like markup, a sign that is not seen stands in it."""
    return "\n".join(_cue(number, line) for number, line in enumerate(lines, start=1))


def _cue(number: int, line: Line) -> str:
    begins, ends = span(line.begins, line.ends, ",")
    return f"{number}\n{begins} --> {ends}\n{_MARKUP.sub(lambda found: found[0] + JOINER, line.text)}\n"
