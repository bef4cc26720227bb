"""Lists, tables and lists of sources, where extractors look for paragraphs: kept whole, and told from furniture."""

from __future__ import annotations

import pytest

from audicle.errors import SourceError
from audicle.model import (
    Article,
    Block,
    DefinitionList,
    Heading,
    List,
    Metadata,
    Paragraph,
    Section,
    Table,
    Text,
    plain,
)
from audicle.model.blocks import walk
from audicle.model.ids import identify
from audicle.progress import SilentProgress
from audicle.read.html import read_html
from audicle.read.source import Source
from audicle.speak.script.scriptwriter import write_script

NAVIGATION = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/about'>About us</a></li></ul></nav>"
FOOTER = "<footer><p>Copyright 2020 The Mill Society. All rights reserved.</p></footer>"
WORDS = ("the gate that lets water onto the wheel", "is raised by a chain each morning", "of the year")


def sentence(number: int) -> str:
    return f"{' '.join(WORDS[number % 2 :])} {number}.".capitalize()


def paragraph(number: int) -> str:
    return f"<p>{sentence(number)} Nobody living remembers it at work, but the stones of mill {number} still turn.</p>"


def read(body: str) -> Article:
    page = f"<html><head><title>Words of the mill</title></head><body>{NAVIGATION}{body}{FOOTER}</body></html>"
    return read_html(Source("page.html", page.encode()), SilentProgress()).article


def blocks(article: Article) -> list[Block]:
    return [
        block
        for section in article.sections
        for block in (*((section.heading,) if section.heading else ()), *section.blocks)
    ]


def items(block: Block) -> list[str]:
    return [child.text for child in walk((block,)) if isinstance(child, Paragraph)]


DEFINITIONS = "".join(f"<dt>Term {n}</dt><dd>{sentence(n)}</dd>" for n in range(20))
ITEMS = "".join(f"<li>Item number {n}</li>" for n in range(20))
ROWS = "<tr><th>Mill</th><th>Built</th></tr>" + "".join(
    f"<tr><td><a href='/m{n}'>Mill {n}</a></td><td>{1700 + n}</td></tr>" for n in range(20)
)


@pytest.mark.parametrize("wrapper", ["<article>{}</article>", "<div id='content'>{}</div>", "{}"])
@pytest.mark.parametrize(
    ("body", "kind", "size"),
    [
        (f"<dl>{DEFINITIONS}</dl>", DefinitionList, 20),
        (f"<ul>{ITEMS}</ul>", List, 20),
        (f"<ol>{ITEMS}</ol>", List, 20),
        (f"<table>{ROWS}</table>", Table, 21),
    ],
)
def test_an_article_may_be_one_list_or_one_table(wrapper: str, body: str, kind: type, size: int) -> None:
    made = read(wrapper.format(f"<h1>Words of the mill</h1>{body}"))
    (block,) = blocks(made)
    assert isinstance(block, kind)
    parts = next(getattr(block, name) for name in ("entries", "items", "rows") if hasattr(block, name))
    assert len(parts) == size
    assert {dropped.text for dropped in made.dropped} >= {"Home", "About us"}


def test_a_page_of_links_is_no_article() -> None:
    with pytest.raises(SourceError, match="no article text"):
        read("<ul>" + "".join(f"<li><a href='/{n}'>Item number {n}</a></li>" for n in range(20)) + "</ul>")


def test_a_table_is_kept_whole() -> None:
    table = (
        "<table><caption>Mills by output</caption><tr><th rowspan='2'>Mill</th><th colspan='2'>Output</th></tr>"
        "<tr><th>Summer</th><th>Winter</th></tr><tr><th scope='row'><a href='/e'>Eling</a></th><td>4 t</td><td>"
        "<p>3 t</p><p>2 t at neap</p></td></tr><tr><th scope='row'><a href='/c'>Carew</a></th><td><ul><li>one</li>"
        "<li>two</li></ul></td><td>idle</td></tr></table>"
    )
    made = read(f"<article><h1>Words of the mill</h1>{paragraph(1)}{paragraph(2)}{table}{paragraph(3)}</article>")
    (block,) = (block for block in blocks(made) if isinstance(block, Table))
    assert block.caption_text == "Mills by output"
    assert (block.header_rows, block.header_columns) == (2, 1)
    assert [[cell.text for cell in row] for row in block.rows] == [
        ["Mill", "Output"],
        ["Summer", "Winter"],
        ["Eling", "4 t", "3 t 2 t at neap"],
        ["Carew", "one two", "idle"],
    ]
    assert [(cell.rows, cell.columns) for cell in block.rows[0]] == [(2, 1), (1, 2)]


def test_a_first_row_in_bold_is_a_header() -> None:
    table = "<table><tr><td><b>Stone</b></td><td><b>Weight</b></td></tr><tr><td>Upper</td><td>900 kg</td></tr></table>"
    made = read(f"<article><h1>Words of the mill</h1>{paragraph(1)}{paragraph(2)}{table}{paragraph(3)}</article>")
    assert [block.header_rows for block in blocks(made) if isinstance(block, Table)] == [1]


