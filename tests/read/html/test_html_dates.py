"""When a page was published and what its title is, where nothing but the visible page says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audicle.progress import SilentProgress
from audicle.read.dates import iso_date
from audicle.read.html import read_html
from audicle.read.source import Source

if TYPE_CHECKING:
    from audicle.model import Metadata

TITLE = "The lock at dawn stood open"
TEXT = "".join(
    f"<p>{number}. The lock stood open at dawn, and the water behind it lay as still as a plate on a long table, while "
    "nobody on either bank had a word to say about it.</p>"
    for number in range(4)
)


def about(line: str, *, language: str = "en", heading: str = f"<h1>{TITLE}</h1>", window: str = TITLE, after: str = "",
          url: str | None = None, head: str = "") -> Metadata:  # fmt: skip
    body = f"<article>{heading}{line}{TEXT}</article>{after}"
    page = f"<html lang={language}><head><title>{window}</title>{head}</head><body>{body}</body></html>"
    return read_html(Source("page.html", page.encode(), url=url), SilentProgress()).article.metadata


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("<div>By Ann Lee, December 16, 2016</div>", "en"),
        ("<div class=meta>Posted on December 16, 2016 by Ann Lee</div>", "en"),
        ("<p>Published on 16 December 2016 at 9.30 am</p>", "en"),
        ("<div>Friday, December 16, 2016</div>", "en"),
        ("<div><span>Ann Lee</span> / <span>Updated: Dec 16, 2016, 11:05 IST</span></div>", "en"),
        ("<span class=timestamp>12/16/16 06:56 AM EST</span>", "en"),
        ("<div>16/12/2016</div>", "en"),
        ("<div>12/01/2016</div><div>December 16, 2016</div>", "en"),
        ("<label><i></i> December 16, 2016 13:42</label>", "en"),
        ("<relative-time datetime='2016-12-16T12:10:51Z'>on Dec 16, 2016</relative-time>", "en"),
        ("<div>16.12.2016</div>", "de"),
        ("<dl class=date><dt>2016.12.16</dt><dd>News</dd></dl>", "ja"),
        ("<p>公開日：2016年12月16日</p>", "ja"),
        ("<div>Publié le 16 décembre 2016 à 10h00</div>", "fr"),
        ("<div>16 de dezembro de 2016</div>", "pt"),
        ("<div>Zuletzt geändert: 18.12.2016</div><div>Veröffentlicht: 16.12.2016</div>", "de"),
        ("<div>16 декабря 2016</div>", "ru"),
    ],
)
def test_a_line_beside_the_title_says_when(line: str, language: str) -> None:
    later = "<div class=related><h3><a href=/x>Other</a></h3><time datetime=2018-01-01>1 January 2018</time></div>"
    assert about(line, language=language, after=later).published == "2016-12-16"


@pytest.mark.parametrize(
    "line",
    [
        "<p>Entries are taken until 16 December 2016</p>",
        "<p>On 16 December 2016 the mill was sold to a man who came from the hills with his sons</p>",
        "<div>03/04/2016</div>",
        "<nav><span>16 December 2016</span></nav>",
    ],
)
def test_another_date_is_not_taken(line: str) -> None:
    assert about(line).published is None


def test_the_host_tells_whether_the_day_is_first() -> None:
    assert about("<div>03/04/2016</div>", url="https://lock.example.co.uk/a").published == "2016-04-03"
    assert about("<div>03/04/2016</div>", language="en-US").published == "2016-03-04"


def test_basic_iso_dates_have_zones() -> None:
    assert iso_date("20180619T055000+0900") == "2018-06-19"
    assert iso_date("20180619T055000.000Z") == "2018-06-19"


@pytest.mark.parametrize(
    ("heading", "window"),
    [
        (f"<div class=hd>{TITLE}</div>", f"{TITLE} | River Post"),
        (f"<div class=hd>{TITLE}</div>", f"{TITLE}-River"),
        (f"<div class=hd>{TITLE}</div><div id=goog-gt-tt class=skiptranslate><h1>Original text</h1></div>", TITLE),
    ],
)
def test_the_title_stands_in_the_page_and_the_window(heading: str, window: str) -> None:
    assert about("", heading=heading, window=window).title == TITLE


def test_a_name_that_is_glued_to_the_title_is_not_of_it() -> None:
    head = f'<meta property="og:title" content="{TITLE}">'
    assert about("", heading=f"<h1>{TITLE}<span>River Post</span></h1>", head=head).title == TITLE
    assert about("", heading="<h1>The <span>lock</span></h1>", head=head, window="The lock").title == "The lock"
