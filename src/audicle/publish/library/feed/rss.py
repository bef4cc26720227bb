"""Elements of RSS 2.0 and of the name spaces that podcasts use."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from lxml import etree

from audicle.model.characters import line

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "fh": "http://purl.org/syndication/history/1.0",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
}
LONGEST_NAME = 128  # characters of a name in the podcast name space; readers may cut what is longer

Element = etree._Element  # lxml has no public name for the type of its elements


def qualified(name: str) -> str:
    """Return ``itunes:image`` as lxml names it."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local


def put(
    parent: Element, name: str, text: str | None = None, attributes: Mapping[str, str | None] | None = None
) -> None:
    """Append an element with text or attributes, those with a value; nothing if it would have neither."""
    given = {key: line(value) for key, value in (attributes or {}).items() if value is not None}
    said = line(text) if text is not None else ""
    if said or given:
        made = etree.SubElement(parent, qualified(name), given)
        made.text = said or None


def as_html(text: str) -> str:
    """Return plain text for a ``description``, a channel's or an item's, which is HTML: its signs are no markup there.

    Source: https://www.rssboard.org/rss-profile#data-types-characterdata.
    """
    return html.escape(text, quote=False)


def short(text: str, longest: int = LONGEST_NAME) -> str:
    """Return a text that is not too long, cut at a character and with an ellipsis if need be."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
