"""Names, ids and entities of a book: written in two ways, they still mean the same."""

from __future__ import annotations

import struct
import unicodedata
import zlib
from urllib.parse import quote

import pytest

from archives import CONTAINER, page, zipped
from audicle.model import Article, Figure, Link, Paragraph
from audicle.progress import SilentProgress
from audicle.read import read
from audicle.read.markup.entities import expanded
from audicle.read.source import Source
from audicle.settings import Settings
from strategies import PNG

COMPOSED = "Größe/über café.xhtml"
DECOMPOSED = unicodedata.normalize("NFD", COMPOSED)


def made(data: bytes) -> tuple[Article, list[str]]:
    progress = SilentProgress()
    article, _ = read(Source("book.epub", data), Settings(language="en"), progress)
    return article, progress.warnings


def package(items: str, spine: str, metadata: str = "", toc: str = "") -> str:
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata><dc:language>en</dc:language>{metadata}</metadata><manifest>{items}</manifest>"
        f"<spine {toc}>{spine}</spine></package>"
    )


def texts(article: Article) -> list[str]:
    return [block.text for section in article.sections for block in section.blocks if isinstance(block, Paragraph)]


def item(number: int, href: str, media_type: str = "application/xhtml+xml", properties: str = "") -> str:
    return f'<item id="i{number}" href="{href}" media-type="{media_type}" properties="{properties}"/>'


@pytest.mark.parametrize(("packed", "written"), [(DECOMPOSED, COMPOSED), (COMPOSED, DECOMPOSED)])
@pytest.mark.parametrize("quoted", [False, True])
def test_a_name_composed_in_two_ways_is_one_name(packed: str, written: str, quoted: bool) -> None:
    href = quote(written) if quoted else written
    folder = packed.partition("/")[0]
    nav = page(f'<nav epub:type="toc"><ol><li><a href="{href}">First of all</a></li></ol></nav>')
    chapter = page('<p>The keeper of the lamp.</p><p><img src="Ährenbild.png" alt="A field"/></p>')
    opf = package(
        item(0, href) + item(1, "nav.xhtml", properties="nav") + item(2, "Große.png", "image/png", "cover-image"),
        '<itemref idref="i0"/>',
    )
    article, warnings = made(
        zipped(
            {
                "META-INF/container.xml": CONTAINER.replace("book.opf", "Büch.opf"),
                unicodedata.normalize("NFD", "Büch.opf"): opf,
                packed: chapter,
                unicodedata.normalize("NFD", f"{folder}/Ährenbild.png"): PNG,
                unicodedata.normalize("NFD", "Große.png"): PNG,
                "nav.xhtml": nav,
            }
        )
    )
    assert texts(article) == ["The keeper of the lamp."]
    assert article.sections[0].title == "First of all"
    assert [
        block.src is None for section in article.sections for block in section.blocks if isinstance(block, Figure)
    ] == [False]
    assert article.metadata.image is not None
    assert warnings == []


def undeclared(members: dict[bytes, str], extra: dict[bytes, bytes] | None = None) -> bytes:
    """Return an archive whose names are bytes of which nobody says in which encoding they are (APPNOTE.TXT 4.3)."""
    parts, listed = bytearray(), bytearray()
    for name, text in members.items():
        data, more = text.encode(), (extra or {}).get(name, b"")
        head = struct.pack("<HHHHHLLL", 20, 0, 0, 0, 0x21, zlib.crc32(data), len(data), len(data))
        head += struct.pack("<HH", len(name), len(more))
        listed += b"PK\x01\x02\x14\0" + head + struct.pack("<HHHLL", 0, 0, 0, 0, len(parts)) + name + more
        parts += b"PK\x03\x04" + head + name + more + data
    ends = struct.pack("<HHHHLLH", 0, 0, len(members), len(members), len(listed), len(parts), 0)
    return bytes(parts + listed + b"PK\x05\x06" + ends)


