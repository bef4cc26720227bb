"""Read saved pages and write what a scorer of articles reads.

usage: html_pages.py CASES OUT [--shape web|structure] [--times]

CASES holds pages as ``NAME.html``, ``NAME.html.gz`` or ``NAME.source.html.gz``; OUT gets ``NAME.json``. The shape
``web`` is flat, for scorers of text and metadata: title, authors, date, body, captions. ``structure`` is blocks in
reading order. ``--times`` prints pages a second on one core, beside trafilatura alone.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import time
from pathlib import Path
from typing import Any

from audicle.errors import AudicleError
from audicle.model import (
    Abbreviation,
    Article,
    Aside,
    Block,
    Code,
    DefinitionList,
    Figure,
    Heading,
    Inline,
    Link,
    List,
    Marked,
    Math,
    Paragraph,
    Quote,
    Span,
    Table,
    plain,
)
from audicle.model.blocks import runs, walk
from audicle.progress import SilentProgress
from audicle.read.html import read_html
from audicle.read.source import Source

Json = dict[str, Any]


def main() -> None:
    """Read every page of a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--shape", choices=("web", "structure"), default="web")
    parser.add_argument("--times", action="store_true")
    options = parser.parse_args()
    read_cases(options.cases, options.out, options.shape)
    if options.times:
        ours, alone = speeds(options.cases)
        print(f"audicle {ours:.1f} pages/s, trafilatura alone {alone:.1f} pages/s")


def read_cases(cases: Path, out: Path, shape: str) -> None:
    """Read every page of ``cases`` and write each, in a shape, to ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    for name, data in _pages(cases).items():
        article = _read(name, data)
        result = {} if article is None else (flat(article) if shape == "web" else _structured(article))
        (out / f"{name}.json").write_text(json.dumps(result, ensure_ascii=False, indent=1), encoding="utf-8")


def speeds(cases: Path, rounds: int = 3) -> tuple[float, float]:
    """Return how many pages a second of processor time we read, and trafilatura alone: the medians of some rounds.

    Each round reads all pages with the one and then with the other, so that a busy machine hinders both alike.
    """
    pages = _pages(cases)
    first = dict(list(pages.items())[:1])
    for warm in (_ours, _alone):  # imports and tables that are loaded once
        warm(first)
    took = [(_ours(pages), _alone(pages)) for _ in range(rounds)]
    return tuple(len(pages) / statistics.median(column) for column in zip(*took, strict=True))  # type: ignore[return-value]


def _pages(cases: Path) -> dict[str, bytes]:
    return {path.name.split(".")[0]: _bytes(path) for path in sorted(cases.iterdir()) if ".html" in path.name}


def _bytes(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def _read(name: str, data: bytes) -> Article | None:
    try:
        return read_html(Source(f"{name}.html", data), SilentProgress()).article
    except AudicleError as error:
        print(error)
        return None


def _ours(pages: dict[str, bytes]) -> float:
    began = time.process_time()
    for name, data in pages.items():
        _read(name, data)
    return time.process_time() - began


def _alone(pages: dict[str, bytes]) -> float:
    import trafilatura  # noqa: PLC0415 - only for the comparison

    began = time.process_time()
    for data in pages.values():
        trafilatura.bare_extraction(data, favor_precision=True, include_comments=False, with_metadata=True)
    return time.process_time() - began


def _blocks(article: Article) -> list[Block]:
    found: list[Block] = []
    for section in article.sections:
        found += [section.heading] if section.heading else []
        found += section.blocks
    return found + [block for note in article.notes for block in note.blocks]


def flat(article: Article) -> Json:
    """Return the text and the metadata of an article, for scorers of text."""
    body: list[str] = []
    captions: list[str] = []
    for block in walk(tuple(_blocks(article))):
        if isinstance(block, Figure):
            captions += [text] if (text := f"{block.caption_text} {block.credit or ''}".strip()) else []
        elif isinstance(block, Code | Math):
            body.append(block.text)
        else:
            body += [text for run in runs(block) if (text := plain(run))]
    meta = article.metadata
    return {
        "title": meta.title,
        "authors": list(meta.authors),
        "date": meta.published,
        "captions": captions,
        "body": "\n".join(body),
    }


def _structured(article: Article) -> Json:
    meta = article.metadata
    blocks = _blocks(article)
    marks: dict[str, list[Any]] = {"links": [], "emphasis": []}
    for block in walk(tuple(blocks)):
        for run in runs(block):
            _marks(run, marks)
    return {
        "title": meta.title,
        "byline": " and ".join(meta.authors),
        "date": meta.published,
        "lang": meta.language,
        "blocks": [item for block in blocks for item in _block(block)],
        **marks,
    }


def _block(block: Block) -> list[Json]:
    match block:
        case Heading():
            return [{"kind": "heading", "level": block.level, "text": block.text}]
        case Paragraph():
            return [{"kind": "paragraph", "text": block.text}]
        case Quote():
            text = "\n".join(_text(child) for child in block.blocks)
            return [{"kind": "quote", "text": f"{text}\n{plain(block.citation)}".strip()}, *_figures(block)]
        case Code() | Math():
            return [{"kind": "code", "text": block.text}]
        case List():
            items, rest = _items(block, 0)
            return [{"kind": "list", "ordered": block.ordered, "items": items}, *rest]
        case Table():
            return [{"kind": "table", "rows": [[cell.text for cell in row] for row in block.rows]}]
        case Figure():
            return [
                {
                    "kind": "figure",
                    "src": block.src,
                    "alt": block.alt,
                    "caption": f"{block.caption_text} {block.credit or ''}".strip(),
                }
            ]
        case Aside():
            title = [{"kind": "paragraph", "text": block.title}] if block.title else []
            return title + [item for child in block.blocks for item in _block(child)]
        case DefinitionList():
            found: list[Json] = []
            for entry in block.entries:
                found += [{"kind": "paragraph", "text": entry.text}] if entry.text else []
                found += [item for child in entry.blocks for item in _block(child)]
            return found
        case _:
            return []


def _items(block: List, depth: int) -> tuple[list[Json], list[Json]]:
    """Return the items of a list and of those in it, and the figures and code that stand in them."""
    items: list[Json] = []
    rest: list[Json] = []
    for item in block.items:
        text = " ".join(_text(child) for child in item if not isinstance(child, List | Figure | Code | Table))
        items.append({"text": text, "depth": depth})
        for child in item:
            if isinstance(child, List):
                inner, more = _items(child, depth + 1)
                items += inner
                rest += more
            elif isinstance(child, Figure | Code | Table):
                rest += _block(child)
    return items, rest


def _figures(block: Block) -> list[Json]:
    return [item for child in walk((block,)) if isinstance(child, Figure) for item in _block(child)]


def _text(block: Block) -> str:
    match block:
        case Heading() | Paragraph() | Code():
            return block.text
        case List():
            return "\n".join(_text(child) for item in block.items for child in item)
        case Quote() | Aside():
            return "\n".join(_text(child) for child in block.blocks)
        case _:
            return ""


def _marks(run: tuple[Inline, ...], marks: dict[str, list[Any]]) -> None:
    for inline in run:
        if isinstance(inline, Link):
            marks["links"].append([plain(inline.children), inline.href])
        if isinstance(inline, Marked) and inline.mark in ("emphasis", "strong"):
            marks["emphasis"].append(plain(inline.children))
        if isinstance(inline, Link | Marked | Span | Abbreviation):
            _marks(inline.children, marks)


if __name__ == "__main__":
    main()
