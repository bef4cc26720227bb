"""What follows an element that holds nothing is not lost with it."""

from __future__ import annotations

import re

import pytest
from lxml import html

from audicle.progress import SilentProgress
from audicle.read import read
from audicle.read.markup.void_elements import close_voids
from audicle.read.source import Source
from audicle.settings import Settings

FIRST = "The lamp was lit at dusk, and nobody in the town ever asked the keeper why he did it. " * 4
SECOND = "The second keeper never answered, whatever the fishermen shouted up to him at night. " * 4


@pytest.mark.parametrize("name", ["a.html", "a.md"])
@pytest.mark.parametrize("void", ["<embed src='https://example.org/e'>", "<wbr>", "<track>", "<keygen>", "<bgsound>"])
def test_the_article_goes_on_behind_it(name: str, void: str) -> None:
    page = f"<html lang=en><title>T</title><body><article><h1>T</h1><p>{FIRST}</p>\n{void}\n<p>{SECOND}</p></article>"
    text = page if name == "a.html" else f"# T\n\n<p>{FIRST}</p>\n{void}\n<p>{SECOND}</p>\n"
    article, _ = read(Source(name, text.encode()), Settings(), SilentProgress())
    said = repr(article.sections)
    assert said.count("The lamp was lit") == 4
    assert said.count("The second keeper") == 4


@pytest.mark.parametrize(
    "page",
    [
        "<p>one<wbr>two <b>three</b> four</p><p>five</p>",
        "<video><source src='a'><source src='b'>old <i>readers</i> see</video> this",
        "<p>a<wbr>b<wbr/>c<embed>d<em>e</em>f</p>g",
        "<table><tr><td>a<wbr></wbr>b<td>c<embed src='x'>d</table>",
    ],
)
def test_nothing_stands_in_it_and_no_word_moves(page: str) -> None:
    root = html.document_fromstring(close_voids(page))
    assert "".join(root.itertext()) == re.sub("<[^>]*>", "", page)
    assert root.xpath("count(//wbr | //source | //embed)") == len(re.findall("<(?:wbr|source|embed)", page))
    for void in root.iter("wbr", "source", "embed"):
        assert not len(void)
        assert not void.text