NAME = "Über Größen.xhtml"


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (NAME.encode(), NAME),  # as macOS packs
        (unicodedata.normalize("NFD", NAME).encode(), NAME),
        (NAME.encode("cp437"), NAME),
        (NAME.encode("cp850"), NAME),
        (NAME.encode("cp1252"), NAME),
        ("第一章.xhtml".encode("cp932"), "第一章.xhtml"),
        ("第一章 风.xhtml".encode("gb18030"), "第一章 风.xhtml"),
        ("Глава.xhtml".encode("cp866"), "Глава.xhtml"),
    ],
)
def test_a_name_that_does_not_say_its_encoding_is_found(raw: bytes, name: str) -> None:
    opf = package(item(0, name), '<itemref idref="i0"/>')
    members = {b"META-INF/container.xml": CONTAINER, b"book.opf": opf, raw: page("<p>It is found.</p>")}
    article, warnings = made(undeclared(members))
    assert (texts(article), warnings) == (["It is found."], [])


def test_a_name_in_unicode_beside_that_of_a_system_counts_if_it_is_of_this_name() -> None:
    opf = package(item(0, "ŝipo.xhtml"), '<itemref idref="i0"/>')
    for named, found in ((b"xipo\xe9.xhtml", True), (b"other.xhtml", False)):
        path = b"\x01" + struct.pack("<L", zlib.crc32(named)) + "ŝipo.xhtml".encode()
        field = struct.pack("<HH", 0x7075, len(path)) + path
        members = {
            b"META-INF/container.xml": CONTAINER,
            b"book.opf": opf,
            b"xipo\xe9.xhtml": page("<p>It is found.</p>"),
        }
        data = undeclared(members, {b"xipo\xe9.xhtml": field})
        if found:
            assert texts(made(data)[0]) == ["It is found."]
        else:
            with pytest.raises(Exception, match="no chapters"):
                made(data)


def test_blanks_around_an_id_are_no_part_of_it() -> None:
    metadata = (
        '<dc:title id=" t ">The lamp</dc:title><meta refines=" #t " property="file-as">Lamp, The</meta>'
        '<dc:creator id="a">Ann</dc:creator><meta refines="a" property="role">edt</meta>'
        '<meta name="cover" content=" c "/>'
    )
    items = (
        '<item id=" one\n" href="a.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="two" href=" b.xhtml " media-type="application/xhtml+xml"/>'
        '<item id="n " href="toc.ncx" media-type="text/xml"/><item id="c" href="c.png" media-type="image/png"/>'
    )
    ncx = (
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint>'
        "<navLabel><text>Called so</text></navLabel>"
        '<content src=" a.xhtml "/></navPoint></navMap></ncx>'
    )
    article, warnings = made(
        zipped(
            {
                "META-INF/container.xml": CONTAINER,
                "book.opf": package(items, '<itemref idref="one"/><itemref idref=" two "/>', metadata, 'toc=" n"'),
                "a.xhtml": page('<p>First, <a href=" #n1 ">see here</a>.</p><p id=" n1 ">Here.</p>'),
                "b.xhtml": page('<h1>Second</h1><p><a href="a.xhtml#n1 ">Back there</a>.</p>'),
                "toc.ncx": ncx,
                "c.png": PNG,
            }
        )
    )
    assert texts(article) == ["First, see here.", "Here.", "Back there."]
    assert [section.title for section in article.sections] == ["Called so", "Second"]
    assert article.metadata.file_as == (("The lamp", "Lamp, The"),)
    assert article.metadata.authors == ()
    assert article.metadata.image is not None
    assert len(links(article)) == 2
    assert warnings == []


def links(article: Article) -> list[str]:
    found = []
    for section in article.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                found += [one.href for one in block.inlines if isinstance(one, Link) and one.href.startswith("#")]
    return found


def test_an_id_in_an_address_may_be_quoted_or_composed_otherwise() -> None:
    body = (
        '<p><a href="#caf%C3%A9">One</a>, <a href="#café">two</a>, <a href="#100%25">three</a>.</p>'
        '<p id="cafe\u0301">There.</p><p id="100%">Here.</p>'
    )
    opf = package(item(0, "a.xhtml"), '<itemref idref="i0"/>')
    article, _ = made(zipped({"META-INF/container.xml": CONTAINER, "book.opf": opf, "a.xhtml": page(body)}))
    targets = links(article)
    assert len(targets) == 3
    assert targets[0] == targets[1] != targets[2]


