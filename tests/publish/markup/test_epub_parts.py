"""The small rules of an e-book: links, languages, names, dates, formulas, pictures."""

from __future__ import annotations

import datetime
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from audicle.model import (
    Article,
    Block,
    Definition,
    DefinitionList,
    Image,
    List,
    Marked,
    Metadata,
    Paragraph,
    Ruby,
    Section,
    Text,
)
from audicle.model.characters import clean
from audicle.model.ids import identify
from audicle.progress import SilentProgress
from audicle.publish.epub import write_epub
from audicle.publish.epub.metadata import UNDATED, modified, valid_date
from audicle.publish.epub.overlay import clock
from audicle.publish.markup import language
from audicle.publish.markup.blocks.mathml import math
from audicle.publish.markup.links import href
from audicle.publish.markup.pictures import Pictures
from audicle.publish.sorting import file_as

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("link", "made"),
    [
        ("https://example.org/a b?q=ü#x y", "https://example.org/a%20b?q=%C3%BC#x%20y"),
        ("../c.html", "https://site.example/c.html"),
        ("#part", "https://site.example/a/b.html#part"),
        ("https://bücher.example/100%", "https://xn--bcher-kva.example/100%25"),
        ("mailto:a@b.example?subject=x y", "mailto:a@b.example?subject=x%20y"),
        ("javascript:alert(1)", None),
        (" java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("http://[::1", None),
        ("https://xn--a/", None),
        ("http://1.2.3/", None),
        ("http://host:99999/", None),
    ],
)
def test_links_are_made_whole_or_refused(link: str, made: str | None) -> None:
    assert href(link, "https://site.example/a/b.html") == made


def test_a_relative_link_without_a_source_leads_nowhere() -> None:
    assert href("../c.html", None) is None


@given(st.text())
def test_no_link_runs_anything(link: str) -> None:
    made = href(link, None)
    assert made is None or made.split(":")[0] in {"http", "https", "ftp", "mailto", "tel"}


@given(st.text(st.characters()))
def test_any_text_is_made_fit_for_xml(text: str) -> None:
    element = etree.Element("p")
    element.text = clean(text)
    assert (etree.fromstring(etree.tostring(element)).text or "") == clean(text)


@pytest.mark.parametrize(
    ("tag", "kept", "direction"),
    [
        ("en", "en", "ltr"),
        ("zh-Hant-TW", "zh-Hant-TW", "ltr"),
        ("ar-EG", "ar-EG", "rtl"),
        ("az-Arab", "az-Arab", "rtl"),
        ("ar-Latn", "ar-Latn", "ltr"),
        ("pt_BR", "pt-BR", "ltr"),
        ("ckb", "ckb", "rtl"),
    ],
)
def test_languages_and_their_direction(tag: str, kept: str, direction: str) -> None:
    assert language.tag(tag) == kept
    assert language.direction(kept) == direction


@pytest.mark.parametrize("tag", [None, "", "english", "x-klingon", "1", "not a language"])
def test_what_is_no_language_is_left_out(tag: str | None) -> None:
    assert language.tag(tag) is None


@pytest.mark.parametrize(
    ("name", "tag", "sorted_as"),
    [
        ("Jacob Ogles", "en", "Ogles, Jacob"),
        ("Martin Luther King Jr.", "en", "King, Martin Luther, Jr."),
        ("Plato", "en", "Plato"),
        ("The Gazette Staff", "en", "The Gazette Staff"),
        ("Nagy Imre", "hu", "Nagy Imre"),
        ("Ogles, Jacob", "en", "Ogles, Jacob"),
    ],
)
def test_names_as_libraries_sort_them(name: str, tag: str, sorted_as: str) -> None:
    assert file_as(name, tag) == sorted_as


def test_the_time_of_change_is_never_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert modified(Metadata("a", published="2021", modified="2022-02")) == _utc(2022, 2, 1)
    assert modified(Metadata("a", published="2021-06-18", modified="soon")) == _utc(2021, 6, 18)
    assert modified(Metadata("a")) == UNDATED
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert modified(Metadata("a")) == _utc(1970, 1, 2)
    assert modified(Metadata("a", published="2021")) == _utc(2021, 1, 1)


def _utc(year: int, month: int, day: int) -> datetime.datetime:
    return datetime.datetime(year, month, day, tzinfo=datetime.UTC)


@pytest.mark.parametrize(("date", "valid"), [("2021-06-18T10:00", "2021-06-18"), ("2021-02-30", None), ("May", None)])
def test_dates_that_are_none_are_left_out(date: str, valid: str | None) -> None:
    assert valid_date(date) == valid


