"""Pages that are built in ways of their own, or badly: what they say is read, and what is left out is named."""

from __future__ import annotations

import re

import pytest

from audicle.errors import SourceError
from audicle.model import Article, Code, DefinitionList, Embed, Figure, Heading, MathSpan, Paragraph
from audicle.model.blocks import walk
from audicle.progress import RecordingProgress, SilentProgress
from audicle.read.html import read_html
from audicle.read.source import Source

LINE = "The harbour was quiet, and those who live beside it had never seen so many boats in one morning before. "
TEXT = "".join(f"<p>{number}. {LINE * 2}</p>" for number in range(4))


def read(body: str, head: str = "", progress: SilentProgress | None = None) -> Article:
    page = f"<html lang=en><head><title>A ferry arrives</title>{head}</head><body>{body}</body></html>"
    return read_html(Source("page.html", page.encode()), progress or SilentProgress()).article


def blocks_of(article: Article, kind: type) -> list:
    return [block for section in article.sections for block in walk(section.blocks) if isinstance(block, kind)]


def said(article: Article) -> str:
    return " ".join(str(section) for section in article.sections)


@pytest.mark.parametrize("level", ["<ul><li>x", "<b>x ", "<table><tr><td>x", "<div>x", "<dl><dd>x", "<i><font>x "])
def test_text_nested_without_end_is_kept_and_named(level: str) -> None:
    progress = SilentProgress()
    deep = "".join(level.replace("x", f"w{number} ") for number in range(3000))
    article = read(f"<article><h1>A ferry arrives</h1>{TEXT}{deep}</article>", progress=progress)
    everything = said(article) + " ".join(item.text for item in article.dropped)
    assert {f"w{number}" for number in range(3000)} <= set(re.findall(r"w\d+", everything))
    assert any("nested more than" in warning for warning in progress.warnings)


def test_nested_definitions_without_terms_are_read_once() -> None:
    article = read(f"<article>{TEXT}{'<dl><dd>' * 40}<p>{LINE}</p></article>")
    assert said(article).count(LINE.strip()) > 0
    assert not blocks_of(article, DefinitionList)


def test_definition_before_the_first_term_is_kept() -> None:
    article = read(f"<article>{TEXT}<dl><dd>Before them all.</dd><dt>Quay</dt><dd>A wall.</dd></dl>{TEXT}</article>")
    assert "Before them all." in said(article)
    assert len(blocks_of(article, DefinitionList)) == 1


def test_entities_of_a_page_are_left_out_with_a_warning() -> None:
    progress = SilentProgress()
    subset = '[<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;"> <!ENTITY amp "&#38;">]'
    body = f"<article><h1>A ferry arrives</h1><p>It says &b; &amp; stays. {LINE}</p>{TEXT}</article>"
    page = f"<!DOCTYPE html {subset}><html lang=en><head><title>T</title></head><body>{body}</body></html>"
    article = read_html(Source("page.html", page.encode()), progress).article
    assert "It says & stays." in said(article)
    assert "]>" not in " ".join(item.text for item in article.dropped) + said(article)
    assert progress.warnings == [
        "page.html: the page declares entities of its own, which are not expanded; left out: &b;."
    ]


def test_page_of_too_much_markup_is_refused_but_not_for_its_pictures() -> None:
    with pytest.raises(SourceError, match="20 MB"):
        read(f"<article>{TEXT}<p title='{'x' * 20_000_000}'>x</p></article>")
    picture = f"<img src='data:image/png;base64,{'A' * 21_000_000}' alt=A>"
    assert len(blocks_of(read(f"<article>{TEXT}{picture}{TEXT}</article>"), Figure)) == 1


EDIT = '<span class="mw-editsection"><span>[</span><a href="?action=edit">edit</a><span>]</span></span>'


def test_wiki_headings_have_no_edit_links() -> None:
    article = read(
        f'<div><h1>A ferry arrives{EDIT}</h1>{TEXT}<h2><span class="mw-headline">Boats</span>{EDIT}</h2>{TEXT}'
        f'<div class="mw-heading"><h3>Quays</h3>{EDIT}</div>{TEXT}</div>'
    )
    assert article.metadata.title == "A ferry arrives"
    assert article.sections[-1].title == "Boats"
    assert [heading.text for heading in blocks_of(article, Heading)] == ["Quays"]


