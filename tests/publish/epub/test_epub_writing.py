"""Directions of lines and pages: from the right, from top to bottom, and the sources that ask for it."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from lxml import etree, html

from audicle.model import Article, Metadata, Narration, Section
from audicle.model.ids import identify
from audicle.progress import RecordingProgress, SilentProgress
from audicle.publish.epub import write_epub
from audicle.publish.markup.vertical import progression, vertical
from audicle.read import read
from audicle.read.languages.vertical import book_asks, page_asks
from audicle.read.source import Source
from audicle.settings import Settings
from book_samples import paragraph, rich_article
from narrated import narrate
from overlays import assert_complete

if TYPE_CHECKING:
    from pathlib import Path

    from ace import Ace
    from epub_checker import EpubChecker

OPF = "{http://www.idpf.org/2007/opf}"


def made(path: Path, language: str, writing: str = "horizontal") -> tuple[etree._Element, etree._Element]:
    """The package and the first document."""
    article = identify(Article(Metadata("灯台", language=language), (Section("", 1, None, (paragraph("灯。"),)),)))
    write_epub(article, None, path, SilentProgress(), Settings(writing=writing))
    with zipfile.ZipFile(path) as book:
        return etree.fromstring(book.read("EPUB/content.opf")), etree.fromstring(book.read("EPUB/text/01.xhtml"))


@pytest.mark.parametrize(
    ("language", "writing", "pages", "columns"),
    [
        ("ja", "vertical", "rtl", "vertical-rl"),
        ("zh-Hant-TW", "vertical", "rtl", "vertical-rl"),
        ("mn-Mong", "vertical", "ltr", "vertical-lr"),
        ("ja", "horizontal", None, None),
        ("ar", "horizontal", "rtl", None),
        ("en", "vertical", None, None),
    ],
)
def test_pages_follow_one_another_as_the_lines_do(
    language: str, writing: str, pages: str | None, columns: str | None, tmp_path: Path, epubcheck: EpubChecker
) -> None:
    package, page = made(tmp_path / "a.epub", language, writing)
    spine = package.find(f"{OPF}spine")
    assert spine is not None
    assert spine.get("page-progression-direction") == pages
    assert page.get("class") == columns
    assert page.get("dir") == ("rtl" if language == "ar" else None)
    modes = [meta.get("content") for meta in package.iter(f"{OPF}meta") if meta.get("name") == "primary-writing-mode"]
    assert modes == ([columns] if columns else [])
    with zipfile.ZipFile(tmp_path / "a.epub") as book:
        assert f"writing-mode: {columns or 'vertical-rl'};" in book.read("EPUB/style.css").decode()
    epubcheck(tmp_path / "a.epub")


def test_a_vertical_book_with_every_block_is_valid_and_accessible(
    tmp_path: Path, epubcheck: EpubChecker, ace: Ace
) -> None:
    article = rich_article()
    article = identify(Article(Metadata("灯台", language="ja"), article.sections, article.notes, (), article.images))
    narration: Narration = narrate(article, tmp_path)
    write_epub(article, narration, tmp_path / "a.epub", SilentProgress(), Settings(writing="vertical"))
    epubcheck(tmp_path / "a.epub")
    assert_complete(tmp_path / "a.epub", audio=False)
    ace(tmp_path / "a.epub")


def test_a_language_that_is_not_written_so_stays_horizontal_and_says_so() -> None:
    for tag in ("en", "mn-Cyrl", "ja-Latn", "und"):
        progress = RecordingProgress(SilentProgress())
        assert vertical(tag, "vertical", progress) is None
        assert tag in progress.warnings[0]
    assert progression("en", None) is None


@pytest.mark.parametrize(
    ("page", "asks"),
    [
        ("<html style='writing-mode: vertical-rl'><body><p>灯", True),
        ("<style>/* x */ html, body.a { margin: 0; -epub-writing-mode: vertical-rl }</style><p>灯", True),
        ("<style>main { writing-mode: tb-rl; }</style><p>灯", True),
        ("<style>th { writing-mode: vertical-rl; } body { color: red }</style><p>灯", False),
        ("<style>body { writing-mode: horizontal-tb; }</style><p>灯", False),
        ("<style>body td { writing-mode: vertical-rl }</style><p style='writing-mode: vertical-rl'>灯", False),
        ("<p>writing-mode: vertical-rl", False),
    ],
)
def test_pages_that_are_set_vertically_are_known(page: str, asks: bool) -> None:
    assert page_asks(html.document_fromstring(page)) is asks


def test_e_books_that_are_set_vertically_are_known() -> None:
    assert book_asks("rtl", "ja")
    assert book_asks("rtl", "zh-Hant")
    assert not book_asks("rtl", "ar")
    assert not book_asks("ltr", "ja")
    assert not book_asks(None, "ja")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "---\ntitle: 灯台\nlang: ja\nwriting: vertical\n---\n\n灯台守は毎晩、灯をともした。\n"),
        (
            "a.html",
            "<html lang=ja style='writing-mode: tb-rl'><title>灯台</title><p>灯台守は毎晩、灯をともした。",
        ),
    ],
)
def test_a_source_is_followed_unless_the_command_says_otherwise(name: str, text: str) -> None:
    source = Source(name, text.encode())
    assert read(source, Settings(), SilentProgress())[1].writing == "vertical"
    assert read(source, Settings(), SilentProgress(), {"writing": "horizontal"})[1].writing == "horizontal"


def test_front_matter_that_means_something_else_by_writing_is_let_be() -> None:
    source = Source("a.md", b"---\ntitle: A\nwriting: fiction\n---\n\nThe lamp was lit at dusk.\n")
    assert read(source, Settings(), SilentProgress())[1].writing == "horizontal"


def test_a_vertical_book_of_ours_is_read_as_one(tmp_path: Path) -> None:
    made(tmp_path / "a.epub", "ja", "vertical")
    source = Source("a.epub", (tmp_path / "a.epub").read_bytes())
    assert read(source, Settings(), SilentProgress())[1].writing == "vertical"
