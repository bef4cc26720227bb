"""Texts of a few lines: too little to tell furniture by where it stands, so every line is kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.read.printed_dates import find_dates
from audicle.read.text.captions import is_caption, is_credit, is_paragraph
from audicle.read.text.chain import Label
from audicle.read.text.people import is_only_byline, signs_and_dates
from audicle.read.text.shape import shape_of
from audicle.read.text.vocabulary import categories

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGNING = 2  # lines
_TEASER = 150  # characters
_ALL = 0.85  # of a line
_BUTTONS = frozenset({"share", "account", "comments", "legal", "advert", "related"})
_JUDGED = 10_000  # lines: no page has as many; each costs time to be judged, and a book has no furniture
_MOST = 12  # lines: with more, the neighbours of a line say what it is
_WHOLE = 0.6  # of a line
_FURNITURE = 2  # lines: one alone may be what the text is about
_HEADLINE = 14  # words
_DATELINE = 4  # words beside the date: "Published on Monday", "Last updated"


def short_labels(lines: Sequence[str]) -> list[Label] | None:
    """Return the label of every line of a short text without furniture, or None if the text is not one.

    The first line is the headline if it is short and no sentence. A byline and a date right at the top are labelled
    so, as are captions that say themselves that they are; all else is the body. So is all below the top of a text far
    longer than any article. The lines have no white space around them and are not empty.
    """
    if len(lines) > _JUDGED:
        return _unjudged(lines)
    if not 1 < len(lines) <= _MOST or sum(map(is_furniture, lines)) >= _FURNITURE:
        return None
    return _judged(lines)


def _unjudged(lines: Sequence[str]) -> list[Label]:
    """Return the labels of a text far longer than any article: a headline, a byline and a date if it has them."""
    head = _judged(lines[:_MOST])
    begun = next((at for at, label in enumerate(head) if label is Label.BODY), 0)
    return [*head[:begun], *[Label.BODY] * (len(lines) - begun)]


def _judged(lines: Sequence[str]) -> list[Label]:
    labels = [Label.BODY] * len(lines)
    top = next((at for at, line in enumerate(lines) if not _about(line)), len(lines))
    below = top
    if top + 1 < len(lines) and is_headline(lines[top]):
        labels[top] = Label.TITLE
        below = next((at for at in range(top + 1, len(lines)) if not _about(lines[at])), len(lines))
        if below < len(lines):
            for at in (*range(top), *range(top + 1, below)):
                signed = is_only_byline(lines[at]) or signs_and_dates(lines[at])
                labels[at] = Label.AUTHOR if signed else Label.DATE
        below = min(below, top + 1)
    for at in range(below, len(lines)):
        following = lines[at + 1] if at + 1 < len(lines) else ""
        if labels[at] is not Label.BODY:
            continue
        if is_caption(lines[at], following) and not is_paragraph(lines[at]):
            labels[at] = Label.CAPTION
        elif is_credit(lines[at]) and at and (labels[at - 1] is Label.CAPTION or is_paragraph(lines[at - 1])):
            labels[at] = Label.INSIDE
        elif at and is_button(lines[at]):
            labels[at] = Label.INSIDE if at + 1 < len(lines) else Label.AFTER
    if not {Label.AUTHOR, Label.DATE}.intersection(labels):
        # some texts are signed and dated at their end
        for at in range(len(lines) - 1, max(top + 1, len(lines) - _SIGNING - 1), -1):
            if labels[at] is not Label.BODY or not _about(lines[at]):
                break
            labels[at] = Label.DATE if is_dateline(lines[at]) else Label.SIGNED
    return labels if Label.BODY in labels else [Label.BODY if one is Label.CAPTION else one for one in labels]


def is_furniture(line: str) -> bool:
    """Say whether a line is hardly more than the words of a menu, a button or a notice."""
    return any(share > _WHOLE for _, share in categories(line))


def is_button(line: str) -> bool:
    """Say whether a line is beyond doubt a button or an offer of a site: nothing but its words, or one with a teaser.

    "Read also: …" announces another article: what stands before the colon is all of the site's.
    """
    if len(line) > _TEASER:
        return False
    whole = [name for name, share in categories(line) if share > _ALL and name in _BUTTONS]
    label, colon, _ = re.split(r"([:：])", line, maxsplit=1) if re.search("[:：]", line) else (line, "", "")
    return bool(whole) or bool(
        colon and any(name == "related" and share > _ALL for name, share in categories(label.strip() or " "))
    )


def _about(line: str) -> bool:
    """Say whether a line is only a byline or only a date."""
    if is_only_byline(line) or signs_and_dates(line):
        return True
    return is_dateline(line)


def is_dateline(line: str) -> bool:
    """Say whether a line is a date and at most a place or a word that says what the date is of."""
    dates = find_dates(line)
    if not dates:
        return False
    rest = line
    for found in reversed(dates):
        rest = rest[: found.begin] + rest[found.end :]
    words = shape_of(rest.strip()).words if rest.strip() else ()
    stamped = any(name == "stamp" for name, _ in categories(line))
    # "Paris, le 5 mars 2024", "Berlin, den 5. März 2024"
    placed = len(words) == 2 and words[0][0].isupper() and words[1] in ("le", "den", "il", "el", "den", "am")  # noqa: PLR2004
    return len(words) <= (_DATELINE if stamped else 1) or placed


def is_headline(line: str) -> bool:
    """Say whether a line has the shape of a headline: short, and no sentence unless it asks or exclaims."""
    shape = shape_of(line)
    asks = shape.end == "sentence" and shape.text[-1] in "?？؟!！"
    plain = shape.start not in ("bullet", "mark", "at")
    return bool(shape.words) and plain and shape.size <= _HEADLINE and (shape.end in ("none", "cut") or asks)
