"""What a source says of people, subjects, series and times goes into the package, and comes out of it again."""

from __future__ import annotations

import datetime
import json
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from jsonschema import validate
from lxml import etree

from archives import book
from audicle.model import Article, Contributor, Metadata, Section, Series, Term
from audicle.model.ids import identify
from audicle.model.json import from_json, schema, to_json
from audicle.progress import SilentProgress
from audicle.publish.epub import write_epub
from audicle.publish.epub.metadata import modified
from audicle.read import read
from audicle.read.dates import moment
from audicle.read.source import Source
from audicle.settings import Settings
from book_samples import paragraph

if TYPE_CHECKING:
    from pathlib import Path

    from epub_checker import EpubChecker

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
RICH = """<dc:title id="t">The Tide Mill</dc:title><meta refines="#t" property="file-as">Tide Mill, The</meta>
<dc:creator id="a">Ann Lee</dc:creator><meta refines="#a" property="role" scheme="marc:relators">aut</meta>
<meta refines="#a" property="role" scheme="marc:relators">ill</meta>
<meta refines="#a" property="file-as">LEE (Ann)</meta>
<dc:creator id="e">Eva Ode</dc:creator><meta refines="#e" property="role" scheme="marc:relators">edt</meta>
<dc:contributor id="c">Tom Tran</dc:contributor><meta refines="#c" property="role" scheme="marc:relators">trl</meta>
<dc:contributor id="n">Nora Voice</dc:contributor><meta refines="#n" property="role" scheme="marc:relators">nrt</meta>
<dc:contributor>A friend</dc:contributor>
<dc:subject id="s">Mills</dc:subject><meta refines="#s" property="authority">BISAC</meta>
<meta refines="#s" property="term">TEC009000</meta><dc:subject>Rivers</dc:subject>
<meta property="belongs-to-collection" id="k">Water works</meta><meta refines="#k" property="collection-type">set</meta>
<meta refines="#k" property="group-position">2.1</meta>
<dc:date>2021-06-18</dc:date><meta property="dcterms:modified">2021-06-18T14:03:07Z</meta>"""
OLD = """<dc:title>The Tide Mill</dc:title>
<dc:creator xmlns:opf="http://www.idpf.org/2007/opf" opf:role="aut" opf:file-as="Lee, Ann Mary">Ann Lee</dc:creator>
<dc:contributor xmlns:opf="http://www.idpf.org/2007/opf" opf:role="trl">Tom Tran</dc:contributor>
<dc:contributor xmlns:opf="http://www.idpf.org/2007/opf" opf:role="bkp">A converter (2.0)</dc:contributor>
<meta name="calibre:series" content="Water works"/><meta name="calibre:series_index" content="2.0"/>
<meta name="calibre:title_sort" content="Tide Mill, The"/>"""


def read_book(metadata: str) -> Article:
    data = book({"a.xhtml": "<h1>One</h1><p>The mill stands by the river.</p>"}, metadata)
    return read(Source("mill.epub", data), Settings(), SilentProgress())[0]


def package(article: Article, path: Path) -> etree._Element:
    write_epub(article, None, path, SilentProgress())
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read("EPUB/content.opf"))


def people(root: etree._Element, kind: str) -> list[tuple[str | None, list[str | None], str | None]]:
    found = []
    for element in root.iter(f"{DC}{kind}"):
        about = [meta for meta in root.iter(f"{OPF}meta") if meta.get("refines") == f"#{element.get('id')}"]
        roles = [meta.text for meta in about if meta.get("property") == "role"]
        filed = [meta.text for meta in about if meta.get("property") == "file-as"]
        found.append((element.text, roles, *filed))
    return found


def refined(root: etree._Element, value: str) -> dict[str, str | None]:
    """Return what refines the element that says ``value``, by property."""
    named = next(element.get("id") for element in root.iter() if element.text == value)
    return {
        str(meta.get("property")): meta.text for meta in root.iter(f"{OPF}meta") if meta.get("refines") == f"#{named}"
    }


def test_what_refines_a_book_is_kept(tmp_path: Path, epubcheck: EpubChecker) -> None:
    article = read_book(RICH)
    meta = article.metadata
    assert meta.authors == ("Ann Lee",)
    assert meta.contributors == (
        Contributor("Ann Lee", "ill"),
        Contributor("Eva Ode", "edt"),
        Contributor("Tom Tran", "trl"),
        Contributor("Nora Voice", "nrt"),
        Contributor("A friend", "ctb"),
    )
    assert dict(meta.file_as) == {"The Tide Mill": "Tide Mill, The", "Ann Lee": "LEE (Ann)"}
    assert meta.terms == (Term("Mills", "BISAC", "TEC009000"),)
    assert meta.series == (Series("Water works", "2.1", "set"),)
    assert meta.changed_at == "2021-06-18T14:03:07Z"
    root = package(article, tmp_path / "a.epub")
    epubcheck(tmp_path / "a.epub")
    assert people(root, "creator") == [("Ann Lee", ["aut", "ill"], "LEE (Ann)")]
    # who read the source aloud does not read this book
    assert people(root, "contributor") == [
        ("Eva Ode", ["edt"], "Ode, Eva"),
        ("Tom Tran", ["trl"], "Tran, Tom"),
        ("A friend", ["ctb"], "friend, A"),
    ]
    assert refined(root, "The Tide Mill") == {"file-as": "Tide Mill, The"}
    assert refined(root, "Mills") == {"authority": "BISAC", "term": "TEC009000"}
    assert refined(root, "Water works") == {"collection-type": "set", "group-position": "2.1"}
    assert root.findtext(f".//{OPF}meta[@property='dcterms:modified']") == "2021-06-18T14:03:07Z"


