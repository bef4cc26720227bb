"""Archives made by people who mean no good: each ends in a clear error or warning, soon."""

from __future__ import annotations

import contextlib
import copy
import io
import struct
import time
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from archives import CONTAINER, book, page, word, zipped
from audicle.errors import AudicleError, SourceError
from audicle.machine import archive as archives
from audicle.machine.archive import Archive
from audicle.progress import SilentProgress
from audicle.read import read
from audicle.read.source import Source
from audicle.read.sources import find_sources
from audicle.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

BOOK = book({"a.xhtml": '<h1>One</h1><p>Text.<a href="#n">1</a></p><aside id="n"><p>Note.</p></aside>'})
WORD = word("<w:p><w:r><w:t>Text.</w:t></w:r></w:p>")


def opened(data: bytes) -> tuple[Archive, list[str]]:
    progress = SilentProgress()
    return Archive(data, "a.zip", progress), progress.warnings


def read_all(data: bytes, name: str = "a.epub") -> list[str]:
    progress = SilentProgress()
    read(Source(name, data), Settings(), progress)
    return progress.warnings


def try_all(data: bytes, name: str = "a.epub") -> None:
    """Any other error than our own fails the test."""
    with contextlib.suppress(AudicleError):
        read_all(data, name)


def test_members_are_read_by_name() -> None:
    archive, warnings = opened(zipped({"a/b.txt": "x", "c.txt": "y"}))
    assert dict(archive) == {"a/b.txt": b"x", "c.txt": b"y"}
    assert len(archive) == 2
    assert warnings == []
    with pytest.raises(KeyError):
        archive["d.txt"]


@pytest.mark.parametrize("name", ["/etc/passwd", "../x", "a/../../x", "C:\\x", "\\\\host\\x"])
def test_names_that_lead_out_are_named_and_left_out(name: str) -> None:
    archive, warnings = opened(zipped({name: "x", "a": "y"}))
    assert list(archive) == ["a"]
    assert len(warnings) == 1
    assert "outside" in warnings[0]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_members_of_one_name_the_last_is_read() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for text in ("first", "last"):
            file.writestr("a.txt", text)
    archive, warnings = opened(made.getvalue())
    assert archive["a.txt"] == b"last"
    assert "twice" in warnings[0]


@pytest.mark.parametrize(
    ("address", "base", "path"),
    [
        ("b.xhtml#x", "a/one.xhtml", "a/b.xhtml"),
        ("../c%20d.png?q", "a/one.xhtml", "c d.png"),
        ("..\\C D.PNG", "a/one.xhtml", "c d.png"),
        ("#x", "a/one.xhtml", "a/one.xhtml"),
        ("../../etc/passwd", "a/one.xhtml", ""),
        ("/etc/passwd", "a/one.xhtml", ""),
        ("gone.png", "a/one.xhtml", "a/gone.png"),
        ("", "a/one.xhtml", ""),
    ],
)
def test_addresses_are_resolved_inside(address: str, base: str, path: str) -> None:
    archive, _ = opened(zipped({"a/one.xhtml": "", "a/b.xhtml": "", "c d.png": ""}))
    assert archive.resolve(address, base) == path


def test_what_unpacks_to_a_thousand_times_its_size_is_a_trap() -> None:
    archive, _ = opened(zipped({"a": b"x" * 5_000_000}))
    with pytest.raises(SourceError, match="zip bomb"):
        archive["a"]


def test_what_is_too_large_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST", 10)
    archive, _ = opened(zipped({"a": b"x" * 11}))
    with pytest.raises(SourceError, match="MB"):
        archive["a"]


def test_all_that_is_read_together_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_READ", 10)
    archive, _ = opened(zipped({"a": b"x" * 6, "b": b"y" * 6}))
    assert archive["a"]
    with pytest.raises(SourceError, match="GB"):
        archive["b"]


def test_a_member_that_holds_more_than_it_says_is_cut_or_refused() -> None:
    content = zlib.compress(b"x" * 3_000_000, 9)[2:-4]
    data = bytearray(zipped({"a": b"x" * 3_000_000}))
    assert content in bytes(data)
    for place in (data.find(b"PK\x03\x04") + 22, data.find(b"PK\x01\x02") + 24):
        struct.pack_into("<L", data, place, 100)
    archive, _ = opened(bytes(data))
    with pytest.raises(SourceError, match="damaged"):
        archive["a"]


def test_a_list_of_millions_of_members_is_refused_before_it_is_read() -> None:
    data = bytearray(zipped({"a": "x"}))
    struct.pack_into("<L", data, data.rfind(b"PK\x05\x06") + 12, 1 << 30)
    with pytest.raises(SourceError, match="too many"):
        opened(bytes(data))


