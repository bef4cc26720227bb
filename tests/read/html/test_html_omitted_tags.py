"""Tags that authors may leave out, and other markup that HTML gives one meaning: every word stays, in its place.

The cases are written from the HTML standard: 13.1.2.4, "Optional tags", and 13.2.6, "Tree construction".
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audicle.model import Heading, Paragraph
from audicle.model.blocks import walk
from audicle.model.json import to_json
from audicle.progress import SilentProgress
from audicle.read.html import read_html
from audicle.read.html.tree import parse
from audicle.read.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from audicle.model import Article

ONE = "The lock stood open at dawn, and the water behind it was as still as a plate."
TWO = "Nobody had told the keeper that the barges would come a week before the fair."
THREE = "By noon eleven of them lay along the quay, and the bakers had run out of bread."
TITLE = "<!DOCTYPE html><title>Barges</title>"


def read(page: str) -> Article:
    return read_html(Source("page.html", page.encode()), SilentProgress()).article


def texts(article: Article) -> list[str]:
    sections = article.sections
    blocks = [block for part in sections for block in ([part.heading] if part.heading else []) + [*walk(part.blocks)]]
    return [block.text for block in blocks if isinstance(block, Heading | Paragraph)]


def shape(page: str) -> str:
    """Return a page's tree as ``tag[text...]``, without the row groups that a parser may imply."""
    root = parse(page, "page.html", SilentProgress())
    for element in list(root.iter("tbody", "colgroup")):
        element.drop_tag()

    def of(element: Any) -> str:
        return f"{element.tag}[{element.text or ''}" + "".join(of(one) + (one.tail or "") for one in element) + "]"

    return of(root)


@pytest.mark.parametrize(
    "page",
    [
        f"{TITLE}<main><p>{ONE}<p>{TWO}<p>{THREE}</main>",
        f"{TITLE}<section><p>{ONE}</section><section><p>{TWO}<p>{THREE}</section>",
        f"{TITLE}<article><section><p>{ONE}</p></section><section><p>{TWO}<p>{THREE}</section></article>",
        f"<!DOCTYPE html><html lang=en><title>Barges</title><main><p>{ONE}<p>{TWO}<p>{THREE}</main>",
        f"<!DOCTYPE html><head><title>Barges</title><main><p>{ONE}<p>{TWO}<p>{THREE}</main>",
        f"<!DOCTYPE html><head><title>Barges</title></head><main><p>{ONE}<p>{TWO}<p>{THREE}</main>",
        f"<!DOCTYPE html><title>Barges</title><body><main><p>{ONE}<p>{TWO}<p>{THREE}</main>",
        f"<!-- a --><!DOCTYPE html><!-- b --><title>Barges</title><!-- c --><main><p>{ONE}<p>{TWO}<p>{THREE}</main>",
        f"{TITLE}<meta charset=utf-8><style>p {{}}</style><script>1</script><main><p>{ONE}<p>{TWO}<p>{THREE}</main>",
        f"{TITLE}<main><p>{ONE}</main><script>1</script><section><p>{TWO}<p>{THREE}</section>",
        f"{TITLE}<main><p>{ONE}<p>{TWO}</main><body class=late><p>{THREE}",
        f"{TITLE}<x-story><p>{ONE}<p>{TWO}<p>{THREE}</x-story>",
        f"{TITLE}{ONE}<p>{TWO}<p>{THREE}",
        f"<p>{ONE}<p>{TWO}<p>{THREE}",
        f"{TITLE}<body><p>{ONE}</body></html><p>{TWO}<p>{THREE}",
        f"{TITLE}<body><p>{ONE}<p>{TWO}</body><section><p>{THREE}</section></html>",
        f"{TITLE}<body><p>{ONE}<p>{TWO}</p></body></html>{THREE}",
        f"<html><head><title>A</title></head><body><p>{ONE}</body></html><html><body><p>{TWO}<p>{THREE}</body></html>",
        f"{TITLE}<body><p>{ONE}<svg><g><p>{TWO}</p><p>{THREE}",
        f"{TITLE}<body><p>{ONE}<dialog open>{TWO}</dialog><p>{THREE}",
        f"{TITLE}<x-a><template shadowrootmode=open><p>{ONE}</p><slot></slot><p>{THREE}</template><p>{TWO}</p></x-a>",
    ],
)  # fmt: skip
def test_every_paragraph_is_read_in_its_order(page: str) -> None:
    kept = texts(read(page))
    assert [text for text in kept if text in (ONE, TWO, THREE)] == [ONE, TWO, THREE], kept


