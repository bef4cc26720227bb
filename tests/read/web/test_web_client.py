from __future__ import annotations

import errno
import gzip
import socket
import sqlite3
import ssl
import struct
import time
import zlib
from contextlib import suppress
from email.utils import formatdate
from typing import TYPE_CHECKING, Any
from unittest.mock import Mock

import pytest
import trustme

import web_server
from audicle.read.web import connections
from audicle.read.web.client import AGENT, Answer, Client
from audicle.read.web.problems import RefusedError, UnreachableError
from packings import PACKED
from web_server import running

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from web_server import Handler, WebServer

MOST = 100_000


def get(client: Client, url: str, **options: Any) -> Answer:
    return client.get(url, MOST, "*/*", **options)


def test_a_page(site: WebServer, client: Callable[..., Client]) -> None:
    url = site.page("/a?b=c", "é".encode("latin-1"), kind='TEXT/HTML; charset="ISO-8859-1"')
    assert get(client(), url + "#d") == Answer("é".encode("latin-1"), url, "text/html", "iso-8859-1")
    ((path, headers),) = site.seen
    assert path == "/a?b=c"
    assert headers["user-agent"] == AGENT
    assert AGENT.startswith("Audicle/")
    assert headers["host"] == f"127.0.0.1:{site.server_port}"
    assert "referer" not in headers
    assert "authorization" not in headers


def test_without_a_type(site: WebServer, client: Callable[..., Client]) -> None:
    answer = get(client(), site.page("/a", b"x", kind=None))
    assert (answer.media_type, answer.charset) == (None, None)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(site: WebServer, client: Callable[..., Client], status: int) -> None:
    site.page("/c/d", b"x")
    site.redirect("/c/b", "d", status)
    url = site.redirect("/a", "/c/b#part", status)
    assert get(client(), url).url == f"{site.root}/c/d"


def test_a_redirect_that_is_not_ascii(site: WebServer, client: Callable[..., Client]) -> None:
    site.page("/caf%C3%A9", b"x")
    site.routes["/a"] = lambda handler: handler.raw(
        "HTTP/1.1 302 Found\r\nLocation: /café\r\nContent-Length: 0\r\n\r\n".encode()
    )
    assert get(client(), f"{site.root}/a").data == b"x"


def test_redirects_without_end(site: WebServer, client: Callable[..., Client]) -> None:
    site.redirect("/b", "/a")
    with pytest.raises(RefusedError, match="without end"):
        get(client(), site.redirect("/a", "/b"))
    assert len(site.seen) == 11


def test_a_page_that_sets_a_cookie_and_sends_back(site: WebServer, client: Callable[..., Client]) -> None:
    def page(handler: Handler) -> None:
        if "seen=1" in handler.headers.get("Cookie", ""):
            handler.answer(b"x")
        else:
            handler.answer(status=302, Location="/a", Set_Cookie="seen=1")

    site.routes["/a"] = page
    assert get(client(), f"{site.root}/a").data == b"x"


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("file:///etc/passwd", "begin with file:"),
        ("ftp://example.org/", "begin with ftp:"),
        ("http://me:secret@127.0.0.1/", "user name or a password"),
        ("http://[broken", "not a valid address"),
        ("http://127.0.0.1:99999/", "not a valid address"),
    ],
)
def test_redirects_to_what_is_not_fetched(
    site: WebServer, client: Callable[..., Client], target: str, says: str
) -> None:
    with pytest.raises(RefusedError, match=says):
        get(client(), site.redirect("/a", target))


class Internet:
    """Names with addresses, and hosts at public addresses that are in truth the test's own server."""

    def __init__(self, site: WebServer, monkeypatch: pytest.MonkeyPatch, **names: list[str]) -> None:
        self.names = {name.replace("_", "."): addresses for name, addresses in names.items()}
        self.asked: list[str] = []
        self.connected: list[str] = []

        def connect(address: tuple[str, int], *_: Any, **__: Any) -> socket.socket:
            self.connected.append(address[0])
            return socket.create_connection(("127.0.0.1", site.server_port))

        monkeypatch.setattr(connections, "create_connection", connect)

    def resolve(self, host: str, port: int, **_: Any) -> Any:
        self.asked.append(host)
        addresses = self.names.get(host, [host])
        # the last is given for good; those before it once each
        address = addresses.pop(0) if len(addresses) > 1 else addresses[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]