WIKI = (
    '<span class="mwe-math-element"><span class="mwe-math-mathml-a11y" style="display: none;"><math><mi>π</mi></math>'
    '</span><img src="a.svg" class="mwe-math-fallback-image-inline" aria-hidden="true" alt="{\\displaystyle \\pi }">'
    "</span>"
)


def test_wiki_formula_is_its_mathml_and_no_picture() -> None:
    article = read(f"<article>{TEXT}<p>The number {WIKI} is needed here. {LINE}</p>{TEXT}</article>")
    (paragraph,) = [block for block in blocks_of(article, Paragraph) if "The number" in block.text]
    (formula,) = [inline for inline in paragraph.inlines if isinstance(inline, MathSpan)]
    assert "<mi>π</mi>" in (formula.mathml or "")
    assert not blocks_of(article, Figure)


@pytest.mark.parametrize(
    "image",
    [
        '<img class="mwe-math-fallback-image-inline" src="a.svg" alt="{\\displaystyle \\frac{1}{2}}">',
        '<img class="latex" src="a.png" alt="\\frac{1}{2}">',
        '<img class="latex" src="a.png" alt="\\displaystyle \\frac{1}{2}">',
    ],
)
def test_picture_of_a_formula_is_one_formula(image: str) -> None:
    article = read(f"<article>{TEXT}<p>Some {image} of it. {LINE}</p>{TEXT}</article>")
    (paragraph,) = [block for block in blocks_of(article, Paragraph) if block.text.startswith("Some")]
    formulas = [inline for inline in paragraph.inlines if isinstance(inline, MathSpan)]
    assert [formula.text for formula in formulas] == ["\\frac{1}{2}"]
    assert "<mfrac>" in (formulas[0].mathml or "")
    assert not blocks_of(article, Figure)


def test_language_of_code_named_as_a_highlighter_does() -> None:
    code = '<div class="highlight highlight-source-shell"><pre>ls -l</pre></div>'
    (block,) = blocks_of(read(f"<article>{TEXT}{code}{TEXT}</article>"), Code)
    assert block.language == "shell"


LEADS = [
    '<header><figure class="lead"><img src="lead.jpg" alt="Ferry at dawn"><figcaption>The ferry.</figcaption></figure>'
    "</header>",
    '<div class="featured-image"><img src="lead.jpg" alt="Ferry at dawn"><div class="caption">The ferry.</div></div>',
]


@pytest.mark.parametrize("head", ["", '<meta property="og:image" content="https://example.org/lead.jpg">'])
@pytest.mark.parametrize("lead", LEADS)
def test_lead_picture_above_the_article_heads_it(lead: str, head: str) -> None:
    logo = '<div class="top"><a href="/"><img src="logo-big.png" width=300 height=90 alt="The Quay"></a></div>'
    author = '<div class="author-box"><img src="portrait.jpg" alt="Ann Lee" width=90 height=90></div>'
    teaser = '<div class="related"><figure><img src="other.jpg" alt="Other"><figcaption>O.</figcaption></figure></div>'
    article = read(f"{logo}{teaser}{author}{lead}<article><h1>A ferry arrives</h1>{TEXT}</article>{teaser}", head)
    assert [figure.src for figure in blocks_of(article, Figure)] == ["lead.jpg"]
    figure = article.sections[0].blocks[0]
    assert isinstance(figure, Figure)
    assert (figure.alt, figure.caption_text) == ("Ferry at dawn", "The ferry.")


def test_lead_picture_that_only_opengraph_names_heads_the_article() -> None:
    head = '<meta property="og:image" content="https://example.org/img/lead.jpg?w=1200">'
    pictures = '<div><img src="img/lead.jpg" alt="Ferry"></div>'
    article = read(f'<img src="banner.png" alt="B">{pictures}<article><h1>A ferry arrives</h1>{TEXT}</article>', head)
    assert [figure.alt for figure in blocks_of(article, Figure)] == ["Ferry"]


