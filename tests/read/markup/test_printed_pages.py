"""Page numbers of a printed edition, and links inside a book: from the source into the article, and into our book."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from PIL import Image as Pillow
from PIL import ImageChops, ImageStat

from archives import book
from audicle.model import Article, Link, PageBreak, plain
from audicle.model.blocks import runs, walk
from audicle.model.json import from_json, to_json
from audicle.progress import SilentProgress
from audicle.publish.epub import write_epub
from audicle.read import read
from audicle.read.markup.page_breaks import number_in
from audicle.read.source import Source
from audicle.settings import Settings
from audicle.speak.script.scriptwriter import write_script

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from audicle.model.inlines import Inline
    from epub_checker import EpubChecker

PAGE_MAP = '<page-map xmlns="http://www.idpf.org/2007/opf"><page name="12" href="b.xhtml#here"/></page-map>'
NCX = (
    '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap/><pageList><pageTarget type="normal" value="12">'
    '<navLabel><text>Page 12</text></navLabel><content src="b.xhtml#here"/></pageTarget></pageList></ncx>'
)
NAV = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>'
    '<nav epub:type="page-list"><ol><li><a href="b.xhtml#here">12</a></li></ol></nav></body></html>'
)


def article(data: bytes | str, name: str = "book.epub") -> Article:
    source = Source(name, data if isinstance(data, bytes) else data.encode())
    return read(source, Settings(language="en"), SilentProgress())[0]


def leaves(run: tuple[Inline, ...]) -> Iterator[Inline]:
    for inline in run:
        yield inline
        yield from leaves(getattr(inline, "children", ()))


def found(made: Article) -> list[tuple[str, str]]:
    """Return every page break with the text that follows it in its run."""
    pages = []
    for section in made.sections:
        for block in (*((section.heading,) if section.heading else ()), *walk(section.blocks)):
            for run in runs(block):
                flat = [item for item in leaves(run) if not hasattr(item, "children")]
                pages += [
                    (item.label, plain(tuple(flat[place:])).strip()) for place, item in enumerate(flat)
                    if isinstance(item, PageBreak)
                ]  # fmt: skip
    return pages


@pytest.mark.parametrize(
    ("body", "pages"),
    [
        ('<p>Left<span epub:type="pagebreak" title="12"/> right.</p>', [("12", "right.")]),
        ('<p>Left</p><div epub:type="pagebreak" id="p">13</div><p>Right.</p>', [("13", "Right.")]),
        ('<p>Left</p><hr role="doc-pagebreak" aria-label=" Page xiv. "/><h2>Head</h2>', [("xiv", "Head")]),
        ('<p><span epub:type="pagebreak" title="1"/></p><section><p>A.</p></section>', [("1", "A.")]),
        ('<p>A.</p><ul><li epub:type="pagebreak" title="2"/><li>B.</li></ul>', [("2", "B.")]),
        ('<p>A.</p><span epub:type="pagebreak" title="3"/><span epub:type="pagebreak" title="4"/><p>B.</p>',
         [("3", "B."), ("4", "B.")]),
        ('<p>A.</p><div epub:type="pagebreak" title="5"/>', [("5", "")]),
        ('<p>A.</p><span epub:type="pagebreak"/><p>B.</p>', []),
        ('<p>A.</p><p><em>B<span role="doc-pagebreak" aria-label="6"/>C</em></p>', [("6", "C")]),
    ],
)  # fmt: skip
def test_page_breaks_of_books_stand_where_the_page_begins(body: str, pages: list[tuple[str, str]]) -> None:
    made = article(book({"a.xhtml": body}))
    assert found(made) == pages
    # they are not said
    said = " ".join(line.spoken for line in write_script(made).utterances)
    assert not re.search(r"\b(?:xiv|\d+)\b", said)


@pytest.mark.parametrize(
    ("extra", "item"),
    [
        ({"nav.xhtml": NAV}, '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'),
        ({"toc.ncx": NCX}, '<item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'),
        ({"map.xml": PAGE_MAP}, '<item id="n" href="map.xml" media-type="application/oebps-page-map+xml"/>'),
    ],
)
@pytest.mark.parametrize("target", ['<a id="here"/>', '<span id="here" epub:type="pagebreak" title="wrong"/>', None])
def test_pages_that_only_a_list_names_are_found(extra: dict[str, str], item: str, target: str | None) -> None:
    second = f"<p>A.</p>{target}<p>B.</p>" if target else '<p>A.</p><p id="here">B.</p>'
    data = book({"a.xhtml": "<p>Begin.</p>", "b.xhtml": second}, extra=extra, items=item)
    assert found(article(data)) == [("12", "B.")]


def test_page_breaks_of_web_pages_and_of_markdown_are_kept() -> None:
    text = "The old road follows the river for a long while, and then it climbs. " * 4
    mark = '<span role="doc-pagebreak" aria-label="7"></span>'
    page = f"<html><body><article><h1>Road</h1><p>{text}</p><p>{text}{mark}Last words here.</p></article></body></html>"
    assert found(article(page, "road.html")) == [("7", "Last words here.")]
    assert found(article(f"# Road\n\nFirst {mark}second.\n", "road.md")) == [("7", "second.")]
    # what a page calls so for purposes of its own is not touched
    assert "kept" in article(f'<p data-page="3">{text} kept</p>', "road.html").sections[0].blocks[0].text  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "number"),
    [("Page 12", "12"), ("[xii]", "xii"), ("p. 3", "3"), ("S. 9", "9"), ("A-3", "A-3"), ("x" * 60, ""), ("  ", ""),
     ("Plate I, facing", "Plate I, facing")],
)  # fmt: skip
def test_a_page_is_called_by_its_number(words: str, number: str) -> None:
    assert number_in(words) == number


SOURCE_OF_PAGES = '<meta property="pageBreakSource">urn:isbn:9780000000019</meta><dc:title>Rivers</dc:title>'


def printed() -> Article:
    body = (
        '<h1>Head<span epub:type="pagebreak" title="ix"/></h1><p>One. Two<span epub:type="pagebreak" title="1"/> three.'
        '<a href="b.xhtml#t">To the table.</a></p><div epub:type="pagebreak" title="2"/><p>Four.</p>'
    )
    second = (
        '<h1>Second</h1><table id="t"><tr><th>A</th></tr><tr><td>B<span epub:type="pagebreak" title="3-4"/></td></tr>'
        '</table><p>Back to <a href="a.xhtml">the start</a>, <a href="#gone">nowhere</a>, '
        '<a href="c.xhtml">left out</a>.</p>'
    )
    documents = {"a.xhtml": body, "b.xhtml": second, "c.xhtml": '<nav epub:type="toc"><ol><li>C</li></ol></nav>'}
    return article(book(documents, SOURCE_OF_PAGES))


def test_pages_are_listed_in_our_book_and_named(tmp_path: Path, epubcheck: EpubChecker) -> None:
    before = printed()
    assert from_json(to_json(before), before.images) == before
    path = tmp_path / "book.epub"
    write_epub(before, None, path, SilentProgress())
    epubcheck(path)
    with zipfile.ZipFile(path) as made:
        package, nav, ncx, *texts = (
            made.read(f"EPUB/{name}").decode() for name in ("content.opf", "nav.xhtml", "toc.ncx", "text/01.xhtml")
        )
    assert '<meta property="pageBreakSource">urn:isbn:9780000000019</meta>' in package
    assert {"pageBreakMarkers", "pageNavigation"} <= set(re.findall(r"accessibilityFeature\">(\w+)<", package))
    assert re.findall(r'#page-[^"]*">([^<]+)</a>', nav) == ["ix", "1", "2", "3-4"]
    kinds = re.findall(r'type="(\w+)"', ncx.partition("<pageList")[2])
    assert kinds == ["front", "normal", "normal", "special"]
    assert '<span id="page-1" epub:type="pagebreak" role="doc-pagebreak" aria-label="1"' in texts[0]
    after = article(path.read_bytes())
    assert found(after) == found(before)
    assert after.metadata.page_source == "urn:isbn:9780000000019"


def test_a_book_without_printed_pages_claims_none(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    write_epub(article(book({"a.xhtml": "<p>Text.</p>"})), None, path, SilentProgress())
    with zipfile.ZipFile(path) as made:
        package, nav = made.read("EPUB/content.opf").decode(), made.read("EPUB/nav.xhtml").decode()
    assert "page-list" not in nav
    assert "pageBreak" not in package


def links(made: Article) -> dict[str, str]:
    every = [block for section in made.sections for block in walk(section.blocks)]
    return {
        plain(item.children): item.href
        for block in every
        for run in runs(block)
        for item in leaves(run)
        if isinstance(item, Link)
    }


def test_links_inside_a_book_lead_to_the_blocks_they_mean(tmp_path: Path) -> None:
    made = printed()
    table = made.sections[1].blocks[0]
    heading = made.sections[0].heading
    assert heading is not None
    assert links(made) == {"To the table.": f"#{table.id}", "the start": f"#{heading.id}"}
    path = tmp_path / "book.epub"
    write_epub(made, None, path, SilentProgress())
    with zipfile.ZipFile(path) as archive:
        texts = {name: archive.read(f"EPUB/text/{name}.xhtml").decode() for name in ("01", "02")}
    for name, text, words in (("02", "01", "To the table."), ("01", "02", "the start")):
        match = re.search(rf'<a href="{name}.xhtml#([^"]+)">{words}</a>', texts[text])
        assert match is not None
        assert f'id="{match[1]}"' in texts[name]
    assert {words: href.partition("#")[0] for words, href in links(article(path.read_bytes())).items()} == {
        "To the table.": "", "the start": "",
    }  # fmt: skip


def test_a_book_keeps_its_cover_and_the_colophon_we_wrote_is_not_read(tmp_path: Path) -> None:
    first, second = tmp_path / "first.epub", tmp_path / "second.epub"
    write_epub(printed(), None, first, SilentProgress())
    again = article(first.read_bytes())
    write_epub(again, None, second, SilentProgress())
    covers = []
    for path in (first, second):
        with zipfile.ZipFile(path) as made:
            name = next(name for name in made.namelist() if name.startswith("EPUB/images/cover."))
            covers.append(Pillow.open(io.BytesIO(made.read(name))).convert("RGB"))
    # the same, as large as pictures in books are; a cover in a cover would differ all over
    difference = ImageChops.difference(covers[0].resize(covers[1].size), covers[1])
    assert max(ImageStat.Stat(difference).mean) < 5
    assert "the colophon" in {item.why for item in again.dropped}
    assert [section.title for section in again.sections] == [section.title for section in printed().sections]
