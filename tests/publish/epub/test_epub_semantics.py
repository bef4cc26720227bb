"""What the elements of a document say of themselves, and that what is highlighted can be read and found."""

from __future__ import annotations

import itertools
import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from audicle.model import Article, Link, Marked, Metadata, Quote, Section, Text
from audicle.model.ids import identify
from audicle.progress import SilentProgress
from audicle.publish.epub import write_epub
from book_samples import paragraph, rich_article, run
from narrated import narrate
from overlays import assert_complete

if TYPE_CHECKING:
    from pathlib import Path

    from audicle.model import Block
    from epub_checker import EpubChecker

X = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
PAGES = {"light": "#ffffff", "sepia": "#f4ecd8", "dark": "#000000"}  # what reading systems set


def documents(article: Article, path: Path, *, heard: bool = False) -> dict[str, etree._Element]:
    narration = narrate(article, path.parent) if heard else None
    write_epub(article, narration, path, SilentProgress())
    with zipfile.ZipFile(path) as book:
        return {
            name.removeprefix("EPUB/"): etree.fromstring(book.read(name))
            for name in book.namelist()
            if name.endswith(".xhtml")
        }


def article_of(*blocks: Block, language: str = "en") -> Article:
    return identify(Article(Metadata("A", language=language), (Section("", 1, None, blocks),)))


def test_every_document_has_one_first_heading_and_skips_no_level(tmp_path: Path) -> None:
    for name, page in documents(rich_article(), tmp_path / "a.epub").items():
        levels = [int(element.tag[-1]) for element in page.iter() if re.fullmatch(rf"{X}h[1-6]", str(element.tag))]
        assert levels.count(1) == (0 if name.endswith("cover.xhtml") else 1), name
        assert all(level <= before + 1 for before, level in itertools.pairwise(levels)), name


def test_a_role_says_what_the_type_says(tmp_path: Path) -> None:
    roles = {
        "noteref": "doc-noteref",
        "footnote": "doc-footnote",
        "backlink": "doc-backlink",
        "credit": "doc-credit",
        "credits": "doc-credits",
        "colophon": "doc-colophon",
        "abstract": "doc-abstract",
        "chapter": "doc-chapter",
        "subtitle": "doc-subtitle",
        "toc": "doc-toc",
    }
    found = {}
    for page in documents(rich_article(), tmp_path / "a.epub").values():
        for element in page.iter("*"):
            landmark = any(parent.get(TYPE) == "landmarks" for parent in element.iterancestors())
            if not landmark and (kind := element.get(TYPE)) in roles:
                assert found.setdefault(kind, element.get("role")) == element.get("role")
    assert found == roles


def test_a_quote_of_the_article_itself_is_a_pull_quote(tmp_path: Path, epubcheck: EpubChecker) -> None:
    said = paragraph("The keeper wrote: nobody ever asked why the lamp was lit at dusk. Then he slept.")
    pulled = Quote("", (paragraph("“Nobody ever asked why the lamp was lit at dusk”"),))
    other = Quote("", (paragraph("Somebody else said this, in another place."),))
    signed = Quote("", pulled.blocks, run("A. Keeper"))
    article = article_of(said, pulled, other, signed, Quote("", (paragraph("The keeper"),)))
    page = documents(article, tmp_path / "a.epub", heard=True)["text/01.xhtml"]
    quotes = [(quote.get(TYPE), quote.get("role")) for quote in page.iter(f"{X}blockquote")]
    assert quotes == [("pullquote", "doc-pullquote"), (None, None), (None, None), (None, None)]
    assert_complete(tmp_path / "a.epub", audio=False)  # a player can skip it
    epubcheck(tmp_path / "a.epub")