def test_byline_adds_authors_and_the_line_below_the_title_is_the_subtitle() -> None:
    dek = '<p class="dek">Boats everywhere, and nobody knows why they came.</p>'
    byline = '<p class="byline">By <a href="/jane">Jane Doe</a> and John Smith</p>'
    article = read(
        f"<article><h1>A ferry arrives</h1>{dek}{byline}{TEXT}</article>", '<meta name="author" content="Jane Doe">'
    )
    assert article.metadata.authors == ("Jane Doe", "John Smith")
    assert article.metadata.subtitle == "Boats everywhere, and nobody knows why they came."
    assert [paragraph.text[:2] for paragraph in blocks_of(article, Paragraph)] == ["0.", "1.", "2.", "3."]


def test_byline_that_does_not_name_the_author_adds_nobody() -> None:
    byline = '<p class="byline">By Ann Lee and John Smith</p>'
    article = read(
        f"<article><h1>A ferry arrives</h1>{byline}{TEXT}</article>", '<meta name="author" content="Jane Doe">'
    )
    assert article.metadata.authors == ("Jane Doe",)


@pytest.mark.parametrize(
    ("markup", "target"),
    [
        ('<div class="fb-post" data-href="https://www.facebook.com/x/posts/1"></div>', "www.facebook.com/x/posts/1"),
        ('<iframe src="https://www.google.com/maps/embed?pb=1" title="The quay"></iframe>', "google.com/maps/embed"),
    ],
)
def test_posts_and_maps_are_links(markup: str, target: str) -> None:
    (embed,) = blocks_of(read(f"<article><h1>A ferry arrives</h1>{TEXT}{markup}{TEXT}</article>"), Embed)
    assert target in embed.href
    assert embed.title


def test_small_line_below_a_centred_picture_is_its_caption() -> None:
    centred = '<center><img src="b.jpg" alt="B"><br><small>A boat in the bay</small></center>'
    (figure,) = blocks_of(read(f"<article><h1>A ferry arrives</h1>{TEXT}{centred}{TEXT}</article>"), Figure)
    assert figure.caption_text == "A boat in the bay"


@pytest.mark.parametrize("sign", ["\ufffe", "\uffff", "&#xFFFE;", "&#65535;", "&#7;", "&#x001F;", "&#27", "\x07"])
def test_a_sign_that_is_no_character_costs_no_words(sign: str) -> None:
    text = f"The mill stands by the river {sign}and has stood there for as long as anybody in the village remembers it."
    page = f"<html lang='en'><body><article><h1>The mill</h1><p>{text}</p></article></body></html>"
    article = read_html(Source("mill.html", page.encode()), SilentProgress()).article
    (block,) = (block for section in article.sections for block in section.blocks)
    assert isinstance(block, Paragraph)
    assert block.text == text.replace(sign, "")


@pytest.mark.parametrize("mark", ['<h1><a href="/">The Tidal Post</a></h1>', '<a href="/"><h1>The Tidal Post</h1></a>'])
@pytest.mark.parametrize("name", ["mill.html", "https://post.example/2024/mill"])
def test_a_heading_that_leads_to_the_front_page_is_the_name_of_the_site(name: str, mark: str) -> None:
    page = f"<head><title>The mill turns again at last</title></head><body>{mark}{TEXT}</body>"
    assert (
        read_html(Source(name, page.encode()), SilentProgress()).article.metadata.title
        == "The mill turns again at last"
    )


@pytest.mark.parametrize("link", ['href="#top"', 'href=""', 'href="/2024/mill"', 'href="/?p=3"', 'name="mill"'])
def test_a_heading_that_leads_to_itself_is_the_title(link: str) -> None:
    page = f"<head><title>Posts</title></head><body><h1><a {link}>The mill turns again</a></h1>{TEXT}</body>"
    article = read_html(Source("https://post.example/2024/mill", page.encode()), SilentProgress()).article
    assert article.metadata.title == "The mill turns again"


@pytest.mark.parametrize(
    ("name", "title"),
    [("walks/my-ferry_notes.html", "My ferry notes"), ("https://x.example/a/2024-03-05-low%20tide?x=1", "Low tide")],
)
def test_a_page_without_a_title_is_named_after_its_source_with_a_warning(name: str, title: str) -> None:
    progress = RecordingProgress(SilentProgress())
    reading = read_html(Source(name, f"<body>{TEXT}</body>".encode()), progress)
    assert reading.article.metadata.title == title
    assert reading.origins["title"].where == "the name of the source"
    assert progress.warnings == [f"{name}: no headline was found in it; it is called {title!r}."]
