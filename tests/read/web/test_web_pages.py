"""From an address to an article with its pictures."""

from __future__ import annotations

import gzip
import io
import json
from typing import TYPE_CHECKING, Any
from unittest.mock import Mock

import pytest
from PIL import Image as Pillow

from audicle.batch import convert_all
from audicle.convert import Made
from audicle.errors import NetworkError, SourceError
from audicle.machine.retry import Retries
from audicle.model import Article, Figure
from audicle.model.blocks import walk
from audicle.progress import SilentProgress
from audicle.read import read
from audicle.read.sources import open_source, read_article
from audicle.read.web import fetch
from audicle.read.web import pictures as web_pictures
from audicle.read.web.pictures import referer
from audicle.settings import Settings
from web_server import running

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from audicle.read.web.client import Client
    from web_server import Handler, WebServer

HERE = Settings(allow_private=True)
WORDS = "The ferry leaves when the tide allows it, and the captain has stopped explaining why. " * 6


def picture(colour: str = "teal") -> bytes:
    buffer = io.BytesIO()
    Pillow.new("RGB", (400, 300), colour).save(buffer, "PNG")
    return buffer.getvalue()


def page(*pictures: str, head: str = "") -> bytes:
    figures = "".join(
        f'<figure><img src="{src}" alt="Alt {n}"><figcaption>Caption {n}</figcaption></figure><p>{WORDS}</p>'
        for n, src in enumerate(pictures)
    )
    return (
        f"<!doctype html><html lang=en><head><title>The ferry</title>{head}</head><body><article><h1>The ferry</h1>"
        f"<p>{WORDS}</p>{figures}<p>{WORDS}</p></article></body></html>"
    ).encode()


def figures(article: Article) -> list[Figure]:
    return [block for part in article.sections for block in walk(part.blocks) if isinstance(block, Figure)]


def understood(url: str, settings: Settings = HERE) -> tuple[Article, list[str]]:
    progress = SilentProgress()
    return read_article(url, settings, progress), progress.warnings


def test_a_page_with_its_pictures(site: WebServer) -> None:
    site.page("/img/a.png", picture("teal"), kind="image/png")
    site.page("/2024/b.png?w=300&h=2", picture("red"), kind="image/png")
    site.page("/2024/c", picture("blue"), kind="application/octet-stream")
    url = site.page("/2024/ferry", page("/img/a.png", "b.png?w=300&amp;h=2", f"{site.root}/2024/c"))
    article, warnings = understood(url)
    assert warnings == []
    assert article.metadata.title == "The ferry"
    assert article.metadata.source == url
    srcs = [f"{site.root}/img/a.png", f"{site.root}/2024/b.png?w=300&h=2", f"{site.root}/2024/c"]
    assert [figure.src for figure in figures(article)] == srcs
    assert [image.src for image in article.images] == srcs
    asked = {path: headers for path, headers in site.seen if path != "/2024/ferry"}
    assert all(headers["referer"] == url for headers in asked.values())
    assert all(headers["accept"].startswith("image/") for headers in asked.values())


def test_pictures_are_relative_to_where_the_page_was_in_the_end(site: WebServer) -> None:
    site.page("/new/a.png", picture(), kind="image/png")
    target = site.page("/new/ferry", page("a.png"))
    article, warnings = understood(site.redirect("/old", target))
    assert not warnings
    assert article.images[0].src == f"{site.root}/new/a.png"
    assert article.metadata.source == target


def test_pictures_are_relative_to_the_base_of_the_page(site: WebServer) -> None:
    site.page("/base/a.png", picture(), kind="image/png")
    article, warnings = understood(site.page("/ferry", page("a.png", head='<base href="/base/">')))
    assert not warnings
    assert len(article.images) == 1


def test_the_pictures_of_markdown(site: WebServer) -> None:
    site.page("/notes/a%20b.png", picture(), kind="image/png")
    text = f"# Ferry\n\n{WORDS}\n\n![Alt](<a b.png> 'A caption')\n\n{WORDS}\n"
    article, warnings = understood(site.page("/notes/ferry.md", text.encode(), kind="text/plain; charset=utf-8"))
    assert not warnings
    assert len(article.images) == 1
    assert figures(article)[0].alt == "Alt"


