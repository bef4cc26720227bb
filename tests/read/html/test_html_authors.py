"""Who wrote a page, where its head, its byline and the lines of other articles disagree."""

from __future__ import annotations

import json

import pytest

from audicle.progress import SilentProgress
from audicle.read.html import read_html
from audicle.read.source import Source

TEXT = "".join(
    f"<p>{number}. The lock stood open at dawn, and the water behind it lay as still as a plate on a long table.</p>"
    for number in range(4)
)
FIRST = '<a rel="author" href="/ann">Ann Lee</a>'
TEASER = """<ul><li><h2><a href="/x">A house by the market</a></h2>
<span class="byline">By <a href="/bo">Bo Tran</a></span></li></ul>"""


def authors(byline: str, head: str = "", after: str = "") -> tuple[str, ...]:
    body = f"<article><h1>The lock at dawn stood open</h1>{byline}{TEXT}</article>{after}"
    page = f"<html lang=en><head><title>The lock at dawn stood open</title>{head}</head><body>{body}</body></html>"
    return read_html(Source("page.html", page.encode()), SilentProgress()).article.metadata.authors


@pytest.mark.parametrize(
    "byline",
    [
        f"<div class=byline>By {FIRST} and Bo Tran</div>",
        f"<p>By {FIRST} and Bo Tran</p>",
        f"<p><span>By {FIRST}</span> <span>and <b>Bo Tran</b></span></p>",
        f"<p>{FIRST}, Bo Tran</p>",
        f"<p>By <span>{FIRST}, </span><span><a rel=author href=/bo>Bo Tran</a></span> <time>3 May 2021</time></p>",
        f"<div class=meta>By {FIRST} and Bo Tran, staff writers</div>",
        "<div>By <meta itemprop=author content='Ann Lee'>Ann Lee and Bo Tran</div>",
        "<div class=author>Ann Lee &amp; Bo Tran</div>",
        f"<p class=byline>By {FIRST}, London and Bo Tran, Paris</p>",
        f"<p class=byline>Text: {FIRST}, Bo Tran; Foto: Di Fox</p>",
        f"<p class=byline>Por {FIRST} y Bo Tran</p>",
    ],
)
def test_who_is_named_behind_a_linked_author_is_kept(byline: str) -> None:
    assert authors(byline) == ("Ann Lee", "Bo Tran")


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ("<meta name=author content='Ann Lee'>", "<p class=byline>By Ann Lee and Bo Tran</p>"),
        (
            "<meta name=author content='Ann Lee'>",
            "<p class=byline>By Ann Lee and Bo Tran, staff writers | 3 May 2021</p>",
        ),
        ("<meta name=author content='Ann Lee'>", "<p class=byline>Von Ann Lee und Bo Tran</p>"),
        ("<meta name=author content='Ann Lee'>", f"<p>By {FIRST} and Bo Tran</p>"),
        ("<meta property=article:author content='Ann Lee'>", "<p class=author>Ann Lee and Bo Tran</p>"),
        ("<meta name=dc.creator content='Ann Lee'>", "<p>By Ann Lee and Bo Tran</p>"),
    ],
)
def test_a_byline_adds_to_a_meta_element(head: str, byline: str) -> None:
    assert authors(byline, head) == ("Ann Lee", "Bo Tran")


def test_a_byline_with_more_in_it_adds_nothing_to_what_json_ld_says() -> None:
    told = {
        "@type": "Article",
        "headline": "The lock at dawn stood open",
        "author": {"@type": "Person", "name": "Ann Lee"},
    }
    head = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    assert authors("<p class=byline>By Ann Lee and Bo Tran</p>", head) == ("Ann Lee", "Bo Tran")
    assert authors("<p class=byline>By Ann Lee and Bo Tran<br>Updated on 3 May 2021, 10:20 am</p>", head) == (
        "Ann Lee",
        "Bo Tran",
    )
    assert authors("<p class=byline>By Ann Lee, Bo Tran 3 May 2021 Mills Shares</p>", head) == ("Ann Lee",)


