"""Blocks and inlines as JSON, and back. Kinds and fields are the model's own names.

A field that holds a run of inlines, such as a caption, is written twice: as plain text under its own name, for
people and scripts, and as ``<name>_inlines``, from which it is read back.
"""

from __future__ import annotations

from typing import Any, get_args

from audicle.model.blocks import (
    Aside,
    Block,
    Cell,
    Code,
    Definition,
    DefinitionList,
    Embed,
    Figure,
    Heading,
    List,
    Math,
    Paragraph,
    Quote,
    Rule,
    Table,
)
from audicle.model.inlines import (
    Abbreviation,
    Anchor,
    CodeSpan,
    Inline,
    LineBreak,
    Link,
    Mark,
    Marked,
    MathSpan,
    NoteReference,
    PageBreak,
    Ruby,
    Span,
    Text,
    plain,
)

Json = dict[str, Any]
Run = tuple[Inline, ...]


def block_to_json(block: Block) -> Json:
    """Return one block as JSON values."""
    return {"kind": _KINDS[type(block)], "id": block.id, **_fields(block)}


def _fields(block: Block) -> Json:
    match block:
        case Heading():
            return {"level": block.level, "text": block.text, **_text_fields(block)}
        case Paragraph():
            return {"text": block.text, **_text_fields(block)}
        case List():
            items = [_blocks_to_json(item) for item in block.items]
            fields = {"ordered": block.ordered, "start": block.start, "items": items, "checked": list(block.checked)}
            return fields | _counting(block)
        case DefinitionList():
            return {"entries": [_entry_to_json(entry) for entry in block.entries]}
        case Quote():
            blocks = _blocks_to_json(block.blocks)
            return {"blocks": blocks, **_run_to_json("citation", block.citation), "language": block.language}
        case Figure():
            return {
                "src": block.src,
                "alt": block.alt,
                "decorative": block.decorative,
                **_run_to_json("caption", block.caption),
                "credit": block.credit,
                "description": block.description,
                "href": block.href,
            }
        case Table():
            return {
                **_run_to_json("caption", block.caption),
                "header_rows": block.header_rows,
                "header_columns": block.header_columns,
                "rows": [[cell.text for cell in row] for row in block.rows],
                "cells": [[_cell_to_json(cell) for cell in row] for row in block.rows],
            }
        case Code():
            return {"language": block.language, "text": block.text}
        case Math():
            return {"mathml": block.mathml, "text": block.text}
        case Aside():
            return {"title": block.title, "blocks": _blocks_to_json(block.blocks)}
        case Embed():
            return {"href": block.href, "title": block.title, **({"poster": block.poster} if block.poster else {})}
        case Rule():
            return {}


def _counting(block: List) -> Json:
    """Return how a list counts, if not in numbers upwards, and if it is a table of contents: optional fields."""
    marker: Json = {"marker": block.marker} if block.marker != "1" else {}
    told = {"reversed": block.reversed, "contents": block.contents}
    return marker | {name: True for name, value in told.items() if value}


def block_from_json(data: Json) -> Block:
    """Return the block that ``block_to_json`` was given."""
    name = data["id"]
    match data["kind"]:
        case "heading":
            return heading_from_json(data)
        case "paragraph":
            return Paragraph(name, _run(data["inlines"]), data["language"])
        case "list":
            items = tuple(_blocks(item) for item in data["items"])
            checked = tuple(data["checked"])
            marker, backwards = data.get("marker", "1"), data.get("reversed", False)
            contents = data.get("contents", False)
            return List(name, data["ordered"], data["start"], items, checked, marker, backwards, contents)
        case "definitions":
            return DefinitionList(name, tuple(_entry(entry) for entry in data["entries"]))
        case "quote":
            return Quote(name, _blocks(data["blocks"]), _run(data["citation_inlines"]), data["language"])
        case "figure":
            return Figure(
                name,
                src=data["src"],
                alt=data["alt"],
                decorative=data["decorative"],
                caption=_run(data["caption_inlines"]),
                credit=data["credit"],
                description=data["description"],
                href=data["href"],
            )
        case "table":
            return Table(
                name,
                rows=tuple(
                    tuple(Cell(_run(cell["inlines"]), cell["columns"], cell["rows"]) for cell in row)
                    for row in data["cells"]
                ),
                header_rows=data["header_rows"],
                header_columns=data["header_columns"],
                caption=_run(data["caption_inlines"]),
            )
        case "code":
            return Code(name, data["text"], data["language"])
        case "math":
            return Math(name, data["text"], data["mathml"])
        case "aside":
            return Aside(name, _blocks(data["blocks"]), data["title"])
        case "embed":
            return Embed(name, data["href"], data["title"], data.get("poster"))
        case "rule":
            return Rule(name)
        case unknown:
            raise ValueError(f"no such kind of block: {unknown!r}")


