"""An episode as an item of the feed: RSS 2.0, iTunes, Podcasting 2.0.

Sources: https://www.rssboard.org/rss-specification, https://help.apple.com/itc/podcasts_connect/ and
https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md.
"""

from __future__ import annotations

import re
from email.utils import format_datetime
from typing import TYPE_CHECKING

from lxml import etree

from audicle.agreed.titlepage import join_names
from audicle.publish.library.feed.rss import Element, as_html, put, qualified, short
from audicle.publish.library.feed.show_notes import notes, summary
from audicle.publish.licences import licence

if TYPE_CHECKING:
    from audicle.publish.library.about import Library
    from audicle.publish.library.feed.episodes import Episode
    from audicle.publish.library.shelf.entry import Entry, File

# the forms of transcript that the name space knows; LRC is none of them
_TRANSCRIPTS = {
    ".vtt": ("text/vtt", True),
    ".srt": ("application/x-subrip", True),
    ".json": ("application/json", True),
    ".html": ("text/html", False),
    ".txt": ("text/plain", False),
}
_CODECS = {".opus": "opus", ".m4b": "mp4a.40.2"}  # RFC 6381
_LONGEST_AUTHOR, _LONGEST_SUMMARY = 255, 4000  # characters that directories take
_COMMONS = re.compile(r"https://creativecommons\.org/(?:licenses|publicdomain)/([a-z-]+)/(\d\.\d)/")


def item(episode: Episode, library: Library) -> Element:
    """Return the item of an episode."""
    entry, section = episode.entry, episode.section
    made = etree.Element("item")
    put(made, "title", episode.title)
    put(made, "link", library.address(entry.page) if entry.file("page") else entry.source or library.address())
    put(made, "guid", episode.guid, {"isPermaLink": "false"})
    put(made, "pubDate", format_datetime(episode.date, usegmt=True))
    put(made, "description", as_html(short(summary(episode), _LONGEST_SUMMARY)))
    etree.SubElement(made, qualified("content:encoded")).text = notes(episode, library)
    for author in entry.authors:
        put(made, "dc:creator", author)
    put(made, "dc:language", entry.language)
    for tag in entry.tags:
        put(made, "category", tag)
    _audio(made, episode, library)
    put(made, "itunes:title", episode.part or episode.title)
    names = join_names(entry.authors, entry.language) or entry.publisher or ""
    put(made, "itunes:author", short(names, _LONGEST_AUTHOR))
    put(made, "itunes:duration", str(round(episode.duration)) if episode.duration is not None else None)
    put(made, "itunes:explicit", "true" if library.settings.explicit else "false")
    put(made, "itunes:episodeType", "full")
    put(made, "itunes:season", str(episode.season) if episode.season else None)
    put(made, "itunes:episode", str(episode.number))
    if picture := entry.file("artwork"):
        put(made, "itunes:image", None, {"href": library.address(picture.path)})
    if episode.season:
        put(made, "podcast:season", str(episode.season), {"name": short(entry.title)})
    put(made, "podcast:episode", str(episode.number))
    if section is None and (chapters := entry.file("chapters")):
        put(
            made,
            "podcast:chapters",
            None,
            {"url": library.address(chapters.path), "type": "application/json+chapters"},
        )
    _transcripts(made, entry, section, library)
    for author in entry.authors:
        put(made, "podcast:person", short(author), {"group": "writing", "role": "author"})
    _licence(made, entry)
    return made


def _audio(made: Element, episode: Episode, library: Library) -> None:
    first, *others = episode.audio
    put(
        made,
        "enclosure",
        None,
        {"url": library.address(first.path), "length": str(first.bytes), "type": first.media_type},
    )
    for file in others:
        _alternative(made, file, episode, library)


def _alternative(made: Element, file: File, episode: Episode, library: Library) -> None:
    attributes = {
        "type": file.media_type,
        "length": str(file.bytes),
        "lang": episode.entry.language,
        "title": file.suffix.removeprefix(".").upper(),
    }
    if file.suffix in _CODECS:
        attributes["codecs"] = _CODECS[file.suffix]
    if episode.duration:
        attributes["bitrate"] = str(round(file.bytes * 8 / episode.duration))
    alternative = etree.SubElement(made, qualified("podcast:alternateEnclosure"), attributes)
    put(alternative, "podcast:source", None, {"uri": library.address(file.path)})


def _transcripts(made: Element, entry: Entry, section: str | None, library: Library) -> None:
    for file in entry.all("transcript", section):
        if file.suffix in _TRANSCRIPTS:
            media_type, timed = _TRANSCRIPTS[file.suffix]
            put(
                made,
                "podcast:transcript",
                None,
                {
                    "url": library.address(file.path),
                    "type": media_type,
                    "language": entry.language,
                    "rel": "captions" if timed else None,
                },
            )


def _licence(made: Element, entry: Entry) -> None:
    """Append the licence if it has a name that programs know, or an address where it can be read."""
    known = licence(entry.licence)
    name, address = known or ("", None)
    if address is None:
        return
    if commons := _COMMONS.match(address):
        kind, version = commons.groups()
        name = {"zero": f"cc0-{version}"}.get(kind, f"cc-{kind}-{version}") if kind != "mark" else name
    put(made, "podcast:license", short(name), {"url": address})
