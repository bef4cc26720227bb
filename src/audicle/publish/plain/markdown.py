"""An article as Markdown: CommonMark with tables, footnotes, definition lists and attributes, front matter first.

What Markdown has no form for is written as HTML, such as cells that span others; every word stays.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import yaml

from audicle.agreed.titlepage import title_lines
from audicle.model import blocks as b
from audicle.model import inlines as i
from audicle.model.counting import numbers
from audicle.publish.plain.markdown_lines import Lines, attribute, escaped, label, target
from audicle.publish.plain.markdown_tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audicle.model import Article, Metadata


def as_markdown(article: Article) -> str:
    """Return the article as Markdown that ``audicle read`` understands."""
    lines = Lines(frozenset(note.id for note in article.notes))
    parts = [_front_matter(article.metadata)]
    for section in article.sections:
        if section.opens:
            parts += [
                f"# {escaped(section.opens.title)}",
                *(escaped(row.text) for row in title_lines(section.opens)[1:]),
            ]
        if section.heading:
            parts.append(_block(section.heading, lines))
        parts += _all(section.blocks, lines)
    for note in article.notes:
        body = textwrap.indent("\n\n".join(_all(note.blocks, lines)), "    ").lstrip()
        parts.append(f"[^{label(note.id)}]: {body}")
    return "\n\n".join(part for part in parts if part) + "\n"


def _front_matter(metadata: Metadata) -> str:
    fields = {
        "title": metadata.title,
        "subtitle": metadata.subtitle,
        "authors": list(metadata.authors),
        "date": metadata.published,
        "modified": metadata.modified,
        "lang": metadata.language,
        "publisher": metadata.publisher,
        "source": metadata.source,
        "tags": list(metadata.tags),
        "description": metadata.description,
        "licence": metadata.licence,
        "image": metadata.image.src if metadata.image else None,
        "image_alt": metadata.image.alt if metadata.image else None,
        "contributors": [{"name": one.name, "role": one.role} for one in metadata.contributors],
        "series": [_known({"name": one.name, "position": one.position, "kind": one.kind}) for one in metadata.series],
        "terms": [{"tag": one.tag, "authority": one.authority, "term": one.term} for one in metadata.terms],
        "file_as": dict(metadata.file_as),
    }
    return f"---\n{yaml.safe_dump(_known(fields), allow_unicode=True, sort_keys=False, width=10_000)}---"


def _known(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


def _block(block: b.Block, lines: Lines) -> str:
    match block:
        case b.Heading():
            return _heading(block, lines)
        case b.Paragraph():
            return _given(block.language) + lines.paragraph(block.inlines)
        case b.List():
            return _list(block, lines)
        case b.DefinitionList():
            return _definitions(block, lines)
        case b.Quote():
            cited = [f"— {lines.line(block.citation)}"] if block.citation else []
            text = "\n\n".join([*_all(block.blocks, lines), *cited])
            return _given(block.language) + textwrap.indent(text, "> ", lambda _line: True)
        case b.Figure():
            return _figure(block, lines)
        case b.Table():
            return table(block, lines)
        case b.Code():
            fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", block.text)), default=0))
            language = re.sub(r"[`\s].*", "", block.language or "", flags=re.DOTALL)
            return f"{fence}{language}\n{block.text}\n{fence}"
        case b.Math():
            return f"$$\n{block.text}\n$$"
        case b.Aside():
            return _aside(block, lines)
        case b.Embed():
            return lines.run((i.Link(block.href, (i.Text(block.title),)),))
        case b.Rule():
            return "***"  # three hyphens after the hyphen of a list's item would be one rule


def _all(blocks: tuple[b.Block, ...], lines: Lines) -> list[str]:
    """Return blocks, with a comment between those that would become one."""
    found: list[str] = []
    for place, block in enumerate(blocks):
        before = blocks[place - 1] if place else None
        alike = isinstance(block, b.List) and isinstance(before, b.List) and block.ordered == before.ordered
        if alike or (isinstance(block, b.DefinitionList) and isinstance(before, b.DefinitionList)):
            found.append("<!-- -->")
        found.append(_block(block, lines))
    return [text for text in found if text]


def _given(language: str | None) -> str:
    """Return the line above a block that says its language."""
    return f'{{: lang="{attribute(language)}"}}\n' if language else ""


def _heading(block: b.Heading, lines: Lines) -> str:
    language = f' {{lang="{attribute(block.language)}"}}' if block.language else ""
    text = re.sub(r"(#+)$", r"\\\1", lines.line(block.inlines))  # they would close the heading
    return f"{'#' * block.level} {text}{language}"


def _figure(block: b.Figure, lines: Lines) -> str:
    given = {"credit": block.credit, "description": block.description}
    said = [f'{name}="{attribute(value)}"' for name, value in given.items() if value and value.strip()]
    said = [".decorative", *said] if block.decorative else said
    picture = f"![{escaped(block.alt or '')}]({target(block.src or '')})"
    picture += f"{{{' '.join(said)}}}" if said else ""
    if block.href:
        picture = f"[{picture}]({target(block.href)})"
    caption = lines.line((i.Marked("emphasis", block.caption),))
    return f"{picture}\n{caption}" if caption else picture


def _aside(block: b.Aside, lines: Lines) -> str:
    """Return an aside as a callout; as a div where it has no title, which a callout cannot do without."""
    parts = _all(block.blocks, lines)
    if not block.title or not block.title.strip():
        inside = "\n\n".join(parts)
        fence = ":" * max(3, 1 + max((len(run) for run in re.findall(r"^:+", inside, re.MULTILINE)), default=0))
        return f"{fence} aside\n\n{inside}\n\n{fence}"
    return textwrap.indent("\n\n".join([f"[!NOTE] {escaped(block.title)}", *parts]), "> ", lambda _line: True)


def _indented(blocks: tuple[b.Block, ...], indent: str, lines: Lines) -> str:
    """Return blocks below a mark: the first beside it, the rest indented."""
    return textwrap.indent("\n\n".join(_all(blocks, lines)), indent).removeprefix(indent)


def _list(block: b.List, lines: Lines) -> str:
    checked = block.checked or (None,) * len(block.items)
    counting = {"type": block.marker if block.marker != "1" else "", "reversed": "true" if block.reversed else ""}
    given = " ".join(f'{name}="{value}"' for name, value in counting.items() if value)
    found = [f"{{: {given}}}"] if given and block.ordered else []
    for number, item, done in zip(numbers(block), block.items, checked, strict=True):
        mark = f"{number}. " if block.ordered else "- "
        box = "" if done is None else ("[x] " if done else "[ ] ")
        found.append(mark + box + _indented(item, " " * len(mark), lines))
    return "\n".join(found)


def _definitions(block: b.DefinitionList, lines: Lines) -> str:
    """Return terms and definitions; as HTML where they are not one to one, for which Markdown has no form."""
    if all(entry.term and entry.blocks for entry in block.entries):
        one_line = replace(lines, one_line=True)
        return "\n\n".join(
            f"{one_line.paragraph(entry.term)}\n: {_indented(entry.blocks, '  ', lines)}" for entry in block.entries
        )
    parts = ["<dl>"]
    for entry in block.entries:
        parts += ["<dt>", lines.paragraph(entry.term), "</dt>"] if entry.term else []
        parts += ["<dd>", *_all(entry.blocks, lines), "</dd>"] if entry.blocks else []
    return "\n\n".join([*parts, "</dl>"])