def stall(handler: Handler) -> None:
    handler.server.over.wait(1)
    handler.close_connection = True


@pytest.mark.parametrize(
    ("src", "says"),
    [
        ("/missing.png", "cannot be fetched: its host answered 404 Not Found"),
        ("/page.png", "cannot be fetched: there is a page at its address, not a picture"),
        ("/words.png", "is in no format that is known here"),
        ("file:///etc/passwd", "cannot be fetched: addresses that begin with file: are not fetched"),
        ("http://me:secret@127.0.0.1/a.png", "user name or a password"),
        ("http://[broken/a.png", "cannot be fetched: it is not a valid address"),
        ("/large.png", "cannot be fetched: it is larger than 20 MB"),
    ],
)
def test_a_picture_that_cannot_be_fetched_is_named(site: WebServer, src: str, says: str) -> None:
    site.page("/page.png", b"<html>please accept", kind="text/html")
    site.page("/words.png", b"words", kind="image/png")
    site.routes["/large.png"] = lambda handler: handler.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 20000001\r\n\r\n")
    site.page("/good.png", picture(), kind="image/png")
    article, warnings = understood(site.page("/ferry", page(src, "/good.png")))
    assert len(warnings) == 1
    assert says in warnings[0]
    assert warnings[0].endswith("its description and caption are kept.")
    bad, good = figures(article)
    assert (bad.src, bad.alt, bad.caption_text) == (None, "Alt 0", "Caption 0")
    assert good.src


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    "answer",
    [
        CHUNKED + b"zz\r\nhalf\r\n0\r\n\r\n",
        CHUNKED + b"-5\r\nhalf\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(picture())[:-20],
        b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nnot packed",
        b"HTTP/1.1 2x0 Odd\r\n\r\n",
        b"\0\0\0",
    ],
)
def test_a_picture_s_bad_answer_never_costs_the_page(
    site: WebServer, monkeypatch: pytest.MonkeyPatch, answer: bytes
) -> None:
    monkeypatch.setattr(web_pictures, "Retries", lambda **_: Retries(tries=2, sleep=lambda _: None))
    site.routes["/a.png"] = lambda handler: handler.raw(answer)
    article, warnings = understood(site.page("/ferry", page("/a.png")))
    assert not article.images
    assert "the picture /a.png cannot be fetched: its host" in warnings[0].replace(site.root, "")
    assert warnings[0].endswith("its description and caption are kept.")


@pytest.mark.parametrize(
    ("missing", "says"),
    [
        ("audicle.read.web.pictures.tempfile.TemporaryDirectory", "there is no folder for temporary files"),
        ("audicle.read.web.pictures.ThreadPoolExecutor.submit", "no thread can be started for it"),
        ("audicle.read.pictures.gathering.fitted", "takes more memory than there is"),
    ],
)
def test_a_machine_without_means_never_costs_the_page(
    site: WebServer, monkeypatch: pytest.MonkeyPatch, missing: str, says: str
) -> None:
    error = {"T": OSError(28, "No space left"), "s": RuntimeError("can't start new thread"), "f": MemoryError()}
    site.page("/a.png", picture(), kind="image/png")
    url = site.page("/ferry", page("/a.png"))
    with monkeypatch.context() as patched:
        patched.setattr(missing, Mock(side_effect=error[missing.rpartition(".")[2][0]]))
        article, warnings = understood(url)
    assert not article.images
    assert says in warnings[0]


def test_the_pictures_of_a_public_page_may_not_be_private(site: WebServer) -> None:
    site.page("/a.png", picture(), kind="image/png")
    source = fetch(site.page("/ferry", page("/a.png")), SilentProgress(), allow_private=True)
    site.seen.clear()
    progress = SilentProgress()
    article, _ = read(source, Settings(), progress)
    assert not article.images
    assert "not on the public Internet" in progress.warnings[0]
    assert not site.seen


def test_front_matter_does_not_open_the_private_network(site: WebServer) -> None:
    site.page("/a.png", picture(), kind="image/png")
    text = f"---\ntitle: Ferry\naudicle:\n  allow_private: true\n---\n\n{WORDS}\n\n![Alt](/a.png)\n"
    source = fetch(site.page("/ferry.md", text.encode(), kind="text/markdown"), SilentProgress(), allow_private=True)
    site.seen.clear()
    progress = SilentProgress()
    article, chosen = read(source, Settings(), progress)
    assert not article.images
    assert not chosen.allow_private
    assert not site.seen
    assert any("allow_private is for the person" in warning for warning in progress.warnings)