def test_nested_lists_of_links_are_kept_whole() -> None:
    nested = (
        "<ul><li>In <a href='/england'>England</a>:<ul><li><a href='/eling'>Eling</a></li><li><a href='/carew'>Carew"
        "</a></li></ul></li><li>In France, by the sea:<ul><li><a href='/birlot'>Birlot</a></li></ul></li></ul>"
    )
    made = read(f"<article><h1>Words of the mill</h1>{paragraph(1)}{paragraph(2)}{nested}{paragraph(3)}</article>")
    (block,) = (block for block in blocks(made) if isinstance(block, List))
    assert items(block) == ["In England:", "Eling", "Carew", "In France, by the sea:", "Birlot"]


LINKS = (
    "<ul><li><a href='https://a.example/1'>Tide mills</a></li><li><a href='https://b.example/2'>Stones</a></li></ul>"
)


@pytest.mark.parametrize("heading", ["Sources", "See also", "External links", "Sources &amp; links", "Weblinks"])
def test_a_section_of_sources_is_part_of_the_article(heading: str) -> None:
    sections = "".join(f"<h2>Part {n}</h2>{paragraph(n)}{paragraph(n + 1)}" for n in (1, 4))
    made = read(f"<article><h1>Words of the mill</h1>{paragraph(0)}{sections}<h2>{heading}</h2>{LINKS}</article>")
    assert items(blocks(made)[-1]) == ["Tide mills", "Stones"]


@pytest.mark.parametrize("heading", ["Related articles", "You may also like", "More from The Post"])
def test_a_section_of_other_articles_is_not(heading: str) -> None:
    sections = "".join(f"<h2>Part {n}</h2>{paragraph(n)}{paragraph(n + 1)}" for n in (1, 4))
    made = read(f"<article><h1>Words of the mill</h1>{paragraph(0)}{sections}<h2>{heading}</h2>{LINKS}</article>")
    assert not any(isinstance(block, List) for block in blocks(made))


def test_a_section_of_a_table_and_the_lead_are_not_overlooked() -> None:
    sections = "".join(f"<h2 id='p{n}'>Part {n}</h2>{paragraph(n)}{paragraph(n + 1)}" for n in (1, 4))
    contents = "<ul><li><a href='#p1'>Part 1</a></li><li><a href='#p4'>Part 4</a></li><li><a href='#t'>T</a></li></ul>"
    table = "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"
    lead = "<p>The <code>turn()</code> method of the <code>Wheel</code> turns the wheel by an angle, and says so.</p>"
    made = read(f"<article><h1>Words of the mill</h1>{lead}{contents}{sections}<h2 id='t'>Table</h2>{table}</article>")
    kinds = [type(block) for block in blocks(made)]
    assert kinds[:2] == [Paragraph, List]
    assert kinds[-2:] == [Heading, Table]


def test_a_table_of_contents_is_kept_and_not_said() -> None:
    sections = "".join(f"<h2 id='p{n}'>Part {n}</h2>{paragraph(n)}{paragraph(n + 1)}" for n in (1, 4, 7))
    contents = "".join(f"<li><a href='#p{n}'>Part {n}</a></li>" for n in (1, 4, 7))
    made = read(f"<article><h1>Words of the mill</h1><p>Contents</p><ul>{contents}</ul>{sections}</article>")
    first = blocks(made)[0]
    assert isinstance(first, List)
    assert first.contents
    assert ("Contents", "the heading of the table of contents") in {(item.text, item.why) for item in made.dropped}
    said = [one.spoken for one in write_script(identify(made)).utterances]
    assert said.count("Part 1") == 1  # as the heading
    assert "List, 3 items." not in said


@pytest.mark.parametrize(
    "tool",
    [
        "<span class='mw-editsection'><span>[</span><a href='/w?action=edit'>edit</a><span>]</span></span>",
        "<span>[<a href='/w?action=edit'>Bearbeiten</a>]</span>",
    ],
)
def test_a_heading_has_no_tools(tool: str) -> None:
    body = f"<h1>Words of the mill</h1>{paragraph(1)}{paragraph(2)}<h2>History{tool}</h2>{paragraph(3)}{paragraph(4)}"
    made = read(f"<article>{body}</article>")
    assert [block.text for block in blocks(made) if isinstance(block, Heading)] == ["History"]


def test_brackets_of_a_heading_stay() -> None:
    heading = "<h2>History <span>[<a href='/x'>abridged</a>]</span></h2>"
    body = f"<h1>Words of the mill</h1>{paragraph(1)}{paragraph(2)}{heading}"
    made = read(f"<article>{body}{paragraph(3)}{paragraph(4)}</article>")
    (block,) = (block for block in blocks(made) if isinstance(block, Heading))
    assert plain(block.inlines) == "History [abridged]"


def test_a_table_of_contents_is_not_in_the_book() -> None:
    contents = List("", False, 1, ((Paragraph("", (Text("Part 1"),)),),), contents=True)
    made = identify(Article(Metadata("T"), (Section("", 1, None, (contents, Paragraph("", (Text("Words."),)))),)))
    assert [one.spoken for one in write_script(made).utterances] == ["T", "Words."]