@pytest.mark.parametrize(
    "first",
    [
        "address", "article", "aside", "audio", "b", "bdi", "blockquote", "button", "canvas", "data", "details",
        "dialog", "div", "dl", "em", "figure", "footer", "form", "h1", "header", "hgroup", "iframe", "ins", "label",
        "main", "mark", "math", "meter", "nav", "object", "ol", "output", "picture", "pre", "progress", "ruby",
        "search", "section", "slot", "span", "svg", "table", "time", "ul", "video", "x-y",
    ],
)  # fmt: skip
def test_whatever_element_begins_the_body_none_hides_what_follows(first: str) -> None:
    page = f"{TITLE}<{first}>Words.</{first}><article><h1>Barges</h1><p>{ONE}<p>{TWO}<p>{THREE}</article>"
    assert texts(read(page))[-3:] == [ONE, TWO, THREE]
    assert shape(page).startswith("html[head[title[Barges]]body[")


def test_byline_above_the_text_is_read_without_a_body_tag() -> None:
    byline = "<header><h1>Barges</h1><p>By <a rel=author href=/a>Ann Lee</a></header>"
    assert read(f"{TITLE}{byline}<main><p>{ONE}<p>{TWO}<p>{THREE}</main>").metadata.authors == ("Ann Lee",)


@pytest.mark.parametrize(
    "block",
    [
        "address", "article", "aside", "blockquote", "center", "details", "dialog", "div", "figcaption", "figure",
        "footer", "form", "h2", "header", "hgroup", "main", "menu", "nav", "ol", "p", "pre", "search", "section",
        "summary", "ul",
    ],
)  # fmt: skip
def test_a_paragraph_ends_before_a_block(block: str) -> None:
    assert shape(f"<body><p>a<{block}>b</{block}>c") == f"html[head[]body[p[a]{block}[b]c]]"
    assert shape(f"<body><p>a<span>b<{block}>c</{block}>d") == f"html[head[]body[p[aspan[b]]{block}[c]d]]"


@pytest.mark.parametrize(
    ("markup", "body"),
    [
        # what was emphasised goes on, once the paragraph around it has ended
        ("<p>a<b>b<section>c</section>d", "p[ab[b]]b[section[c]d]"),
        ("<p>a<a href=x>b<div>c</div></a>d", "p[aa[b]]a[div[c]]d"),
        # but not where something keeps the paragraph open
        ("<p>a<button><p>b</button>c", "p[abutton[p[b]]c]"),
        ("<p>a<svg><foreignobject><p>b</p></foreignobject></svg>c", "p[asvg[foreignobject[p[b]]]c]"),
        # items, terms, parts of tables and of ruby, headings
        ("<ul><li>a<span>b<li>c</ul>d", "ul[li[aspan[b]]li[c]]d"),
        ("<ul><li>a<ul><li>b<li>c</ul><li>d</ul>e", "ul[li[aul[li[b]li[c]]]li[d]]e"),
        ("<dl><div><dt>a<dd>b</div><div><dt>c<dd>d<dd>e</div></dl>f", "dl[div[dt[a]dd[b]]div[dt[c]dd[d]dd[e]]]f"),
        ("<dl><dt>a<dd>b<dl><div><dt>c<dd>d</div></dl></dd><dt>e</dl>", "dl[dt[a]dd[bdl[div[dt[c]dd[d]]]]dt[e]]"),
        ("<table><caption>a<p>b<thead><tr><th>c<tbody><tr><td>d</table>e",
         "table[caption[ap[b]]thead[tr[th[c]]]tr[td[d]]]e"),
        ("<table><tr><td>a<wbr>b<td><i>c<td>d<tr><td>e</table>f", "table[tr[td[awbr[]b]td[i[c]]td[d]]tr[td[e]]]f"),
        ("<ruby>a<rp>(<rt>b<rp>)</ruby>c", "ruby[arp[(]rt[b]rp[)]]c"),
        ("<ruby>a<rt>b<rt>c</ruby>d", "ruby[art[b]rt[c]]d"),
        ("<ruby>a<rtc>b<rt>c<rtc>d</ruby>e", "ruby[artc[brt[c]]rtc[d]]e"),
        ("<h2>a<h3>b</h3>c", "h2[a]h3[b]c"),
        # what ends a drawing, and what does not
        ("<p>a<svg><g><b>b</b></g></svg>c", "p[asvg[g[]]b[b]c]"),
        ("<p>a<math><mi>x</mi><mtext><b>b</b></mtext></math>c", "p[amath[mi[x]mtext[b[b]]]c]"),
        # void elements, by all their names
        ("a<image src=x alt=b>c<svg><image href=x /></svg>d", "aimg[]csvg[image[]]d"),
        ("<video><source src=a><track src='>'>b</video>c", "video[source[]track[]b]c"),
        # a line break by its end
        ("<p>a</br>b", "p[abr[]b]"),
        ("<x-a>c<template shadowrootmode=open><slot name=d>e</slot><slot>f</slot></template><i slot=d>d</i></x-a>",
         "x-a[div[slot[i[d]]slot[c]]]"),
        ("<x-a><template><p>b</template>c</x-a>", "x-a[template[p[b]]c]"),
    ],
)  # fmt: skip
def test_the_tree_is_the_one_of_the_standard(markup: str, body: str) -> None:
    assert shape(f"<body>{markup}") == f"html[head[]body[{body}]]"