def test_an_article_has_its_share_and_no_more(site: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_pictures, "_MOST_PICTURES", 2)
    monkeypatch.setattr(web_pictures, "_AT_ONCE", 1)
    colours = ("red", "green", "blue")
    for colour in colours:
        site.page(f"/{colour}.png", picture(colour), kind="image/png")
    url = site.page("/ferry", page(*(f"/{colour}.png" for colour in colours)))
    article, warnings = understood(url)
    assert len(article.images) == 2
    assert "has more than 2;" in warnings[0]
    monkeypatch.setattr(web_pictures, "_MOST_ALL", 10)
    article, warnings = understood(url)
    assert len(article.images) == 1
    monkeypatch.setattr(web_pictures, "_LONGEST", -1.0)
    article, warnings = understood(url)
    assert not article.images
    assert "took too long" in warnings[0]


def test_a_file_does_not_fetch_its_pictures(site: WebServer, tmp_path: Path) -> None:
    (tmp_path / "ferry.html").write_bytes(page(site.page("/a.png", picture(), kind="image/png")))
    article, warnings = understood(str(tmp_path / "ferry.html"))
    assert not article.images
    assert "is on the web and is not fetched" in warnings[0]
    assert not site.seen


@pytest.mark.parametrize(
    ("here", "there", "sent"),
    [
        ("https://a.test/x?y#z", "https://a.test/p.png", "https://a.test/x?y"),
        ("https://a.test/x?y", "https://b.test/p.png", "https://a.test/"),
        ("https://a.test/x", "http://a.test/p.png", None),
        ("http://a.test/x", "https://a.test/p.png", "http://a.test/"),
        ("http://a.test/x", "http://[broken", None),
    ],
)
def test_what_a_picture_s_host_is_told(here: str, there: str, sent: str | None) -> None:
    assert referer(here, there) == sent


@pytest.mark.parametrize(
    ("path", "kind", "expected"),
    [
        ("/a", "text/html; charset=utf-8", "text/html"),
        ("/a.md", "text/html", "text/html"),
        ("/a", "application/xhtml+xml", "text/html"),
        ("/a", "text/markdown", "text/markdown"),
        ("/a.txt", "text/plain", "text/plain"),
        ("/a.md", "text/plain", "text/markdown"),
        ("/a.MD?raw=1", "application/octet-stream", "text/markdown"),
        ("/a.html", "text/plain", "text/html"),
        ("/a.epub", "application/octet-stream", "application/epub+zip"),
        ("/a", "application/epub+zip", "application/epub+zip"),
        ("/a", "text/plain", None),
        ("/a", None, None),
    ],
)
def test_what_a_document_is(site: WebServer, path: str, kind: str | None, expected: str | None) -> None:
    source = fetch(site.page(path, b"x", kind=kind), SilentProgress(), allow_private=True)
    assert source.media_type == expected


@pytest.mark.parametrize(
    ("kind", "body", "title"),
    [
        ("text/html", "<p>{0}</p><p>{0}</p>", None),
        ("text/markdown", "# Ferry\n\n{0}\n", "Ferry"),
        ("text/plain", "# Ferry\n\n- [a](b)\n\n{0}\n", "Ferry"),
        (None, "<!doctype html><title>Ferry</title><h1>Ferry</h1><p>{0}</p><p>{0}</p>", "Ferry"),
    ],
)
def test_a_document_is_read_as_what_it_is(site: WebServer, kind: str | None, body: str, title: str | None) -> None:
    # the host of an address ends in no kind of file, and neither does its path
    article, _ = understood(site.page("/some.org", body.format(WORDS).encode(), kind=kind))
    assert title is None or article.metadata.title == title
    assert any("The ferry leaves" in getattr(block, "text", "") for part in article.sections for block in part.blocks)


