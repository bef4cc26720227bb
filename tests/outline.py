"""An article in short lines, to compare what was read of a page with what should be: a letter for the kind first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.model import (
    Article,
    Aside,
    Block,
    Code,
    DefinitionList,
    Embed,
    Figure,
    Heading,
    LineBreak,
    List,
    Math,
    NoteReference,
    Paragraph,
    Quote,
    Table,
    plain,
)

if TYPE_CHECKING:
    from audicle.model import Inline


def outline(article: Article) -> list[str]:
    """Return a line a block: ``P``, ``H2``, ``L`` and items parted by ``/``, ``F`` picture, alt, caption, credit, ...

    A reference to a note is ``[label]``; the notes come last, each as ``N label: text``.
    """
    lines = [f"S {article.metadata.subtitle}"] if article.metadata.subtitle else []
    for section in article.sections:
        lines += _lines((*((section.heading,) if section.heading else ()), *section.blocks))
    notes = (f"N {note.label}: {' '.join(_lines(note.blocks)).removeprefix('P ')}" for note in article.notes)
    return [*lines, *notes]


def _lines(blocks: tuple[Block, ...]) -> list[str]:
    return [line for block in blocks if (line := _line(block))]


def _line(block: Block) -> str:
    match block:
        case Heading():
            return f"H{block.level} {block.text}"
        case Paragraph():
            return f"P {_said(block.inlines)}"
        case List():
            return "L " + " / ".join(" ".join(_lines(item)).removeprefix("P ") for item in block.items)
        case DefinitionList():
            entries = (f"{entry.text}: {' '.join(_lines(entry.blocks)).removeprefix('P ')}" for entry in block.entries)
            return "D " + " / ".join(entries)
        case Quote():
            return "Q " + " ".join(_lines(block.blocks)).removeprefix("P ") + _more("— ", plain(block.citation))
        case Aside():
            return f"A {block.title or ''}: " + " ".join(_lines(block.blocks))
        case Figure():
            return f"F {block.src}{_more('alt: ', block.alt)}{_more('', block.caption_text)}{_more('© ', block.credit)}"
        case Table():
            rows = " / ".join(", ".join(cell.text for cell in row) for row in block.rows)
            return f"T {rows}{_more('', block.caption_text)}"
        case Code():
            return f"C {block.language or ''}: {block.text}"
        case Math():
            return f"M {block.text}"
        case Embed():
            return f"E {block.href}"
        case _:
            return "R"


def _more(sign: str, text: str | None) -> str:
    return f" | {sign}{text}" if text else ""


def _said(run: tuple[Inline, ...]) -> str:
    """Return what a run says, line breaks as such and marks of notes in brackets."""
    return "".join(map(_sign, run)).strip()


def _sign(inline: Inline) -> str:
    match inline:
        case NoteReference():
            return f"[{inline.label}]"
        case LineBreak():
            return "\n"
        case _:
            return plain((inline,))