def test_the_connection_goes_to_the_address_that_was_judged(
    site: WebServer, client: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    # a name that means a public host when it is judged and this machine afterwards
    net = Internet(site, monkeypatch, page_test=["93.184.216.34", "127.0.0.1"])
    site.page("/a", b"x")
    answer = get(client(allow_private=False, resolve=net.resolve), "http://page.test/a")
    assert answer.data == b"x"
    assert net.asked == ["page.test"]
    assert net.connected == ["93.184.216.34"]
    assert site.seen[0][1]["host"] == "page.test"


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://router.test/",
        "//10.0.0.1/",
    ],
)
def test_a_redirect_to_a_private_address_is_refused(
    site: WebServer, client: Callable[..., Client], monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    net = Internet(site, monkeypatch, page_test=["93.184.216.34"], router_test=["192.168.1.1"])
    site.redirect("/a", target)
    with pytest.raises(RefusedError, match="not on the public Internet"):
        get(client(allow_private=False, resolve=lambda h, p, **_: net.resolve(h.strip("[]"), p)), "http://page.test/a")
    assert net.connected == ["93.184.216.34"]
    assert site.paths() == ["/a"]


def test_a_private_address_is_refused_before_anything_is_sent(site: WebServer, client: Callable[..., Client]) -> None:
    with pytest.raises(RefusedError, match="not on the public Internet"):
        get(client(allow_private=False), site.page("/a", b"x"))
    assert not site.seen


def test_what_was_kept_with_private_addresses_does_not_answer_without(
    site: WebServer, client: Callable[..., Client]
) -> None:
    url = site.page("/a", b"x", Cache_Control="max-age=3600")
    get(client(), url)
    with pytest.raises(RefusedError, match="not on the public Internet"):
        get(client(allow_private=False), url)


def test_behind_a_proxy_private_addresses_are_refused(
    site: WebServer, client: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", site.root)
    site.routes["http://page.test/a"] = lambda handler: handler.answer(b"by proxy")

    def resolve(host: str, port: int, **_: Any) -> Any:
        if host == "page.test":
            raise socket.gaierror(socket.EAI_NONAME, "only the proxy knows it")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port))]

    behind = client(allow_private=False, resolve=resolve)
    assert get(behind, "http://page.test/a").data == b"by proxy"
    with pytest.raises(RefusedError, match="not on the public Internet"):
        get(behind, "http://10.0.0.1/a")
    assert site.paths() == ["http://page.test/a"]


