"""What a parser is given is bounded, and whoever waits for it hears when to end."""

from __future__ import annotations

import signal
import time
from typing import TYPE_CHECKING

import pytest
from lxml import html

import audicle
from archives import book
from audicle.check.markup import parse
from audicle.errors import SourceError
from audicle.machine import parsing
from audicle.machine.parsing import excess, unhurried
from audicle.progress import SilentProgress
from audicle.read import read
from audicle.read.html.tree import parse as parse_page
from audicle.read.markup.depth import DEEPEST, flatten
from audicle.read.markup.xml import parse_xhtml, parse_xml
from audicle.read.source import Source
from audicle.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

PAGE = b'<html xmlns="http://www.w3.org/1999/xhtml"><body>%b</body></html>'
BOOK = PAGE % (b'<p class="a" id="x">A sentence of a novel, <em>some</em> words long, and no end of it.</p>' * 20_000)


@pytest.fixture
def low(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds so low that a harmless document is just over them."""
    monkeypatch.setattr(parsing, "MOST_NODES", 90_000)
    monkeypatch.setattr(parsing, "MOST_WORK", 1_000)


def test_a_novel_in_one_document_is_read() -> None:
    assert excess(BOOK) is None
    assert excess(BOOK, html=True) is None
    assert parse_xhtml(BOOK) is not None
    assert parse(BOOK)[1] == ""


CHAPTER = (
    '<p class="calibre1" id="p{0}">The keeper said that <b>n = {0}</b>, and <i>nobody</i> asked '
    '<a href="a.xhtml?b=c&amp;d=e#p{0}" title="It is > that">why</a>.</p>\n'
)
FORMULA = (
    '<p>Let <math xmlns="http://www.w3.org/1998/Math/MathML" display="inline" alttext="x = {0}" class="m"><mi>x</mi>'
    '<mo stretchy="false" lspace="0" rspace="0" fence="false" form="infix">=</mo><mn>{0}</mn></math> be.</p>\n'
)
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path id="p{0}" d="M0 0L{0} 9" fill="none" '
    'stroke="#000" stroke-width="1" stroke-linecap="round" stroke-linejoin="round" stroke-dasharray="1" opacity="1" '
    'transform="scale(1)" style="a:b" class="c" clip-path="url(#a)" marker-end="url(#b)"/></svg>\n'
)
CODE = (
    "<pre>if (a == b &amp;&amp; c != d) e = f;\nif (c &lt; d) e = g;\n</pre>"
    '<script>for(i=0;i<n;i++){{a[i]="<b>"+i}}</script>\n'
)


@pytest.mark.parametrize("html", [False, True])
@pytest.mark.parametrize(
    "part", [CHAPTER, FORMULA, DRAWING, CODE, "<p>one two = four</p>", "=" * 79 + "\n", '"a" ' * 20]
)
def test_the_largest_that_are_written_to_be_read_are_not_refused(part: str, html: bool) -> None:
    # far larger than the largest chapter of any book that is sold
    count = min(100_000, 12_000_000 // len(part))
    document = "<html><body>" + "".join(map(part.format, range(count))) + "</body></html>"
    assert excess(document.encode(), html=html) is None


@pytest.mark.usefixtures("low")
@pytest.mark.parametrize("value", ["'%s'", "%s", "'>%s'", "'<i>%s'"])
@pytest.mark.parametrize("between", [" ", "\n", "/", " \t"])
def test_a_page_asks_for_as_much_however_it_is_written(value: str, between: str) -> None:
    inside = between.join(f"a{number}={value % ('x' * 1500)}" for number in range(40))
    assert excess(f"<p {inside}>x</p>".encode(), html=True)


@pytest.mark.usefixtures("low")
def test_a_chapter_that_asks_for_too_much_is_left_out_and_said() -> None:
    laden = PAGE % (b"<p " + b" ".join(b'a%d="%b"' % (n, b"x" * 1500) for n in range(40)) + b">Too much.</p>")
    data = book({"a.xhtml": "<p>One.</p>", "b.xhtml": laden, "c.xhtml": "<p>Three.</p>"})
    progress = SilentProgress()
    article, _ = read(Source("a.epub", data), Settings(language="en"), progress)
    assert [getattr(block, "text", "") for part in article.sections for block in part.blocks] == ["One.", "Three."]
    assert any("b.xhtml: the page has" in one and one.endswith("It is left out.") for one in progress.warnings)


@pytest.mark.usefixtures("low")
def test_a_checked_book_s_document_that_is_not_opened_is_said(tmp_path: Path) -> None:
    laden = PAGE % (b"<p " + b" ".join(b'a%d="%b"' % (n, b"x" * 1500) for n in range(40)) + b">Too much.</p>")
    (tmp_path / "a.epub").write_bytes(book({"a.xhtml": laden}))
    found = audicle.check_book(tmp_path / "a.epub", checkers=["audicle"]).findings
    assert [finding.file for finding in found if finding.rule == "document-malformed"] == ["a.xhtml"]


DECLARED = "<!ENTITY a 'the keeper'><!ENTITY b SYSTEM 'file:///etc/passwd'><!ATTLIST p title CDATA 'declared'>"


@pytest.mark.parametrize(
    "before",
    [
        "<!-- <!DOCTYPE a> --><!DOCTYPE html [{0}]>",
        "<!DOCTYPE html><!DOCTYPE html [{0}]>",
        "<!DOCTYPE html [<?no ' ?>{0}]>",
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE html [{0}]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_no_declaration_reaches_the_parser(before: str, encoding: str) -> None:
    text = f'{before.format(DECLARED)}<html xmlns="http://www.w3.org/1999/xhtml"><p>&#233;</p></html>'
    if encoding == "utf-16-le" and not text.startswith("<?"):
        text = f"<?xml version='1.0'?>{text}"
    for root in (
        parse_xhtml(text.encode(encoding)),
        parse_xml(text.encode(encoding), "a"),
        parse(text.encode(encoding))[0],
    ):
        assert root is not None
        assert root.getroottree().docinfo.internalDTD is None
        assert (root[0].text, dict(root[0].attrib)) == ("é", {})


def test_an_encoding_that_hides_what_it_holds_is_none() -> None:
    hidden = b'<?xml version="1.0" encoding="utf-7"?>' + "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>".encode("utf-7")
    assert parse_xhtml(hidden) is None
    assert parse(hidden)[0] is None
    with pytest.raises(SourceError, match="it is not XML"):
        parse_xml(hidden, "a")


def test_what_is_deep_and_wide_keeps_its_words_apart() -> None:
    wide = "<p>one</p><p>two <b>three</b>four</p>" * 1_000
    root = html.fragment_fromstring("<div>" * 200 + wide + "</div>" * 200)
    outside = sum(1 for _ in root.iterancestors())
    flatten(root)
    assert root.text_content().split() == ["one", "two", "threefour"] * 1_000
    assert max(sum(1 for _ in one.iterancestors()) for one in root.iter()) - outside == DEEPEST - 1


@pytest.mark.usefixtures("low")
@pytest.mark.parametrize(
    "inside",
    [b"<br/>" * 90_001, b"<p " + b" ".join(b'a%d="%b"' % (n, b"x" * 1500) for n in range(40)) + b">x</p>"],
)
def test_what_asks_for_more_is_not_given_to_the_parser(inside: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    page = PAGE % inside
    for module in ("audicle.read.markup.xml", "audicle.check.markup", "audicle.read.html.tree"):
        monkeypatch.setattr(f"{module}.unhurried", lambda *_: pytest.fail("the parser was asked"))
    assert excess(page)
    assert excess(page, html=True)
    assert parse_xhtml(page) is None
    root, fault = parse(page)
    assert root is None
    assert fault.startswith("it has")
    with pytest.raises(SourceError, match="which no such file needs"):
        parse_xml(page, "a.opf")
    with pytest.raises(SourceError, match="the page has"):
        parse_page(page.decode(), "a.html", SilentProgress())


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there is no SIGALRM on Windows")
def test_whoever_waits_for_a_parser_hears_a_signal() -> None:
    def told(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, told)
    began = time.monotonic()
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.2)
        with pytest.raises(KeyboardInterrupt):
            unhurried(lambda: time.sleep(60), 10**6)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert time.monotonic() - began < 30  # that it does not wait for the end


def test_a_parser_that_never_ends_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "SLOWEST", 0.5)
    with pytest.raises(TimeoutError):
        unhurried(lambda: time.sleep(5), 10**6)


@pytest.mark.parametrize("size", [10, 10**6])
def test_what_comes_out_is_what_the_call_gives(size: int) -> None:
    assert unhurried(lambda: "tree", size) == "tree"
    with pytest.raises(ZeroDivisionError):
        unhurried(lambda: 1 // 0, size)
