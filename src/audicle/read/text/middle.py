"""Furniture in the middle of an article: it does not end the article, and is no heading of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audicle.read.text.chain import Label
from audicle.read.text.people import introduced
from audicle.read.text.shape import Shape, shape_of
from audicle.read.text.short import is_button, is_furniture, is_headline
from audicle.read.text.vocabulary import categories

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audicle.read.text.headers import Line

_BREAK = 8  # lines: what parts an article is shorter
_RUNNING = 12  # words
_SENTENCE = 8  # words
_OFFER = 16  # words: the sentence below "Newsletter" is not longer
_HEADING = 10  # words
_LETTERS = 5  # shorter words are in every text
_TEASER = 2  # words: a button of more has a teaser with it
_KNOWN = 3  # words that a paragraph has in common with what was told before
_SHARE = 0.3  # of its words
_STARTS = ("upper", "letter", "quote")
_SHORT = 60  # characters
_HALF = 0.5  # of a line
_TENTH = 0.1
_BANNER = 4  # words: longer lines in capitals are links
_PARTING = frozenset({"related", "comments", "tags", "legal", "bio"})  # what follows an article
_NO_BODY = _PARTING | {"share", "account", "advert"}
_OFFERS = frozenset({"account", "advert", "share"})


def resumed(lines: list[Line]) -> list[Line]:
    """Return the lines with the body whole where only a few lines of furniture part it.

    An article goes on below an offer or a link if running text follows that speaks of what was told before. Below a
    list of other articles, comments or the imprint it does not. Headings and items of lists on the way belong to it.
    """
    body = [at for at, line in enumerate(lines) if line.label is Label.BODY]
    if not body:
        return lines
    told = {word for at in body for word in _words(lines[at].text)}
    at = body[-1] + 1
    gap: list[int] = []
    while at < len(lines) and len(gap) < _BREAK and not _parts(lines[at].text):
        if lines[at].label is Label.AFTER and _goes_on(lines[at].text, told):
            for inner in (*gap, at):
                lines[inner] = replace(lines[inner], label=_inside(lines, inner))
            told |= _words(lines[at].text)
            gap = []
        else:
            gap.append(at)
        at += 1
    return _headings(lines)


def buttons(lines: list[Line]) -> list[Line]:
    """Return the lines without buttons and offers in the body: they are of the site, also between two paragraphs."""
    titles = [at for at, line in enumerate(lines) if line.label is Label.TITLE]
    begin = titles[0] + 1 if titles else 1
    last = max((at for at, line in enumerate(lines) if line.label is Label.BODY), default=0)
    offered = False
    parted = False
    for at in range(begin, len(lines)):
        line = lines[at]
        parted = parted or (at > last and _parts(line.text))
        if at > last and (line.label is Label.INSIDE or (parted and line.label is Label.CAPTION)):
            # what stands below "More from …" is the picture of another article
            lines[at] = replace(line, label=Label.AFTER)
            continue
        if line.label is not Label.BODY:
            offered = offered and line.label is Label.INSIDE
            continue
        seen = {name for name, share in categories(line.text) if share > _TENTH} & _OFFERS
        shape = shape_of(line.text)
        offers = shape.size <= _OFFER and bool(seen) and (offered or (is_furniture(line.text) and shape.end == "none"))
        sure = is_button(line.text) and (at == last or not _is_legal(line.text))
        if sure or offers:
            lines[at] = replace(line, label=Label.INSIDE if at < last else Label.AFTER)
            offered = bool(seen)
        else:
            offered = False
    return lines


def _headings(lines: list[Line]) -> list[Line]:
    """Return the lines with a heading that was taken for furniture: one line between a paragraph and the next."""
    for at in range(1, len(lines) - 1):
        line, above, below = lines[at], lines[at - 1], lines[at + 1]
        if line.label is not Label.INSIDE or below.label is not Label.BODY or not _is_heading(line.text):
            continue
        # what stands right below furniture may be its teaser, unless that furniture is a whole line with its own
        alone = above.label is Label.BODY or (is_button(above.text) and shape_of(above.text).size > _TEASER)
        if alone and _runs(shape_of(below.text), _SENTENCE):
            lines[at] = replace(line, label=Label.BODY)
    return lines


def _inside(lines: Sequence[Line], at: int) -> Label:
    """Return what a line between two parts of a body is."""
    shape = shape_of(lines[at].text)
    if (
        is_button(lines[at].text)
        or is_furniture(lines[at].text)
        or {n for n, _ in categories(lines[at].text)} & _OFFERS
    ):
        return Label.INSIDE
    below = shape_of(lines[at + 1].text) if at + 1 < len(lines) else None
    listed = shape.start == "bullet" or shape.end in ("sentence", "colon")
    heads = below is not None and _is_heading(lines[at].text) and _runs(below)
    return Label.BODY if listed or heads else Label.INSIDE


def _is_legal(text: str) -> bool:
    """Say whether a line may be a heading in an article too: "Disclaimer", "Contact"."""
    return any(name == "legal" for name, _ in categories(text))


def _is_heading(text: str) -> bool:
    if shape_of(text).case == "upper" and shape_of(text).size > _BANNER:
        return False
    return is_headline(text) and 1 < shape_of(text).size <= _HEADING and not categories(text)


def _parts(text: str) -> bool:
    """Say whether a line is the heading of what stands below articles, or introduces the author."""
    if introduced(text):
        return True
    short = len(text) < _SHORT and ":" not in text.rstrip(":")
    return short and any(name in _PARTING and share > _HALF for name, share in categories(text))


def _goes_on(text: str, told: set[str]) -> bool:
    """Say whether a line is running text that speaks of what was told."""
    shape = shape_of(text)
    if shape.size < _RUNNING or shape.end not in ("sentence", "colon") or shape.start not in _STARTS:
        return False
    words = _words(text)
    shared = len(words & told)
    return not {name for name, _ in categories(text)} & _NO_BODY and shared >= max(_KNOWN, len(words) * _SHARE)


def _runs(shape: Shape, least: int = _RUNNING) -> bool:
    return shape.size >= least and shape.end in ("sentence", "colon")


def _words(text: str) -> set[str]:
    found = {word.casefold() for word in shape_of(text).words}
    return {word for word in found if len(word) >= _LETTERS or word >= "\u0e00"}
