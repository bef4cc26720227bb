"""A validator of podcast feeds, written from the specifications: it fetches nothing and knows nothing of the writer.

Rules of the W3C feed validation service, the RSS 2.0 specification and its best practices profile (RSS Advisory
Board), Apple's requirements of podcasts, RFC 5005, and the tags of the podcast name space.
"""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml import etree, html

if TYPE_CHECKING:
    from collections.abc import Iterator

NS = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "fh": "http://purl.org/syndication/history/1.0",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
}
RFC822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d "
    r"(GMT|[+-]\d{4})"
)
UUID = re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")
MEDIUMS = {"podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "publisher", "course"}
TRANSCRIPTS = {"text/plain", "text/html", "text/vtt", "application/json", "application/x-subrip"}
SAFE_TAGS = {"a", "br", "div", "em", "li", "ol", "p", "strong", "ul"}
# elements that a channel or an item may have once at most
ONCE = {
    "title", "link", "description", "language", "copyright", "generator", "docs", "managingEditor", "image", "pubDate",
    "guid", "enclosure", "itunes:author", "itunes:image", "itunes:explicit", "itunes:type", "itunes:owner",
    "itunes:title", "itunes:duration", "itunes:episode", "itunes:season", "itunes:episodeType", "content:encoded",
    "podcast:guid", "podcast:medium", "podcast:locked", "podcast:season", "podcast:episode", "podcast:chapters",
    "podcast:license", "fh:archive",
}  # fmt: skip


def faults(feed: bytes, *, absolute: bool = True) -> list[str]:
    """Return what is wrong with a feed. Unless ``absolute``, its links may be relative."""
    return list(_faults(etree.fromstring(feed), absolute=absolute))


def _faults(rss: etree._Element, *, absolute: bool) -> Iterator[str]:
    if rss.tag != "rss" or rss.get("version") != "2.0" or len(rss) != 1 or rss[0].tag != "channel":
        yield "no rss of version 2.0 with one channel"
        return
    channel = rss[0]
    yield from _channel(channel, absolute=absolute)
    guids = []
    for item in channel.iterfind("item"):
        for fault in _item(item, absolute=absolute):
            yield f"{item.findtext('title')!r:.40}: {fault}"
        guids.append(item.findtext("guid"))
    if len(set(guids)) != len(guids):
        yield "two items have one guid"


def _channel(channel: etree._Element, *, absolute: bool) -> Iterator[str]:
    yield from _once(channel)
    for name in ("title", "link", "description"):
        if not (channel.findtext(name) or "").strip():
            yield f"no {name}"
    yield from _link("link", channel.findtext("link"), absolute=absolute)
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", channel.findtext("language") or ""):
        yield "no language"
    editor = channel.findtext("managingEditor")
    if editor is not None and not re.fullmatch(r"[^@\s]+@[^@\s]+( \([^()]+\))?", editor):
        yield "managingEditor is no address with a name in parentheses"
    yield from _date(channel.findtext("pubDate"))
    image = channel.find("image")
    if image is not None:
        for name in ("url", "title", "link"):
            if not image.findtext(name):
                yield f"image without {name}"
        if image.findtext("title") != channel.findtext("title"):
            yield "the image's title is not the channel's"
        yield from _link("image", image.findtext("url"), absolute=absolute)
    links = {link.get("rel"): link.get("href") for link in channel.iterfind("atom:link", NS)}
    if "self" not in links:
        yield "no atom:link to itself"
    for relation, link in links.items():
        yield from _link(f"atom:link {relation}", link, absolute=absolute)
    if channel.find("fh:archive", NS) is not None and "current" not in links:
        yield "an archive without a link to the current feed"
    yield from _itunes_channel(channel, absolute=absolute)
    yield from _podcast_channel(channel)


def _itunes_channel(channel: etree._Element, *, absolute: bool) -> Iterator[str]:
    image = channel.find("itunes:image", NS)
    if image is None or not re.search(r"\.(jpg|png)$", image.get("href", "")):
        yield "no itunes:image that is a JPEG or PNG"
    else:
        yield from _link("itunes:image", image.get("href"), absolute=absolute)
    if channel.findtext("itunes:explicit", namespaces=NS) not in {"true", "false"}:
        yield "itunes:explicit is neither true nor false"
    if channel.findtext("itunes:type", namespaces=NS) not in {"episodic", "serial"}:
        yield "itunes:type is neither episodic nor serial"
    owner = channel.find("itunes:owner", NS)
    if owner is not None and "@" not in (owner.findtext("itunes:email", namespaces=NS) or ""):
        yield "itunes:owner without an address"
    for category in channel.iterfind(".//itunes:category", NS):
        if not category.get("text"):
            yield "itunes:category without a text"


def _podcast_channel(channel: etree._Element) -> Iterator[str]:
    guid = channel.findtext("podcast:guid", namespaces=NS)
    if guid is not None and not UUID.fullmatch(guid):
        yield "podcast:guid is no UUID"
    if channel.findtext("podcast:medium", "podcast", NS) not in MEDIUMS:
        yield "podcast:medium is unknown"
    if channel.findtext("podcast:locked", "no", NS) not in {"yes", "no"}:
        yield "podcast:locked is neither yes nor no"


def _item(item: etree._Element, *, absolute: bool) -> Iterator[str]:
    yield from _once(item)
    for name in ("title", "description", "guid", "pubDate"):
        if not (item.findtext(name) or "").strip():
            yield f"no {name}"
    guid = item.find("guid")
    if guid is not None and guid.get("isPermaLink") != "false" and not (guid.text or "").startswith("http"):
        yield "the guid is said to be a link and is none"
    description = item.findtext("description", "")
    yield from _plain(description)
    if len(html_text(description)) > 4000:
        yield "a description that is too long"
    yield from _link("link", item.findtext("link"), absolute=absolute)
    yield from _date(item.findtext("pubDate"))
    enclosure = item.find("enclosure")
    if enclosure is None:
        yield "no enclosure"
    else:
        yield from _file("enclosure", enclosure, "url", absolute=absolute)
        if not (enclosure.get("length") or "").isdigit():
            yield "an enclosure without a length"
        if not (enclosure.get("type") or "").startswith("audio/"):
            yield "an enclosure that is no audio"
    yield from _notes(item.findtext("content:encoded", "", NS), absolute=absolute)
    yield from _itunes_item(item)
    yield from _podcast_item(item, absolute=absolute)


def _itunes_item(item: etree._Element) -> Iterator[str]:
    if len(item.findtext("itunes:author", "", NS)) > 255:
        yield "itunes:author is too long"
    duration = item.findtext("itunes:duration", "0", NS)
    if not re.fullmatch(r"\d+|(\d+:)?\d?\d:\d\d", duration):
        yield f"itunes:duration is {duration!r}"
    for name in ("itunes:episode", "itunes:season"):
        number = item.findtext(name, "1", NS)
        if not number.isdigit() or int(number) < 1:
            yield f"{name} is {number!r}"
    if item.findtext("itunes:episodeType", "full", NS) not in {"full", "trailer", "bonus"}:
        yield "itunes:episodeType is unknown"


def _podcast_item(item: etree._Element, *, absolute: bool) -> Iterator[str]:
    for transcript in item.iterfind("podcast:transcript", NS):
        yield from _file("transcript", transcript, "url", absolute=absolute)
        if transcript.get("type") not in TRANSCRIPTS:
            yield f"a transcript of type {transcript.get('type')}"
    for chapters in item.iterfind("podcast:chapters", NS):
        yield from _file("chapters", chapters, "url", absolute=absolute)
        if chapters.get("type") != "application/json+chapters":
            yield "chapters of another type"
    for person in item.iterfind("podcast:person", NS):
        if not (person.text or "").strip() or len(person.text or "") > 128:
            yield "a person without a name, or with one that is too long"
    season = item.find("podcast:season", NS)
    if season is not None and (not (season.text or "").isdigit() or len(season.get("name", "")) > 128):
        yield "a season without a number, or with a name that is too long"
    if not re.fullmatch(r"\d+(\.\d+)?", item.findtext("podcast:episode", "1", NS)):
        yield "podcast:episode is no number"
    licence = item.find("podcast:license", NS)
    if licence is not None and (not licence.text or len(licence.text) > 128):
        yield "a licence without a name, or with one that is too long"
    for other in item.iterfind("podcast:alternateEnclosure", NS):
        if not other.get("type") or len(other.get("title", "")) > 32:
            yield "an alternate enclosure without a type, or with a long title"
        sources = other.findall("podcast:source", NS)
        if not sources:
            yield "an alternate enclosure without a source"
        for source in sources:
            yield from _file("source", source, "uri", absolute=absolute)


def _notes(notes: str, *, absolute: bool) -> Iterator[str]:
    if not notes:
        yield "no content:encoded"
        return
    for element in html.fragment_fromstring(notes, create_parent="div").iter():
        if element.tag not in SAFE_TAGS:
            yield f"notes with <{element.tag}>"
        for name, value in element.attrib.items():
            if name not in {"href", "lang", "dir"}:
                yield f"notes with the attribute {name}"
            if name == "href":
                yield from _link("notes", value, absolute=absolute)


def html_text(fragment: str) -> str:
    """Return what a reader shows of a text that is HTML."""
    return str(html.fragment_fromstring(fragment, create_parent="div").text_content())


def _plain(description: str) -> Iterator[str]:
    """Yield the elements in a description: readers take it for HTML, and ours is text."""
    for element in html.fragment_fromstring(description, create_parent="div"):
        yield f"a description with <{element.tag}>"


def _file(what: str, element: etree._Element, name: str, *, absolute: bool) -> Iterator[str]:
    if not element.get(name):
        yield f"{what} without {name}"
    yield from _link(what, element.get(name), absolute=absolute)


def _link(what: str, link: str | None, *, absolute: bool) -> Iterator[str]:
    link = link or ""
    if not link.isascii() or re.search(r"[\s<>\"{}|\\^`]|%(?![0-9A-Fa-f]{2})", link):
        yield f"{what}: {link!r} is not spelled as a URL must be"
    parts = urlsplit(link)
    if parts.scheme not in ({"http", "https"} if absolute else {"", "http", "https"}) or (
        absolute and not parts.netloc
    ):
        yield f"{what}: {link!r} is no whole address"


def _date(text: str | None) -> Iterator[str]:
    if text is None:
        return
    if not RFC822.fullmatch(text):
        yield f"{text!r} is no date of RFC 822"
    elif parsedate_to_datetime(text).year < 1900:
        yield f"{text!r} is in a year that RFC 5322 does not know"
    elif parsedate_to_datetime(text).strftime("%a") != text[:3]:
        yield f"{text!r} is another day of the week"
    elif parsedate_to_datetime(text) > datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=1):
        yield f"{text!r} is in the future"


def _once(holder: etree._Element) -> Iterator[str]:
    prefixes = {uri: prefix for prefix, uri in NS.items()}
    seen: set[str] = set()
    for child in holder:
        name = etree.QName(child)
        full = f"{prefixes[name.namespace]}:{name.localname}" if name.namespace else name.localname
        if full in ONCE and full in seen:
            yield f"{full} twice"
        seen.add(full)
