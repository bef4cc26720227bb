"""Which lines beside a picture or a table are its caption."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from audicle.model import Block, Figure, Inline, LineBreak, Marked, Paragraph, Span, Table, plain
from audicle.read.markdown.blocks.figures import captioned
from audicle.read.markdown.inlines.reading import Part, divided, in_language
from audicle.read.markdown.whitespace import tidy, without_prefix

if TYPE_CHECKING:
    from collections.abc import Sequence

# A label alone goes, because it only says what the model says anyway; a number is a name that the text refers to.
_LABEL = re.compile(
    r"(?:caption|légende|bildunterschrift|leyenda|pie de foto|didascalia|legenda)\s*:\s*", re.IGNORECASE
)
_FIGURE = re.compile(
    r"(?:figure|fig\.?|abbildung|abb\.?|figura|illustration|image|bild|photo|foto|chart|map)\s*\d+[a-z]?\s*[:.–—]\s*\S",
    re.IGNORECASE,
)
_TABLE = r"(?:table|tabelle|tableau|tabla|tabella|tabela|tabel)"
# Pandoc's label may be the colon alone
_TABLE_LABEL = re.compile(rf"{_TABLE}\s*:\s*|:\s+", re.IGNORECASE)
_TABLE_NUMBER = re.compile(rf"{_TABLE}\s*\d+[a-z]?\s*[:.–—]\s*\S", re.IGNORECASE)


def paragraph(parts: Sequence[Part], language: str | None) -> list[Block]:
    """Return a paragraph, and the figures of the pictures in it, which follow it.

    Pictures that stand alone have no paragraph; an emphasised or labelled line below them is the last one's caption.
    """
    run, figures = divided(parts)
    if not figures:
        return [Paragraph("", run, language)] if run else []
    if not run:
        return [*figures]
    places = [place for place, part in enumerate(parts) if isinstance(part, Figure)]
    before, _ = divided(parts[: places[-1]])
    after, _ = divided(parts[places[-1] + 1 :])
    caption = _caption(after) if not before else None
    if caption:
        return [*figures[:-1], captioned(figures[-1], in_language(caption, language))]
    return [Paragraph("", run, language), *figures]


def joined(blocks: Sequence[Block]) -> list[Block]:
    """Return sibling blocks with captions where they belong: a line above or below a table, or below a picture."""
    found: list[Block] = []
    waiting = list(blocks)
    while waiting:
        block = waiting.pop(0)
        following = waiting[0] if waiting else None
        line = following if isinstance(following, Paragraph) else None
        if isinstance(block, Figure):
            caption = _caption(line.inlines) if line and not block.caption else None
            if line and caption:
                block = replace(block, caption=in_language(caption, line.language))
                waiting.pop(0)
            found.append(block)
        elif isinstance(block, Table) and not block.caption:
            caption = _table_caption(line.inlines) or emphasised(line.inlines) if line else None
            if line and caption:
                waiting.pop(0)
                found.append(replace(block, caption=in_language(caption, line.language)))
            else:
                found.append(_with_caption_above(block, found))
        else:
            found.append(block)
    return found


def emphasised(run: tuple[Inline, ...]) -> tuple[Inline, ...] | None:
    """Return what a run says if all of it is one emphasis, else None."""
    if len(run) != 1:
        return None
    only = run[0]
    if isinstance(only, Marked) and only.mark == "emphasis":
        return only.children
    if isinstance(only, Span):
        inside = emphasised(only.children)
        return (replace(only, children=inside),) if inside else None
    return None


def _caption(run: tuple[Inline, ...]) -> tuple[Inline, ...] | None:
    if run and isinstance(run[0], LineBreak):
        run = tidy(run[1:])
    inside = emphasised(run) or run
    text = plain(inside)
    label = _LABEL.match(text)
    if label:
        return without_prefix(inside, label.end()) or None
    return inside if _FIGURE.match(text) or inside is not run else None


def _table_caption(run: tuple[Inline, ...]) -> tuple[Inline, ...] | None:
    inside = emphasised(run) or run
    text = plain(inside)
    label = _TABLE_LABEL.match(text) or _LABEL.match(text)
    if label:
        return without_prefix(inside, label.end()) or None
    return inside if _TABLE_NUMBER.match(text) else None


def _with_caption_above(table: Table, found: list[Block]) -> Table:
    above = found[-1] if found else None
    caption = _table_caption(above.inlines) if isinstance(above, Paragraph) else None
    if isinstance(above, Paragraph) and caption:
        found.pop()
        return replace(table, caption=in_language(caption, above.language))
    return table
