"""Who says what of the article, and whom we believe.

For each piece of metadata the voices of a page are asked in a fixed order, and the first that says something usable
wins:

=============  ======================================================================================================
title          an ``h1`` that the others bear out, JSON-LD, microdata, OpenGraph, the only ``h1``, meta, ``title``
authors        JSON-LD persons, meta, microdata, Dublin Core, OpenGraph, bylines of the body
published      JSON-LD, OpenGraph, microdata, Dublin Core, meta, ``time`` and dated lines, the address, htmldate
language       ``html lang``, JSON-LD, meta, Dublin Core, OpenGraph
others         JSON-LD, OpenGraph, microdata, Dublin Core, meta
=============  ======================================================================================================
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from audicle.model import LeadImage, Metadata
from audicle.read.dates import iso_date, partial_date
from audicle.read.html.authors import names_in
from audicle.read.html.jsonld import read_json_ld
from audicle.read.html.markup import read_meta, read_microdata
from audicle.read.html.page import declared_language
from audicle.read.html.titles import is_same, key, shown, without_site
from audicle.read.html.tree import join, text_of
from audicle.read.html.visible import Visible

if TYPE_CHECKING:
    from audicle.read.html.tree import Element
    from audicle.read.html.voices import Voice

_HEADLINE = 3  # words; an only h1 of fewer may name a section of the site
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?|[a-z]{3})[/-](\d\d?)(?:[/_-]|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voices:
    """Everything on a page that speaks of its article."""

    json_ld: Voice
    microdata: Voice
    graph: Voice
    dublin: Voice
    meta: Voice
    title: str  # of the window
    headings: tuple[str, ...]  # every h1
    url: str

    @property
    def sites(self) -> tuple[str, ...]:
        """Names the site may go by."""
        host = (urlsplit(self.url).hostname or "").removeprefix("www.")
        names = (self.json_ld.publisher, self.graph.publisher, self.meta.publisher, self.dublin.publisher)
        return tuple(name for name in (*names, host, host.rsplit(".", 1)[0]) if name)


def gather(root: Element, body: Element, url: str | None) -> Voices:
    """Ask a page, before anything is taken out of it, for all that it says of its article."""
    graph, dublin, meta = read_meta(root)
    json_ld = read_json_ld(root)
    address = meta.source or graph.source or json_ld.source or url or ""
    head = root.find("head")
    window = head.find(".//title") if head is not None else None
    if window is None:
        window = root.find(".//title")
    return Voices(
        json_ld=json_ld,
        microdata=read_microdata(root),
        graph=graph,
        dublin=dublin,
        meta=meta,
        title=text_of(window) if window is not None else "",
        headings=tuple(text for heading in body.iter("h1") if (text := shown(text_of(heading)))),
        url=join(url or "", address),
    )


def resolve(voices: Voices, root: Element, language: str | None, base: str) -> Metadata:
    """Return the article's metadata. ``language`` is the page's, ``base`` what its addresses are relative to."""
    order = (voices.json_ld, voices.graph, voices.microdata, voices.dublin, voices.meta)
    visible = Visible(root, voices.url)

    def first(name: str) -> str | None:
        return next((value for voice in order if (value := getattr(voice, name))), None)

    image = first("image")
    title = _title(voices)
    description = first("description")
    return Metadata(
        title=title,
        subtitle=_subtitle(voices, title),
        authors=_authors(voices, visible),
        published=_published(voices, visible),
        modified=next((date for voice in order if (date := iso_date(voice.modified))), None),
        language=language or "",
        publisher=first("publisher"),
        source=voices.url if voices.url.startswith("http") else None,
        tags=next((voice.tags for voice in order if voice.tags), ()),
        description=description,
        licence=first("licence"),
        image=LeadImage(join(base, image), voices.graph.image_alt if image == voices.graph.image else None)
        if image
        else None,
    )


def page_language(voices: Voices, root: Element, body: Element) -> str | None:
    """Return the language that a page declares for the whole of itself."""
    for element in (root, body):
        if declared := declared_language(element):
            return declared
    said = (voices.json_ld.language, voices.meta.language, voices.dublin.language, voices.graph.language)
    probe = copy.copy(root)
    for value in said:
        if value:
            probe.set("lang", value.split(",")[0].strip())
            if declared := declared_language(probe):
                return declared
    return None


def _title(voices: Voices) -> str:
    sites = voices.sites
    others = [
        text
        for text in (voices.json_ld.title, voices.microdata.title, voices.graph.title, voices.meta.title, voices.title)
        if text
    ]
    # A site's name, which stands in the window's title too, stands behind the article's there
    likely = sorted(voices.headings, key=lambda heading: not key(voices.title).startswith(key(heading)))
    for heading in likely:
        if key(heading) not in {key(site) for site in sites} and any(is_same(heading, other) for other in others):
            return heading
    titles = [voices.json_ld.title, voices.microdata.title, voices.graph.title]
    only = voices.headings[0] if len(voices.headings) == 1 else None
    if only and len(key(only).split()) >= _HEADLINE and key(only) not in {key(site) for site in sites}:
        return only
    for title in (*titles, only, voices.meta.title, voices.title, *voices.headings):
        if title and key(title) not in {key(site) for site in sites}:
            return without_site(title, sites)
    return next((text for text in (*others, *voices.headings) if text), "")


def _subtitle(voices: Voices, title: str) -> str | None:
    for subtitle in (voices.json_ld.subtitle, voices.microdata.subtitle):
        if subtitle and not is_same(subtitle, title):
            return subtitle
    return None


def _authors(voices: Voices, visible: Visible) -> tuple[str, ...]:
    sites = voices.sites
    for voice in (voices.json_ld, voices.meta, voices.microdata, voices.dublin, voices.graph):
        names = tuple(dict.fromkeys(name for text in voice.authors for name in names_in(text, sites=sites)))
        if names:
            return names
    for byline in visible.bylines:
        if names := names_in(byline, sites=sites):
            return names
    return ()


def _published(voices: Voices, visible: Visible) -> str | None:
    said = (voices.json_ld, voices.graph, voices.microdata, voices.dublin, voices.meta)
    for voice in said:
        if date := iso_date(voice.published):
            return date
    if date := visible.written:
        return date
    if match := _IN_ADDRESS.search(voices.url):
        month = match[2] if match[2].isdigit() else match[2][:3]
        date = (
            iso_date(f"{match[1]}-{month}-{match[3]}")
            if month.isdigit()
            else iso_date(f"{match[3]} {month} {match[1]}")
        )
        if date:
            return date
    return next((date for voice in said if (date := partial_date(voice.published))), None) or visible.published
