"""Whatever stands in a page's blocks is in its article, or among what was left out."""

from __future__ import annotations

import html
import itertools
import json

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from audicle.errors import AudicleError
from audicle.model.json import to_json
from audicle.progress import SilentProgress
from audicle.read.html import read_html
from audicle.read.source import Source

# A kind of block, with a place for words at every %s
BLOCKS = (
    "<p>%s</p>",
    "<p>%s <a href='https://example.org/'>%s</a> %s <em>%s</em></p>",
    "<div>%s</div>",
    "<div>%s<p>%s</p>%s</div>",
    "%s",
    "%s<br><br>%s",
    "<h2>%s</h2>",
    "<h4>%s</h4>",
    "<h2><a href='/x'>%s</a></h2>",
    "<ul><li>%s</li><li>%s<ul><li>%s</li></ul></li></ul>",
    "<ol start='3'><li><p>%s</p><p>%s</p></li></ol>",
    "<ul><li><a href='/a'>%s</a></li><li><a href='/b'>%s</a></li></ul>",
    "<dl><dt>%s</dt><dd>%s</dd></dl>",
    "<blockquote>%s</blockquote>",
    "<blockquote><p>%s</p><cite>%s</cite></blockquote>",
    "<blockquote class='pullquote'><p>%s</p></blockquote>",
    "<figure><img src='a.jpg' alt='A mill'><figcaption>%s</figcaption></figure>",
    "<figure><img src='a.jpg'><figcaption>%s <span class='credit'>%s</span></figcaption></figure>",
    "<figure><figcaption>%s</figcaption></figure>",
    "<figure><blockquote>%s</blockquote><figcaption>%s</figcaption></figure>",
    "<figure><pre>%s</pre><figcaption>%s</figcaption></figure>",
    "<figure><table><tr><td>%s</td><td>%s</td></tr></table><figcaption>%s</figcaption></figure>",
    "<div class='wp-caption'><img src='b.jpg'><p class='wp-caption-text'>%s</p></div>",
    "<p><img src='c.jpg'></p><p class='caption'>%s</p>",
    "<table><caption>%s</caption><tr><th>%s</th><th>%s</th></tr><tr><td>%s</td><td>%s</td></tr></table>",
    "<table><tr><td>%s</td></tr></table>",
    "<table><tr><td><p>%s</p><ul><li>%s</li></ul></td><td><h3>%s</h3></td></tr></table>",
    "<pre><code>%s</code></pre>",
    "<aside><p>%s</p></aside>",
    "<details><summary>%s</summary><p>%s</p></details>",
    "<section><h3>%s</h3><p>%s</p></section>",
    "<header><p>%s</p></header>",
    "<footer><p>%s</p></footer>",
    "<address>%s</address>",
    "<hr>",
    "<p>%s<sup><a href='#n1' id='r1'>1</a></sup></p><ol><li id='n1'>%s <a href='#r1'>↩</a></li></ol>",
)
# A wrapper, with a place for blocks
WRAPPERS = (
    "{}",
    "<div class='entry-content'>{}</div>",
    "<nav>{}</nav>",
    "<div class='share'>{}</div>",
    "<aside class='related'>{}</aside>",
    "<section id='comments'>{}</section>",
    "<div class='newsletter'>{}</div>",
    "<footer>{}</footer>",
    "<header>{}</header>",
    "<div class='sidebar widget'>{}</div>",
    "<div class='author-bio'>{}</div>",
    "<center><font>{}</font></center>",
)
# How many words stand in a place: a label, a sentence, a paragraph; a furniture box may hold more than people look at
SIZES = st.sampled_from([1, 3, 12, 40, 90])
PARTS = st.lists(
    st.tuples(st.sampled_from(WRAPPERS), st.lists(st.tuples(st.sampled_from(BLOCKS), SIZES), min_size=1, max_size=4)),
    max_size=5,
)


def filled(template: str, size: int, numbers: itertools.count[int]) -> str:
    """Return a block with words of its own, which stand nowhere else, in each of its places."""
    for _ in range(template.count("%s")):
        template = template.replace("%s", " ".join(f"word{next(numbers)}x" for _ in range(size)) + ".", 1)
    return template


def page_of(parts: list[tuple[str, list[tuple[str, int]]]], numbers: itertools.count[int]) -> str:
    return "\n".join(
        wrapper.format("\n".join(filled(block, size, numbers) for block, size in blocks)) for wrapper, blocks in parts
    )


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(before=PARTS, inside=PARTS, after=PARTS, tag=st.sampled_from(["article", "main", "div"]))
@example([], [("{}", [("<p>%s</p>", 40)] * 4)], [("<section id='comments'>{}</section>", [("<p>%s</p>", 90)])], "main")
def test_every_word_is_in_the_article_or_among_what_was_left_out(
    before: list[tuple[str, list[tuple[str, int]]]],
    inside: list[tuple[str, list[tuple[str, int]]]],
    after: list[tuple[str, list[tuple[str, int]]]],
    tag: str,
) -> None:
    numbers = itertools.count()
    parts = (page_of(before, numbers), page_of(inside, numbers), page_of(after, numbers))
    body = f"{parts[0]}<{tag}><h1>A title of the page</h1>{parts[1]}</{tag}>{parts[2]}"
    page = f"<html><head><title>A title of the page</title></head><body>{body}</body></html>"
    try:
        article = read_html(Source("page.html", page.encode()), SilentProgress()).article
    except AudicleError:
        return  # nothing in it is an article, and the person is told so
    said = html.unescape(json.dumps(to_json(article)))
    lost = [number for number in range(next(numbers)) if f"word{number}x" not in said]
    assert not lost, (lost, page, said)
