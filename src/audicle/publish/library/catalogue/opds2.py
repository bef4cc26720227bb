"""A feed of the catalogue as OPDS 2.0: JSON, on the model of the Readium Web Publication Manifest.

Sources: https://drafts.opds.io/opds-2.0 and https://readium.org/webpub-manifest/.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from audicle.publish.library.feed.artwork import PATH as ARTWORK
from audicle.publish.library.feed.episodes import identifier
from audicle.publish.library.marks import GENERATOR
from audicle.publish.library.once import once
from audicle.publish.library.relative import link
from audicle.publish.library.shelf.entry import moment, stamped
from audicle.publish.licences import licence

if TYPE_CHECKING:
    from audicle.publish.library.about import Library
    from audicle.publish.library.catalogue.feed import Choice, Feed
    from audicle.publish.library.shelf.entry import Entry, File

TYPE = "application/opds+json"
OPEN = "http://opds-spec.org/acquisition/open-access"
ATOM = "application/atom+xml;profile=opds-catalog;kind={}"

Json = dict[str, Any]


def document(feed: Feed, library: Library) -> bytes:
    """Return a feed as the bytes of its file. The same articles give the same bytes."""
    folder = feed.stem.rpartition("/")[0]
    said = _given(
        {
            "title": feed.title,
            "generator": GENERATOR,
            "description": library.description if feed.up is None else None,
            "numberOfItems": feed.count,
        }
    )
    parts = [f'"metadata":{_dumped(said)}', f'"links":{_dumped(_links(feed, folder, library))}']
    if feed.holds_articles:
        published = [_publication(entry, folder) for entry in feed.entries]
        parts.append('"publications":[\n' + ",\n".join(published) + "\n]")
    else:
        choices = [_choice(choice, folder) for choice in feed.choices]
        parts.append('"navigation":[\n' + ",\n".join(map(_dumped, choices)) + "\n]")
    return ("{" + ",\n".join(parts) + "}\n").encode()


def _links(feed: Feed, folder: str, library: Library) -> list[Json]:
    kind = "acquisition" if feed.holds_articles else "navigation"
    found = [
        ("self", f"{feed.stem}.json", TYPE),
        ("start", "opds.json", TYPE),
        ("up", f"{feed.up.stem}.json" if feed.up else None, TYPE),
        ("first", f"{feed.first}.json" if feed.first else None, TYPE),
        ("previous", f"{feed.newer}.json" if feed.newer else None, TYPE),
        ("next", f"{feed.older}.json" if feed.older else None, TYPE),
        ("alternate", f"{feed.stem}.xml", ATOM.format(kind)),
        ("alternate", "index.html" if feed.up is None else None, "text/html"),
    ]
    made = [{"rel": relation, "href": link(path, folder), "type": kind} for relation, path, kind in found if path]
    if library.settings.base_url:
        made[0]["href"] = library.address(f"{feed.stem}.json")  # a whole one, as far as it is known: RWPM, 2
    return made


def _choice(choice: Choice, folder: str) -> Json:
    properties = {"numberOfItems": choice.count} if choice.count is not None else None
    return _given(
        {
            "href": link(f"{choice.stem}.json", folder),
            "title": choice.title,
            "type": TYPE,
            "rel": "subsection",
            "properties": properties,
        }
    )


@once
def _publication(entry: Entry, folder: str) -> str:
    """Return a publication as JSON."""
    offered = [file for file in (entry.file("book"), *entry.audio) if file]
    links = [_acquisition(file, entry, folder) for file in offered]
    if page := entry.file("page"):
        links.append({"rel": "alternate", "href": link(page.path, folder), "type": page.media_type})
    if entry.source:
        links.append({"rel": "via", "href": entry.source, "type": "text/html"})
    if (known := licence(entry.licence)) and known[1]:
        links.append({"rel": "license", "href": known[1], "type": "text/html", "title": known[0]})
    # there must be a picture: OPDS 2.0, 1.2
    images = [_image(file, folder) for file in (entry.file("cover"), entry.file("thumbnail")) if file]
    images = images or [{"href": link(ARTWORK, folder), "type": "image/jpeg"}]
    return _dumped(_given({"metadata": _metadata(entry), "links": links, "images": images}))


def _image(file: File, folder: str) -> Json:
    width, height = file.size or (None, None)
    return _given({"href": link(file.path, folder), "type": file.media_type, "width": width, "height": height})


def _metadata(entry: Entry) -> Json:
    published = moment(entry.published)
    return _given(
        {
            "@type": "http://schema.org/Book",
            "identifier": identifier(entry),
            "title": entry.title,
            "subtitle": entry.subtitle,
            "author": [{"name": name} for name in entry.authors],
            "publisher": {"name": entry.publisher} if entry.publisher else None,
            "language": entry.language,
            "published": published and published.date().isoformat(),
            "modified": stamped(entry.changed),
            "description": entry.description,
            "subject": list(entry.tags),
            "belongsTo": _belongs(entry),
            "duration": entry.duration or None,
            "accessibility": entry.accessibility,
        }
    )


def _belongs(entry: Entry) -> Json:
    """Return the series of an entry, and the site as a collection, which has no order."""
    series = [_given({"name": one.name, "position": _position(one.position)}) for one in entry.series]
    return _given({"series": series, "collection": {"name": entry.publisher} if entry.publisher else None})


def _position(text: str | None) -> float | None:
    """Return a place in a series as a number; None for what is none, such as 2.1.3."""
    try:
        number = float(text or "")
    except ValueError:
        return None
    return (int(number) if number.is_integer() else number) if math.isfinite(number) and number >= 0 else None


def _acquisition(file: File, entry: Entry, folder: str) -> Json:
    heard = file.role == "audio"
    return _given(
        {
            "rel": OPEN,
            "href": link(file.path, folder),
            "type": file.media_type,
            "title": file.suffix.removeprefix(".").upper(),
            "size": file.bytes,
            "duration": entry.duration or None if heard else None,
        }
    )


def _given(values: Json) -> Json:
    """Leave out what has no value."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