def test_meta_and_script_before_the_body_stay_in_the_head() -> None:
    page = "<title>a</title><meta name=b><script>c</script><noscript><img></noscript><main>d</main><link rel=e>f"
    assert shape(page) == "html[head[title[a]meta[]script[c]noscript[img[]]]body[main[d]link[]f]]"


# What may follow a paragraph whose end tag is left out, and where one may not end with its parent
AFTER_PARAGRAPH = frozenset((
    "address", "article", "aside", "blockquote", "details", "dialog", "div", "dl", "fieldset", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "main", "menu", "nav", "ol", "p",
    "pre", "search", "section", "table", "ul",
))  # fmt: skip
NOT_ENDING = frozenset(("a", "audio", "del", "ins", "map", "noscript", "video", "x-part"))
VOID = frozenset(("br", "img", "wbr", "hr", "col"))
# Elements whose end tag may be left out before these; "" is the end of what they stand in
ENDED_BY = {
    "li": ("li", ""), "dt": ("dt", "dd"), "dd": ("dt", "dd", ""), "rt": ("rt", "rp", ""), "rp": ("rt", "rp", ""),
    "thead": ("tbody", "tfoot"), "tbody": ("tbody", "tfoot", ""), "tfoot": ("",), "tr": ("tr", ""),
    "td": ("td", "th", ""), "th": ("td", "th", ""),
}  # fmt: skip
LINES = ("b", "em", "a", "ruby", "span", "br", "img", "code", "wbr", "svg", "math", "mark", "time", "q", "sub")
LISTS = ("ul", "ol", "menu")
HOLDERS = (
    "section", "div", "blockquote", "details", "x-part", "del", "aside", "header", "dialog", "address", "main", "nav",
    "search", "form", "article", "footer",
)  # fmt: skip
FLOW = ("p", "p", "p", "text", "h2", "h3", "hr", "pre", "figure", "hgroup", "dl", "table", *LISTS, *HOLDERS)
PARTS = (("caption", 0.4), ("colgroup", 0.4), ("thead", 0.5), ("tbody", 1), ("tbody", 0.4), ("tfoot", 0.4))
Node = Any  # a text, or a tag with the nodes in it


