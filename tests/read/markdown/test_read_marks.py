"""What lists count in, terms and definitions, readings, what is struck out: read alike from HTML and from Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audicle.model import (
    Article,
    Block,
    DefinitionList,
    Inline,
    Link,
    List,
    Marked,
    Metadata,
    Paragraph,
    Ruby,
    Section,
    Text,
    plain,
)
from audicle.model.counting import numeral
from audicle.progress import SilentProgress
from audicle.publish.plain.markdown import as_markdown
from audicle.publish.plain.text import as_text
from audicle.read.html import read_html
from audicle.read.markdown import read_markdown
from audicle.read.markup.omitted_tags import close_definitions
from audicle.read.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from audicle.model.blocks import Marker

FILLER = (
    "<p>The mill stood where the river turns, and for three hundred years it ground what the valley grew, wet or "
    "dry.</p>\n\n<p>Nobody living remembers it at work, but the stones are still there, and on Sundays a guide will "
    "make them turn.</p>\n\n"
)


def from_html(body: str) -> tuple[Block, ...]:
    page = f"<html><head><title>A mill</title></head><body><article>{FILLER}{body}</article></body></html>"
    article = read_html(Source("page.html", page.encode()), SilentProgress()).article
    return tuple(block for section in article.sections for block in section.blocks)[2:]


def from_markdown(body: str) -> tuple[Block, ...]:
    article = read_markdown(Source("a.md", b""), body, SilentProgress()).article
    return tuple(block for section in article.sections for block in section.blocks)


def again(*blocks: Block) -> tuple[Block, ...]:
    """Write blocks as Markdown and read them."""
    return from_markdown(as_markdown(Article(Metadata("T"), (Section("", 1, None, blocks),))))


readers = pytest.mark.parametrize("read", [from_html, from_markdown])


@readers
@pytest.mark.parametrize(
    ("attributes", "start", "marker", "backwards"),
    [
        ("", 1, "1", False),
        ("type='a'", 1, "a", False),
        ("type='A' start='3'", 3, "A", False),
        ("style='margin: 0; list-style-type: lower-roman'", 1, "i", False),
        ("style='list-style: inside upper-latin'", 1, "A", False),
        ("class='upperroman simple'", 1, "I", False),
        ("reversed", 2, "1", True),
        ("reversed start='10'", 10, "1", True),
        ("type='disc' start='ten'", 1, "1", False),
    ],
)
def test_how_a_list_counts(
    read: Callable[[str], tuple[Block, ...]], attributes: str, start: int, marker: Marker, backwards: bool
) -> None:
    made = read(f"<ol {attributes}><li>Corn was weighed.</li><li>Corn was ground.</li></ol>")
    assert [(block.start, block.marker, block.reversed) for block in made] == [(start, marker, backwards)]
    assert again(*made) == made


@readers
def test_a_countdown_written_item_by_item(read: Callable[[str], tuple[Block, ...]]) -> None:
    (made,) = read("<ol><li value='9'>Nine men came.</li><li value='8'>Eight men left.</li></ol>")
    assert isinstance(made, List)
    assert (made.start, made.reversed) == (9, True)


@pytest.mark.parametrize(
    ("number", "marker", "shown"),
    [
        (26, "a", "z"), (27, "A", "AA"), (703, "a", "aaa"), (4, "i", "iv"), (1994, "I", "MCMXCIV"),
        (0, "a", "0"), (-2, "i", "-2"), (4000, "I", "4000"), (12, "1", "12"),
    ],
)  # fmt: skip
def test_numbers_as_they_are_shown(number: int, marker: Marker, shown: str) -> None:
    assert numeral(number, marker) == shown


def test_a_list_as_text_counts_as_it_does_on_the_page() -> None:
    items = ((Paragraph("", (Text("One."),)),), (Paragraph("", (Text("Two."),)),))
    made = Article(Metadata("T"), (Section("", 1, None, (List("", True, 2, items, (), "i", reversed=True),)),))
    assert "ii. One.\ni. Two." in as_text(made)


@readers
@pytest.mark.parametrize("closed", [True, False])
def test_terms_and_definitions_stay_as_they_are(read: Callable[[str], tuple[Block, ...]], closed: bool) -> None:
    body = (
        "<dl><dt>Leat</dt><dt>Lade</dt><dd>A channel to a mill.</dd><dt>Race</dt><dd>A fast stream.</dd>"
        "<dd>A contest.</dd></dl>"
    )
    (made,) = read(body if closed else body.replace("</dt>", "").replace("</dd>", ""))
    assert isinstance(made, DefinitionList)
    entries = [(entry.text, [plain(block.inlines) for block in entry.blocks]) for entry in made.entries]  # type: ignore[union-attr]
    assert entries == [
        ("Leat", []),
        ("Lade", ["A channel to a mill."]),
        ("Race", ["A fast stream."]),
        ("", ["A contest."]),
    ]
    assert again(made) == (made,)


def test_definitions_of_markdown_stay_apart() -> None:
    (made,) = from_markdown("Race\n: A stream.\n\n: A contest.\n")
    assert isinstance(made, DefinitionList)
    assert [entry.text for entry in made.entries] == ["Race", ""]


def test_end_tags_are_put_in_where_they_were_left_out() -> None:
    inner = "<dl><dt>a<dd>b<dl><dt>c<dd>d</dl><dt>e<dd>f</dl>"
    whole = "<dl><dt>a</dt><dd>b<dl><dt>c</dt><dd>d</dd></dl></dd><dt>e</dt><dd>f</dd></dl>"
    assert close_definitions(inner) == whole
    assert close_definitions(whole) == whole


@readers
@pytest.mark.parametrize(
    ("ruby", "made"),
    [
        ("<ruby>水車<rt>すいしゃ</rt></ruby>", (Ruby("水車", "すいしゃ"),)),
        ("<ruby>水<rp>(</rp><rt>すい</rt><rp>)</rp>車<rt>しゃ</rt></ruby>", (Ruby("水", "すい"), Ruby("車", "しゃ"))),
        ("<ruby><rb>水</rb><rb>車</rb><rt>すい</rt><rt>しゃ</rt></ruby>", (Ruby("水", "すい"), Ruby("車", "しゃ"))),
        ("<ruby><a href='/m'>水車</a><rt>すいしゃ</rt></ruby>", (Link("/m", (Ruby("水車", "すいしゃ"),)),)),
        ("<ruby>水車<rt></rt></ruby>", ()),
    ],
)
def test_characters_and_their_reading(
    read: Callable[[str], tuple[Block, ...]], ruby: str, made: tuple[Inline, ...]
) -> None:
    (block,) = read(f"<p>The word {ruby} is an old one in the valley.</p>")
    assert isinstance(block, Paragraph)
    assert block.text == "The word 水車 is an old one in the valley."
    assert tuple(part for part in block.inlines if not isinstance(part, Text)) == made
    assert again(block) == (block,)


def test_a_title_is_the_characters_alone() -> None:
    page = "<article><h1><ruby>水<rt>すい</rt></ruby>の話</h1><p>水車は川の曲がり角に立っていた。</p></article>"
    assert read_html(Source("page.html", page.encode()), SilentProgress()).article.metadata.title == "水の話"


@readers
def test_what_was_struck_out_and_put_in(read: Callable[[str], tuple[Block, ...]]) -> None:
    (block,) = read("<p>It took <del>five</del> <ins>six</ins> men a day to dress the stones.</p>")
    assert isinstance(block, Paragraph)
    assert [part.mark for part in block.inlines if isinstance(part, Marked)] == ["deletion", "insertion"]
    assert again(block) == (block,)


def test_whole_paragraphs_are_struck_out_too() -> None:
    made = from_html("<del><p>The stones were sold in the autumn of that year.</p></del>")
    assert [part.mark for block in made for part in getattr(block, "inlines", ()) if isinstance(part, Marked)] == [
        "deletion"
    ]
