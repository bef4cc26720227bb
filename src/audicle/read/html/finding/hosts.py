"""On which site a page stands, and which links lead away from it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from audicle.read.html.tree import join

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.read.html.page import Page
    from audicle.read.html.tree import Element

_DECLARED = "//link[@rel='canonical']/@href | //meta[@property='og:url']/@content"
_FEWEST = 3  # links to one host; with fewer it is not known to be the page's own


def host_of(address: str) -> str | None:
    """Return the host of an address, without ``www.``; None if it names none."""
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def own_host(page: Page) -> str | None:
    """Return the host that a page stands on: of its address, as it declares, or as most of its links have it."""
    for address in (page.base, *page.root.xpath(_DECLARED)):
        if host := host_of(address):
            return host
    named = Counter(host for link in page.body.iter("a") if (host := host_of(link.get("href") or "")))
    most = named.most_common(1)
    return most[0][0] if most and most[0][1] >= _FEWEST else None


def lead_away(elements: Iterable[Element], base: str, own: str | None) -> bool:
    """Tell whether most of some elements that are links lead to other sites than the page's own."""
    count = away = 0
    for element in elements:
        link = next(element.iter("a"), None)
        if link is None:
            link = next(element.iterancestors("a"), None)
        host = host_of(join(base, link.get("href") or "")) if link is not None else None
        count += 1
        away += bool(host and host != own)
    return away * 2 > count