class Writer:
    """Makes pages that are valid, and says what is left out of them."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.words = 0

    def word(self) -> str:
        self.words += 1
        return f"w{self.words} "

    def some(self, make: Callable[[], list[Node]], most: int) -> list[Node]:
        return [node for _ in range(self.random.randint(1, most)) for node in make()]

    def line(self, depth: int = 0, links: bool = True) -> list[Node]:
        nodes: list[Node] = [self.word()]
        for _ in range(self.random.randint(0, 2)):
            tag = self.random.choice(LINES)
            if tag == "ruby":
                nodes.append((tag, self.some(self.reading, 2)))
            elif tag == "svg":
                nodes.append((tag, [("title", [self.word()]), ("g", [("text", [self.word()])])]))
            elif tag == "math":
                nodes.append((tag, [("mi", ["x"]), ("mo", ["="]), ("mn", ["1"])]))
            elif tag in VOID:
                nodes.append((tag, []))
            elif depth < 2 and (links or tag != "a"):
                nodes.append((tag, self.line(depth + 1, links and tag != "a")))
            nodes += [self.word()] if self.random.random() < 0.5 else []
        return nodes

    def reading(self) -> list[Node]:
        parts = [("rt", [self.word()])]
        return [self.word(), *self.random.choice([parts, [("rp", ["("]), *parts, ("rp", [")"])], [*parts, *parts]])]

    def either(self, depth: int) -> list[Node]:
        return self.random.choice([self.line, lambda: self.flow(depth + 1)])()

    def row(self) -> list[Node]:
        return [("tr", self.some(lambda: [(self.random.choice(("td", "th")), self.either(2))], 3))]

    def table(self) -> Iterator[Node]:
        for tag, share in PARTS:
            if self.random.random() < share:
                inside = {"caption": lambda: self.either(3), "colgroup": lambda: [("col", [])]}.get(tag)
                yield tag, inside() if inside else self.some(self.row, 2)

    def definitions(self, depth: int) -> list[Node]:
        return self.some(lambda: [("dt", self.line())], 2) + self.some(lambda: [("dd", self.either(depth))], 2)

    def flow(self, depth: int = 0) -> list[Node]:
        nodes: list[Node] = []
        for _ in range(self.random.randint(1, 3)):
            tag = self.random.choice(FLOW if depth < 3 else ("p", "h4"))
            if tag == "text":
                nodes += self.line() if not nodes or not isinstance(nodes[-1], str) else []
            elif tag in LISTS:
                nodes.append((tag, self.some(lambda: [("li", self.either(depth))], 3)))
            elif tag == "dl":
                inside = self.some(lambda: self.definitions(depth), 2)
                nodes.append((tag, [("div", inside)] if self.random.random() < 0.3 else inside))
            elif tag == "table":
                nodes.append((tag, list(self.table())))
            elif tag == "figure":
                nodes.append((tag, [("img", []), ("figcaption", self.either(depth))]))
            elif tag == "hgroup":
                nodes.append((tag, [("h2", self.line()), ("p", self.line())]))
            elif tag in HOLDERS:
                summary = [("summary", self.line())] if tag == "details" else []
                nodes.append((tag, summary + self.flow(depth + 1)))
            else:
                nodes.append((tag, [] if tag in VOID else self.line()))
        return nodes


def written(nodes: list[Node], parent: str, leaves_out: Callable[[], bool]) -> str:
    """Return nodes as markup without some of the tags that may be left out."""
    parts: list[str] = []
    ended = True  # whether the last element has its end tag
    for place, node in enumerate(nodes):
        if isinstance(node, str):
            parts.append(node)
            continue
        tag, inside = node
        following = nodes[place + 1] if place + 1 < len(nodes) else ""
        after = following if following == "" else "text" if isinstance(following, str) else following[0]
        optional = tag == "colgroup" or (tag == "tbody" and ended)
        parts.append("" if optional and leaves_out() else f"<{tag}>")
        if tag in VOID:
            continue
        parts.append(written(inside, tag, leaves_out))
        may = after in ENDED_BY.get(tag, ()) or tag in ("caption", "colgroup")
        if tag == "p":
            may = after in AFTER_PARAGRAPH or (not after and parent not in NOT_ENDING)
        ended = not (may and leaves_out())
        parts.append(f"</{tag}>" if ended else "")
    return "".join(parts)


def page_of(nodes: list[Node], leaves_out: Callable[[], bool]) -> str:
    def tag(written: str) -> str:
        return "" if leaves_out() else written

    head = f"{tag('<html>')}{tag('<head>')}<title>T</title>{tag('</head>')}"
    return f"<!DOCTYPE html>{head}{tag('<body>')}{written(nodes, 'body', leaves_out)}{tag('</body>')}{tag('</html>')}"


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False))
def test_pages_are_the_same_with_and_without_the_tags_that_may_be_left_out(random: Random) -> None:
    nodes = Writer(random).flow()
    whole, short = page_of(nodes, lambda: False), page_of(nodes, lambda: random.random() < 0.6)
    assert shape(short) == shape(whole), short


TAGS = (
    "p", "div", "section", "article", "main", "aside", "h1", "h2", "ul", "li", "ol", "dl", "dt", "dd", "table", "tr",
    "td", "th", "tbody", "thead", "caption", "b", "i", "em", "a", "span", "font", "ruby", "rt", "rp", "svg", "g",
    "text", "foreignObject", "math", "mi", "form", "button", "br", "hr", "img", "wbr", "pre", "blockquote", "figure",
    "figcaption", "details", "summary", "dialog", "x-y", "code", "nobr", "header", "footer", "html", "head", "body",
    "col", "image", "center", "marquee", "label", "small", "u", "address",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.none(), st.tuples(st.sampled_from(("", "", "/")), st.sampled_from(TAGS))), max_size=30))
def test_no_order_of_tags_takes_words_out_of_the_body(parts: list[tuple[str, str] | None]) -> None:
    words = iter(range(len(parts)))
    markup = "".join(f"w{next(words)} " if part is None else f"<{part[0]}{part[1]}>" for part in parts)
    body = parse(f"{TITLE}{markup}", "page.html", SilentProgress()).find("body")
    assert set(re.findall(r"w\d+", markup)) == set(re.findall(r"w\d+", " ".join(body.itertext())))


@settings(max_examples=100, deadline=None)
@given(st.randoms(use_true_random=False))
def test_what_is_left_out_changes_nothing_in_the_article(random: Random) -> None:
    nodes = [("article", [("h1", ["Barges"]), ("p", [ONE]), ("p", [TWO]), *Writer(random).flow(2)])]
    whole, short = page_of(nodes, lambda: False), page_of(nodes, lambda: random.random() < 0.6)
    assert json.dumps(to_json(read(short))) == json.dumps(to_json(read(whole)))