def test_what_is_kept_survives_a_second_time(tmp_path: Path) -> None:
    before = read_book(RICH).metadata
    package(read_book(RICH), tmp_path / "a.epub")
    after = read(Source("a.epub", (tmp_path / "a.epub").read_bytes()), Settings(), SilentProgress())[0].metadata
    spoken = Contributor("Nora Voice", "nrt")
    assert after.contributors == tuple(one for one in before.contributors if one != spoken)
    assert dict(after.file_as).items() >= dict(before.file_as).items()
    assert (after.terms, after.series, after.changed_at) == (before.terms, before.series, before.changed_at)


def test_what_refines_an_old_book_is_kept() -> None:
    meta = read_book(OLD).metadata
    assert meta.contributors == (Contributor("Tom Tran", "trl"),)
    assert dict(meta.file_as) == {"The Tide Mill": "Tide Mill, The", "Ann Lee": "Lee, Ann Mary"}
    assert meta.series == (Series("Water works", "2"),)


def test_a_book_that_is_only_edited_has_no_author(tmp_path: Path, epubcheck: EpubChecker) -> None:
    edited = RICH.replace(">aut<", ">edt<")
    meta = read_book(edited).metadata
    assert meta.authors == ()
    root = package(read_book(edited), tmp_path / "a.epub")
    epubcheck(tmp_path / "a.epub")
    assert [person[:2] for person in people(root, "creator")] == [("Ann Lee", ["edt", "ill"]), ("Eva Ode", ["edt"])]
    with zipfile.ZipFile(tmp_path / "a.epub") as archive:
        first, last = archive.read("EPUB/text/01.xhtml").decode(), archive.read("EPUB/text/colophon.xhtml").decode()
    assert "Edited by Ann Lee and Eva Ode" in first
    assert "<dt>Translation</dt><dd><span>Tom Tran</span></dd>" in last
    assert "A friend" in last
    assert "Nora Voice" not in last


def test_it_survives_json() -> None:
    article = read_book(RICH)
    data = json.loads(json.dumps(to_json(article)))
    validate(data, schema())
    assert from_json(data, article.images) == article


def test_nothing_new_is_said_of_an_article_without_it() -> None:
    article = identify(Article(Metadata("A"), (Section("", 1, None, (paragraph("Text."),)),)))
    assert set(to_json(article)["metadata"]) == {
        "title", "subtitle", "authors", "published", "modified", "language", "publisher", "source", "tags",
        "description", "licence", "image",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("2021-06-18T10:00:00+02:00", "2021-06-18T08:00:00Z"),
        ("2021-06-18 10:00:00 +0200", "2021-06-18T08:00:00Z"),
        ("2021-06-18T00:30:00+02:00", "2021-06-17T22:30:00Z"),
        ("2021-06-18T10:00:00.123Z", "2021-06-18T10:00:00Z"),
        ("2021-06-18T10:00", "2021-06-18T10:00:00Z"),
        ("2021-06-18T00:00:00", None),
        ("2021-06-18T00:00:00Z", "2021-06-18T00:00:00Z"),
        ("2021-06-18", None),
        ("2021-06-18T25:00:00Z", None),
        ("yesterday at 10:00", None),
        (None, None),
    ],
)
def test_moments_are_told_in_utc(text: str | None, known: str | None) -> None:
    assert moment(text) == known


def test_the_time_of_change_is_the_moment_that_the_source_says() -> None:
    meta = Metadata("A", published="2021-06-01", modified="2021-06-18", changed_at="2021-06-17T22:30:00Z")
    assert modified(meta) == datetime.datetime(2021, 6, 17, 22, 30, tzinfo=datetime.UTC)
    # of an earlier time than the day of the last change it is not the moment
    assert modified(replace(meta, changed_at="2021-06-01T10:00:00Z")) == datetime.datetime(
        2021, 6, 18, tzinfo=datetime.UTC
    )
    assert modified(Metadata("A", changed_at="2021-06-17T22:30:00Z")).hour == 22
    assert modified(replace(meta, changed_at="no time")).hour == 0


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "---\ntitle: A\ndate: 2021-06-18 10:00:00 +0200\n---\n\nText.\n"),
        ("a.md", "---\ntitle: A\ndate: 2021-06-01\nlastmod: '2021-06-18T08:00:00Z'\n---\n\nText.\n"),
        (
            "a.html",
            '<html lang="en"><head><title>A mill</title>'
            '<meta property="article:modified_time" content="2021-06-18T10:00:00+02:00"></head><body><article>'
            f"<h1>A mill</h1><p>{'The mill stands by the river. ' * 20}</p></article></body></html>",
        ),
    ],
    ids=["published", "changed", "page"],
)
def test_the_time_of_day_of_a_source_is_kept(name: str, text: str, tmp_path: Path) -> None:
    article, _ = read(Source(name, text.encode()), Settings(), SilentProgress())
    root = package(article, tmp_path / "a.epub")
    assert root.findtext(f".//{OPF}meta[@property='dcterms:modified']") == "2021-06-18T08:00:00Z"
