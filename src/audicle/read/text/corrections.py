"""What the chain cannot know: captions and bylines that say themselves what they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audicle.read.text.captions import is_caption, is_credit
from audicle.read.text.chain import Label
from audicle.read.text.people import is_only_byline
from audicle.read.text.vocabulary import categories

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audicle.read.text.headers import Line

# A byline among the first lines of the body shows that what stands above it is not the body.
_TOP = 4
# A caption may stand so many lines below the last of the body.
_BELOW = 2
_LONG = 60  # words: nothing so long is a caption or a dek


def corrected(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with captions and bylines that are beyond doubt labelled so."""
    return _captions(_byline(list(lines)))


def _byline(lines: list[Line]) -> list[Line]:
    body = [at for at, line in enumerate(lines) if line.label is Label.BODY]
    top = next((at for at in body[:_TOP] if is_only_byline(lines[at].text)), None)
    if top is None or len(body) <= _TOP:
        return lines
    above = [at for at in body if at < top]
    if any(len(lines[at].text.split()) > _LONG for at in above):
        return lines
    for at in above:
        seen = {name for name, _ in categories(lines[at].text)}
        near = at > 0 and is_credit(lines[at - 1].text)
        lines[at] = replace(lines[at], label=Label.CAPTION if near or "pictured" in seen else Label.BETWEEN)
    lines[top] = replace(lines[top], label=Label.AUTHOR)
    return lines


def _captions(lines: list[Line]) -> list[Line]:
    body = [at for at, line in enumerate(lines) if line.label is Label.BODY]
    titles = [at for at, line in enumerate(lines) if line.label is Label.TITLE]
    if not body:
        return lines
    begin = titles[0] + 1 if titles else body[0]
    for at in range(begin, min(len(lines), body[-1] + 1 + _BELOW)):
        line = lines[at]
        below = lines[at + 1].text if at + 1 < len(lines) else ""
        if line.label in (Label.BETWEEN, Label.INSIDE, Label.BODY, Label.AFTER) and is_caption(line.text, below):
            lines[at] = replace(line, label=Label.CAPTION)
        elif line.label is Label.CAPTION and is_credit(line.text):
            lines[at] = replace(line, label=Label.INSIDE)
    return lines
