"""A feed of the catalogue as OPDS 1.2: Atom.

Sources: https://specs.opds.io/opds-1.2 and RFC 4287; counts: RFC 4685, 4.
"""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING, Any

from lxml import etree

from audicle.publish.library.catalogue.opds2 import ATOM, OPEN
from audicle.publish.library.catalogue.opds2 import TYPE as JSON
from audicle.publish.library.feed.artwork import PATH as ARTWORK
from audicle.publish.library.feed.episodes import identifier
from audicle.publish.library.marks import GENERATOR
from audicle.publish.library.once import once
from audicle.publish.library.relative import link
from audicle.publish.library.shelf.entry import moment, stamped
from audicle.publish.licences import licence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from audicle.publish.library.about import Library
    from audicle.publish.library.catalogue.feed import Choice, Feed
    from audicle.publish.library.feed.rss import Element
    from audicle.publish.library.shelf.entry import Entry

_NAMESPACES: dict[Any, str] = {
    None: "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/terms/",
    "schema": "http://schema.org/",  # which has series; that of OPDS has none
    "opds": "http://opds-spec.org/2010/catalog",
    "thr": "http://purl.org/syndication/thread/1.0",
}
_IMAGE = "http://opds-spec.org/image"
_EXTENDED = re.compile(r"\d{4}(-\d\d(-\d\d(T|$)|$)|$)")  # https://www.w3.org/TR/NOTE-datetime; 20210618 is none


def document(feed: Feed, library: Library) -> bytes:
    """Return a feed as the bytes of its file. The same articles give the same bytes."""
    folder = feed.stem.rpartition("/")[0]
    root = etree.Element(_name("feed"), nsmap=_NAMESPACES)
    _put(root, "id", _identifier(feed.stem, library))
    _put(root, "title", feed.title)
    _put(root, "subtitle", library.description if feed.up is None else None)
    _put(root, "updated", stamped(max((entry.changed for entry in feed.entries), default=feed.changed)))
    _put(root, "generator", GENERATOR)
    author = etree.SubElement(root, _name("author"))
    _put(author, "name", library.settings.author or library.settings.owner or library.title)
    for relation, path, kind in _links(feed):
        _put(root, "link", None, {"rel": relation, "href": link(path, folder), "type": kind})
    root.extend(_choice(choice, feed, library) for choice in feed.choices)
    head = etree.tostring(root, encoding="unicode", pretty_print=True)
    if not feed.holds_articles:
        return _finished(head, ())
    return _finished(head, (_publication(entry, folder) for entry in feed.entries))


def _finished(head: str, entries: Iterable[str]) -> bytes:
    start, end, rest = head.rpartition("</feed>")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{start}{"".join(entries)}{end}{rest}'.encode()


def _links(feed: Feed) -> list[tuple[str, str, str]]:
    here = ATOM.format("acquisition" if feed.holds_articles else "navigation")
    top = ATOM.format("navigation" if feed.up else ("acquisition" if feed.holds_articles else "navigation"))
    found = [
        ("self", f"{feed.stem}.xml", here),
        ("start", "opds.xml", top),
        ("up", f"{feed.up.stem}.xml" if feed.up else None, ATOM.format("navigation")),
        ("first", f"{feed.first}.xml" if feed.first else None, here),
        ("previous", f"{feed.newer}.xml" if feed.newer else None, here),
        ("next", f"{feed.older}.xml" if feed.older else None, here),
        ("alternate", f"{feed.stem}.json", JSON),
        ("alternate", "index.html" if feed.up is None else None, "text/html"),
    ]
    return [(relation, path, kind) for relation, path, kind in found if path]


def _choice(choice: Choice, feed: Feed, library: Library) -> Element:
    made = etree.Element(_name("entry"), nsmap=_NAMESPACES)
    _put(made, "title", choice.title)
    _put(made, "id", _identifier(choice.stem, library))
    _put(made, "updated", stamped(feed.changed))
    _put(made, "content", choice.title, {"type": "text"})
    _put(
        made,
        "link",
        None,
        {
            "rel": "subsection",
            "href": link(f"{choice.stem}.xml", feed.stem.rpartition("/")[0]),
            "type": ATOM.format("navigation" if choice.count is None else "acquisition"),
            "thr:count": str(choice.count) if choice.count is not None else None,
        },
    )
    return made


@once
def _publication(entry: Entry, folder: str) -> str:
    """Return an entry as XML."""
    offered = [file for file in (entry.file("book"), *entry.audio) if file]
    made = etree.Element(_name("entry"), nsmap=_NAMESPACES)
    _put(made, "title", entry.title)
    _put(made, "id", identifier(entry))
    _put(made, "updated", stamped(entry.changed))
    if published := moment(entry.published):
        _put(made, "published", stamped(published))
    for name in entry.authors:
        _put(etree.SubElement(made, _name("author")), "name", name)
    _put(made, "dc:identifier", identifier(entry))
    _put(made, "dc:language", entry.language)
    _put(made, "dc:publisher", entry.publisher)
    if published:
        stated = (entry.published or "").strip()
        _put(made, "dc:issued", stated if _EXTENDED.match(stated) else published.date().isoformat())
    # the rest of what is known of its accessibility has no words in this format; the other catalogue has them
    for profile in (entry.accessibility or {}).get("conformsTo", ()):
        _put(made, "dc:conformsTo", profile)
    for one in entry.series:
        _put(made, "schema:Series", None, {"schema:name": one.name, "schema:position": one.position})
    for tag in entry.tags:
        _put(made, "category", None, {"term": tag, "label": tag})
    _put(made, "summary", entry.description or entry.subtitle, {"type": "text"})
    if known := licence(entry.licence):
        _put(made, "rights", known[0])
        _link(made, "license", known[1], None)
    for file in offered:
        _link(made, OPEN, link(file.path, folder), file.media_type, length=str(file.bytes))
    cover = entry.file("cover")
    path, kind = (cover.path, cover.media_type) if cover else (ARTWORK, "image/jpeg")
    _link(made, _IMAGE, link(path, folder), kind)
    small = entry.thumbnail
    path, kind = (small.path, small.media_type) if small else (ARTWORK, "image/jpeg")
    _link(made, f"{_IMAGE}/thumbnail", link(path, folder), kind)
    if page := entry.file("page"):
        _link(made, "alternate", link(page.path, folder), page.media_type)
    _link(made, "via", entry.source, "text/html")
    etree.cleanup_namespaces(made)
    written = etree.tostring(made, encoding="unicode", pretty_print=True)
    # the feed around it declares the name spaces, which are all that its first tag has
    return f"<entry>{written.partition('>')[2]}"


def _identifier(stem: str, library: Library) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"audicle:catalogue:{library.guid or library.title}:{stem}").urn


def _link(parent: Element, relation: str, href: str | None, kind: str | None, length: str | None = None) -> None:
    if href:
        _put(parent, "link", None, {"rel": relation, "href": href, "type": kind, "length": length})


def _put(
    parent: Element, name: str, text: str | None = None, attributes: Mapping[str, str | None] | None = None
) -> None:
    given = {_attribute(key): value for key, value in (attributes or {}).items() if value}
    if text or given:
        etree.SubElement(parent, _name(name), given).text = text or None


def _name(name: str) -> str:
    prefix, _, local = name.rpartition(":")
    return f"{{{_NAMESPACES[prefix or None]}}}{local}"


def _attribute(name: str) -> str:
    return _name(name) if ":" in name else name
