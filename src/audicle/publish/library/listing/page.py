"""A page of the list of articles as HTML. It is whole without script; all that is not ours in it is text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html
from lxml.html.builder import E

from audicle.agreed.languages import locale
from audicle.agreed.messages import messages
from audicle.agreed.titlepage import join_names
from audicle.publish.library.catalogue.opds2 import TYPE as OPDS
from audicle.publish.library.feed.artwork import PATH as ARTWORK
from audicle.publish.library.listing import search
from audicle.publish.library.listing.item import item, language_marks, place_of
from audicle.publish.library.listing.sheet import NAME, SCRIPT, STYLE
from audicle.publish.library.marks import GENERATOR
from audicle.publish.library.years import year
from audicle.publish.markup import language
from audicle.publish.web import POLICY, as_script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.agreed.messages import Messages
    from audicle.publish.library.about import Library
    from audicle.publish.library.feed.rss import Element
    from audicle.publish.library.listing.sheet import Sheet
    from audicle.publish.library.shelf.entry import Entry

_START = "articles"
_CATALOGUE = "application/atom+xml;profile=opds-catalog"  # of either kind


def document(sheet: Sheet, library: Library) -> bytes:
    """Return a page as the bytes of its file. The same articles give the same bytes."""
    say = messages(library.language)
    root = E.html(_head(sheet, library, say), _body(sheet, library, say))
    for name, value in language.attributes(library.language).items():
        if value and ":" not in name:
            root.set(name, value)
    written: bytes = html.tostring(root, encoding="utf-8", doctype="<!DOCTYPE html>")
    return written + b"\n"


def _head(sheet: Sheet, library: Library, say: Messages) -> Element:
    shown = library.title
    if sheet.number is not None:
        shown = f"{library.title}: {say('list_page', number=sheet.number)}"
    found = [
        E.meta(charset="utf-8"),
        E.meta(name="viewport", content="width=device-width, initial-scale=1"),
        E.meta({"http-equiv": "Content-Security-Policy", "content": POLICY}),
        E.meta(name="color-scheme", content="light dark"),
        E.meta(name="generator", content=GENERATOR),
        E.title(shown),
        E.meta(name="description", content=library.description),
        *(E.meta({"property": name, "content": value}) for name, value in _shared(sheet, library, shown) if value),
        E.link(rel="icon", href="data:,"),  # none: or every browser asks the server for one
        E.link(rel="stylesheet", href="assets/style.css"),
        E.link(rel="stylesheet", href=STYLE),
        E.link(rel="alternate", type="application/rss+xml", title=say("list_podcast", format="RSS"), href="feed.xml")
        if sheet.heard
        else None,
        E.link(rel="alternate", type=_CATALOGUE, title=say("list_catalogue", format="OPDS"), href="opds.xml")
        if sheet.offered
        else None,
        E.link(rel="alternate", type=OPDS, title=say("list_catalogue", format="OPDS"), href="opds.json")
        if sheet.offered
        else None,
        E.link(rel="next", href=sheet.older) if sheet.older else None,
        E.link(rel="prev", href=sheet.newer) if sheet.newer else None,
        E.link(rel="search", type=search.TYPE, title=library.title, href=search.DESCRIPTION)
        if _is_divided(sheet) and library.settings.base_url
        else None,
        E.script(src=SCRIPT, defer="defer"),
    ]
    head: Element = E.head()
    for one in found:
        if one is not None:
            one.tail = "\n"
            head.append(one)
    return head


def _shared(sheet: Sheet, library: Library, title: str) -> list[tuple[str, str]]:
    """Return what is told to those who link to the page; addresses only where they are whole."""
    found = [
        ("og:type", "website"),
        ("og:title", title),
        ("og:description", library.description),
        ("og:site_name", library.title),
        ("og:locale", locale(library.language)),
    ]
    if library.settings.base_url:
        found.append(("og:url", library.address("" if sheet.name == NAME else sheet.name)))
        if sheet.entries:  # without any there is no picture of the library
            found += [("og:image", library.address(ARTWORK)), ("og:image:alt", library.title)]
    return found


def _body(sheet: Sheet, library: Library, say: Messages) -> Element:
    ours = language_marks(say, library.language)
    body: Element = E.body(E.a(say("list_skip"), {"class": "skip", "href": f"#{_START}", **ours}))
    body.append(_top(sheet, library, say, ours))
    main = E.main({"id": _START, "tabindex": "-1"})
    main.append(
        E.div(
            {"class": "filter", "hidden": "hidden", **ours},
            E.label(say("list_search" if _is_divided(sheet) else "list_filter"), {"for": "filter"}),
            E.input({"type": "search", "id": "filter", "autocomplete": "off"}),
            E.p({"role": "status", "data-shown": say("list_shown", count="{count}")}),
        )
    )
    ordered = []
    for heading, held in _by_year(sheet.entries, say("no_date")):
        name = f"y{heading if heading.isdigit() else 0}"
        items = E.ul({"class": "items", "role": "list"})  # a list without signs is one to every screen reader
        for entry in held:
            items.append(item(entry, library.language))
            ordered.append(entry)
        main.append(E.section({"aria-labelledby": name}, E.h2(heading, id=name), items))
    if _is_divided(sheet):
        main.append(_elsewhere(say, ours))
    body.append(main)
    if sheet.older or sheet.newer:
        body.append(_pages(sheet, say, ours))
    script = E.script(type="application/ld+json")
    script.text = as_script(_linked(sheet, library, ordered))
    body.append(script)
    return body


def _is_divided(sheet: Sheet) -> bool:
    """Return whether there are articles on other pages."""
    return bool(sheet.older or sheet.newer)


def _elsewhere(say: Messages, ours: dict[str, str]) -> Element:
    """Return the room for what is found of other pages."""
    heading = E.h2(say("list_elsewhere"), {"id": "elsewhere", **ours})
    held = {"class": "elsewhere", "aria-labelledby": "elsewhere", "hidden": "hidden", "data-articles": search.ARTICLES}
    room: Element = E.section(held, heading, E.ul({"role": "list"}))
    return room


def _top(sheet: Sheet, library: Library, say: Messages, ours: dict[str, str]) -> Element:
    settings = library.settings
    title = E.a(library.title, href=NAME) if sheet.number is not None else library.title
    top: Element = E.header({"class": "top"}, E.h1(title))
    if sheet.number is not None:
        top.append(E.p(say("list_page", number=sheet.number), {"class": "count", **ours}))
        return top
    top.append(E.p(library.description, {"class": "lead"}))
    said = [join_names((settings.author,), library.language)] if settings.author else []
    said.append(say("list_count", count=sheet.total))
    top.append(E.p(" · ".join(said), {"class": "count"}))
    ways = E.ul({"role": "list"})
    if sheet.heard:
        ways.append(E.li(E.a(say("list_podcast", format="RSS"), href="feed.xml", type="application/rss+xml")))
    if sheet.offered:
        ways.append(E.li(E.a(say("list_catalogue", format="OPDS"), href="opds.xml")))
    if not len(ways):
        return top
    top.append(
        E.nav(
            {"class": "subscribe", "aria-labelledby": "subscribe", **ours},
            E.h2(say("list_subscribe"), id="subscribe"),
            ways,
            E.p(say("list_how")),
        )
    )
    return top


def _pages(sheet: Sheet, say: Messages, ours: dict[str, str]) -> Element:
    nav: Element = E.nav({"class": "pages", "aria-label": say("pages"), **ours})
    near = E.p()
    for name, words, relation in ((sheet.newer, "list_newer", "prev"), (sheet.older, "list_older", "next")):
        if name:
            near.append(E.a(say(words), href=name, rel=relation))
    nav.append(near)
    if sheet.sheets:
        others = E.ol({"role": "list"})
        for name, number, years in sheet.sheets:
            others.append(E.li(E.a(say("list_page", number=number), href=name), f" {years}" if years else ""))
        nav.append(others)
    return nav


def _by_year(entries: tuple[Entry, ...], none: str) -> Iterator[tuple[str, list[Entry]]]:
    """Give the articles of each year, the last first, and then those without a date."""
    groups: dict[int, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: (entry.date, entry.place), reverse=True):
        groups.setdefault(year(entry) or 0, []).append(entry)
    for number in sorted(groups, reverse=True):
        yield (str(number) if number else none), groups[number]


def _linked(sheet: Sheet, library: Library, ordered: list[Entry]) -> object:
    """Return what programs are told: Schema.org as JSON-LD."""
    found = [
        {"@type": "ListItem", "position": place, "url": library.address(place_of(entry))}
        for place, entry in enumerate(ordered, start=1)
    ]
    return {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": library.title,
        "description": library.description,
        "inLanguage": library.language,
        "url": library.address("" if sheet.number is None else sheet.name),
        "mainEntity": {"@type": "ItemList", "numberOfItems": len(found), "itemListElement": found},
    }
