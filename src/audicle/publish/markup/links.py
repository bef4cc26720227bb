"""Links that an e-book may hold: absolute, of a scheme that runs nothing, and spelled as a URL must be."""

from __future__ import annotations

import re
from contextlib import suppress
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

_SCHEMES = {"http", "https", "ftp", "mailto", "tel"}
_HOST = re.compile(r"[a-z0-9]([a-z0-9_-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9_-]*[a-z0-9])?)*\.?", re.IGNORECASE)
_NUMERIC = re.compile(r"[0-9.]+|0x[0-9a-f]*", re.IGNORECASE)
_IPV4 = re.compile(r"(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}")
_SAFE = "!$&'()*+,;=:@/?-._~"  # RFC 3986: what may stand unescaped in a path or a query
_LINE = 60  # characters of an address that are read at a glance
_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


def href(link: str, source: str | None) -> str | None:
    """Return the absolute URL a link leads to, or None if an e-book must not or cannot lead there.

    ``source`` is the URL of the article, which relative links start from.
    """
    try:
        url = urljoin(source or "", "".join(link.split()) if "\n" in link else link.strip())
        parts = urlsplit(url)
        port = parts.port
        host = parts.hostname
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in _SCHEMES:
        return None
    if scheme in ("mailto", "tel"):
        rest = _quoted(parts.path)
        return f"{scheme}:{rest}{'?' + _quoted(parts.query) if parts.query else ''}" if rest else None
    name = _host(host)
    if name is None:
        return None
    place = f"{name}:{port}" if port is not None else name
    return urlunsplit((scheme, place, _quoted(parts.path), _quoted(parts.query), _quoted(parts.fragment)))


def readable(url: str) -> str:
    """Return a web address as a person would say where it leads: the site, and what of the path fits on a line."""
    parts = urlsplit(url)
    if parts.scheme.lower() not in ("http", "https", "ftp"):
        return unquote(url.partition(":")[2].partition("?")[0]) or url
    site = (parts.hostname or parts.netloc).removeprefix("www.")
    with suppress(UnicodeError):  # a name that is in its own letters already
        site = site.encode("ascii").decode("idna")
    path = unquote(parts.path).strip("/")
    if not path or any(not character.isprintable() for character in path):
        return site
    if len(site) + len(path) <= _LINE:
        return f"{site}/{path}"
    last = path.rpartition("/")[2]
    return f"{site}/…/{last}" if "/" in path and len(site) + len(last) <= _LINE else site


def _quoted(text: str) -> str:
    whole = _BROKEN_ESCAPE.sub("%25", text)
    return quote(whole.encode("utf-8", "replace"), safe=_SAFE + "%")


def _host(host: str | None) -> str | None:
    """Return a host name in the letters that the domain name system knows, or None if it is not one."""
    if not host:
        return None
    try:
        name = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    if _NUMERIC.fullmatch(name.rpartition(".")[2]):
        return name if _IPV4.fullmatch(name) else None
    return name if _HOST.fullmatch(name) and all(map(_label_stands_for_itself, name.split("."))) else None


def _label_stands_for_itself(label: str) -> bool:
    """Return whether a label is plain, or in the letters of another script that encode to it again (RFC 5890)."""
    if not label.lower().startswith("xn--"):
        return True
    try:
        return label[4:].encode("ascii").decode("punycode").encode("idna").lower() == label.lower().encode("ascii")
    except UnicodeError:
        return False
