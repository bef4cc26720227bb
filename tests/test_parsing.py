"""What a parser is given is bounded, and whoever waits for it hears when to end."""

from __future__ import annotations

import signal
import time

import pytest

from audicle.check.markup import parse
from audicle.errors import SourceError
from audicle.machine import parsing
from audicle.machine.parsing import excess, unhurried
from audicle.progress import SilentProgress
from audicle.read.html.tree import parse as parse_page
from audicle.read.markup.xml import parse_xhtml, parse_xml

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
