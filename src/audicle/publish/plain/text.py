"""An article as plain text, for reading in a terminal or with a screen reader."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from audicle.agreed.alternatives import alternative, repeats_caption
from audicle.agreed.messages import Messages, messages
from audicle.agreed.titlepage import title_lines
from audicle.model import blocks as b
from audicle.model.counting import numbers, numeral
from audicle.model.outline import section_notes
from audicle.publish.plain.text_lines import text_line

if TYPE_CHECKING:
    from audicle.model import Article


def as_text(article: Article) -> str:
    """Return the article as plain text: blocks a blank line apart, what a picture shows in words."""
    say = messages(article.metadata.language)
    parts = ["\n".join(line.text for line in title_lines(article.metadata))]
    notes = section_notes(article)
    for section in article.sections:
        if section.opens:
            parts.append("\n".join(line.text for line in title_lines(section.opens)))
        if section.heading:
            parts.append(text_line(section.heading.inlines))
        parts += _blocks(section.blocks, say)
        for note in notes[section.id]:
            parts.append(f"[{note.label}] " + "\n\n".join(_blocks(note.blocks, say)))
    return "\n\n".join(part for part in parts if part) + "\n"


def _blocks(blocks: tuple[b.Block, ...], say: Messages) -> list[str]:
    return [text for block in blocks if (text := _block(block, say))]


def _block(block: b.Block, say: Messages) -> str:
    match block:
        case b.Heading() | b.Paragraph():
            return text_line(block.inlines)
        case b.List():
            return _list(block, say)
        case b.DefinitionList():
            parts = ((text_line(entry.term), _indented(_blocks(entry.blocks, say), "    ")) for entry in block.entries)
            return "\n".join(part for entry in parts for part in entry if part)
        case b.Quote():
            cited = [f"— {text_line(block.citation)}"] if block.citation else []
            return _indented([*_blocks(block.blocks, say), *cited], "> ")
        case b.Figure():
            alt = None if block.decorative or repeats_caption(block) else alternative(block)
            lines = [f"[{say('image')} {alt}]"] if alt else []
            lines += [f"[{say('caption')} {text_line(block.caption)}]"] if block.caption else []
            lines += [f"[{say('credit')} {block.credit}]"] if block.credit else []
            return "\n".join(lines)
        case b.Table():
            rows = [" | ".join(text_line(cell.inlines) for cell in row) for row in block.rows]
            return "\n".join([text_line(block.caption), *rows] if block.caption else rows)
        case b.Code():
            return _indented([block.text], "    ")
        case b.Math():
            return block.text
        case b.Aside():
            return _indented([*([block.title] if block.title else []), *_blocks(block.blocks, say)], "| ")
        case b.Embed():
            return f"{block.title}: {block.href}"
        case b.Rule():
            return "* * *"


def _list(block: b.List, say: Messages) -> str:
    checked = block.checked or (None,) * len(block.items)
    lines = []
    for number, item, done in zip(numbers(block), block.items, checked, strict=True):
        mark = f"{numeral(number, block.marker)}. " if block.ordered else "- "
        box = "" if done is None else ("[x] " if done else "[ ] ")
        text = "\n".join(_blocks(item, say))
        lines.append(mark + box + textwrap.indent(text, " " * len(mark)).lstrip())
    return "\n".join(lines)


def _indented(parts: list[str], prefix: str) -> str:
    return textwrap.indent("\n\n".join(parts), prefix, lambda _line: True)
