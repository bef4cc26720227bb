"""Pages of nothing but pictures or lists: nothing is lost, and nothing said twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audicle.model import Figure, List, Paragraph
from audicle.model.blocks import walk
from audicle.progress import SilentProgress
from audicle.read.html import read_html
from audicle.read.source import Source

if TYPE_CHECKING:
    from audicle.model import Article, Block

LINE = "The mill stood where the river turns, and for three hundred years it ground what the valley grew, wet or dry."


def read(body: str) -> Article:
    page = f"<html lang='en'><head><title>Mills</title></head><body>{body}</body></html>"
    return read_html(Source("page.html", page.encode()), SilentProgress()).article


def every(article: Article) -> tuple[Block, ...]:
    return walk(tuple(block for section in article.sections for block in section.blocks))


@pytest.mark.parametrize(
    "one",
    [
        "<figure><img src='{0}.jpg' alt='Mill {0}'><figcaption>The mill numbered {0}.</figcaption></figure>",
        "<p><img data-src='{0}.jpg' alt='Mill {0}'></p><p class='caption'>The mill numbered {0}.</p>",
        "<table><tr><td><img src='{0}.jpg' alt='Mill {0}'></td></tr><tr><td>The mill numbered {0}.</td></tr></table>",
        "<div class='photo'><noscript><img src='{0}.jpg' alt='Mill {0}'></noscript><p>The mill numbered {0}.</p></div>",
        "<dl class='wp-caption'><dt><img src='{0}.jpg' alt='Mill {0}'></dt><dd>The mill numbered {0}.</dd></dl>",
    ],
)
def test_pictures_without_end_keep_their_captions_and_say_them_once(one: str) -> None:
    count = 400
    many = "".join(one.format(number) for number in range(count))
    article = read(f"<article><h1>Mills</h1><p>{LINE}</p>{many}<p>{LINE}</p></article>")
    found = [block for block in every(article) if isinstance(block, Figure)]
    assert [block.src for block in found] == [f"{number}.jpg" for number in range(count)]
    assert [block.caption_text for block in found] == [f"The mill numbered {number}." for number in range(count)]
    assert not [block for block in every(article) if isinstance(block, Paragraph) and "numbered" in block.text]


@pytest.mark.parametrize(
    ("before", "item", "after"),
    [
        ("<ul>", "<li>Item {0}</li>", "</ul>"),
        ("", "<ul><li>Item {0}</li></ul>", ""),
        ("", "<p>• Item {0}</p>", ""),
        ("<p>", "• Item {0}<br>", "</p>"),
        ("<div role='list'>", "<div role='listitem'>Item {0}</div>", "</div>"),
        ("", "<ul class='lst-kix_a-0'><li>Item {0}</li></ul>", ""),
    ],
)
def test_lists_without_end_keep_every_item_once(before: str, item: str, after: str) -> None:
    count = 2000
    many = "".join(item.format(number) for number in range(count))
    article = read(f"<article><h1>Items</h1><p>{LINE}</p>{before}{many}{after}<p>{LINE}</p></article>")
    said = [block.text for block in every(article) if isinstance(block, Paragraph) and block.text != LINE]
    assert said == [f"Item {number}" for number in range(count)]
    assert any(isinstance(block, List) for block in every(article))


def test_pictures_after_the_last_text_are_all_shown() -> None:
    many = "".join(f"<p><img src='{number}.jpg' alt='Mill {number}'></p>" for number in range(40))
    article = read(f"<article><h1>Mills</h1><p>{LINE}</p>{many}</article>")
    assert [block.src for block in every(article) if isinstance(block, Figure)] == [f"{n}.jpg" for n in range(40)]
