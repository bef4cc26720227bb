"""How a reader finds the way: lists of pictures and tables, landmarks, the title page and the colophon."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from audicle.model import Article, Cell, Dropped, Figure, Metadata, PageBreak, Paragraph, Section, Series, Table, Text
from audicle.model.ids import identify
from audicle.progress import SilentProgress
from audicle.publish.epub import write_epub
from audicle.publish.licences import licence
from audicle.publish.markup.links import readable
from book_samples import paragraph, rich_article, run
from narrated import narrate

if TYPE_CHECKING:
    from pathlib import Path

    from audicle.model import Narration
    from epub_checker import EpubChecker

X = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
OPF = "{http://www.idpf.org/2007/opf}"


def parts(article: Article, path: Path, narration: Narration | None = None) -> dict[str, etree._Element]:
    write_epub(article, narration, path, SilentProgress())
    with zipfile.ZipFile(path) as book:
        names = [name for name in book.namelist() if name.endswith((".xhtml", ".opf", ".ncx"))]
        return {name.removeprefix("EPUB/"): etree.fromstring(book.read(name)) for name in names}


def lines(found: dict[str, etree._Element], kind: str) -> list[tuple[str, str]]:
    """What a list of the navigation document says and where it leads, every target looked up."""
    navs = [nav for nav in found["nav.xhtml"].iter(f"{X}nav") if nav.get(TYPE) == kind]
    made = []
    for link in (link for nav in navs for link in nav.iter(f"{X}a")):
        file, _, name = link.get("href").partition("#")
        assert not name or any(element.get("id") == name for element in found[file].iter()), link.get("href")
        made.append((link.text, link.get("href")))
    return made


def words(element: etree._Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def test_pages_of_several_editions_may_have_one_number(tmp_path: Path, epubcheck: EpubChecker) -> None:
    labels = ("i", "1", "2", "i", "01", "1")
    said = Paragraph("", tuple(part for label in labels for part in (PageBreak(label), Text("Words. "))))
    found = parts(identify(Article(Metadata("T"), (Section("", 1, None, (said,)),))), tmp_path / "a.epub")
    assert [name for name, _ in lines(found, "page-list")] == list(labels)
    epubcheck(tmp_path / "a.epub")  # it minds a value that two pages of the NCX have


def test_pictures_and_tables_that_have_a_name_are_listed(tmp_path: Path, epubcheck: EpubChecker) -> None:
    article = rich_article()
    row = (Cell(run("a")), Cell(run("b")))
    more = (Figure("", "lamp.png", "A window"), Figure("", "lamp.png", None), Table("", (row,)))
    article = identify(replace(article, sections=(*article.sections, Section("", 1, None, more))))
    found = parts(article, tmp_path / "a.epub")
    assert [name for name, _ in lines(found, "loi")] == ["The lamp. It is old.", "A window"]
    assert [name for name, _ in lines(found, "lot")] == ["Lights by town."]
    epubcheck(tmp_path / "a.epub")


def test_without_pictures_and_tables_there_are_no_lists_of_them(tmp_path: Path) -> None:
    article = identify(Article(Metadata("A"), (Section("", 1, None, (paragraph("Words."),)),)))
    found = parts(article, tmp_path / "a.epub")
    assert not lines(found, "loi")
    assert not lines(found, "lot")


def test_landmarks_lead_to_every_part(tmp_path: Path) -> None:
    found = parts(rich_article(), tmp_path / "a.epub")
    nav = next(nav for nav in found["nav.xhtml"].iter(f"{X}nav") if nav.get(TYPE) == "landmarks")
    kinds = [link.get(TYPE) for link in nav.iter(f"{X}a")]
    assert kinds == ["cover", "titlepage", "toc", "loi", "lot", "bodymatter", "colophon"]
    assert lines(found, "landmarks")


def test_the_colophon_says_where_the_book_is_from(tmp_path: Path, epubcheck: EpubChecker) -> None:
    article = rich_article()
    why = ("navigation", "page header or footer", "comments", "a reason that nobody foresaw")
    article = replace(article, dropped=tuple(Dropped("x", reason) for reason in why))
    found = parts(article, tmp_path / "a.epub", narrate(article, tmp_path))
    epubcheck(tmp_path / "a.epub")
    page = found["text/colophon.xhtml"]
    said = words(page)
    for expected in (
        "About a lamp.",
        "The Gazette",
        "5 March 2024",
        "Ada Byron and Ben Q. Cole Jr.",
        "Photo: A. Keeper",
    ):
        assert expected in said
    for expected in (
        "Comments: 1",
        "Other parts of the site: 2",
        "A reason that nobody foresaw: 1",
        "British English voice Silence (synthetic)",
    ):
        assert expected in said
    links = [(link.text, link.get("href"), link.get("rel")) for link in page.iter(f"{X}a")]
    assert links == [
        ("example.org/a/b.html", "https://example.org/a/b.html", None),
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/", "license"),
    ]
    roles = [element.get("role") for element in page.iter() if element.get("role")]
    assert roles == ["doc-colophon", "doc-abstract", "doc-credits"]
    assert lines(found, "toc")[-1] == ("About this edition", "text/colophon.xhtml")
    # no voice reads it, so it stands outside the order that is read and heard
    spine = {ref.get("idref"): ref.get("linear") for ref in found["content.opf"].iter(f"{OPF}itemref")}
    assert spine["colophon"] == "no"


def test_a_colophon_in_another_language_than_its_words_says_so(tmp_path: Path, epubcheck: EpubChecker) -> None:
    article = rich_article()
    article = replace(article, metadata=replace(article.metadata, language="sw"))
    page = parts(article, tmp_path / "a.epub")["text/colophon.xhtml"]
    assert page.get("lang") == "en"
    assert [element.get("lang") for element in page.iter() if (element.text or "") == "About a lamp."] == ["sw"]
    epubcheck(tmp_path / "a.epub")


def test_only_a_series_is_a_series(tmp_path: Path) -> None:
    def series(metadata: Metadata) -> list[str | None]:
        metas = parts(Article(metadata, ()), tmp_path / "a.epub")["content.opf"].iter(f"{OPF}meta")
        return [meta.text for meta in metas if meta.get("property") == "belongs-to-collection"]

    # the articles of a site have no order
    assert series(Metadata("A", publisher="The Gazette", source="https://gazette.example/a")) == []
    assert series(Metadata("A", publisher="The Gazette", series=(Series("Weirs"),))) == ["Weirs"]


def test_the_older_contents_say_how_deep_they_are(tmp_path: Path) -> None:
    ncx = parts(rich_article(), tmp_path / "a.epub")["toc.ncx"]
    name = "{http://www.daisy.org/z3986/2005/ncx/}"
    points = list(ncx.iter(f"{name}navPoint"))
    deepest = max(sum(above.tag == point.tag for above in point.iterancestors()) + 1 for point in points)
    (told,) = (meta.get("content") for meta in ncx.iter(f"{name}meta") if meta.get("name") == "dtb:depth")
    assert told == str(deepest)
    assert deepest > 1


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        ("CC BY-SA 4.0", "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("https://creativecommons.org/licenses/by-nc/3.0/deed.fr", "CC BY-NC 3.0", None),
        ("http://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0", None),
        ("CC0 1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC BY", "CC BY", ""),
        ("© 2024 The Gazette", "© 2024 The Gazette", ""),
        ("https://example.org/terms", "https://example.org/terms", None),
    ],
)
def test_licences_are_named_and_addressed(text: str, name: str, address: str | None) -> None:
    # None: the address is the text itself; "": there is none
    assert licence(text) == (name, text if address is None else address or None)


def test_a_blank_licence_is_none() -> None:
    assert licence(" ") is None
    assert licence(None) is None


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.example.org/", "example.org"),
        ("https://example.org/a/b.html?utm=1#top", "example.org/a/b.html"),
        ("https://example.org/" + "long/" * 20 + "end", "example.org/…/end"),
        ("https://example.org/" + "x" * 90, "example.org"),
        ("https://xn--bcher-kva.example/%C3%BC", "bücher.example/ü"),
        ("mailto:a@example.org?subject=x", "a@example.org"),
        ("https://example.org/%00", "example.org"),
    ],
)
def test_addresses_are_named_so_that_a_person_can_read_them(url: str, name: str) -> None:
    assert readable(url) == name