def test_passwords_and_odd_packing_are_named() -> None:
    data = bytearray(zipped({"a": "x"}))
    for place in (data.find(b"PK\x03\x04") + 6, data.find(b"PK\x01\x02") + 8):
        struct.pack_into("<H", data, place, 1)
    with pytest.raises(SourceError, match="password"):
        opened(bytes(data))[0]["a"]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_BZIP2) as file:
        file.writestr("a", b"x" * 100)
    with pytest.raises(SourceError, match="packed in a way"):
        opened(made.getvalue())[0]["a"]


@pytest.mark.parametrize("data", [BOOK, WORD], ids=["epub", "docx"])
def test_cut_short_is_damaged(data: bytes) -> None:
    with pytest.raises(SourceError, match="damaged"):
        read_all(data[:-30])


def test_what_an_archive_is_shows_in_its_members_not_in_its_name() -> None:
    for name in ("-", "a.md", "a.txt", "a.docx", "a.zip"):
        read_all(BOOK, name)
        read_all(WORD, name.replace("docx", "epubx"))
    with pytest.raises(SourceError, match="is a zip archive"):
        read_all(zipped({"a.csv": "x"}), "a.zip")
    with pytest.raises(SourceError, match="Office document"):
        read_all(zipped({"[Content_Types].xml": "x", "xl/workbook.xml": "x"}), "a.xlsx")
    with pytest.raises(SourceError, match="not an EPUB"):
        read_all(b"Only text.", "a.epub")


def test_entities_are_not_expanded() -> None:
    bomb = (
        '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "' + "&a;" * 100 + '"><!ENTITY c "' + "&b;" * 100
        + '"><!ENTITY d "' + "&c;" * 100 + '"><!ENTITY e "' + "&d;" * 100 + '"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>One &e; two &f;</p></body></html>'
    )  # fmt: skip
    progress = SilentProgress()
    article, _ = read(Source("a.epub", book({"a.xhtml": bomb.encode()})), Settings(language="en"), progress)
    assert [block.text for block in article.sections[0].blocks] == ["One &e; two &f;"]  # type: ignore[union-attr]
    document = (
        '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document '
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>One &b;'
        "</w:t></w:r></w:p></w:body></w:document>"
    )
    article, _ = read(
        Source("a.docx", zipped({"word/document.xml": document})), Settings(language="en"), SilentProgress()
    )
    assert article.sections[0].blocks[0].text == "One"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 240 + "x" + "</div>" * 240,
        "<b>" * 100_000 + "x",
        "<p>" + "<a href='#x'>1</a>" * 20_000 + "</p>",
        "<li/>" * 50_000,
    ],
    ids=["deep", "deeper", "links", "items"],
)  # fmt: skip
def test_hostile_documents_end_soon(body: str) -> None:
    began = time.process_time()
    read_all(book({"a.xhtml": page(f"<p>Text.</p>{body}").encode(), "b.xhtml": "<p>More.</p>"}))
    assert time.process_time() - began < 20


def test_thousands_of_notes_are_found_in_good_time() -> None:
    count = 3000
    text = "".join(f'<p id="r{n}">Line.<sup><a href="b.xhtml#n{n}">{n % 999}</a></sup></p>' for n in range(count))
    notes = "".join(f'<p id="n{n}"><a href="a.xhtml#r{n}">{n % 999}</a> Note.</p>' for n in range(count))
    began = time.process_time()
    article, _ = read(
        Source("a.epub", book({"a.xhtml": text, "b.xhtml": f"<h2>Notes</h2>{notes}"})),
        Settings(language="en"),
        SilentProgress(),
    )
    assert len(article.notes) == count
    assert len(article.sections) == 1
    assert time.process_time() - began < 20


@settings(deadline=None)
@given(data=st.binary(max_size=300))
def test_any_archive_ends_in_an_article_or_an_error(data: bytes) -> None:
    for name in ("a.epub", "a.docx"):
        try_all(archives.MAGIC + data, name)


