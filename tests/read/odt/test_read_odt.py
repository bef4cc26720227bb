"""OpenDocument texts as an Article: what Writer and pandoc write, part by part, as the Markdown it comes out as."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from archives import png, zipped
from audicle.errors import SourceError
from audicle.progress import SilentProgress
from audicle.publish.plain.markdown import as_markdown
from audicle.read import read_explained
from audicle.read.source import Source
from audicle.settings import Settings

if TYPE_CHECKING:
    from audicle.model import Article

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing", "meta": "meta",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
LISTS = """
<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
<text:list-style style:name="L3"><text:list-level-style-number text:level="1" style:num-format="1"/>
<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/></text:list-style>
"""
STYLES = """
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Up" style:family="text"><style:text-properties style:text-position="33% 58%"/></style:style>
<style:style style:name="Down" style:family="text"><style:text-properties style:text-position="sub 58%"/></style:style>
<style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="De" style:family="text"><style:text-properties fo:language="de" fo:country="DE"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Preformatted_20_Text"/>
<style:style style:name="Quotations" style:family="paragraph"/>
<style:style style:name="Preformatted_20_Text" style:display-name="Preformatted Text" style:family="paragraph"/>
<style:style style:name="P3" style:family="paragraph" style:parent-style-name="P4"/>
<style:style style:name="P4" style:family="paragraph" style:parent-style-name="P3"/>
"""


def content(body: str, styles: str = "") -> str:
    automatic = f"<office:automatic-styles>{STYLES}{LISTS}{styles}</office:automatic-styles>"
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    return f"<office:document-content {NAMES}>{automatic}{text}</office:document-content>"


def read(body: str, styles: str = "", **members: bytes | str) -> Article:
    names = {name.replace("__", "/").replace("_", "."): member for name, member in members.items()}
    mimetype = {"mimetype": "application/vnd.oasis.opendocument.text"}
    return opened(zipped({**mimetype, "content.xml": content(body, styles), **names}))


def opened(data: bytes, name: str = "a.odt") -> Article:
    return read_explained(Source(name, data), Settings(language="en"), SilentProgress())[0].article


def markdown(article: Article) -> str:
    return as_markdown(article).split("---\n", 2)[2].strip()


def line(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def span(style: str, text: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def items(*texts: str) -> str:
    return "".join(f"<text:list-item>{one if one.startswith('<') else line(one)}</text:list-item>" for one in texts)


INNER, SIX, FIRST = items("in"), items("six"), line("First 1")
HEAD, VALUE, WHY = line("Head"), line("v"), line("Why.")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (line(f"The {span('I', 'sea')} is {span('B', 'cold')}."), "The *sea* is **cold**."),
        (line(f"x{span('Up', '2')} and H{span('Down', '2')}O"), "x<sup>2</sup> and H<sub>2</sub>O"),
        (line('One<text:s text:c="3"/>two<text:tab/>three'), "One two three"),
        (line("One<text:line-break/>two"), "One\\\ntwo"),
        (line("One<text:soft-page-break/>two"), "Onetwo"),
        (line('See <text:a xlink:href="https://example.org/a?b=c&amp;d=e">it</text:a>.'),
         "See [it](https://example.org/a?b=c&d=e)."),
        (line("a") + line("quoted", "P1") + line("more", "P1"), "a\n\n> quoted\n> \n> more"),
        (line("a") + line('if x:', "P2") + line('<text:s text:c="4"/>y', "P2"), "a\n\n```\nif x:\n    y\n```"),
        (line("<text:ruby><text:ruby-base>漢字</text:ruby-base><text:ruby-text>かんじ</text:ruby-text></text:ruby>です"),
         '{: lang="ja"}\n<ruby>漢字<rt>かんじ</rt></ruby>です'),
        (line(f"He said {span('De', 'Guten Morgen, liebe Freunde')} to us."),
         'He said <span lang="de-DE">Guten Morgen, liebe Freunde</span> to us.'),
        (line("x <office:annotation><dc:creator>Me</dc:creator><text:p>No.</text:p></office:annotation>y"), "x y"),
        ('<text:tracked-changes><text:changed-region><text:deletion><text:p>old</text:p></text:deletion>'
         '</text:changed-region></text:tracked-changes>' + line("new"), "new"),
        (line("Page <text:page-number>7</text:page-number> of it"), "Page 7 of it"),
        (line("a", "P3"), "a"),  # styles based on each other
    ],
)  # fmt: skip
def test_paragraphs(body: str, expected: str) -> None:
    assert markdown(read(body)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f'<text:list text:style-name="L1">{items("one", "two")}</text:list>', "1. one\n2. two"),
        (f'<text:list text:style-name="L2">{items("one", "two")}</text:list>', "- one\n- two"),
        (f'<text:list text:style-name="L1">{items("one", line("two") + f"<text:list>{INNER}</text:list>")}'
         "</text:list>", '1. one\n2. two\n\n   {: type="a"}\n   1. in'),
        # Writer parts a list at each change of level, and says how it goes on
        (f'<text:list xml:id="x" text:style-name="L1">{items("one")}</text:list>' + line("between")
         + f'<text:list xml:id="y" text:continue-list="x" text:style-name="L1">{items("two")}</text:list>'
         + line("again") + f'<text:list text:continue-list="y" text:style-name="L1">{items("three")}</text:list>',
         "1. one\n\nbetween\n\n2. two\n\nagain\n\n3. three"),
        (f'<text:list text:style-name="L1"><text:list-item text:start-value="5">{line("five")}</text:list-item>'
         f"{SIX}</text:list>", "5. five\n6. six"),
        (f'<text:list text:style-name="L3">{items("one", line("two") + f"<text:list>{INNER}</text:list>")}'
         "</text:list>", r"1. one" "\n2. two\n\n2\\.1 in"),
        (f'<text:list text:style-name="L2">{items("<text:section>" + line("in a section") + "</text:section>")}'
         "</text:list>", "- in a section"),
        (f'<text:list text:style-name="L2">{items(line("one") + line("still one"), "two")}</text:list>',
         "- one\n\n  still one\n- two"),
    ],
)  # fmt: skip
def test_lists(body: str, expected: str) -> None:
    assert markdown(read(body)) == expected


def test_headings_have_the_numbers_that_the_document_gives_them() -> None:
    numbers = '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>'
    numbers += (
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
    )
    body = "".join(
        f'<text:h text:outline-level="{level}">{text}</text:h>{line("x")}'
        for level, text in ((1, "First"), (2, "Part"), (2, "Other"), (1, "Second"))
    )
    article = read(line("T", "Title") + body, numbers)
    assert markdown(article).replace("\n\nx", "").split("\n\n") == [
        "## 1. First",
        "### 1.1 Part",
        "### 1.2 Other",
        "## 2. Second",
    ]


def test_notes_tables_and_what_is_left_out() -> None:
    table = (
        "<table:table><table:table-header-rows><table:table-row>"
        f'<table:table-cell table:number-columns-spanned="2">{HEAD}</table:table-cell><table:covered-table-cell/>'
        "</table:table-row></table:table-header-rows>"
        f'<table:table-row><table:table-cell table:number-columns-repeated="2">{VALUE}</table:table-cell>'
        "</table:table-row></table:table>"
    )
    note = f"<text:note-citation>1</text:note-citation><text:note-body>{WHY}</text:note-body>"
    contents = f"<text:table-of-content><text:index-body>{FIRST}</text:index-body></text:table-of-content>"
    article = read(contents + line(f"Text<text:note>{note}</text:note> {span('Gone', 'secret')}here.") + table)
    assert "Text[^fn1] here." in markdown(article)
    assert "[^fn1]: Why." in markdown(article)
    assert "Head" in markdown(article)
    assert [(item.text, item.why) for item in article.dropped] == [
        ("First 1", "the table of contents"),
        ("secret", "hidden text"),
    ]


def test_pictures_with_their_descriptions_and_captions() -> None:
    image = '<draw:image xlink:href="Pictures/a.png"/>'
    frame = f"<draw:frame>{image}<svg:title>T</svg:title><svg:desc>A gull</svg:desc></draw:frame>"
    caption = line(f"{frame}Figure 1: By the sea", "Illustration")
    boxed = f"<draw:frame><draw:text-box>{caption}</draw:text-box></draw:frame>"
    article = read(line("a") + line(boxed) + line("b"), Pictures__a_png=png(8, 8))
    assert markdown(article) == "a\n\n![A gull](Pictures/a.png)\n*Figure 1: By the sea*\n\nb"
    assert len(article.images) == 1


def test_formulas_are_their_mathml() -> None:
    math = (
        '<math:math xmlns:math="http://www.w3.org/1998/Math/MathML"><math:semantics><math:mi>x</math:mi>'
        '<math:annotation encoding="StarMath 5.0">x</math:annotation></math:semantics></math:math>'
    )
    frame = '<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>'
    body = line(f"So {frame} it is.")
    archive = zipped({"content.xml": content(body), "Object 1/content.xml": math})
    assert "So $x$ it is." in markdown(opened(archive))


def test_a_document_that_is_one_file() -> None:
    data = base64.b64encode(png(8, 8)).decode()
    image = f"<draw:image><office:binary-data>{data}</office:binary-data></draw:image>"
    body = line(f"x<draw:frame>{image}<svg:desc>A gull</svg:desc></draw:frame>")
    meta = "<office:meta><dc:title>Flat</dc:title><meta:initial-creator>Ann Lee</meta:initial-creator></office:meta>"
    whole = f"{meta}<office:body><office:text>{body}</office:text></office:body>"
    flat = f'<?xml version="1.0"?>\n<office:document {NAMES}>{whole}</office:document>'
    article = opened(flat.encode(), "a.fodt")
    assert article.metadata.title == "Flat"
    assert article.metadata.authors == ("Ann Lee",)
    assert len(article.images) == 1


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"content.xml": content("").replace("office:text", "office:spreadsheet")}, "no text document"),
        ({"content.xml": "x", "META-INF/manifest.xml": "<manifest:encryption-data/>"}, "locked with a password"),
        ({"content.xml": "not XML"}, "damaged"),
        ({"content.xml": content("")}, "no text"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "no content"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused_in_one_line(members: dict[str, str], said: str) -> None:
    with pytest.raises(SourceError, match=said):
        opened(zipped(members))
