"""Styles and older readers: every book is valid and accessible, fixes no colour, and brings only the fonts it needs."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import Image as Pictures

from audicle.model import Article, Figure, Image, Metadata, Section
from audicle.model.ids import identify
from audicle.progress import SilentProgress
from audicle.publish.epub import write_epub
from audicle.settings import Settings
from book_samples import paragraph, rich_article
from narrated import narrate
from overlays import assert_complete

if TYPE_CHECKING:
    from pathlib import Path

    from ace import Ace
    from epub_checker import EpubChecker

STYLES = ("default", "large-print", "dyslexia")
FONT = "EPUB/fonts/atkinson-hyperlegible-next-latin-400-normal.woff"
OPTIONS = "META-INF/com.apple.ibooks.display-options.xml"


def made(article: Article, path: Path, **settings: str) -> dict[str, bytes]:
    write_epub(article, None, path, SilentProgress(), Settings().merged(settings, "test"))
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def of(*words: str, language: str = "en") -> Article:
    section = Section("", 1, None, tuple(map(paragraph, words)))
    return identify(Article(Metadata("Light", language=language), (section,)))


@pytest.mark.parametrize("version", ["3", "2-compatible"])
@pytest.mark.parametrize("style", STYLES)
def test_every_style_is_valid_and_narrated(style: str, version: str, tmp_path: Path, epubcheck: EpubChecker) -> None:
    article = rich_article()
    settings = Settings(style=style, epub_version=version)
    write_epub(article, narrate(article, tmp_path), tmp_path / "a.epub", SilentProgress(), settings)
    epubcheck(tmp_path / "a.epub")
    assert_complete(tmp_path / "a.epub", audio=False)


@pytest.mark.parametrize(("style", "version"), [("large-print", "3"), ("dyslexia", "2-compatible")])
def test_other_styles_are_accessible(style: str, version: str, tmp_path: Path, ace: Ace) -> None:
    made(rich_article(), tmp_path / "a.epub", style=style, epub_version=version)
    ace(tmp_path / "a.epub")


@pytest.mark.parametrize("style", STYLES)
def test_the_readers_own_colours_margins_and_sizes_hold(style: str, tmp_path: Path) -> None:
    css = made(of("Dusk."), tmp_path / "a.epub", style=style)["EPUB/style.css"].decode()
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    assert "!important" not in css
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
        if "media-overlay-active" not in selector:
            assert not re.search(r"(?<![-\w])(?:background\S*|color)\s*:", body), selector
        assert not re.search(r"\d(?:px|pt|cm|mm|in)\b", re.sub(r"1px solid", "", body)), selector


def test_only_the_dyslexia_style_brings_a_font(tmp_path: Path) -> None:
    for style in STYLES:
        files = made(of("Dusk."), tmp_path / "a.epub", style=style)
        assert (FONT in files) == (OPTIONS in files) == (style == "dyslexia")
        assert (b"ibooks:specified-fonts" in files["EPUB/content.opf"]) == (style == "dyslexia")
    named = re.findall(rb'url\("([^"]+)"\)', files["EPUB/style.css"])
    assert {f"EPUB/{name.decode()}" for name in named} == {name for name in files if name.endswith(".woff")}
    assert sum(len(data) for name, data in files.items() if name.endswith(".woff")) < 32_000


def test_letters_beyond_latin_1_bring_the_font_that_has_them(tmp_path: Path) -> None:
    assert sum("latin-ext" in name for name in made(of("Łódź"), tmp_path / "a.epub", style="dyslexia")) == 2
    assert not any("latin-ext" in name for name in made(of("Café"), tmp_path / "b.epub", style="dyslexia"))


def test_no_style_sheet_holds_what_an_old_engine_stumbles_over(tmp_path: Path) -> None:
    """Adobe's engine, which most Kobo readers use, drops a sheet with a media query altogether."""
    for style in STYLES:
        files = made(of("Dusk."), tmp_path / "a.epub", style=style)
        assert set(re.findall(rb"@[\w-]+", files["EPUB/style.css"])) <= {b"@import", b"@font-face"}
        assert b"@media" in files["EPUB/modern.css"]


def test_readers_of_epub_2_get_what_they_can_show(tmp_path: Path) -> None:
    data = io.BytesIO()
    Pictures.new("RGB", (8, 8), "teal").save(data, "WEBP")
    article = rich_article()
    first = article.sections[0]
    blocks = (*first.blocks, Figure("", "dusk.webp", "Dusk at the ford", False, (), None, None))
    article = identify(
        replace(
            article,
            sections=(replace(first, blocks=blocks), *article.sections[1:]),
            images=(*article.images, Image("dusk.webp", "image/webp", 8, 8, data.getvalue())),
        )
    )
    new = made(article, tmp_path / "new.epub")
    old = made(article, tmp_path / "old.epub", epub_version="2-compatible")
    beyond = rb"<(?:math|details|summary)\b|-inline-start|text-align: start|@media|@import|image/webp"
    assert any(re.search(beyond, data) for data in new.values())
    for name, data in old.items():
        assert not re.search(beyond, data) or name.endswith((".png", ".jpg")), name
    assert b"a squared" in b"".join(old.values())
    assert b">MathML<" in new["EPUB/content.opf"]
    assert b">MathML<" not in old["EPUB/content.opf"]
    package = old["EPUB/content.opf"]
    assert b'name="cover"' in package
    assert b"<guide>" in package
    assert b'toc="ncx"' in package


def test_sides_follow_the_direction_of_the_text_for_old_readers(tmp_path: Path) -> None:
    arabic = made(of("الغروب.", language="ar"), tmp_path / "a.epub", epub_version="2-compatible")["EPUB/style.css"]
    english = made(of("Dusk."), tmp_path / "b.epub", epub_version="2-compatible")["EPUB/style.css"]
    assert b"padding-right: 2em" in arabic
    assert b"padding-left: 2em" in english
