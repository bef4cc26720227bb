"""Blocks out of the lines of a body: paragraphs, headings, lists, quotes, figures and rules, by how lines behave."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audicle.model import Block, Figure, Heading, List, Paragraph, Quote, Rule, Text
from audicle.read.text.captions import split_credit
from audicle.read.text.shape import shape_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_BULLET = re.compile(r"[-–•*·●■▪►▶‣○◦+]\s+(?=\S)")
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]\s+(?=\S)")
_RULE = re.compile(r"[\W_]{3,}|[*#~•·_-](?:\s*[*#~•·_-]){2,}")
_QUOTED = re.compile(r"(?:>\s?)+")
# "— Name (@name) November 18, 2019", "– Mark Twain": who said what stands above
_SAID = re.compile(r"[—–―]\s?(?=[^\W\d_a-z])")
_HEADING_SIZE = 14  # words
_RUNNING = 12  # words: a line of this many is running text even without a full stop


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of the body, or a caption that stands in it."""

    text: str
    caption: bool = False
    credit: str | None = None  # of a caption, where it stands on a line of its own


def blocks_of(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """Return the blocks that the lines of a body are."""
    blocks: list[Block] = []
    at = 0
    while at < len(pieces):
        block, taken = _block(pieces, at, blocks)
        blocks.append(block)
        at += taken
    return tuple(blocks)


def _block(pieces: Sequence[Piece], at: int, above: list[Block]) -> tuple[Block, int]:
    """Return the block that begins at a line, and how many lines it takes."""
    piece = pieces[at]
    if piece.caption:
        caption, credit = (piece.text, piece.credit) if piece.credit else split_credit(piece.text)
        return Figure("", None, None, caption=_run(caption), credit=credit), 1
    if _RULE.fullmatch(piece.text):
        return Rule(""), 1
    for build in (_quote, _list):
        block, taken = build(pieces, at)
        if block:
            return block, taken
    if _SAID.match(piece.text) and above and isinstance(above[-1], Paragraph) and _is_citation(piece.text):
        said = above.pop()
        return Quote("", (said,), citation=_run(_SAID.sub("", piece.text, count=1))), 1
    if _is_heading(pieces, at):
        return Heading("", 2, _run(piece.text)), 1
    return Paragraph("", _run(piece.text)), 1


def _quote(pieces: Sequence[Piece], at: int) -> tuple[Block | None, int]:
    end = at
    while end < len(pieces) and not pieces[end].caption and pieces[end].text.startswith(">"):
        end += 1
    inner = [Piece(found) for piece in pieces[at:end] if (found := _QUOTED.sub("", piece.text, count=1).strip())]
    return (Quote("", blocks_of(inner)), end - at) if inner else (None, 0)


def _list(pieces: Sequence[Piece], at: int) -> tuple[Block | None, int]:
    """Return the list that begins at a line: two or more bullets, or numbers that count up."""
    bullets: list[str] = []
    for piece in (pieces[index] for index in range(at, len(pieces))):
        match = _BULLET.match(piece.text)
        if piece.caption or not match or (bullets and piece.text[0] != pieces[at].text[0]):
            break
        bullets.append(piece.text[match.end() :])
    if len(bullets) > 1:
        return List("", ordered=False, start=1, items=_items(bullets)), len(bullets)
    numbered: list[str] = []
    start = 1
    for piece in (pieces[index] for index in range(at, len(pieces))):
        match = _NUMBER.match(piece.text)
        if piece.caption or not match or (numbered and int(match[1]) != start + len(numbered)):
            break
        start = start if numbered else int(match[1])
        numbered.append(piece.text[match.end() :])
    if len(numbered) > 1:
        return List("", ordered=True, start=start, items=_items(numbered)), len(numbered)
    return None, 0


def _items(texts: list[str]) -> tuple[tuple[Block, ...], ...]:
    return tuple((Paragraph("", _run(text)),) for text in texts)


def _is_citation(text: str) -> bool:
    shape = shape_of(text)
    return shape.size <= _HEADING_SIZE and (shape.end == "none" or text.endswith(")"))


def _is_heading(pieces: Sequence[Piece], at: int) -> bool:
    """Say whether a line behaves as a heading: short, without a full stop, and running text follows it."""
    shape = shape_of(pieces[at].text)
    short = shape.size <= _HEADING_SIZE and len(shape.words) > 0
    ends = shape.end == "none" or (shape.end == "sentence" and shape.text[-1] in "?？؟!！" and shape.start != "quote")
    begins = shape.start in ("upper", "letter", "digit") or (shape.start == "quote" and shape.case == "title")
    if not (short and ends and begins) or at + 1 >= len(pieces):
        return False
    below = pieces[at + 1]
    if below.caption:
        return at + 2 < len(pieces) and _runs(pieces[at + 2])
    return _runs(below)


def _runs(piece: Piece) -> bool:
    shape = shape_of(piece.text)
    return not piece.caption and (shape.end in ("sentence", "colon") or shape.size >= _RUNNING)


def _run(text: str) -> tuple[Text, ...]:
    return (Text(text),) if text else ()
