"""A feed document: the podcast itself and some of its episodes.

Sources as in ``feed_item``; archives: RFC 5005, Feed Paging and Archiving.
"""

from __future__ import annotations

from email.utils import format_datetime
from typing import TYPE_CHECKING

from lxml import etree

from audicle.publish.library.feed.item import item
from audicle.publish.library.feed.rss import NAMESPACES, Element, as_html, put, qualified
from audicle.publish.library.marks import GENERATOR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audicle.publish.library.about import Library
    from audicle.publish.library.feed.episodes import Episode

_RSS = "application/rss+xml"


def document(
    shown: Sequence[Episode], library: Library, *, name: str, current: str, previous: str | None, artwork: str
) -> bytes:
    """Return a feed document as the bytes of its file.

    ``name`` is its file, ``current`` that of the feed people subscribe to, ``previous`` that of the archive before it.
    There is no time of the build in it: the same episodes give the same bytes.
    """
    rss = etree.Element("rss", {"version": "2.0"}, nsmap=NAMESPACES)
    channel = etree.SubElement(rss, "channel")
    archived = name != current
    _about(channel, library, artwork)
    if shown and not archived:
        put(channel, "pubDate", format_datetime(shown[0].date, usegmt=True))
    _link(channel, "self", name, library)
    if archived:
        etree.SubElement(channel, qualified("fh:archive"))
        _link(channel, "current", current, library)
    if previous:
        _link(channel, "prev-archive", previous, library)
    _podcast(channel, library, artwork)
    channel.extend(item(episode, library) for episode in shown)
    return etree.tostring(rss, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _about(channel: Element, library: Library, artwork: str) -> None:
    settings = library.settings
    put(channel, "title", library.title)
    put(channel, "link", library.address())
    put(channel, "description", as_html(library.description))
    put(channel, "language", library.language)
    put(channel, "generator", GENERATOR)
    put(channel, "docs", "https://www.rssboard.org/rss-specification")
    put(channel, "copyright", settings.copyright)
    if settings.email:
        name = settings.owner or settings.author
        put(channel, "managingEditor", f"{settings.email} ({name})" if name else settings.email)
    image = etree.SubElement(channel, "image")
    put(image, "url", library.address(artwork))
    put(image, "title", library.title)
    put(image, "link", library.address())


def _podcast(channel: Element, library: Library, artwork: str) -> None:
    settings = library.settings
    put(channel, "itunes:author", settings.author or settings.owner or library.title)
    put(channel, "itunes:image", None, {"href": library.address(artwork)})
    put(channel, "itunes:explicit", "true" if settings.explicit else "false")
    put(channel, "itunes:type", "serial" if settings.episodes == "section" else "episodic")
    for category in settings.category:
        top, _, below = category.partition(" > ")
        outer = etree.SubElement(channel, qualified("itunes:category"), {"text": top})
        if below:
            etree.SubElement(outer, qualified("itunes:category"), {"text": below})
    if settings.email:
        owner = etree.SubElement(channel, qualified("itunes:owner"))
        put(owner, "itunes:name", settings.owner or settings.author)
        put(owner, "itunes:email", settings.email)
    put(channel, "podcast:guid", library.guid)
    put(channel, "podcast:medium", "podcast")
    put(channel, "podcast:locked", "yes" if settings.locked else "no", {"owner": settings.email})


def _link(channel: Element, relation: str, name: str, library: Library) -> None:
    put(channel, "atom:link", None, {"rel": relation, "href": library.address(name), "type": _RSS})