@pytest.mark.parametrize(
    ("text", "href", "shown"),
    [
        ("https://www.example.org/a?q=1", "https://www.example.org/a?q=1", "example.org/a"),
        ("HTTPS://Example.org", "https://example.org/", "example.org"),
        ("example.org/a/very/long/path", "https://example.org/a/very/long/path", "example.org/a/very/long/path"),
        ("the tables", "https://example.org/a", "the tables"),
        ("See https://example.org/", "https://example.org/", "See https://example.org/"),
    ],
)
def test_a_bare_address_gets_a_name_that_can_be_read(text: str, href: str, shown: str, tmp_path: Path) -> None:
    block = paragraph("See ", Link(href, (Marked("emphasis", (Text(text),)),)), ". It is there.")
    page = documents(article_of(block), tmp_path / "a.epub", heard=True)["text/01.xhtml"]
    link = page.find(f".//{X}a")
    assert link is not None
    assert "".join(link.itertext()) == shown
    assert_complete(tmp_path / "a.epub", audio=False)


def test_words_of_the_program_in_another_language_say_so(tmp_path: Path, epubcheck: EpubChecker) -> None:
    article = rich_article()
    article = identify(replace(article, metadata=replace(article.metadata, language="sw")))
    found = documents(article, tmp_path / "a.epub")
    page = found["text/01.xhtml"]
    ours = [element for element in page.iter(f"{X}h2", f"{X}summary") if element.text in ("Notes", "Description")]
    assert [element.get("lang") for element in ours] == ["en", "en"]
    assert {heading.get("lang") for heading in found["nav.xhtml"].iter(f"{X}h1", f"{X}h2")} == {"en"}
    named = [link for link in page.iter(f"{X}a") if (link.get("aria-label") or "").startswith("Back to the text")]
    listed = [link for link in found["nav.xhtml"].iter(f"{X}a") if link.text == "Notes"]
    assert {link.get("lang") for link in [*named, *listed]} == {"en"}
    assert named
    assert listed
    epubcheck(tmp_path / "a.epub")


def rules(css: str, selector: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for body in re.findall(rf"(?:^|[}}\s]){re.escape(selector)}\s*\{{([^}}]*)\}}", css):
        found |= {name.strip(): value.strip() for name, value in re.findall(r"([\w-]+)\s*:([^;]+)", body)}
    return found


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    values = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("sheet", "selector", "pages"),
    [
        ("style.css", ".-epub-media-overlay-active", ("light", "sepia", "dark")),
        ("modern.css", "body .-epub-media-overlay-active", ("dark",)),
    ],
)
def test_the_highlight_can_be_read_and_found(sheet: str, selector: str, pages: tuple[str, ...], tmp_path: Path) -> None:
    documents(article_of(paragraph("Dusk.")), tmp_path / "a.epub")
    with zipfile.ZipFile(tmp_path / "a.epub") as book:
        css = re.sub(r"/\*.*?\*/", "", book.read(f"EPUB/{sheet}").decode(), flags=re.DOTALL)
    found = rules(css, selector)
    background, words = found["background-color"], found["color"]
    assert contrast(words, background) >= 7  # WCAG 2.2, 1.4.6: AAA
    under = found["box-shadow"].rsplit(" ", 1)[-1]
    outline = rules(css, f"body img{selector[5:]}") or rules(css, f"img{selector}")
    around = (outline.get("outline-color") or outline["outline"]).rsplit(" ", 1)[-1]
    for page in pages:
        # 1.4.11: what shows a state stands out 3 to 1 from what is beside it; the ground or the line does
        assert max(contrast(PAGES[page], background), contrast(PAGES[page], under)) >= 3, page
        assert contrast(PAGES[page], around) >= 3, page


def test_no_other_colour_is_set_so_code_has_the_contrast_of_the_page(tmp_path: Path) -> None:
    documents(article_of(paragraph("Dusk.")), tmp_path / "a.epub")
    with zipfile.ZipFile(tmp_path / "a.epub") as book:
        css = "".join(re.sub(r"/\*.*?\*/", "", book.read(f"EPUB/{n}.css").decode()) for n in ("style", "modern"))
    for selector, body in re.findall(r"([^{};]+)\{([^{}]*)\}", css):
        if "media-overlay-active" not in selector:
            assert not re.search(r"#[0-9a-f]{3}|(?<![-\w])color\s*:|opacity", body), selector
    assert rules(css, "pre")["white-space"] == "pre-wrap"
