"""What a page is read as, shape by shape."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audicle.errors import AudicleError, SourceError
from audicle.model import (
    Article,
    Aside,
    Block,
    Embed,
    Figure,
    Heading,
    Link,
    List,
    NoteReference,
    Paragraph,
    Quote,
    Table,
)
from audicle.model.blocks import runs, walk
from audicle.progress import SilentProgress
from audicle.read.html import read_html
from audicle.read.source import Source

FILLER = (
    "<p>The mill stood where the river turns, and for three hundred years it ground what the valley grew, wet or "
    "dry.</p><p>Nobody living remembers it at work, but the stones are still there, and on Sundays a guide will make "
    "them turn.</p>"
)


def read(body: str, head: str = "", **source: object) -> Article:
    article = f"{FILLER}{body}{FILLER.replace('mill', 'barn')}"
    page = f"<html><head><meta charset='utf-8'>{head}</head><body><article>{article}</article></body></html>"
    return read_html(Source("page.html", page.encode(), **source), SilentProgress()).article  # type: ignore[arg-type]


def blocks(article: Article) -> tuple[Block, ...]:
    found: list[Block] = []
    for section in article.sections:
        found += [section.heading] if section.heading else []
        found += section.blocks
    return walk(tuple(found))


def of_kind(article: Article, kind: type) -> list[Block]:
    return [block for block in blocks(article) if isinstance(block, kind)]


def words(article: Article) -> str:
    return " ".join(block.text for block in blocks(article) if isinstance(block, Paragraph | Heading))


def test_levels_are_kept() -> None:
    article = read(f"<h2>One</h2>{FILLER}<h4>Deep</h4>{FILLER}")
    assert [(block.level, block.text) for block in of_kind(article, Heading)] == [(2, "One"), (4, "Deep")]


def test_picture_alone_in_a_link_is_a_figure_that_leads_somewhere() -> None:
    article = read('<p><a href="big.jpg"><img src="small.jpg" alt="A wheel"></a></p>')
    (figure,) = of_kind(article, Figure)
    assert (figure.src, figure.alt, figure.href) == ("small.jpg", "A wheel", "big.jpg")


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="data:image/gif;base64,R0lGOD" data-src="wheel.jpg" alt="A wheel">',
        '<img src="/blank.gif" srcset="wheel.jpg 800w, tiny.jpg 80w" alt="A wheel">',
        '<img class="lazy" alt="A wheel"><noscript><img src="wheel.jpg" alt="A wheel"></noscript>',
        '<picture><source srcset="wheel.jpg 2x, tiny.jpg 1x"><img alt="A wheel"></picture>',
        '<span><img data-lazy-src="wheel.jpg" src="/lazy-loader.svg" alt="A wheel"></span>',
        '<amp-img src="wheel.jpg" alt="A wheel" width="600" height="400"></amp-img>',
        "<img alt='A wheel' src='/e1.gif' data-src='{\"default\":{\"src\":\"wheel.jpg\"}}'>",
    ],
)
def test_late_pictures_are_found(markup: str) -> None:
    article = read(f"<figure>{markup}<figcaption>The wheel.</figcaption></figure>")
    (figure,) = of_kind(article, Figure)
    assert (figure.src, figure.alt, figure.caption_text) == ("wheel.jpg", "A wheel", "The wheel.")


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="wp-caption"><img src="w.jpg"><p class="wp-caption-text">The wheel.</p></div>',
        '<div class="image-box"><div><img src="w.jpg"></div><div class="cutline">The wheel.</div></div>',
        '<table class="tr-caption-container"><tr><td><img src="w.jpg"></td></tr>'
        '<tr><td class="tr-caption">The wheel.</td></tr></table>',
        '<p><img src="w.jpg"></p><p><em>The wheel.</em></p>',
        '<p><img src="w.jpg"><br>The wheel.</p>',
        '<figure><img src="w.jpg"></figure><figcaption>The wheel.</figcaption>',
    ],
)
def test_captions_beside_pictures_are_captions_and_not_text(markup: str) -> None:
    article = read(markup)
    (figure,) = of_kind(article, Figure)
    assert figure.caption_text == "The wheel."
    assert "The wheel." not in words(article)


def test_figure_whose_picture_is_gone_keeps_its_caption() -> None:
    (figure,) = of_kind(read("<figure><div></div><figcaption>The wheel.</figcaption></figure>"), Figure)
    assert (figure.src, figure.caption_text) == (None, "The wheel.")


def test_ornaments_are_not_figures() -> None:
    article = read(
        '<p><img src="/img/logo.png"><img src="x.gif" width="1" height="1"><img class="avatar" src="a.jpg"></p>'
    )
    assert not of_kind(article, Figure)


def test_alt_is_told_from_its_absence_and_from_decoration() -> None:
    article = read(
        '<p><img src="a.jpg"></p><p><img src="b.jpg" alt=""></p><p><img src="c.jpg" alt="" role="presentation"></p>'
    )
    assert [(figure.alt, figure.decorative) for figure in of_kind(article, Figure)] == [
        (None, False),
        (None, False),
        (None, True),
    ]


def test_layout_tables_are_unwrapped_and_data_tables_kept() -> None:
    layout = read(f'<table role="presentation"><tr><td>{FILLER}</td><td><p>Beside it.</p></td></tr></table>')
    assert not of_kind(layout, Table)
    data = read("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>")
    (table,) = of_kind(data, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [["1", "2"], ["3", "4"]]
    assert (table.header_rows, table.header_columns) == (0, 0)


def test_header_cells_that_span_rows_count_in_every_row() -> None:
    (table,) = of_kind(
        read(
            "<table><thead><tr><td>Y</td><td>Q</td><td>N</td></tr></thead>"
            "<tr><th rowspan=2>2001</th><th>1</th><td>5</td></tr><tr><th>2</th><td>6</td></tr></table>"
        ),
        Table,
    )
    assert (table.header_rows, table.header_columns) == (1, 2)


def test_pull_quote_that_repeats_the_text_is_dropped_with_the_reason() -> None:
    article = read('<aside class="pullquote"><p>the stones are still there, and on Sundays a guide will</p></aside>')
    assert not of_kind(article, Aside) + of_kind(article, Quote)
    assert [item.why for item in article.dropped] == ["a quote that repeats the text"]


def test_quote_names_whom_it_quotes() -> None:
    (quote,) = of_kind(read("<blockquote><p>It turns.</p><footer>— <cite>Galileo</cite></footer></blockquote>"), Quote)
    assert [block.text for block in quote.blocks] == ["It turns."]
    assert "".join(part.text for part in quote.citation if hasattr(part, "text")) == ""
    assert runs(quote)[0] == quote.citation


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("1. The rules of 2021.", "The rules of 2021."),
        ("1) The rules.", "The rules."),
        ("[1] The rules.", "The rules."),
        ("(1) The rules.", "The rules."),
        ("^1 The rules.", "The rules."),
        ("¹ The rules.", "The rules."),
        ("<b>1</b>. The rules.", "The rules."),
        ("<sup>1</sup>The rules.", "The rules."),
        ("<a href='#r1'>1</a>. The rules.", "The rules."),
        ("<a href='#r1'>^</a> 1. The rules.", "The rules."),
        ("<span>1. The rules.</span>", "The rules."),
        ("1 ship sank.", "1 ship sank."),
        ("1.5 ships sank.", "1.5 ships sank."),
        ("1914. The rules.", "1914. The rules."),
        ("2. The rules.", "2. The rules."),
        (".5 ships sank.", ".5 ships sank."),
        ("1.", "1."),
    ],
)
def test_a_note_does_not_begin_with_its_own_label(note: str, said: str) -> None:
    article = read(
        '<p>It turns<sup><a href="#fn1" id="r1">1</a></sup> still, and so does every other thing in this valley.</p>'
        f'<div class="footnotes"><p id="fn1">{note} <a href="#r1">↩</a></p></div>'
    )
    (found,) = article.notes
    assert (found.label, [block.text for block in found.blocks if isinstance(block, Paragraph)]) == ("1", [said])


def test_notes_leave_the_text_and_their_marks_become_references() -> None:
    article = read(
        '<p>It turns<sup><a href="#fn1" id="r1">1</a></sup> still, and so does every other thing in this valley.</p>'
        '<div class="footnotes"><ol><li id="fn1">Slowly. <a href="#r1">↩</a></li></ol></div>'
    )
    (note,) = article.notes
    assert (note.label, [block.text for block in note.blocks]) == ("1", ["Slowly."])
    references = [
        part for block in blocks(article) for run in runs(block) for part in run if isinstance(part, NoteReference)
    ]
    assert references == [NoteReference(note.id, "1")]
    assert "Slowly" not in words(article)


def test_scripts_have_no_reach() -> None:
    article = read(
        '<p onclick="x()">A line of text with <a href=" javascript:alert(1)">a trap</a>,'
        ' <a href="data:text/html,x">two</a> and <a href="https://ok.example/">a road</a> for the reader to follow.</p>'
        "<script>evil()</script><style>p{}</style>"
        "<form><p>Your name</p><input></form><object>old</object>"
    )
    links = [part.href for block in blocks(article) for run in runs(block) for part in run if isinstance(part, Link)]
    assert links == ["https://ok.example/"]
    assert "a trap, two and a road" in words(article)
    assert "evil" not in words(article)
    assert "Your name" not in words(article)


def test_videos_are_links_and_widgets_are_nothing() -> None:
    article = read(
        '<iframe src="//www.youtube.com/embed/abcdefg1234" title="The mill at work"></iframe>'
        '<iframe src="https://ads.example/frame"></iframe>'
    )
    assert of_kind(article, Embed) == [Embed("", "https://www.youtube.com/watch?v=abcdefg1234", "The mill at work")]


def test_address_is_absolute_where_the_base_is_known() -> None:
    (figure,) = of_kind(read('<p><img src="a/b.jpg"></p>', url="https://site.example/x/page"), Figure)
    assert figure.src == "https://site.example/x/a/b.jpg"


def test_list_that_a_colon_announces_belongs_to_the_text() -> None:
    (found,) = of_kind(
        read("<p>What is left of it, as far as anyone knows:</p><ul><li>a stone</li><li>a name</li></ul>"), List
    )
    assert len(found.items) == 2


def test_two_breaks_make_paragraphs() -> None:
    article = read(
        "<div>One line that is long enough to be a paragraph.<br><br>Another line, as long as the first.</div>"
    )
    texts = [block.text for block in of_kind(article, Paragraph)]
    assert "One line that is long enough to be a paragraph." in texts
    assert "Another line, as long as the first." in texts


@pytest.mark.parametrize(
    "line", ["Advertisement", "Share this article", "3 min read", "Sign up for our newsletter today"]
)
def test_lines_of_the_site_are_dropped_inside_the_text_too(line: str) -> None:
    article = read(f"<p>{line}</p>")
    assert line not in words(article)
    assert line in [item.text for item in article.dropped]


@pytest.mark.parametrize(
    "data", [b"<html></html>", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", b" \n\0", b""]
)
def test_page_without_text_is_an_error_with_a_remedy(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        read_html(Source("empty.html", data), SilentProgress())
    assert caught.value.remedy


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 10_000 + "deep" + "</div>" * 10_000,
        "<b><i>" * 3_000 + "deep",
        "<blockquote>" * 5_000 + "<p>deep</p>",
        "<ul><li>" * 2_000 + "deep",
        "<table><tr><td>" * 1_000 + "deep",
        "a\0b" * 1_000,
        "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>&b;",
        "<a href='" + "x" * 1_000_000 + "'>long</a>",
        "<p>" + "<span>" * 100_000,
        f"<img src='data:image/png;base64,{'A' * 5_000_000}'>",
    ],
    ids=["div", "inline", "quote", "list", "table", "nul", "entities", "link", "spans", "data"],
)
def test_hostile_pages_end_soon_and_well(body: str) -> None:
    began = time.process_time()
    article = read(body)
    assert "The mill stood" in words(article)
    assert time.process_time() - began < 10


def test_page_as_long_as_a_book_is_read_in_time_that_grows_with_it() -> None:
    line = "of a poem about the river, the mill, and what the stones and the water are for."
    lines = "".join(f"<p>Line {number} {line}</p>" for number in range(12_000))
    began = time.process_time()
    assert len(of_kind(read(lines), Paragraph)) == 12_004
    assert time.process_time() - began < 20


def test_endless_page_is_refused() -> None:
    with pytest.raises(SourceError, match="too large"):
        read_html(Source("big.html", b"<p>x" * 450_000), SilentProgress())


TAGS = st.sampled_from(
    [
        "p",
        "div",
        "span",
        "a",
        "b",
        "i",
        "em",
        "h1",
        "h2",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "td",
        "th",
        "thead",
        "blockquote",
        "figure",
        "figcaption",
        "img",
        "pre",
        "code",
        "br",
        "hr",
        "dl",
        "dt",
        "dd",
        "sup",
        "sub",
        "aside",
        "section",
        "article",
        "nav",
        "footer",
        "math",
        "mi",
        "noscript",
        "picture",
        "source",
        "iframe",
        "details",
        "summary",
        "q",
        "abbr",
        "script",
        "style",
        "form",
    ]
)
ATTRIBUTES = st.sampled_from(
    ["", ' class="caption"', ' id="fn1"', ' href="#fn1"', ' src="a.jpg"', ' lang="de"', ' dir="rtl"', " hidden",
     ' class="pullquote credit"', ' srcset=", ,1 2x w"', ' start="-3"', ' href="javascript:x"', ' class="katex"',
     ' colspan="9999999"']
)  # fmt: skip
PIECES = st.one_of(
    st.builds(lambda tag, attribute: f"<{tag}{attribute}>", TAGS, ATTRIBUTES),
    st.builds(lambda tag: f"</{tag}>", TAGS),
    st.text(max_size=20),
    st.sampled_from(["&amp;", "&#0;", "&bogus;", "<!--", "-->", "<![CDATA[", "<", ">", "\0", FILLER, "[1]", "1"]),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=60))
def test_no_soup_raises_anything_but_our_errors(pieces: list[str]) -> None:
    try:
        reading = read_html(Source("soup.html", "".join(pieces).encode("utf-8", "surrogatepass")), SilentProgress())
    except AudicleError:
        return
    assert blocks(reading.article)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_raise_anything_but_our_errors(data: bytes) -> None:
    with contextlib.suppress(AudicleError):
        read_html(Source("noise.html", data), SilentProgress())


def test_page_of_pictures_says_that_it_is_one() -> None:
    said: list[str] = []

    class Heard(SilentProgress):
        def warn(self, message: str) -> None:
            said.append(message)

    picture = "<img src='ferry.jpg' alt='A ferry' width='800' height='600'>"
    page = f"<title>Ferry</title><nav><a href='/'>Home</a></nav><div><h1>Ferry</h1><div>{picture}</div></div>"
    reading = read_html(Source("page.html", page.encode()), Heard())
    assert [type(block) for section in reading.article.sections for block in section.blocks] == [Figure]
    assert reading.how == "the pictures of the page, which has no text"
    assert said == ["page.html: this page is pictures only: what is read of it is what is said of them."]
