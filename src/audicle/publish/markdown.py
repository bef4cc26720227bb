"""An article as Markdown: CommonMark with tables, footnotes, definition lists and attributes, front matter first.

What Markdown has no form for, such as the spans of a cell, is left out; every word stays.
"""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

import yaml

from audicle.model import blocks as b
from audicle.model import inlines as i
from audicle.model.counting import numbers
from audicle.titlepage import title_lines

if TYPE_CHECKING:
    from audicle.model import Article, Metadata

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~$^])")
_LEADING = re.compile(r"^(\s*)([#>+\-=:]|\d+[.)])", re.MULTILINE)
_MARKS = {"emphasis": ("*", "*"), "strong": ("**", "**"), "deletion": ("~~", "~~")}
_TAGS = {
    "subscript": ("<sub>", "</sub>"),
    "superscript": ("<sup>", "</sup>"),
    "insertion": ("<ins>", "</ins>"),
}


def as_markdown(article: Article) -> str:
    """Return the article as Markdown that ``audicle read`` understands."""
    parts = [_front_matter(article.metadata)]
    for section in article.sections:
        if section.opens:
            parts += [
                f"# {_escaped(section.opens.title)}",
                *(_escaped(row.text) for row in title_lines(section.opens)[1:]),
            ]
        if section.heading:
            parts.append(_block(section.heading))
        parts += [_block(block) for block in section.blocks]
    for note in article.notes:
        body = textwrap.indent("\n\n".join(_block(block) for block in note.blocks), "    ").lstrip()
        parts.append(f"[^{note.id}]: {body}")
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
    }
    known = {name: value for name, value in fields.items() if value}
    return f"---\n{yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=10_000)}---"


def _block(block: b.Block) -> str:
    match block:
        case b.Heading():
            return f"{'#' * block.level} {_run(block.inlines)}"
        case b.Paragraph():
            return _LEADING.sub(r"\1\\\2", _run(block.inlines))
        case b.List():
            return _list(block)
        case b.DefinitionList():
            return _definitions(block)
        case b.Quote():
            cited = [f"— {_run(block.citation)}"] if block.citation else []
            text = "\n\n".join([*(_block(child) for child in block.blocks), *cited])
            return textwrap.indent(text, "> ", lambda _line: True)
        case b.Figure():
            caption = f"\n*{_run(block.caption)}*" if block.caption else ""
            credit = f"\n\n{_escaped(block.credit)}" if block.credit else ""
            return f"![{_escaped(block.alt or '')}]({_target(block.src or '')}){caption}{credit}"
        case b.Table():
            return _table(block)
        case b.Code():
            fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", block.text)), default=0))
            return f"{fence}{block.language or ''}\n{block.text}\n{fence}"
        case b.Math():
            return f"$$\n{block.text}\n$$"
        case b.Aside():
            title = [f"**{_escaped(block.title)}**"] if block.title else []
            text = "\n\n".join([*title, *(_block(child) for child in block.blocks)])
            return textwrap.indent(text, "> ", lambda _line: True)
        case b.Embed():
            return f"[{_escaped(block.title)}]({_target(block.href)})"
        case b.Rule():
            return "---"


def _blocks(blocks: tuple[b.Block, ...], indent: str) -> str:
    """Return blocks below a mark: the first beside it, the rest indented."""
    return textwrap.indent("\n\n".join(_block(block) for block in blocks), indent).removeprefix(indent)


def _list(block: b.List) -> str:
    checked = block.checked or (None,) * len(block.items)
    counting = {"type": block.marker if block.marker != "1" else "", "reversed": "true" if block.reversed else ""}
    given = " ".join(f'{name}="{value}"' for name, value in counting.items() if value)
    lines = [f"{{: {given}}}"] if given and block.ordered else []
    for number, item, done in zip(numbers(block), block.items, checked, strict=True):
        mark = f"{number}. " if block.ordered else "- "
        box = "" if done is None else ("[x] " if done else "[ ] ")
        lines.append(mark + box + _blocks(item, " " * len(mark)))
    return "\n".join(lines)


def _definitions(block: b.DefinitionList) -> str:
    """Return terms and definitions; as HTML where they are not one to one, for which Markdown has no form."""
    if all(entry.term and entry.blocks for entry in block.entries):
        return "\n\n".join(f"{_run(entry.term)}\n: {_blocks(entry.blocks, '  ')}" for entry in block.entries)
    parts = ["<dl>"]
    for entry in block.entries:
        parts += ["<dt>", _run(entry.term), "</dt>"] if entry.term else []
        parts += ["<dd>", *(_block(child) for child in entry.blocks), "</dd>"] if entry.blocks else []
    return "\n\n".join([*parts, "</dl>"])


def _table(block: b.Table) -> str:
    rows = [[_run(cell.inlines).replace("\n", " ") for cell in row] for row in block.rows]
    width = max((len(row) for row in rows), default=0)
    rows = [row + [""] * (width - len(row)) for row in rows]
    if not block.header_rows:
        rows.insert(0, [""] * width)
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, f"|{' --- |' * width}")
    caption = f"\n\nTable: {_run(block.caption)}" if block.caption else ""
    return "\n".join(lines) + caption


def _run(run: tuple[i.Inline, ...]) -> str:
    return "".join(_inline(inline) for inline in run)


def _inline(inline: i.Inline) -> str:
    match inline:
        case i.Text(text):
            return _escaped(text)
        case i.CodeSpan(text):
            fence = "``" if "`" in text else "`"
            return f"{fence}{text}{fence}"
        case i.LineBreak():
            return "\\\n"
        case i.NoteReference(note):
            return f"[^{note}]"
        case i.MathSpan(text):
            return f"${text}$"
        case i.Ruby(text, reading):
            return f"<ruby>{_escaped(text)}<rt>{_escaped(reading)}</rt></ruby>" if reading else _escaped(text)
        case i.PageBreak(label):
            return f'<span role="doc-pagebreak" aria-label="{_attribute(label)}"></span>'
        case i.Anchor():
            return ""
        case i.Link(href, children) if href.startswith("#"):
            return _run(children)  # ids of blocks are not in the text
        case i.Link(href, children):
            return f"[{_run(children)}]({_target(href)})"
        case i.Span(language, children):
            return f'<span lang="{language}">{_run(children)}</span>' if language else _run(children)
        case i.Abbreviation(expansion, children):
            return f'<abbr title="{_attribute(expansion)}">{_run(children)}</abbr>' if expansion else _run(children)
        case i.Marked(mark, children):
            opening, closing = (_MARKS | _TAGS)[mark]
            return f"{opening}{_run(children)}{closing}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def _target(href: str) -> str:
    return f"<{href}>" if re.search(r"[\s()]", href) else href
