"""Links from one place of an article to another lead there in the book too."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
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


FILLER = "<p>The mill stands by the river, and has stood there for as long as anybody in the village remembers.</p>"
BODY = """<p>See <a href="#sec">below</a>, <a href="#box">the box</a>, <a href="#old">the old way</a>, and
<a href="#gone">what is gone</a>.</p><h2 id="sec">The wheel turns slowly in the stream</h2>
<p>It turns all day and all night, whatever the weather, as long as there is water enough in the stream below.</p>
<div id="box"><p>A box with a long enough text of its own to be read as a part of the article by everybody.</p></div>
<a name="old"></a><p>An old way to name a place in a page, with a long enough text of its own to be read as well.</p>
"""


@pytest.mark.parametrize("head", ["", '<link rel="canonical" href="https://example.org/t">'])
def test_web_pages(head: str, tmp_path: Path) -> None:
    page = f"<html lang='en'><head><title>The mill</title>{head}</head><body><article><h1>The mill</h1>{FILLER}{BODY}"
    (tmp_path / "links.html").write_text(f"<!DOCTYPE html>{page}</article></body></html>", encoding="utf-8")
    article = read_article(str(tmp_path / "links.html"))
    found = links(article)
    blocks = {
        block.text[:9]: block.id for section in article.sections for block in section.blocks if hasattr(block, "text")
    }
    (heading,) = (section.heading for section in article.sections if section.heading)
    assert found["below"] == f"#{heading.id}"
    assert found["the box"] == f"#{blocks['A box wit']}"
    assert found["the old way"] == f"#{blocks['An old wa']}"
