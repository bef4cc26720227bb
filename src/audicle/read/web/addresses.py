"""Which addresses may be fetched from: web addresses, and of hosts only those that are on the public Internet.

A page could otherwise make this program fetch what only its machine can reach: a router, a neighbour, a service of
the cloud it runs in. Names are looked up here and the connection goes to the address that was judged, so that a name
that changes its meaning in between gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urljoin, urlsplit, urlunsplit

from audicle.read.web.problems import OFFLINE, DisconnectedError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    Resolver: TypeAlias = Callable[..., list[tuple[int, int, int, str, tuple[str | int, ...]]]]

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

_LONGEST = 8000  # characters; RFC 9110, 4.1 asks for that many
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
_PRIVATE = "Give --allow-private if you trust the page and mean a host of your own network."


def checked(url: str) -> str:
    """Return a web address without its fragment. Raises RefusedError if it is not one, or holds a password."""
    try:
        parts = urlsplit(url.strip())
        port, host = parts.port, parts.hostname
    except ValueError as error:
        raise RefusedError("it is not a valid address", "Check the address.") from error
    if parts.scheme not in ("http", "https"):
        raise RefusedError(f"addresses that begin with {parts.scheme}: are not fetched", "Use http: or https:.")
    if not host or port == 0 or len(url) > _LONGEST:
        raise RefusedError("it is not a valid address", "Check the address.")
    if parts.username is not None or parts.password is not None:
        # it would stand in the e-book, as the source
        raise RefusedError("addresses with a user name or a password are not fetched")
    return urlunsplit(parts._replace(fragment=""))


def shown(url: str) -> str:
    """Return an address as it may stand in a message: in one line, and without a password."""
    try:
        parts = urlsplit(url.strip())
        if "@" in parts.netloc:
            url = urlunsplit(parts._replace(netloc="…@" + parts.netloc.rpartition("@")[2]))
    except ValueError:
        pass
    longest = 120
    line = "".join(char if char.isprintable() else "?" for char in url)
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def joined(base: str, address: str) -> str:
    """Return an address relative to ``base`` made absolute; one that cannot be is returned as it is."""
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return address


def permitted(host: str, port: int, resolve: Resolver, *, allow_private: bool) -> list[str]:
    """Return the numeric addresses of ``host`` that may be connected to, in the resolver's order.

    ``resolve`` has the form of ``socket.getaddrinfo``. Raises RefusedError if the host has private addresses only,
    DisconnectedError if there is no such host; OSError if the resolver does not know at the moment.
    """
    try:
        found = resolve(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno == socket.EAI_AGAIN:
            raise
        raise DisconnectedError(f"there is no host {host}, or there is no network", OFFLINE) from error
    except UnicodeError as error:  # a label that no host name can have
        raise RefusedError(f"{host} is not the name of a host", "Check the address.") from error
    numeric = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if allow_private:
        return numeric
    allowed = [address for address in numeric if is_public(address)]
    if not allowed:
        raise RefusedError(f"{host} is not on the public Internet ({', '.join(numeric[:3])})", _PRIVATE)
    return allowed


def is_public(numeric: str) -> bool:
    """Say whether an address is one of the public Internet, for one host, and stands for no other address."""
    try:
        address: Address = ipaddress.ip_address(numeric)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        if address in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)))
        if address.ipv4_mapped or address.teredo or address.is_site_local:
            return False
        if address.sixtofour and not is_public(str(address.sixtofour)):
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_link_local)