def heading_from_json(data: Json) -> Heading:
    """Return the heading that ``block_to_json`` was given."""
    return Heading(data["id"], data["level"], _run(data["inlines"]), data["language"])


def inline_to_json(inline: Inline) -> Json:
    """Return one inline as JSON values."""
    match inline:
        case Text():
            return {"kind": "text", "text": inline.text}
        case Marked():
            return {"kind": inline.mark, "inlines": _inlines(inline.children)}
        case CodeSpan():
            return {"kind": "code", "text": inline.text}
        case Link():
            children = _inlines(inline.children)
            return {"kind": "link", "href": inline.href, "title": inline.title, "inlines": children}
        case NoteReference():
            return {"kind": "note", "note": inline.note, "label": inline.label}
        case LineBreak():
            return {"kind": "break"}
        case Span():
            children = _inlines(inline.children)
            return {"kind": "span", "language": inline.language, "direction": inline.direction, "inlines": children}
        case Abbreviation():
            return {"kind": "abbreviation", "expansion": inline.expansion, "inlines": _inlines(inline.children)}
        case MathSpan():
            return {"kind": "math", "text": inline.text, "mathml": inline.mathml}
        case Ruby():
            return {"kind": "ruby", "text": inline.text, "reading": inline.reading}
        case PageBreak():
            return {"kind": "page", "label": inline.label}
        case Anchor():
            return {"kind": "anchor", "name": inline.name}


def inline_from_json(data: Json) -> Inline:
    """Return the inline that ``inline_to_json`` was given."""
    match data["kind"]:
        case "text":
            return Text(data["text"])
        case "code":
            return CodeSpan(data["text"])
        case "link":
            return Link(data["href"], _run(data["inlines"]), data["title"])
        case "note":
            return NoteReference(data["note"], data["label"])
        case "break":
            return LineBreak()
        case "span":
            return Span(data["language"], _run(data["inlines"]), data["direction"])
        case "abbreviation":
            return Abbreviation(data["expansion"], _run(data["inlines"]))
        case "math":
            return MathSpan(data["text"], data["mathml"])
        case "ruby":
            return Ruby(data["text"], data["reading"])
        case "page":
            return PageBreak(data["label"])
        case "anchor":
            return Anchor(data["name"])
        case mark if mark in get_args(Mark):
            return Marked(mark, _run(data["inlines"]))
        case unknown:
            raise ValueError(f"no such kind of inline: {unknown!r}")


_KINDS: dict[type[Block], str] = {
    Heading: "heading",
    Paragraph: "paragraph",
    List: "list",
    DefinitionList: "definitions",
    Quote: "quote",
    Figure: "figure",
    Table: "table",
    Code: "code",
    Math: "math",
    Aside: "aside",
    Rule: "rule",
    Embed: "embed",
}


def _inlines(run: Run) -> list[Json]:
    return [inline_to_json(inline) for inline in run]


def _run(data: list[Json]) -> Run:
    return tuple(inline_from_json(inline) for inline in data)


def _text_fields(block: Heading | Paragraph) -> Json:
    return {"inlines": _inlines(block.inlines), "language": block.language}


def _run_to_json(name: str, run: Run) -> Json:
    return {name: plain(run) or None, f"{name}_inlines": _inlines(run)}


def _blocks_to_json(blocks: tuple[Block, ...]) -> list[Json]:
    return [block_to_json(block) for block in blocks]


def _blocks(data: list[Json]) -> tuple[Block, ...]:
    return tuple(block_from_json(block) for block in data)


def _entry_to_json(entry: Definition) -> Json:
    blocks = _blocks_to_json(entry.blocks)
    return {"id": entry.id, "text": entry.text, "term": _inlines(entry.term), "blocks": blocks}


def _entry(data: Json) -> Definition:
    return Definition(data["id"], _run(data["term"]), _blocks(data["blocks"]))


def _cell_to_json(cell: Cell) -> Json:
    return {"inlines": _inlines(cell.inlines), "columns": cell.columns, "rows": cell.rows}
