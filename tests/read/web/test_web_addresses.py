from __future__ import annotations

import socket
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audicle.read.web.addresses import checked, is_public, joined, permitted, shown
from audicle.read.web.problems import RefusedError, UnreachableError


def answering(*addresses: str) -> Any:
    return lambda host, port, **_: [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses
    ]


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.255.0.9",
        "169.254.169.254",
        "172.16.0.1",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "239.1.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:93.184.216.34",
        "64:ff9b::a00:1",
        "64:ff9b:1::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::1",
        "2002:c0a8:101::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "ff0e::1",
        "no address",
        "",
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("file:///etc/passwd", "begin with file:"),
        ("ftp://example.org/a", "begin with ftp:"),
        ("javascript:alert(1)", "begin with javascript:"),
        ("gopher://example.org", "begin with gopher:"),
        ("http://", "not a valid address"),
        ("http:///a", "not a valid address"),
        ("http://example.org:0/", "not a valid address"),
        ("http://example.org:65536/", "not a valid address"),
        ("http://example.org:eighty/", "not a valid address"),
        ("http://[::1/", "not a valid address"),
        ("http://example.org/" + "a" * 9000, "not a valid address"),
        ("http://me@example.org/", "user name or a password"),
        ("http://me:secret@example.org/", "user name or a password"),
        ("http://example.org@127.0.0.1/", "user name or a password"),
        ("https://:@example.org/", "user name or a password"),
    ],
)
def test_what_is_not_fetched(url: str, says: str) -> None:
    with pytest.raises(RefusedError, match=says):
        checked(url)


def test_what_is_fetched() -> None:
    assert checked(" https://example.org:8443/a?b=c#d ") == "https://example.org:8443/a?b=c"
    assert checked("HTTP://[2606:2800::1]:81/") == "http://[2606:2800::1]:81/"


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    for url in (text, f"http://{text}"):
        shown(joined("https://example.org/a/", url))
        try:
            checked(url)
        except RefusedError:
            continue


def test_a_message_shows_no_password_and_is_one_line() -> None:
    assert shown("https://me:secret@example.org/a") == "https://…@example.org/a"
    assert shown("http://example.org/\n\x1b[31m") == "http://example.org/??[31m"
    assert len(shown("http://example.org/" + "a" * 9000)) == 120


def test_only_public_addresses_of_a_host_are_used() -> None:
    mixed = answering("10.0.0.1", "93.184.216.34", "::1", "93.184.216.34")
    assert permitted("example.org", 80, mixed, allow_private=False) == ["93.184.216.34"]
    assert permitted("example.org", 80, mixed, allow_private=True) == ["10.0.0.1", "93.184.216.34", "::1"]


def test_a_host_with_private_addresses_only_is_refused() -> None:
    with pytest.raises(RefusedError, match=r"router\.test is not on the public Internet \(192\.168\.1\.1\)") as caught:
        permitted("router.test", 80, answering("192.168.1.1"), allow_private=False)
    assert "--allow-private" in caught.value.remedy


def test_a_host_that_is_not_there() -> None:
    def none(*_: object, **__: object) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with pytest.raises(UnreachableError, match=r"there is no host nowhere\.test"):
        permitted("nowhere.test", 80, none, allow_private=False)


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "0177.0.0.1", "127.1", "localhost", "::1"])
def test_other_ways_to_write_this_machine(host: str) -> None:
    # the real resolver, which knows these without asking anybody; one that does not know a form says there is no host
    with pytest.raises((RefusedError, UnreachableError), match=r"not on the public Internet|there is no host"):
        permitted(host, 80, socket.getaddrinfo, allow_private=False)  # type: ignore[arg-type]
