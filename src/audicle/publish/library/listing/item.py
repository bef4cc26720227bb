"""An article in the list: its title, who wrote it where and when, how long it takes to hear, and its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.html.builder import E

from audicle.agreed.messages import messages
from audicle.agreed.titlepage import join_names, written_date
from audicle.model.characters import shortened
from audicle.publish.library.relative import link
from audicle.publish.library.shelf.entry import moment
from audicle.publish.markup import language

if TYPE_CHECKING:
    from audicle.agreed.messages import Messages
    from audicle.publish.library.feed.rss import Element
    from audicle.publish.library.shelf.entry import Entry

_TITLE, _ABOUT = 300, 400  # bytes of a title and of a description that are shown
_MINUTE = 60  # seconds
_DAY = 10  # length of a date without a time
_COVER = {"width": "80", "height": "120"}  # the shape of those that Audicle draws


def place_of(entry: Entry) -> str:
    """Return where the title of an article leads: its page, else its book or sound, else its folder."""
    found = entry.file("page") or entry.file("book") or next(iter(entry.audio), None)
    return found.path if found else f"{entry.slug}/"


def item(entry: Entry, around: str) -> Element:
    """Return an article as an item of a list in the language ``around``; its own words are in its own language."""
    say = messages(entry.language)
    own = language.attributes(entry.language, around)
    made: Element = E.li({name: value for name, value in own.items() if value and ":" not in name})
    if cover := entry.thumbnail:
        # its words are the title, which stands beside it
        made.append(E.img({"src": link(cover.path, ""), "alt": "", "loading": "lazy", "decoding": "async", **_COVER}))
    name = f"a{entry.place}"
    text = E.div(E.h3(E.a(shortened(entry.title, _TITLE), href=link(place_of(entry), ""), id=name)))
    if (facts := _facts(entry)) is not None:
        text.append(facts)
    if said := entry.description or entry.subtitle:
        text.append(E.p(shortened(said, _ABOUT), {"class": "about"}))
    files = E.p({"class": "files"})
    offered = [(file, "book_file") for file in (entry.file("book"),) if file]
    offered += [(file, "audio_file") for file in entry.audio[:1]]
    for number, (file, words) in enumerate(offered):
        shown = say(words, format=file.suffix.removeprefix(".").upper())
        mark = f"{name}f{number}"
        # what is offered, and of which article
        attributes = {"href": link(file.path, ""), "id": mark, "aria-labelledby": f"{mark} {name}"}
        files.append(E.a(shown, {**attributes, **language_marks(say, entry.language)}))
    if len(files):
        text.append(files)
    made.append(text)
    return made


def _facts(entry: Entry) -> Element | None:
    """Return who wrote it, for whom, when, and how long it takes to hear; None if nothing of it is known."""
    found: list[Element] = []
    if entry.authors:
        found.append(E.bdi(shortened(join_names(entry.authors, entry.language), _TITLE)))
    if entry.publisher:
        found.append(E.bdi(shortened(entry.publisher, _TITLE)))
    if entry.published:
        shown = shortened(written_date(entry.published, entry.language), _TITLE)
        stated = entry.published[:_DAY] if moment(entry.published) else None
        found.append(E.time(shown, datetime=stated) if stated else E.span(shown))
    if entry.duration is not None:
        say = messages(entry.language)
        time = say("list_minutes", count=max(1, round(entry.duration / _MINUTE)))
        found.append(E.span(time, language_marks(say, entry.language)))
    if not found:
        return None
    facts: Element = E.p({"class": "facts"})
    for place, one in enumerate(found):
        if place:
            found[place - 1].tail = " · "
        facts.append(one)
    return facts


def language_marks(say: Messages, around: str) -> dict[str, str]:
    """Return what tells the language and direction of our own words where they are not those around them."""
    if say.speaks(language.tag(around)):
        return {}
    return {
        name: value for name, value in language.attributes(say.language, around).items() if value and ":" not in name
    }
