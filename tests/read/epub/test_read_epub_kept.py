"""What books hold for who cannot see or play it, and chapters reached by an anchor: kept, or named as left out."""

from __future__ import annotations

import pytest

from archives import book, page
from audicle.model import Article, Figure, Heading, Paragraph, plain
from audicle.model.blocks import runs, walk
from audicle.model.inlines import MathSpan, Ruby
from audicle.progress import SilentProgress
from audicle.read.epub import read_epub
from audicle.read.source import Source

TEXT = "<p>The keeper wrote down the height of the tide.</p>"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="80">{}</svg>'


def made(body: str | dict[str, bytes | str], contents: str = "", **extra: str) -> Article:
    documents = {"a.xhtml": body} if isinstance(body, str) else body
    members: dict[str, bytes | str] = {name.replace("_", "."): text for name, text in extra.items()}
    items = ""
    if contents:
        members["nav.xhtml"] = page(f'<nav epub:type="toc"><ol>{contents}</ol></nav>')
        items = '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    return read_epub(
        Source("b.epub", book(documents, "<dc:title>Book</dc:title>", members, items)), SilentProgress()
    ).article


def said(article: Article) -> list[str]:
    found = []
    for section in article.sections:
        found += [section.heading.text] if section.heading else []
        found += [plain(run) for block in walk(section.blocks) for run in runs(block) if plain(run)]
    return found


def figures(article: Article) -> list[tuple[str | None, str | None]]:
    blocks = [block for section in article.sections for block in walk(section.blocks)]
    return [(block.alt, block.description) for block in blocks if isinstance(block, Figure)]


def test_words_in_a_drawing_are_its_alternative_text() -> None:
    words = "<text>High water at nine.</text><text>Low water at three.</text>"
    assert figures(made(TEXT + SVG.format(words))) == [("High water at nine. Low water at three.", None)]
    named = f"<title>Tides</title>{words}"
    assert figures(made(TEXT + SVG.format(named))) == [("Tides", "High water at nine. Low water at three.")]


def test_many_words_in_a_drawing_are_text() -> None:
    line = "The tide comes in twice a day and goes out twice. "
    assert line.strip() in said(made(TEXT + SVG.format(f"<text>{line * 20}</text>")))[-1]


@pytest.mark.parametrize(
    "holder",
    [
        '<audio src="s.mp3"><p>The bell rings three times.</p></audio>',
        '<video src="v.mp4"><p>The bell rings three times.</p></video>',
        '<object data="x.bin" type="application/x-bell"><p>The bell rings three times.</p></object>',
        "<form><fieldset><legend>The bell rings three times.</legend><input/></fieldset></form>",
        '<iframe src="f.xhtml"></iframe>',
    ],
)
def test_what_stands_in_for_sounds_and_frames_is_read(holder: str) -> None:
    assert (
        said(made(TEXT + holder, f_xhtml=page("<p>The bell rings three times.</p>")))[-1]
        == "The bell rings three times."
    )


def test_what_is_only_for_old_reading_systems_and_what_is_hidden_is_named_as_left_out() -> None:
    article = made(
        TEXT
        + '<audio src="s.mp3">Your reader does not support audio.</audio><p hidden="hidden">A secret.</p>'
        + '<nav epub:type="landmarks"><ol><li>Start</li></ol></nav>'
    )
    assert [(one.text, one.why) for one in article.dropped] == [
        ("A secret.", "hidden by the book"),
        ("Start", "the table of contents"),
        ("Your reader does not support audio.", "for who cannot play what is in the book"),
    ]


def test_readings_and_pictures_of_characters_are_of_their_words() -> None:
    gaiji = '<img class="gaiji" src="g.png" alt="喰"/>'
    article = made(
        f"<p><ruby><rb>{gaiji}</rb><rt>く</rt></ruby>い、漢{gaiji}字。</p>"
        '<p><img src="t.png" alt="T"/>he tide.</p><p><img src="m.png" alt="M"/></p>'
    )
    first, second = (block for block in article.sections[0].blocks if isinstance(block, Paragraph))
    assert first.text == "喰い、漢喰字。"
    assert Ruby("喰", "く") in first.inlines
    assert second.text == "The tide."
    assert figures(article) == [("M", None)]


def test_a_placeholder_is_no_formula() -> None:
    said_nothing = 'xmlns="http://www.w3.org/1998/Math/MathML" alttext="Alternative text not available"'
    article = made(f"<p>It is <math {said_nothing}><mfrac><mi>a</mi><mi>b</mi></mfrac></math>.</p>")
    paragraph = article.sections[0].blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert [one.text for one in paragraph.inlines if isinstance(one, MathSpan)] == ["a/b"]


def test_brackets_around_what_leads_back_are_not_of_the_note() -> None:
    article = made(
        '<p>It fell<a id="r" epub:type="noteref" href="#n">1</a> later.</p><aside epub:type="footnote" id="n"><p>'
        '[<a href="#r" epub:type="backlink">1</a>] The log is in the museum.</p></aside>'
    )
    block = article.notes[0].blocks[0]
    assert isinstance(block, Paragraph)
    assert block.text == "The log is in the museum."


def entry(title: str, address: str, inside: str = "") -> str:
    return f'<li><a href="{address}">{title}</a>{f"<ol>{inside}</ol>" if inside else ""}</li>'


def test_contents_that_point_into_a_document_make_chapters() -> None:
    long = TEXT * 4
    body = (
        f'<p id="one" class="c">One</p>{long}<div id="two">{long}</div><p>{"x " * 9}</p><h1 id="three">Three</h1>{long}'
    )
    article = made(body, "".join(entry(name.title(), f"a.xhtml#{name}") for name in ("one", "two", "three")))
    assert [section.title for section in article.sections] == ["One", "Two", "Three"]
    assert len(article.sections[1].blocks) == 5


def test_the_end_of_a_chapter_stays_with_it() -> None:
    documents: dict[str, bytes | str] = {
        "a.xhtml": f"<h1>One</h1>{TEXT}",
        "b.xhtml": f'<p>The end.</p><div id="t">{TEXT * 3}</div>',
    }
    article = made(documents, entry("One", "a.xhtml") + entry("Two", "b.xhtml#t"))
    assert [section.title for section in article.sections] == ["One", "Two"]
    assert said(article)[:3] == ["One", "The keeper wrote down the height of the tide.", "The end."]


def test_contents_that_list_each_paragraph_divide_nothing() -> None:
    body = "<h1>One</h1>" + "".join(f'<p id="p{number}">Line {number}.</p>' for number in range(40))
    contents = entry("One", "a.xhtml", "".join(entry(f"L{number}", f"a.xhtml#p{number}") for number in range(40)))
    article = made(body, contents)
    assert [section.title for section in article.sections] == ["One"]
    assert not any(isinstance(block, Heading) for block in article.sections[0].blocks)