@pytest.mark.parametrize("kind", ["image/png", "application/pdf", "video/mp4", "application/json", "text/css"])
def test_what_is_no_document_is_refused_by_its_type(site: WebServer, kind: str) -> None:
    with pytest.raises(SourceError, match=f"it is {kind}, not an article"):
        open_source(site.page("/a", b"x", kind=kind), HERE)


def test_the_encoding_of_a_page(site: WebServer) -> None:
    right = page(head="<meta charset=iso-8859-1>").replace(b"ferry leaves", b"f\xe9rry leaves")
    for path, kind in (
        ("/a", "text/html; charset=ISO-8859-1"),
        ("/b", "text/html"),
        ("/c", "text/html; charset=utf-8"),
    ):
        # the last declares what the page is not: the page's own word counts then
        article, _ = understood(site.page(path, right, kind=kind))
        assert "férry leaves" in json.dumps([str(part) for part in article.sections], ensure_ascii=False), path


@pytest.mark.parametrize("charset", ["rubbish", "rot13", "zlib", "idna", "utf-7", "", "a" * 500, "undefined"])
@pytest.mark.parametrize("kind", ["text/html", "text/markdown"])
def test_an_encoding_that_is_none(site: WebServer, charset: str, kind: str) -> None:
    body = page() if kind == "text/html" else f"# The ferry\n\n{WORDS}é\n".encode("latin-1")
    article, _ = understood(site.page("/a", body, kind=f"{kind}; charset={charset}"))
    assert article.metadata.title == "The ferry"


def test_errors_say_which_kind_they_are(site: WebServer) -> None:
    with pytest.raises(SourceError, match=r"/missing: its host answered 404 Not Found\. Check the address\."):
        open_source(f"{site.root}/missing", HERE)
    with pytest.raises(SourceError, match=r"begin with ftp: are not fetched\. Use http: or https:\."):
        open_source("ftp://example.org/a")
    with pytest.raises(SourceError, match="user name or a password") as caught:
        open_source("http://me:secret@example.org/a")
    assert "secret" not in str(caught.value)
    site.page("/wait", status=429, Retry_After=3600)
    with pytest.raises(NetworkError, match="asks to wait 3600 seconds"):
        open_source(f"{site.root}/wait", HERE)


def test_a_page_becomes_a_book(site: WebServer, tmp_path: Path) -> None:
    site.page("/a.png", picture(), kind="image/png")
    url = site.page("/ferry?id=7", page("/a.png"))

    def once() -> Any:
        (outcome,) = convert_all((url,), tmp_path, HERE, overrides={"audio": False}, jobs=0)
        return outcome.result

    made = once()
    assert isinstance(made, Made)
    assert made.manifest["source"]["url"] == url
    assert made.manifest["metadata"]["source"] == url
    assert made.manifest["warnings"] == []
    again = once()
    assert isinstance(again, Made)
    assert not again.changed


def test_force_asks_whether_a_kept_page_has_changed(site: WebServer, tmp_path: Path) -> None:
    bodies = iter((page(), page().replace(b"captain", b"mate")))
    site.routes["/ferry"] = lambda handler: handler.answer(next(bodies), Cache_Control="max-age=3600")

    def once(*, force: bool) -> Any:
        names, quiet = (f"{site.root}/ferry",), {"audio": False}
        (outcome,) = convert_all(names, tmp_path, HERE, overrides=quiet, jobs=0, force=force)
        return outcome.result.manifest["source"]["sha256"]

    first = once(force=False)
    assert once(force=False) == first
    assert once(force=True) != first
    assert len(site.seen) == 2


def test_a_client_of_one_s_own(site: WebServer, client: Callable[..., Client]) -> None:
    site.in_turn("/a", lambda handler: handler.answer(status=503), lambda handler: handler.answer(page()))
    assert fetch(f"{site.root}/a", SilentProgress(), client=client()).url == f"{site.root}/a"


def test_a_page_that_is_read_as_it_was_kept_is_warned_of(client: Callable[..., Client]) -> None:
    with running() as site:
        url = site.page("/a", page(), Cache_Control="max-age=0")
        fetch(url, SilentProgress(), client=client())
    progress = SilentProgress()
    assert b"captain" in fetch(url, progress, client=client()).data
    assert progress.warnings == [
        f"{url}: its host cannot be reached; the page is read as it was kept, and may have changed since."
    ]
