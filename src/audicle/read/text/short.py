"""Texts of a few lines: too little to tell furniture by where it stands, so every line is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.read.text.captions import is_caption, is_credit
from audicle.read.text.chain import Label
from audicle.read.text.dates import find_dates
from audicle.read.text.people import is_only_byline
from audicle.read.text.shape import shape_of
from audicle.read.text.vocabulary import categories

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 12  # lines: with more, the neighbours of a line say what it is
_WHOLE = 0.6  # of a line
_FURNITURE = 2  # lines: one alone may be what the text is about
_HEADLINE = 14  # words
_DATELINE = 4  # words beside the date: "Published on Monday", "Last updated"


def short_labels(lines: Sequence[str]) -> list[Label] | None:
    """Return the label of every line of a short text without furniture, or None if the text is not one.

    The first line is the headline if it is short and no sentence. A byline and a date right at the top are labelled
    so, as are captions that say themselves that they are; all else is the body. The lines have no white space around
    them and are not empty.
    """
    if not 1 < len(lines) <= _MOST or sum(map(is_furniture, lines)) >= _FURNITURE:
        return None
    labels = [Label.BODY] * len(lines)
    top = next((at for at, line in enumerate(lines) if not _about(line)), len(lines))
    below = top
    if top + 1 < len(lines) and is_headline(lines[top]):
        labels[top] = Label.TITLE
        below = next((at for at in range(top + 1, len(lines)) if not _about(lines[at])), len(lines))
        if below < len(lines):
            for at in (*range(top), *range(top + 1, below)):
                labels[at] = Label.AUTHOR if is_only_byline(lines[at]) else Label.DATE
        below = min(below, top + 1)
    for at in range(below, len(lines)):
        following = lines[at + 1] if at + 1 < len(lines) else ""
        if labels[at] is not Label.BODY:
            continue
        if is_caption(lines[at], following):
            labels[at] = Label.CAPTION
        elif is_credit(lines[at]) and at and labels[at - 1] is Label.CAPTION:
            labels[at] = Label.INSIDE
    return labels if Label.BODY in labels else [Label.BODY if one is Label.CAPTION else one for one in labels]


def is_furniture(line: str) -> bool:
    """Say whether a line is hardly more than the words of a menu, a button or a notice."""
    return any(share > _WHOLE for _, share in categories(line))


def _about(line: str) -> bool:
    """Say whether a line is only a byline or only a date."""
    if is_only_byline(line):
        return True
    dates = find_dates(line)
    if not dates:
        return False
    rest = line
    for found in reversed(dates):
        rest = rest[: found.begin] + rest[found.end :]
    words = shape_of(rest.strip()).words if rest.strip() else ()
    stamped = any(name == "stamp" for name, _ in categories(line))
    return len(words) <= (_DATELINE if stamped else 1)


def is_headline(line: str) -> bool:
    """Say whether a line has the shape of a headline: short, and no sentence unless it asks or exclaims."""
    shape = shape_of(line)
    asks = shape.end == "sentence" and shape.text[-1] in "?？؟!！"
    plain = shape.start not in ("bullet", "mark", "at")
    return bool(shape.words) and plain and shape.size <= _HEADLINE and (shape.end in ("none", "cut") or asks)
