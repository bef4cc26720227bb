"""Each visible text of a narrated book has a par, the words that Audicle adds among them."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from audicle.model import Article, Figure, Metadata, Paragraph, Section, Text
from audicle.model.ids import identify
from audicle.progress import SilentProgress
from audicle.publish.epub import write_epub
from book_samples import rich_article
from narrated import narrate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

X = "{http://www.w3.org/1999/xhtml}"
SMIL = "{http://www.w3.org/ns/SMIL}"


def unheard(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each text of the reading order without a par, with the file it is in.

    Two signs are none: the mark of a note, which its first sentence says ("Note 1."), and the arrow that leads back.
    """
    with zipfile.ZipFile(path) as book:
        files = {name: book.read(name) for name in book.namelist()}
    told = {
        text.get("src", "").partition("#")[2]
        for name, data in files.items()
        if name.endswith(".smil")
        for text in etree.fromstring(data).iter(f"{SMIL}text")
    }
    assert told
    for name, data in files.items():
        if not name.startswith("EPUB/text/") or name.endswith(("colophon.xhtml", "cover.xhtml")):
            continue
        for holder in etree.fromstring(data).find(f"{X}body").iter(f"{X}*"):
            if holder.get("role") == "doc-backlink" or holder.get("class") == "label":
                continue
            inside = [holder.text, *(child.tail for child in holder)]
            if not any(one.get("id") in told for one in (holder, *holder.iterancestors())):
                yield from ((name, text.strip()) for text in inside if text and text.strip())


@pytest.mark.parametrize("language", ["en", "de", "sw", "ar", "ja"])
def test_every_visible_text_is_heard(tmp_path: Path, language: str) -> None:
    article = rich_article()
    article = replace(article, metadata=replace(article.metadata, language=language))
    write_epub(article, narrate(article, tmp_path), tmp_path / "a.epub", SilentProgress())
    assert list(unheard(tmp_path / "a.epub")) == []


def test_a_description_that_is_not_heard_can_be_opened(tmp_path: Path) -> None:
    figure = Figure("", "a.png", "A lamp", caption=(Text("The lamp"),), description="It stands on a table. It is lit.")
    article = identify(Article(Metadata("A"), (Section("", 1, None, (Paragraph("", (Text("Text."),)), figure)),)))
    write_epub(article, None, tmp_path / "a.epub", SilentProgress())
    with zipfile.ZipFile(tmp_path / "a.epub") as book:
        page = etree.fromstring(book.read("EPUB/text/01.xhtml"))
    (details,) = page.iter(f"{X}details")
    assert [summary.text for summary in details.iter(f"{X}summary")] == ["Description"]
