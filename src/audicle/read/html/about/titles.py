"""Which of a page's titles is the article's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from audicle.read.html.tree import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.read.html.tree import Element

_WORD = re.compile(r"\w+")
_BETWEEN = re.compile(
    r"\s+[|\-–—·•»:/\\]+\s+|\s*[|｜]\s*|\s+::\s+|(?<=[^\x00-\u2fff])\s*[-_－–—]\s*|\s*[_－]\s*(?=[^\x00-\u2fff])"
)
_TELLING = 3  # characters; a site's name that short may stand in anything
_SHARED = 0.8  # of the words of the shorter of two titles, for them to be the same title


# What stands between the article's title and the site's in the title of a window
_PARTED = re.compile(r"\s*[|｜_－–—·•»:：-]\s*\S")
_LINES = ("h1", "h2", "h3", "div", "p", "span", "strong", "b", "font", "td")
_SHORTEST = 4  # characters of a title that a line of the page bears out
_PERMALINK = re.compile(r"\s*[#¶§]\s*$")


def shown(text: str) -> str:
    """Return a heading's text without the sign that links it to itself."""
    return _PERMALINK.sub("", text)


def leads_home(heading: Element, url: str) -> bool:
    """Tell whether a heading is a link to the front page of its site, as the site's name above its pages is."""
    links = [*heading.iter("a"), *heading.iterancestors("a")]
    page = urlsplit(url)
    if url and page.path in ("", "/"):
        return False  # the page itself is at that address
    for link in links:
        to = urlsplit(urljoin(url, (link.get("href") or "").strip()))
        own = not page.netloc or to.netloc == page.netloc
        if own and (to.path == "/" or (to.netloc and not to.path)) and not (to.query or to.fragment):
            return True
    return False


def headline(body: Element, window: str) -> str | None:
    """Return the line of a page that the title of its window begins with, where the site's name follows there.

    The longest such line is meant: a part of the title may stand alone as well.
    """
    if not _PARTED.search(window):
        return None
    found = (text_of(element) for element in body.iter(*_LINES) if len(element) < 2)  # noqa: PLR2004 - a link, at most
    lines = (text for text in found if _SHORTEST <= len(text) < len(window) and window.startswith(text))
    return max((text for text in lines if _PARTED.match(window, len(text))), key=len, default=None)


def without_glued(heading: Element, titles: Iterable[str]) -> str:
    """Return the text of a heading without a part of its own that is no part of the title: the site's name in a span.

    ``titles`` are those that others give, and tell.
    """
    text = shown(text_of(heading))
    for part in heading.iter("span", "small", "a", "em", "div"):
        own = text_of(part)
        rest = text.removesuffix(own).strip() if own else ""
        if rest and rest != text and any(key(rest) == key(title) for title in titles if title):
            return rest
    return text


def key(text: str | None) -> str:
    """Return what of a text matters when two are compared: its words, lower case."""
    return " ".join(_WORD.findall((text or "").lower()))


def without_site(title: str, sites: tuple[str, ...]) -> str:
    """Return a title without the name of the site that many pages put before or behind it."""
    parts = [part for part in _BETWEEN.split(title) if part.strip()]
    if len(parts) < 2:  # noqa: PLR2004 - nothing to take away
        return title.strip()
    names = {key(site) for site in sites if key(site)}

    def is_site(part: str) -> bool:
        own = key(part)
        return any(own in name or (name in own and _TELLING < len(name) > len(own) / 2) for name in names)

    if is_site(parts[-1]):
        cut = title[: title.rindex(parts[-1])]
        return without_site(cut.strip(" |-–—·•»:/\\"), sites)
    if is_site(parts[0]):
        cut = title[title.index(parts[0]) + len(parts[0]) :]
        return without_site(cut.strip(" |-–—·•»:/\\"), sites)
    return title.strip()


def is_same(one: str | None, other: str | None) -> bool:
    """Tell whether two texts are the same title, one perhaps cut short or with a name added."""
    first, second = key(one).split(), key(other).split()
    if not first or not second:
        return False
    if " ".join(first) in " ".join(second) or " ".join(second) in " ".join(first):
        return min(len(first), len(second)) >= min(3, max(len(first), len(second)))
    shared = len(set(first) & set(second))
    return shared >= _SHARED * min(len(set(first)), len(set(second))) and min(len(first), len(second)) > 2  # noqa: PLR2004
