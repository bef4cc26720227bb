"""Links from one place of an article to another lead there in the book too."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from audicle import read_article
from audicle.model import Link, NoteReference, plain
from audicle.model.blocks import runs, walk
from audicle.progress import SilentProgress
from audicle.publish.epub import write_epub

if TYPE_CHECKING:
    from pathlib import Path

    from audicle.model import Article
    from epub_checker import EpubChecker

X = "{http://www.w3.org/1999/xhtml}"
TEXT = """---
title: Links
---

An [internal](#section-two) link, a [dead](#nowhere) one, an [explicit](#own) one, an [accented](#caf%C3%A9).[^1]

## Section two

Text.

## Third {#own}

## Café

More, and [up](#section-two).

[^1]: See [there](#section-two).
"""


def links(article: Article) -> dict[str, str]:
    bodies = [section.blocks for section in article.sections] + [note.blocks for note in article.notes]
    every = (run for body in bodies for block in walk(body) for run in runs(block))
    return {plain(part.children): part.href for run in every for part in run if isinstance(part, Link)}


def test_markdown(tmp_path: Path, epubcheck: EpubChecker) -> None:
    (tmp_path / "links.md").write_text(TEXT, encoding="utf-8")
    article = read_article(str(tmp_path / "links.md"))
    headings = {section.title: f"#{section.heading.id}" for section in article.sections if section.heading}
    assert links(article) == {
        "internal": headings["Section two"],
        "explicit": headings["Third"],
        "accented": headings["Café"],
        "up": headings["Section two"],
        "there": headings["Section two"],
    }
    opening = article.sections[0].blocks[0]
    assert "a dead one" in opening.text
    assert any(isinstance(part, NoteReference) for part in opening.inlines)
    write_epub(article, None, tmp_path / "a.epub", SilentProgress())
    epubcheck(tmp_path / "a.epub")
    with zipfile.ZipFile(tmp_path / "a.epub") as book:
        page = etree.fromstring(book.read("EPUB/text/01.xhtml"))
        (link,) = (link for link in page.iter(f"{X}a") if link.text == "internal")
        file, _, name = link.get("href").partition("#")
        target = etree.fromstring(book.read(f"EPUB/text/{file}"))
    assert [part.text for part in target.iter() if part.get("id") == name] == ["Section two"]