@pytest.mark.parametrize(
    "house",
    [
        "Rivertide Verlagshaus",
        "Nordpunkt GmbH &amp; Co. KG",
        "Harbour Publishing",
        "Harbour &amp; Sons",
        "Rivertide",
        "Mill Studios",
    ],
)
def test_a_house_in_the_head_gives_way_to_the_byline(house: str) -> None:
    head = f'<meta name="author" content="{house}">'
    assert authors('<p class="byline">By <a href="/ann">Ann Lee</a></p>', head) == ("Ann Lee",)
    assert authors(f"<p>By {FIRST} and Bo Tran</p>", head) == ("Ann Lee", "Bo Tran")


def test_an_organisation_in_json_ld_gives_way_to_persons() -> None:
    told = {"@type": "Article", "headline": "The lock", "author": {"@type": "Organization", "name": "Rivertide"}}
    head = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    assert authors(f"<p>By {FIRST}</p>", head) == ("Ann Lee",)
    assert authors("", head + "<meta name=author content='Ann Lee'>") == ("Ann Lee",)
    assert authors("", head) == ("Rivertide",)


def test_of_two_answers_the_one_that_the_byline_gives_is_believed() -> None:
    head = "<meta name=author content='Blue Whale'><meta property=article:author content='Ann Lee'>"
    assert authors("<p class=byline>By Ann Lee</p>", head) == ("Ann Lee",)
    assert authors("", head) == ("Blue Whale",)


@pytest.mark.parametrize(
    "byline", ["<div><span>By <a href=/ann>Ann Lee</a></span> <span>Published in Mills</span></div>"]
)
def test_the_byline_of_another_article_is_not_believed(byline: str) -> None:
    assert authors(byline, after=TEASER) == ("Ann Lee",)
    assert authors(TEASER + byline) == ("Ann Lee",)


def test_a_byline_names_persons_only() -> None:
    line = 'Written by <a href="/ann">Ann Lee</a> in <a href="/mills">Mills</a> on 1 June 2019. <a>5 Comments</a>'
    assert authors(f'<div class="author">{line}</div>') == ("Ann Lee",)
    assert authors('<div class="byline">Ann Lee / RPN / <span>Updated: Oct 9, 2019</span></div>') == ("Ann Lee",)


def test_links_to_authors_pages_name_them() -> None:
    assert authors('<h4><a href="/author/ann-lee.html">Ann Lee</a><a href="/author/ann-lee.html">More</a></h4>') == (
        "Ann Lee",
    )


def test_the_line_with_more_names_counts() -> None:
    names = "<span class=author>Ann Lee and Bo Tran</span> <span>Sedge Falls Old Marsh Ledger</span>"
    assert authors(f"<div class=byline>{names}</div>") == ("Ann Lee", "Bo Tran")


def test_who_comments_is_no_author() -> None:
    by = '<span itemprop=author itemscope itemtype="https://schema.org/Person"><span itemprop=name>{}</span></span>'
    comment = (
        f'<div itemprop=comment itemscope itemtype="https://schema.org/Comment">{by.format("Bo Tran")}<p>Yes.</p></div>'
    )
    assert authors(f"<p>{by.format('Ann Lee')}</p>", after=comment) == ("Ann Lee",)


def test_the_heading_that_is_the_title_has_the_byline() -> None:
    title = "The lock at dawn stood open"
    other = '<header><h1>Marsh Weekly</h1><span class="byline">By Bo Tran</span></header>' + "<p>News</p>" * 14
    body = f"{other}<article><h1>{title}</h1><p>By Ann Lee</p>{TEXT}</article>"
    page = f"<html lang=en><head><title>{title}</title></head><body>{body}</body></html>"
    assert read_html(Source("page.html", page.encode()), SilentProgress()).article.metadata.authors == ("Ann Lee",)