def test_a_host_in_another_script(
    site: WebServer, client: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    net = Internet(site, monkeypatch)
    net.names["xn--bcher-kva.test"] = ["93.184.216.34"]
    site.page("/a", b"x")
    get(client(allow_private=False, resolve=net.resolve), "http://bücher.test/a")
    assert net.asked == ["xn--bcher-kva.test"]


@pytest.mark.parametrize("host", ["☃" * 80 + ".test", "a..test", "xn--.test", "a" * 64 + ".test", "%00.test", "a b"])
def test_hosts_that_are_none(client: Callable[..., Client], host: str) -> None:
    with pytest.raises((RefusedError, UnreachableError)):
        get(client(), f"http://{host}/")


def test_ipv6(client: Callable[..., Client], site: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    net = Internet(site, monkeypatch)
    site.page("/a", b"x")
    asked = client(allow_private=False, resolve=lambda host, port, **_: net.resolve(host.strip("[]"), port))
    assert get(asked, "http://[2606:2800:220:1::1]:8080/a").data == b"x"
    assert net.connected == ["2606:2800:220:1::1"]
    assert site.seen[0][1]["host"] == "[2606:2800:220:1::1]:8080"


def test_the_certificate_is_checked_for_the_name(
    client: Callable[..., Client], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("page.test").configure_cert(context)
    asked_for: list[str | None] = []
    context.sni_callback = lambda _sock, name, _context: asked_for.append(name)  # type: ignore[assignment]
    with web_server.running(context) as site:
        net = Internet(site, monkeypatch, page_test=["93.184.216.34"], other_test=["93.184.216.34"])
        site.page("/a", b"x")
        with pytest.raises(UnreachableError, match="certificate of its host is not valid"):
            get(client(allow_private=False, resolve=net.resolve), "https://page.test/a")
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "authority.pem"))
        assert get(client(allow_private=False, resolve=net.resolve), "https://page.test/a").data == b"x"
        with pytest.raises(UnreachableError, match="certificate of its host is not valid"):
            get(client(allow_private=False, resolve=net.resolve), "https://other.test/a")
    assert asked_for == ["page.test", "page.test", "other.test"]
    assert net.connected == ["93.184.216.34"] * 3


def test_the_next_address_of_a_host_is_tried(
    client: Callable[..., Client], site: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def connect(address: tuple[str, int], *_: Any, **__: Any) -> socket.socket:
        tried.append(address[0])
        if len(tried) == 1:
            raise ConnectionRefusedError
        return socket.create_connection(("127.0.0.1", site.server_port))

    monkeypatch.setattr(connections, "create_connection", connect)
    site.page("/a", b"x")
    both = [(0, 0, 0, "", (address, 80)) for address in ("93.184.216.34", "93.184.216.35")]
    assert get(client(allow_private=False, resolve=lambda *_, **__: both), "http://page.test/a").data == b"x"
    assert tried == ["93.184.216.34", "93.184.216.35"]


def broken_pipe(handler: Handler) -> None:
    # a reset instead of an end
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.close_connection = True
    handler.rfile.close()
    handler.wfile.close()
    handler.connection.close()


def stall(handler: Handler) -> None:
    handler.server.over.wait(2)
    handler.close_connection = True


def drip(handler: Handler) -> None:
    """A byte now and then, so that no single wait is long."""
    handler.send_response(200)
    handler.end_headers()
    try:
        while not handler.server.over.wait(0.05):
            handler.wfile.write(b"x")
    except OSError:
        handler.close_connection = True


def drip_headers(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    try:
        while not handler.server.over.wait(0.05):
            handler.wfile.write(b"X-A: b\r\n")
    except OSError:
        handler.close_connection = True


FAILURES: dict[str, tuple[Any, str]] = {
    "500": (lambda handler: handler.answer(status=500), "answered 500 Internal Server Error"),
    "503": (lambda handler: handler.answer(status=503), "answered 503 Service Unavailable"),
    "429": (lambda handler: handler.answer(status=429), "answered 429 Too Many Requests"),
    "reset": (broken_pipe, "cannot be reached|broke off"),
    "stall": (stall, "did not answer in time"),
    "drip": (drip, "did not answer in time"),
    "drip headers": (drip_headers, "did not answer in time"),
    "truncated": (
        lambda handler: handler.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 50\r\n\r\nhalf"),
        "broke off in the middle",
    ),
    "truncated chunks": (
        lambda handler: handler.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nhalf"),
        "broke off in the middle",
    ),
    "a chunk of no size": (
        lambda handler: handler.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhalf\r\n0\r\n\r\n"),
        "broke off in the middle",
    ),
    "a chunk of less than nothing": (
        lambda handler: handler.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhalf\r\n0\r\n\r\n"),
        "sent what is no answer",
    ),
    "packed and cut short": (
        lambda handler: handler.raw(
            b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"x" * 99)[:-9]
        ),
        "broke off in the middle",
    ),
    "no HTTP": (lambda handler: handler.raw(b"SSH-2.0-OpenSSH_9.2\r\n"), "cannot be reached|broke off"),
    "endless headers": (
        lambda handler: handler.raw(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 1000 + b"\r\n"),
        "cannot be reached|broke off",
    ),
}


@pytest.mark.parametrize("kind", FAILURES)
def test_it_is_tried_again(site: WebServer, client: Callable[..., Client], waits: list[float], kind: str) -> None:
    bad, _ = FAILURES[kind]
    url = site.in_turn("/a", bad, lambda handler: handler.answer(b"at last"))
    assert get(client(), url).data == b"at last"
    assert waits == [1.0]


@pytest.mark.parametrize("kind", FAILURES)
def test_it_is_given_up(site: WebServer, client: Callable[..., Client], waits: list[float], kind: str) -> None:
    site.routes["/a"], says = FAILURES[kind]
    begin = time.monotonic()
    with pytest.raises(UnreachableError, match=says) as caught:
        get(client(), f"{site.root}/a")
    assert caught.value.remedy
    assert waits == [1.0, 2.0]
    assert site.paths() == ["/a"] * 3
    assert time.monotonic() - begin < 60  # that it ends; a busy machine takes longer


def test_nobody_is_there(client: Callable[..., Client], waits: list[float]) -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        with pytest.raises(UnreachableError, match="cannot be reached"):
            get(client(), f"http://127.0.0.1:{bound.getsockname()[1]}/")
    assert waits == [1.0, 2.0]


def test_an_unknown_host_is_not_tried_again(client: Callable[..., Client], waits: list[float]) -> None:
    def none(*_: object, **__: object) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with pytest.raises(UnreachableError, match=r"there is no host nowhere\.test, or there is no network"):
        get(client(resolve=none), "http://nowhere.test/")
    assert waits == []


def test_a_resolver_that_is_busy_is_asked_again(client: Callable[..., Client], waits: list[float]) -> None:
    def busy(*_: object, **__: object) -> Any:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    with pytest.raises(UnreachableError, match="cannot be reached"):
        get(client(resolve=busy), "http://page.test/")
    assert waits == [1.0, 2.0]


def test_a_host_says_how_long_to_wait(site: WebServer, client: Callable[..., Client], waits: list[float]) -> None:
    url = site.in_turn(
        "/a",
        lambda handler: handler.answer(status=429, Retry_After=7),
        lambda handler: handler.answer(status=503, Retry_After=formatdate(time.time() + 20, usegmt=True)),
        lambda handler: handler.answer(b"x"),
    )
    get(client(), url)
    assert waits[0] == 7.0
    assert 17 < waits[1] <= 20


def test_a_host_that_asks_to_wait_long_is_not_pressed(
    site: WebServer, client: Callable[..., Client], waits: list[float]
) -> None:
    with pytest.raises(UnreachableError, match="429 Too Many Requests and asks to wait 3600 seconds"):
        get(client(), site.page("/a", status=429, Retry_After=3600))
    assert waits == []
    assert len(site.seen) == 1


@pytest.mark.parametrize("asked", ["soon", "-5", "1e9", "", "Wed, 99 Foo 2021 00:00:00 GMT"])
def test_a_wait_that_is_none(site: WebServer, client: Callable[..., Client], waits: list[float], asked: str) -> None:
    url = site.in_turn(
        "/a",
        lambda handler: handler.answer(status=503, Retry_After=asked),
        lambda handler: handler.answer(b"x"),
    )
    get(client(), url)
    assert waits == [1.0]


@pytest.mark.parametrize("status", [204, 304, 400, 401, 403, 404, 410, 418, 451])
def test_answers_that_trying_again_does_not_change(
    site: WebServer, client: Callable[..., Client], waits: list[float], status: int
) -> None:
    with pytest.raises(RefusedError, match=f"its host answered {status}"):
        get(client(), site.page("/a", status=status))
    assert len(site.seen) == 1
    assert waits == []


def test_too_large_by_its_own_word(site: WebServer, client: Callable[..., Client]) -> None:
    site.routes["/a"] = lambda handler: handler.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 100001\r\n\r\n")
    with pytest.raises(RefusedError, match=r"larger than 0\.1 MB"):
        get(client(), f"{site.root}/a")


def endless(handler: Handler) -> None:
    handler.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    try:
        while not handler.server.over.is_set():
            handler.wfile.write(b"4000\r\n" + b"x" * 0x4000 + b"\r\n")
    except OSError:
        handler.close_connection = True


def test_too_large_without_a_word(site: WebServer, client: Callable[..., Client]) -> None:
    site.routes["/a"] = endless
    with pytest.raises(RefusedError, match=r"larger than 0\.1 MB"):
        get(client(), f"{site.root}/a")


def test_the_body_of_a_redirect_is_not_read(site: WebServer, client: Callable[..., Client], waits: list[float]) -> None:
    site.page("/b", b"x")

    def forward(handler: Handler) -> None:
        handler.raw(b"HTTP/1.1 302 Found\r\nLocation: /b\r\nTransfer-Encoding: chunked\r\n\r\n")
        handler.server.over.wait(2)

    site.routes["/a"] = forward
    assert get(client(), f"{site.root}/a").data == b"x"
    assert waits == []


@pytest.mark.parametrize("kind", PACKED)
def test_what_unpacks_to_too_much(site: WebServer, client: Callable[..., Client], kind: str) -> None:
    import tracemalloc  # noqa: PLC0415

    coding, pack = PACKED[kind]
    url = site.page("/a", pack(b"\0" * 100_000_000), Content_Encoding=coding)
    tracemalloc.start()
    try:
        with pytest.raises(RefusedError, match=r"larger than 0\.1 MB"):
            get(client(), url)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("coding", ["gzip, gzip", "br,gzip", "compress"])
def test_what_is_packed_in_a_way_that_is_not_read(site: WebServer, client: Callable[..., Client], coding: str) -> None:
    twice = gzip.compress(gzip.compress(b"x"))
    with pytest.raises(RefusedError, match=rf"packed in a way that is not read here \({coding}\)"):
        get(client(), site.page("/a", twice, Content_Encoding=coding))


@pytest.mark.parametrize("coding", ["identity", "none", "utf-8", "", "binary"])
def test_what_is_said_to_be_packed_as_nothing(site: WebServer, client: Callable[..., Client], coding: str) -> None:
    assert get(client(), site.page("/a", b"text", Content_Encoding=coding)).data == b"text"


@pytest.mark.parametrize("kind", PACKED)
def test_what_is_packed(site: WebServer, client: Callable[..., Client], kind: str) -> None:
    coding, pack = PACKED[kind]
    text = b"The ferry leaves. " * 5000
    url = site.page("/a", pack(text), Content_Encoding=coding, Cache_Control="max-age=60")
    assert get(client(), url).data == text
    assert get(client(), url).data == text
    assert len(site.seen) == 1


@pytest.mark.parametrize("kind", PACKED)
def test_what_is_packed_and_cut_short_is_not_kept(
    site: WebServer, client: Callable[..., Client], waits: list[float], kind: str
) -> None:
    coding, pack = PACKED[kind]
    text = b"The ferry leaves. " * 500
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\nCache-Control: max-age=60\r\n\r\n".encode()
    # without a length, the end of the connection is the end of the answer
    url = site.in_turn(
        "/a",
        lambda handler: handler.raw(head + pack(text)[:-3]),
        lambda handler: handler.raw(head + pack(text)),
    )
    assert get(client(), url).data == text
    assert waits == [1.0]
    assert get(client(), url).data == text
    assert len(site.seen) == 2


@pytest.mark.parametrize("kind", PACKED)
def test_what_is_packed_badly(site: WebServer, client: Callable[..., Client], kind: str) -> None:
    coding = PACKED[kind][0]
    with pytest.raises(RefusedError, match="damaged data"):
        get(client(), site.page("/a", b"\xff\xff\xff not packed at all", Content_Encoding=coding))


CHUNKS = [
    b"zz",
    b"",
    b" ",
    b"-1",
    b"-5",
    b"-0",
    b"+4",
    b"0x4",
    b"1_0",
    b"4 4",
    b"f" * 30,
    b"7fffffffffffffff",
    b"4;" + b"a" * 70_000,
]


@pytest.mark.parametrize("size", CHUNKS)
@pytest.mark.parametrize("kept", ["no-store", "max-age=60"])
def test_a_chunk_whose_size_is_none(site: WebServer, client: Callable[..., Client], size: bytes, kept: str) -> None:
    head = f"HTTP/1.1 200 OK\r\nCache-Control: {kept}\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
    site.routes["/a"] = lambda handler: handler.raw(head + b"4\r\nhalf\r\n" + size + b"\r\nhalf\r\n0\r\n\r\n")
    answer = None
    with suppress(UnreachableError):
        answer = get(client(), f"{site.root}/a").data
    assert answer in (None, b"half", b"halfhalf")  # what is a size to some is none to others


@pytest.mark.parametrize(
    "error",
    [ValueError("odd"), OverflowError(), AttributeError("x"), EOFError(), LookupError(), RuntimeError(), zlib.error()],
)
def test_whatever_the_libraries_raise_is_the_host_s_failure(
    site: WebServer, client: Callable[..., Client], monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def broken(*_: object, **__: object) -> Any:
        raise error

    monkeypatch.setattr("audicle.read.web.client._Session.get", broken)
    with pytest.raises(UnreachableError, match="its host sent what is no answer"):
        get(client(), site.page("/a", b"x"))


def test_a_machine_without_means_is_not_the_host_s_failure(
    site: WebServer, client: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    for error in (MemoryError(), OSError(errno.EMFILE, "Too many open files")):
        monkeypatch.setattr("audicle.read.web.client._Session.get", Mock(side_effect=error))
        with pytest.raises(type(error)):
            get(client(), site.page("/a", b"x"))


def test_what_was_kept_and_is_damaged_is_fetched_again(
    site: WebServer, client: Callable[..., Client], tmp_path: Path
) -> None:
    url = site.page("/a", b"x", Cache_Control="max-age=3600")
    get(client(), url)
    with sqlite3.connect(tmp_path / "http" / "with-private.db") as database:
        database.execute("DELETE FROM streams")
    database.close()
    assert get(client(), url).data == b"x"
    assert len(site.seen) == 2


def test_a_cache_of_another_program(site: WebServer, client: Callable[..., Client], tmp_path: Path) -> None:
    (tmp_path / "http").mkdir()
    with sqlite3.connect(tmp_path / "http" / "with-private.db") as database:
        database.execute("CREATE TABLE entries (what TEXT)")
    database.close()
    assert get(client(), site.page("/a", b"x", Cache_Control="max-age=3600")).data == b"x"


def test_what_a_host_lets_be_kept_is_fetched_once(site: WebServer, client: Callable[..., Client]) -> None:
    url = site.page("/a", b"x", Cache_Control="max-age=3600")
    first = get(client(), url)
    assert get(client(), url) == first
    assert len(site.seen) == 1


@pytest.mark.parametrize(
    ("mark", "asks"),
    [
        ({"ETag": '"v1"'}, {"if-none-match": '"v1"'}),
        ({"Last_Modified": formatdate(usegmt=True)}, {"if-modified-since": formatdate(usegmt=True)[:16]}),
    ],
)
def test_what_has_not_changed_is_not_sent_again(
    site: WebServer, client: Callable[..., Client], mark: dict[str, str], asks: dict[str, str]
) -> None:
    def page(handler: Handler) -> None:
        if "If-None-Match" in handler.headers or "If-Modified-Since" in handler.headers:
            handler.send_response(304)
            handler.end_headers()
        else:
            handler.answer(b"x", "text/html; charset=utf-8", Cache_Control="no-cache", **mark)

    site.routes["/a"] = page
    first = get(client(), f"{site.root}/a")
    assert get(client(), f"{site.root}/a") == first
    (name, value), (_, second) = next(iter(asks.items())), site.seen[1]
    assert second[name].startswith(value)


@pytest.mark.parametrize("control", ["no-store", "max-age=0", ""])
def test_what_may_not_be_kept_is_fetched_anew(site: WebServer, client: Callable[..., Client], control: str) -> None:
    bodies = iter((b"old", b"new"))
    site.routes["/a"] = lambda handler: handler.answer(next(bodies), Cache_Control=control)
    assert [get(client(), f"{site.root}/a").data for _ in range(2)] == [b"old", b"new"]


def kept(control: str, client: Callable[..., Client], **headers: str) -> str:
    """Return the address of a page that was fetched and whose host is gone since."""
    with running() as site:
        url = site.page("/a", b"old", Cache_Control=control, **headers)
        assert get(client(), url).kept is None
        assert get(client(), url).kept is None
        assert len(site.seen) == 2, "it is not stale"
    return url


@pytest.mark.parametrize("control", ["max-age=0", "private, max-age=0"])
def test_without_a_way_to_its_host_a_page_that_was_kept_is_read(control: str, client: Callable[..., Client]) -> None:
    answer = get(client(), kept(control, client, ETag='"v1"'))
    assert (answer.data, answer.kept) == (b"old", "its host cannot be reached")


@pytest.mark.parametrize("control", ["no-cache", "max-age=0, must-revalidate", "no-store"])
def test_what_its_host_wants_checked_is_not_read_unchecked(control: str, client: Callable[..., Client]) -> None:
    with pytest.raises(UnreachableError, match="cannot be reached"):
        get(client(), kept(control, client, ETag='"v1"'))


def test_a_page_that_is_asked_for_afresh_is_not_read_as_it_was(client: Callable[..., Client]) -> None:
    with pytest.raises(UnreachableError, match="cannot be reached"):
        get(client(), kept("max-age=0", client), fresh=True)


def test_a_kept_redirect_is_followed_to_the_page_that_was_kept(client: Callable[..., Client]) -> None:
    with running() as site:
        target = site.page("/b", b"old", Cache_Control="max-age=0")
        site.routes["/a"] = lambda handler: handler.answer(b"", status=301, Location="/b", Cache_Control="max-age=0")
        get(client(), f"{site.root}/a")
    answer = get(client(), f"{site.root}/a")
    assert (answer.data, answer.url, answer.kept) == (b"old", target, "its host cannot be reached")


def test_a_host_that_answers_with_an_error_is_not_spoken_for(site: WebServer, client: Callable[..., Client]) -> None:
    def busy(handler: Handler) -> None:
        handler.answer(status=503)

    def page(handler: Handler) -> None:
        handler.answer(b"old", Cache_Control="max-age=0")

    url = site.in_turn("/a", page, busy, busy, busy)
    get(client(), url)
    with pytest.raises(UnreachableError, match="503"):
        get(client(), url)


@pytest.mark.parametrize("kind", ["truncated", "drip", "500"])
def test_what_failed_is_not_kept(site: WebServer, client: Callable[..., Client], kind: str) -> None:
    bad, _ = FAILURES[kind]
    good = b"whole"
    url = site.in_turn("/a", bad, bad, bad, lambda handler: handler.answer(good, Cache_Control="max-age=3600"))
    with pytest.raises(UnreachableError):
        get(client(), url)
    assert get(client(), url).data == good
    assert get(client(), url).data == good
    assert len(site.seen) == 4


@pytest.mark.parametrize(
    "name", ["Date", "Expires", "Cache-Control", "Vary", "Age", "ETag", "Last-Modified", "Content-Type"]
)
@pytest.mark.parametrize("value", ["rubbish", "", "-1", "99999999999999999999999", "max-age=x;,=,\xff", "*"])
def test_headers_that_make_no_sense(site: WebServer, client: Callable[..., Client], name: str, value: str) -> None:
    head = f"HTTP/1.1 200 OK\r\n{name}: {value}\r\nContent-Length: 1\r\n\r\n".encode("latin-1")
    site.routes["/a"] = lambda handler: handler.raw(head + b"x")
    for _ in range(2):
        assert get(client(), f"{site.root}/a").data == b"x"


def test_a_cache_that_cannot_be_written(
    site: WebServer, client: Callable[..., Client], tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    url = site.page("/a", b"x", Cache_Control="max-age=60")
    assert get(client(cache=tmp_path / "file" / "http"), url).data == b"x"
    (tmp_path / "damaged").mkdir()
    (tmp_path / "damaged" / "with-private.db").write_bytes(b"no database" * 1000)
    assert get(client(cache=tmp_path / "damaged"), url).data == b"x"
    assert capsys.readouterr().err == ""


def test_passwords_of_the_person_are_not_sent(
    site: WebServer, client: Callable[..., Client], tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    get(client(), site.page("/a", b"x"))
    assert "authorization" not in site.seen[0][1]