def test_clock_values_are_exact_to_the_millisecond() -> None:
    assert [clock(0), clock(59.9996), clock(3661.0204)] == ["0:00:00.000", "0:01:00.000", "1:01:01.020"]


@pytest.mark.parametrize(
    "source",
    [
        None,
        "<math>",
        "<p/>",
        "<math/>",
        "<math><mfrac><mi>a</mi></mfrac></math>",
        "<math><script>alert(1)</script></math>",
        "<math>bare</math>",
        "<!DOCTYPE math [<!ENTITY a 'x'>]><math><mi>&a;</mi></math>",
        "<math>" + "<mrow>" * 300 + "<mi>a</mi>" + "</mrow>" * 300 + "</math>",
    ],
)
def test_unsound_mathml_is_not_used(source: str | None) -> None:
    assert math(source, "a", block=False) is None


def test_mathml_keeps_its_shape_and_loses_what_runs() -> None:
    made = math(
        "<math onload='x'><semantics><mi onclick='x' dir='ltr'>a</mi><annotation>a</annotation></semantics></math>",
        "a",
        block=True,
    )
    assert made is not None
    assert etree.tostring(made, encoding="unicode") == (
        '<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="a" display="block"><mi dir="ltr">a</mi></math>'
    )


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="x()">{}</svg>'


@pytest.mark.parametrize(
    "inside",
    [
        "<script>x()</script>",
        '<image href="https://example.org/x.png"/>',
        '<rect onclick="x()" fill="url(https://example.org/x)"/>',
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
        "<set attributeName='x' to='y'/>",
    ],
)
def test_an_svg_keeps_nothing_that_runs_moves_or_comes_from_elsewhere(inside: str) -> None:
    made = shown(SVG.format(f"<title>Box</title>{inside}").encode())
    assert made is not None
    for word in (b"script", b"onload", b"onclick", b"https://example", b"foreignObject", b"<set"):
        assert word not in made
    assert b"<title>Box</title>" in made


def test_an_svg_that_is_none_is_not_shown() -> None:
    assert shown(b"<html/>") is None
    assert shown(b"\x00") is None


def shown(data: bytes) -> bytes | None:
    image = Image("a.svg", "image/svg+xml", 9, 9, data)
    picture = Pictures(Article(Metadata("a"), (), images=(image,))).get("a.svg")
    return picture.data if picture else None


def test_a_picture_is_in_the_book_once() -> None:
    images = tuple(Image(name, "image/png", 1, 1, b"x") for name in ("a", "b", "c"))
    pictures = Pictures(Article(Metadata("a"), (), images=images))
    files = [picture.file for name in ("b", "a", "b", "gone") if (picture := pictures.get(name))]
    assert files == ["images/001.png", "images/002.png", "images/001.png"]
    assert [picture.file for picture in pictures.used()] == ["images/001.png", "images/002.png"]


def test_lists_terms_and_readings_are_written_as_html_has_them(tmp_path: Path) -> None:
    def words(text: str) -> tuple[Block, ...]:
        return (Paragraph("", (Text(text),)),)

    blocks = (
        List("", True, 2, (words("One."), words("Two.")), (), "A", reversed=True),
        List("", True, 9, (words("Nine."), words("Eight.")), (), "i", reversed=True),
        DefinitionList(
            "",
            (
                Definition("", (Text("Leat"),), ()),
                Definition("", (Text("Lade"),), words("A channel.")),
                Definition("", (), words("A load.")),
                Definition("", (Text("Weir"),), ()),
            ),
        ),
        Paragraph("", (Ruby("水", "すい"), Ruby("車", ""), Marked("insertion", (Text("!"),)))),
    )
    book = tmp_path / "book.epub"
    write_epub(identify(Article(Metadata("T"), (Section("", 1, None, blocks),))), None, book, SilentProgress())
    with zipfile.ZipFile(book) as file:
        page = etree.fromstring(file.read("EPUB/text/01.xhtml"))
    for element in page.iter(etree.Element):
        element.tag = etree.QName(element).localname
        element.attrib.pop("id", None)
    lists = [dict(element.attrib) for element in page.iter("ol")]
    assert lists == [{"reversed": "reversed", "type": "A"}, {"start": "9", "reversed": "reversed", "type": "i"}]
    assert [element.tag for element in page.find(".//dl")] == ["dt", "dt", "dd", "dd", "dt", "dd"]
    assert b"<ruby>" + "水<rt>すい</rt></ruby>車<ins>!</ins>".encode() in etree.tostring(
        page.find(".//ruby").getparent(), encoding="utf-8"
    ).replace(b' xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"', b"")