NAMES = ("META-INF/container.xml", "book.opf", "a.xhtml", "toc.ncx", "META-INF/encryption.xml")
PIECES = """
<p> </p> <a_href="#n"> <a_href="b.xhtml#n"> </a> <aside_id="n"_epub:type="footnote"> </aside> <img_src="../x"/>
<section>
<section_epub:type="endnotes"> </section> <svg> <image_href="x"/> </svg> <switch> <default> </default> </switch> <ol>
<nav_epub:type="toc"> <li> </li> </ol> </nav> <h2> </h2> <table> <tr> <td> </td> </tr> </table> <figure> </figure>
<figcaption> </figcaption> <ruby> <rt> </ruby> <math> </math> <span_class="label"> </span> 1 [1] x &nbsp; &x; &#0; <!--
--> <?x ?> <![CDATA[ ]]> <br/> <hr/> <title/> <header> </header> <audio_src="a.mp3"> <object_data="x"_type="image/png">
<w:p> <w:r> <w:t> </w:t> </w:r> </w:p> <w:tbl> <w:tr> <w:tc> </w:tc> </w:tr> </w:tbl> <w:footnoteReference_w:id="1"/>
<w:drawing/> <m:oMath> </m:oMath> <w:numPr/> <w:gridSpan_w:val="x"/> <w:tcPr> </w:tcPr> <a< <: </
"""
TAGS = st.sampled_from([piece.replace("_", " ") for piece in PIECES.split()])
MARKUP = st.lists(TAGS, max_size=25).map(" ".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(member=st.sampled_from(NAMES), content=st.one_of(st.binary(max_size=200), MARKUP.map(str.encode)))
@example("a.xhtml", b"")
@example("book.opf", b"<package/>")
def test_any_bytes_in_a_member_of_a_book_end_in_an_article_or_an_error(member: str, content: bytes) -> None:
    members: dict[str, bytes | str] = {"META-INF/container.xml": CONTAINER, "a.xhtml": page("<p>x</p>")}
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest>'
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
        '</manifest><spine toc="n"><itemref idref="a"/></spine></package>'
    )
    try_all(zipped({**members, "book.opf": package, member: content}))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(body=MARKUP)
@example("<switch> <switch>")
def test_any_markup_in_a_chapter_ends_in_an_article_or_an_error(body: str) -> None:
    try_all(book({"a.xhtml": body, "b.xhtml": "<p>x</p>"}))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    member=st.sampled_from(
        ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "docProps/core.xml",
         "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels")
    ),
    content=st.one_of(st.binary(max_size=200), MARKUP.map(str.encode)),
    body=MARKUP,
)  # fmt: skip
def test_any_bytes_in_a_part_of_a_word_document_end_in_an_article_or_an_error(
    member: str, content: bytes, body: str
) -> None:
    for data in (word("<w:p><w:r><w:t>x</w:t></w:r></w:p>", {member: content}), word(body)):
        try_all(data, "a.docx")


def test_a_folder_stands_for_its_books_but_not_for_our_own_results(tmp_path: Path) -> None:
    result = tmp_path / "output" / "one"
    (result / "audio").mkdir(parents=True)
    for name in ("a.epub", "b.docx", "~$b.docx", "output/one/one.epub", "output/one/audio/x.txt"):
        (tmp_path / name).write_bytes(b"x")
    (result / "audicle.json").write_text("{}")
    assert find_sources((str(tmp_path),)) == (str(tmp_path / "a.epub"), str(tmp_path / "b.docx"))
    with pytest.raises(SourceError, match="no articles"):
        find_sources((str(result),))


def test_a_member_too_large_for_memory_is_streamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a": b"sound" * 100, "b": b"more"}))
    monkeypatch.setattr(archives, "LARGEST", 400)
    with path.open("rb") as file:
        archive = Archive(file, "a.zip", SilentProgress())
        with archive.stream("a") as member:
            assert member.read() == b"sound" * 100
        with pytest.raises(SourceError, match="more than"):
            archive["a"]
        monkeypatch.setattr(archives, "LARGEST_STREAM", 3)
        with pytest.raises(SourceError, match="more than"), archive.stream("b"):
            pass


def test_a_link_in_an_archive_is_only_its_text() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        link = zipfile.ZipInfo("picture.png")
        link.create_system, link.external_attr = 3, 0o120777 << 16  # a symbolic link of Unix
        target.writestr(link, "/etc/passwd")
    archive, _ = opened(made.getvalue())
    assert archive["picture.png"] == b"/etc/passwd"
    with archive.stream("picture.png") as file:
        assert file.read() == b"/etc/passwd"


def test_members_that_share_their_bytes_are_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("a0", bytes(range(256)) * 400)
        for number in range(1, 50):
            other = copy.copy(target.filelist[0])
            other.filename = other.orig_filename = f"a{number}"
            target.filelist.append(other)
    archive, _ = opened(made.getvalue())
    for name in list(archive)[1:]:
        with pytest.raises(SourceError, match="is damaged"):
            archive[name]