def entity_book(subset: str, body: str, encoding: str = "utf-8", **parts: str) -> bytes:
    document = (
        f'<?xml version="1.0" encoding="{encoding}"?><!-- a comment --><!DOCTYPE html [{subset}]>'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body>{body}</body></html>'
    )
    opf = parts.get("opf") or package(item(0, "a.xhtml"), '<itemref idref="i0"/>')
    return zipped({"META-INF/container.xml": CONTAINER, "book.opf": opf, "a.xhtml": document.encode(encoding)})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_an_entity_that_the_document_declares_is_read(encoding: str) -> None:
    subset = """
        <!-- <!ENTITY keeper "nobody"> --> <?pi <!ENTITY keeper "nobody"> ?>
        <!ENTITY keeper "the lighthouse keeper"> <!ENTITY keeper 'somebody else'>
        <!ENTITY both '&keeper; and his <em>"wife"</em>'> <!ELEMENT p (#PCDATA)> <!ENTITY % more "none"> %more;
        <!ENTITY firm "Smith &#38; Sons"> <!ENTITY less "&#38;#60;"> <!ENTITY eacute "é!"> <!ENTITY lt "&#38;#60;">
        <!ENTITY logo SYSTEM "logo.gif" NDATA gif>
    """
    body = (
        "<p>Here &keeper; sat.</p><p>&both; ate.</p><p>&firm; &less; &lt; caf&eacute; &agrave;.</p>"
        '<p><img alt="&firm; &keeper;" src="x.png"/></p><p><![CDATA[&keeper;]]></p>'
    )
    article, warnings = made(entity_book(subset, body, encoding))
    assert texts(article) == [
        "Here the lighthouse keeper sat.",
        'the lighthouse keeper and his "wife" ate.',
        "Smith & Sons < < café! à.",
        "&keeper;",
    ]
    (figure,) = [block for section in article.sections for block in section.blocks if isinstance(block, Figure)]
    assert figure.alt == "Smith & Sons the lighthouse keeper"
    assert not any("not well-formed" in warning for warning in warnings)


def test_entities_of_the_package_and_the_contents_are_read() -> None:
    opf = '<!DOCTYPE package [<!ENTITY who "Ann &amp; Bo">]>' + package(
        item(0, "a.xhtml") + item(1, "toc.ncx", "application/x-dtbncx+xml"),
        '<itemref idref="i0"/>',
        "<dc:title>Caf&eacute; &who;</dc:title>",
    )
    ncx = (
        '<!DOCTYPE ncx [<!ENTITY one "The first">]><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint>'
        '<navLabel><text>&one; &mdash; it</text></navLabel><content src="a.xhtml"/></navPoint></navMap></ncx>'
    )
    members = {"META-INF/container.xml": CONTAINER, "book.opf": opf, "a.xhtml": page("<p>Text.</p>"), "toc.ncx": ncx}
    article, warnings = made(zipped(members))
    assert article.metadata.title == "Café Ann & Bo"
    assert article.sections[0].title == "The first — it"
    assert warnings == []


def test_what_is_outside_or_has_no_end_or_is_too_long_stays_as_it_is_written_and_is_named() -> None:
    subset = (
        '<!ENTITY out SYSTEM "file:///etc/hostname"><!ENTITY a "&b;"><!ENTITY b "&a;">'
        f'<!ENTITY long "{"x" * 60_001}"><!ENTITY ten "{"y" * 10_000}"><!ENTITY seventy "{"&ten;" * 7}">'
    )
    article, warnings = made(entity_book(subset, "<p>One &out; &a; &long; &seventy; two &undeclared;.</p>"))
    assert texts(article) == ["One &out; &a; &long; &seventy; two &undeclared;."]
    assert warnings == [
        "book.epub: a.xhtml has entities that stand outside of it or are too long: &out;, &a;, &long;, &seventy;. "
        "They are left as they are written."
    ]


def test_a_document_does_not_grow_without_end() -> None:
    """A harmless one, a little over what is let through: 250 times ten thousand letters."""
    document = f'<!DOCTYPE html [<!ENTITY ten "{"y" * 10_000}">]><p>{"&ten; " * 250}</p>'.encode()
    data, left = expanded(document)
    assert left == ("ten",)
    assert data.count(b"&amp;ten;") == 50
    assert len(data) < 2_100_000
