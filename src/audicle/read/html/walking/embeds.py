"""Things that live elsewhere, such as videos and posts: each becomes a link with a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from audicle.model import Block, Embed
from audicle.read.html.tree import join, safe_link

if TYPE_CHECKING:
    from audicle.read.html.page import Page
    from audicle.read.html.tree import Element

FRAMES = ("iframe", "video", "audio", "embed", "amp-iframe", "amp-youtube", "amp-video")
_VIDEO = re.compile(r"(?:youtube(?:-nocookie)?\.com/embed/|youtu\.be/)([\w-]{6,})")
_VIMEO = re.compile(r"player\.vimeo\.com/video/(\d+)")
# Hosts whose frames are part of an article; any other frame is an advertisement or a widget until it has a title
_KNOWN = (
    "youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com", "dailymotion.com", "soundcloud.com", "spotify.com",
    "bandcamp.com", "ted.com", "archive.org", "datawrapper.dwcdn.net", "dwcdn.net", "flourish.studio", "codepen.io",
    "jsfiddle.net", "slideshare.net", "twitter.com", "instagram.com", "facebook.com", "tiktok.com", "peertube",
    "openstreetmap.org", "bbc.co.uk", "megaphone.fm", "simplecast.com", "libsyn.com", "podcasts.apple.com",
)  # fmt: skip
_MAPS = re.compile(r"\bgoogle\.[a-z.]{2,6}/maps\b|\bmaps\.google\.|\bbing\.com/maps\b|\bumap\.", re.IGNORECASE)
# What a site's script fills with a post of a social network
_POST = re.compile(r"(?:^|\s)(?:fb-(?:post|video)|instagram-media|twitter-(?:tweet|video)|tiktok-embed)(?:\s|$)")
_POST_ADDRESSES = ("data-href", "data-instgrm-permalink", "cite", "data-url")
_WIDGETS = re.compile(
    r"like\.php|/plugins/|/widgets?/|follow|button|ads?\.|doubleclick|googlesyndication|captcha", re.IGNORECASE
)


def read_embed(element: Element, page: Page) -> list[Block]:
    """Return a frame, video or sound as a link named by its title, or nothing if it is a widget."""
    sources = [element.get(name) for name in ("src", "data-src", "data-lazy-src", "data-url")]
    sources += [source.get("src") for source in element.iter("source")]
    address = next((value for value in sources if value and not value.startswith(("about:", "data:", "blob:"))), None)
    if element.tag == "amp-youtube" and element.get("data-videoid"):
        address = f"https://www.youtube.com/watch?v={element.get('data-videoid')}"
    if not address:
        return []
    if address.startswith("//"):
        address = "https:" + address
    target = safe_link(page.base, _watchable(address))
    title = " ".join((element.get("title") or element.get("aria-label") or "").split())
    if not target or (element.tag == "iframe" and not _is_article(target)):
        return []
    poster = next((value for name in ("poster", "data-poster") if (value := element.get(name))), None)
    return [Embed("", target, title or _name(target), poster and join(page.base, poster))]


def is_post(element: Element) -> bool:
    """Tell whether an element only holds the place of a post that a script would show: it has no words of its own."""
    return bool(_POST.search(element.get("class") or "")) and not "".join(element.itertext()).strip()


def read_post(element: Element, page: Page) -> list[Block]:
    """Return the post that an element holds the place of as a link, or nothing if it does not say where it is."""
    address = next((value for name in _POST_ADDRESSES if (value := element.get(name))), None)
    target = safe_link(page.base, address) if address else None
    return [Embed("", target, element.get("title") or _name(target))] if target else []


def _watchable(address: str) -> str:
    """Return the page a person can open for a player's address."""
    if found := _VIDEO.search(address):
        return f"https://www.youtube.com/watch?v={found.group(1)}"
    if found := _VIMEO.search(address):
        return f"https://vimeo.com/{found.group(1)}"
    return address


def _is_article(target: str) -> bool:
    host = urlsplit(target).hostname or ""
    return (any(known in host for known in _KNOWN) or bool(_MAPS.search(target))) and not _WIDGETS.search(target)


def _name(target: str) -> str:
    host = (urlsplit(target).hostname or "").removeprefix("www.").removeprefix("player.")
    return host or target
