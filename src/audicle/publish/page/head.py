"""The head of the page: what it may load, what it is called, and what is told to those who link to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.agreed.languages import locale
from audicle.model.characters import line
from audicle.publish.markup.links import href
from audicle.publish.markup.xhtml import element
from audicle.publish.web import POLICY

if TYPE_CHECKING:
    from audicle.publish.markup.shown import Shown
    from audicle.publish.markup.xhtml import Element


def head(shown: Shown, title: str, *, sounds: bool) -> Element:
    """Return the head; of a page that ``sounds``, with the player."""
    meta = shown.shared.article.metadata
    described = line(meta.description or "") or line(meta.subtitle or "")
    authors = [name for name in map(line, meta.authors) if name]
    source = href(meta.source, None) if meta.source else None
    properties = [
        ("og:type", "article"),
        ("og:title", title),
        ("og:description", described),
        ("og:site_name", line(meta.publisher or "")),
        ("og:locale", locale(shown.shared.language)),
        ("article:published_time", line(meta.published or "")),
        ("article:modified_time", line(meta.modified or "")),
        *(("article:tag", tag) for tag in map(line, meta.tags)),
    ]
    lines = [
        element("meta", {"charset": "utf-8"}),
        element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        element("meta", {"http-equiv": "Content-Security-Policy", "content": POLICY}),
        element("meta", {"name": "color-scheme", "content": "light dark"}),
        element("title", None, title),
        *(element("meta", {"name": "author", "content": name}) for name in authors),
        element("meta", {"name": "description", "content": described}) if described else None,
        *(element("meta", {"property": name, "content": value}) for name, value in properties if value),
        # where the article came from is where it is at home
        element("link", {"rel": "canonical", "href": source}) if source and source.startswith("http") else None,
        element("link", {"rel": "icon", "href": "data:,"}),  # none: or every browser asks the server for one
        element("link", {"rel": "stylesheet", "href": "../assets/style.css"}),
        element("script", {"src": "../assets/player.js", "defer": "defer"}) if sounds else None,
    ]
    made = element("head")
    for one in lines:
        if one is not None:
            one.tail = "\n"
            made.append(one)
    return made
