"""Who says what of the article, and whom we believe.

For each piece of metadata the voices of a page are asked in a fixed order, and the first that says something usable
wins:

=============  ======================================================================================================
title          an ``h1`` that the others bear out, JSON-LD, microdata, OpenGraph, the only ``h1``, meta, ``title``
authors        JSON-LD persons, meta, microdata, Dublin Core, OpenGraph, bylines beside the title, houses in JSON-LD,
               other bylines; a byline that names all of these and others besides; one that bears out a later of
               these against the first, but for JSON-LD
published      JSON-LD, OpenGraph, microdata, Dublin Core, meta, ``time`` and lines beside the title, others with a
               date, the address, htmldate
language       ``html lang``, JSON-LD, meta, Dublin Core, OpenGraph
subtitle       JSON-LD, microdata, a line called so right below the ``h1``
others         JSON-LD, OpenGraph, microdata, Dublin Core, meta
=============  ======================================================================================================
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from audicle.model import LeadImage, Metadata
from audicle.read.dates import iso_date, moment, partial_date
from audicle.read.html.about.authors import begins_as_byline, goes_on, names_in, says_only
from audicle.read.html.about.jsonld import read_json_ld
from audicle.read.html.about.markup import read_meta, read_microdata
from audicle.read.html.about.titles import headline, is_same, key, leads_home, without_glued, without_site
from audicle.read.html.about.visible import Visible
from audicle.read.html.page import declared_language
from audicle.read.html.tree import join, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.read.html.about.testimony import Voice
    from audicle.read.html.tree import Element

T = TypeVar("T")
_HEADLINE = 3  # words; an only h1 of fewer may name a section of the site
_BYLINES = 6  # looked at for more names
_MOST = 5  # names in a byline; more are a list of something else
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
    signs: tuple[str, ...]  # those h1 that lead to the front page: names of the site
    url: str
    address: str  # who says so: the one that gives ``url``

    @property
    def order(self) -> tuple[Voice, ...]:
        """The voices, the most trustworthy first."""
        return (self.json_ld, self.graph, self.microdata, self.dublin, self.meta)

    @property
    def sites(self) -> tuple[str, ...]:
        """Names the site may go by."""
        host = (urlsplit(self.url).hostname or "").removeprefix("www.")
        names = (self.json_ld.publisher, self.graph.publisher, self.meta.publisher, self.dublin.publisher, *self.signs)
        return tuple(name for name in (*names, host, host.rsplit(".", 1)[0]) if name)


def gather(root: Element, body: Element, url: str | None) -> Voices:
    """Ask a page, before anything is taken out of it, for all that it says of its article."""
    graph, dublin, meta = read_meta(root)
    json_ld = read_json_ld(root)
    named = ((voice.name, voice.source) for voice in (meta, graph, json_ld))
    said, address = next(((name, source) for name, source in named if source), ("where it was fetched", url or ""))
    head = root.find("head")
    window = head.find(".//title") if head is not None else None
    if window is None:
        window = root.find(".//title")
    here = join(url or "", address)
    given = (json_ld.title or "", graph.title or "")
    headings = [(text, heading) for heading in body.iter("h1") if (text := without_glued(heading, given))]
    name = text_of(window) if window is not None else ""
    return Voices(
        json_ld=json_ld,
        microdata=read_microdata(root),
        graph=graph,
        dublin=dublin,
        meta=meta,
        title=(headline(body, name) if not headings else None) or name,
        headings=tuple(text for text, _ in headings),
        signs=tuple(text for text, heading in headings if leads_home(heading, here)),
        url=here,
        address=said,
    )


def resolve(voices: Voices, root: Element, language: str | None, base: str) -> tuple[Metadata, dict[str, str]]:
    """Return the article's metadata, and for each field of it who was believed.

    ``language`` is the page's, ``base`` what its addresses are relative to.
    """
    believed = {"source": voices.address}

    def noted(field: str, answer: tuple[T, str]) -> T:
        value, believed[field] = answer
        return value

    def first(field: str) -> str | None:
        answers: Iterator[tuple[str | None, str]]
        answers = ((value, voice.name) for voice in voices.order if (value := getattr(voice, field)))
        return noted(field, next(answers, (None, "")))

    image = first("image")
    title = noted("title", _title(voices))
    visible = Visible(root, voices.url, title)
    changed = ((date, voice.name) for voice in voices.order if (date := iso_date(voice.modified)))
    metadata = Metadata(
        title=title,
        subtitle=noted("subtitle", _subtitle(voices, visible, title)),
        authors=noted("authors", _authors(voices, visible)),
        published=noted("published", _published(voices, visible, language)),
        modified=noted("modified", next(changed, (None, ""))),
        language=language or "",
        publisher=first("publisher"),
        source=voices.url if voices.url.startswith("http") else None,
        tags=noted("tags", next(((voice.tags, voice.name) for voice in voices.order if voice.tags), ((), ""))),
        description=first("description"),
        licence=first("licence"),
        changed_at=noted("changed_at", _moment(voices)),
        image=LeadImage(join(base, image), voices.graph.image_alt if image == voices.graph.image else None)
        if image
        else None,
    )
    return metadata, believed


def page_language(voices: Voices, root: Element, body: Element) -> tuple[str | None, str]:
    """Return the language that a page declares for the whole of itself, and where it does."""
    for element in (root, body):
        if declared := declared_language(element):
            return declared, f"lang of the {element.tag} element"
    probe = copy.copy(root)
    for voice in (voices.json_ld, voices.meta, voices.dublin, voices.graph):
        if voice.language:
            probe.set("lang", voice.language.split(",")[0].strip())
            if declared := declared_language(probe):
                return declared, voice.name
    return None, ""


def _title(voices: Voices) -> tuple[str, str]:
    """Return the title and whose it is."""
    sites = voices.sites
    titles = [(voice.title, voice.name) for voice in (voices.json_ld, voices.microdata, voices.graph)]
    window = [(voices.meta.title, voices.meta.name), (voices.title, "title element")]
    others = [(text, who) for text, who in (*titles, *window) if text]
    # A site's name, which stands in the window's title too, stands behind the article's there
    likely = sorted(voices.headings, key=lambda heading: not key(voices.title).startswith(key(heading)))
    for heading in likely:
        witness = next((who for text, who in others if is_same(heading, text)), None)
        if witness and key(heading) not in {key(site) for site in sites}:
            return heading, f"heading of level 1, borne out by {witness}"
    only = voices.headings[0] if len(voices.headings) == 1 else None
    if only and len(key(only).split()) >= _HEADLINE and key(only) not in {key(site) for site in sites}:
        return only, "the only heading of level 1"
    headings = [(heading, "heading of level 1") for heading in voices.headings]
    for title, who in (*titles, (only, "the only heading of level 1"), *window, *headings):
        if title and key(title) not in {key(site) for site in sites}:
            return without_site(title, sites), who
    return next(((text, who) for text, who in (*others, *headings) if text), ("", ""))


def _subtitle(voices: Voices, visible: Visible, title: str) -> tuple[str | None, str]:
    for voice in (voices.json_ld, voices.microdata):
        if voice.subtitle and not is_same(voice.subtitle, title):
            return voice.subtitle, voice.name
    return (text, "line below the title") if (text := visible.subtitle) else (None, "")


def _authors(voices: Voices, visible: Visible) -> tuple[tuple[str, ...], str]:
    sites = voices.sites
    said: list[tuple[tuple[str, ...], str]] = []
    for voice in (voices.json_ld, voices.meta, voices.microdata, voices.dublin, voices.graph):
        names = tuple(dict.fromkeys(name for text in voice.authors for name in names_in(text, sites=sites)))
        said += [(names, voice.name)] if names else []
    if said:
        names, who = said[0]
        sure = who == voices.json_ld.name
        if not sure:
            names, who = _borne_out(said, visible, sites)
        return _with_others(names, visible, sites, sure=sure) or (names, who)
    seen = [(byline, names) for byline in visible.bylines if (names := names_in(byline.text, sites=sites))]
    beside = [(names, f"byline of the page: {byline.text}") for byline, names in seen if byline.beside]
    houses = tuple(dict.fromkeys(name for text in voices.json_ld.houses for name in names_in(text, sites=sites)))
    other = [(names, f"byline of the page: {byline.text}") for byline, names in seen if not byline.beside]
    answers = [*beside, *([(houses, voices.json_ld.name)] if houses else []), *other]
    if not answers:
        return (), ""
    return _with_others(answers[0][0], visible, sites, sure=False) or answers[0]


def _borne_out(
    said: list[tuple[tuple[str, ...], str]], visible: Visible, sites: tuple[str, ...]
) -> tuple[tuple[str, ...], str]:
    """Return the first answer, or a later one that the byline beside the title gives and the first does not.

    A single word, which may be a house or a login, gives way to the full names of that byline.
    """
    first = {key(name) for name in said[0][0]}
    for byline in [byline for byline in visible.bylines if byline.beside][:_BYLINES]:
        seen = names_in(byline.text, sites=sites)
        if first & {key(name) for name in seen}:
            break
        for names, who in said[1:]:
            if {key(name) for name in names} == {key(name) for name in seen}:
                return names, who
        full = bool(seen) and all(" " in name for name in seen) and says_only(byline.text, seen)
        if full and all(" " not in name for name in first) and begins_as_byline(byline.text):
            return seen, f"byline of the page: {byline.text}"
    return said[0]


def _with_others(
    names: tuple[str, ...], visible: Visible, sites: tuple[str, ...], *, sure: bool
) -> tuple[tuple[str, ...], str] | None:
    """Return the names of a byline that has more names than those given and says nothing else.

    It begins as bylines do, or stands beside the title. A line that says more may be another article's. Against names
    that are ``sure`` a line counts only if nothing but a date follows its names.
    """
    for byline in visible.bylines[:_BYLINES]:
        more = names_in(byline.text, sites=sites)
        if not (byline.beside or begins_as_byline(byline.text)) or not says_only(byline.text, more):
            continue
        if sure and goes_on(byline.text):
            continue
        if len(names) < len(more) <= _MOST and {key(name) for name in names} < {key(name) for name in more}:
            return more, f"byline of the page: {byline.text}"
    return None


def _moment(voices: Voices) -> tuple[str | None, str]:
    """Return when the page changed last, or was published, where the time of day is given, and who gives it."""
    changed = ((voice.modified, voice.name) for voice in voices.order if iso_date(voice.modified))
    written = ((voice.published, voice.name) for voice in voices.order if iso_date(voice.published))
    text, who = next(changed, None) or next(written, (None, ""))
    return moment(text), who


def _published(voices: Voices, visible: Visible, language: str | None) -> tuple[str | None, str]:
    for voice in voices.order:
        if date := iso_date(voice.published):
            return date, voice.name
    if date := visible.written(language):
        return date, "date on the page"
    if match := _IN_ADDRESS.search(voices.url):
        month = match[2] if match[2].isdigit() else match[2][:3]
        date = (
            iso_date(f"{match[1]}-{month}-{match[3]}")
            if month.isdigit()
            else iso_date(f"{match[3]} {month} {match[1]}")
        )
        if date:
            return date, "the page's address"
    parts = ((date, voice.name) for voice in voices.order if (date := partial_date(voice.published)))
    return next(parts, None) or (visible.published, "found in the page by htmldate")
