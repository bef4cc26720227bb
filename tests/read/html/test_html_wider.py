"""The second reading of a page, which wins where the first would leave most of the article out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audicle.errors import SourceError
from audicle.model import Article, Heading, Paragraph
from audicle.model.blocks import walk
from audicle.model.json import explanation_to_json
from audicle.progress import SilentProgress
from audicle.publish.plain.explanation import as_explanation
from audicle.read import read_explained
from audicle.read.source import Source
from audicle.settings import Settings

if TYPE_CHECKING:
    from audicle.model.explanation import Explanation

TITLE = "What the harbour was built with"
PARTS = tuple(
    f"The {what} of the harbour was built by the same family, which has kept its books in one iron chest ever since."
    for what in (
        "crane", "light", "loft", "slip", "icehouse", "wall", "bell", "smokehouse", "ropewalk", "boathouse", "steps",
        "pump",
    )
)  # fmt: skip
FIRST = "Nobody who lands here for the first time thinks of asking who laid the stones, or what they were paid for it."


def explained(body: str) -> Explanation:
    markup = f"<html lang='en'><head><title>{TITLE}</title></head><body>{body}</body></html>"
    return read_explained(Source("page.html", markup.encode()), Settings(), SilentProgress())[0]


def said(article: Article) -> str:
    found = walk(tuple(block for part in article.sections for block in (part.heading, *part.blocks) if block))
    return "\n".join(block.text for block in found if isinstance(block, Paragraph | Heading))


def each(markup: str) -> str:
    return "".join(markup.format(number, text) for number, text in enumerate(PARTS))


LOST = {
    "names for comments": f"<div class='widget-area'><h1>{TITLE}</h1>"
    + f"{each('<div class=comment-body><p>{1}</p></div>')}</div>",
    "names for related links": f"<article><h1>{TITLE}</h1><p>{FIRST}</p><div class='related-content'>"
    + f"{each('<p>{1}</p>')}</div></article>",
    "names for teasers": f"<article><h1>{TITLE}</h1><p>{FIRST}</p><div class='related'>"
    + f"{each('<section class=teaser-{0}><p>{1}</p></section>')}</div></article>",
    "articles inside": f"<article><h1>{TITLE}</h1>{each('<article><h2>Part {0}</h2><p>{1}</p></article>')}</article>",
    "articles with marks": f"<main><h1>{TITLE}</h1>"
    + each("<article><h2 id='s{0}'><a href='#s{0}'>Part {0}</a></h2><p>{1}</p></article>")
    + "</main>",
    "a name for each": f"<h1>{TITLE}</h1>{each('<div><div class=rail-{0}><p>{1}</p></div></div>')}",
}


@pytest.mark.parametrize("body", LOST.values(), ids=LOST)
def test_the_longest_run_of_paragraphs_wins(body: str) -> None:
    text = said(explained(body).article)
    assert [part for part in PARTS if part not in text] == []


def test_the_explanation_says_so() -> None:
    told = explained(LOST["names for teasers"])
    words = "the longest run of paragraphs of the page: 13, of which the first reading had 1"
    assert told.how == words
    assert f"\ntext: {words}\n" in as_explanation(told)
    assert explanation_to_json(told)["explained"]["text"] == words


def test_where_the_first_reading_wins_nothing_is_said() -> None:
    told = explained(f"<article><h1>{TITLE}</h1>{each('<p>{1}</p>')}</article>")
    assert told.how is None
    assert "\ntext: " not in as_explanation(told)


APART = {
    "a notice": "<div class='cookie-consent'><h2>Your privacy</h2>{}</div>",
    "the foot of the page": "<footer>{}</footer>",
    "comments": "<div id='comments'>{}</div>",
    "a dialog": "<div role='dialog'>{}</div>",
}


@pytest.mark.parametrize("apart", APART.values(), ids=APART)
def test_what_is_longer_than_the_article_is_not_the_article(apart: str) -> None:
    found = explained(f"<article><h1>{TITLE}</h1><p>{FIRST}</p></article>{apart.format(each('<p>{1}</p>'))}")
    assert said(found.article) == FIRST


def test_other_articles_are_no_wider_reading() -> None:
    others = each("<article><h2><a href='/{0}'>Part {0}</a></h2><p>{1}</p></article>")
    found = explained(f"<main><article><h1>{TITLE}</h1><p>{FIRST}</p></article>{others}</main>")
    assert said(found.article) == FIRST


def test_a_page_without_running_text_has_no_second_reading() -> None:
    with pytest.raises(SourceError, match="no article text"):
        explained("<nav><ul><li><a href='/a'>Harbour</a></li><li><a href='/b'>Ferry</a></li></ul></nav>")


def test_the_heading_of_the_first_section_stays_where_no_title_stands_above() -> None:
    body = "".join(f"<section><h2>Part {number}</h2><p>{text}</p></section>" for number, text in enumerate(PARTS, 1))
    assert "Part 1\n" in said(explained(body).article)
