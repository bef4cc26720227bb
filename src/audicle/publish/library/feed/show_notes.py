"""What a podcast app shows of an episode: a summary as plain text, and notes as HTML that runs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from lxml.html.builder import E

from audicle.agreed.messages import messages
from audicle.agreed.titlepage import byline, join_names, written_date, written_series
from audicle.model.characters import line
from audicle.publish.licences import licence
from audicle.publish.markup import language
from audicle.publish.markup.links import readable

if TYPE_CHECKING:
    from audicle.publish.library.about import Library
    from audicle.publish.library.feed.episodes import Episode
    from audicle.publish.library.feed.rss import Element
    from audicle.publish.library.shelf.entry import Entry

_HOUR, _MINUTE = 3600, 60  # seconds


def summary(episode: Episode) -> str:
    """Return what an episode is about in plain text: its description, else what its title page says. Never empty."""
    entry = episode.entry
    said = entry.description or entry.subtitle
    if not said:
        names = byline(entry.authors, entry.language) if entry.authors else None
        said = _sentences(entry.title, names, entry.publisher)
    return _sentences(episode.part if episode.part != entry.title else None, said)


def notes(episode: Episode, library: Library) -> str:
    """Return the notes of an episode as a fragment of HTML. All that is not ours in it is text."""
    entry = episode.entry
    say = messages(entry.language)
    body = E.div()
    if language.direction(entry.language) == "rtl":
        body.set("dir", "rtl")
    tag = language.tag(entry.language)
    if tag:
        body.set("lang", tag)

    def ours(*said: str | Element) -> Element:
        """Words of ours: they say in which language they are where that is not the article's."""
        made: Element = E.p(
            *said, {} if say.speaks(tag) else {"lang": say.language, "dir": language.direction(say.language)}
        )
        return made

    if entry.subtitle:
        body.append(E.p(E.strong(line(entry.subtitle))))
    if entry.description:
        body.append(E.p(line(entry.description)))
    _people(body, entry)
    if episode.section is None:
        _chapters(body, entry, ours(say("contents")))
    body.extend(ours(f"{say('series')}: {written_series(one.name, one.position)}") for one in entry.series)
    if entry.source:
        body.append(ours(f"{say('source')}: ", E.a(line(readable(entry.source)), href=entry.source)))
    if entry.file("page"):
        body.append(ours(E.a(say("library_read"), href=library.address(entry.page))))
    if known := licence(entry.licence):
        name, address = known
        body.append(ours(f"{say('licence')}: ", E.a(name, href=address) if address else name))
    if entry.readers:
        body.append(ours(say("library_reader", names=join_names(tuple(map(line, entry.readers)), entry.language))))
    if entry.voices:
        body.append(ours(f"{say('voices_by')}: {', '.join(entry.voices)}"))
    written: str = etree.tostring(body, encoding="unicode", method="html")
    return written


def clock(seconds: float) -> str:
    """Return a time as players show it: 4:05, 1:00:30."""
    whole = int(seconds)
    hours, rest = divmod(whole, _HOUR)
    minutes, rest = divmod(rest, _MINUTE)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _sentences(*parts: str | None) -> str:
    """Return texts as one, with a full stop after each that ends in a letter or a figure and is not the last."""
    *before, last = [part for part in parts if part]
    return "".join(f"{part}{'.' if part[-1].isalnum() else ''} " for part in before) + last


def _people(body: Element, entry: Entry) -> None:
    said = []
    if entry.authors:
        said.append(byline(entry.authors, entry.language))
    said += [text for text in (entry.publisher, entry.published) if text]
    if said and said[-1] == entry.published:
        said[-1] = written_date(entry.published, entry.language)
    if said:
        body.append(E.p(" · ".join(said)))


def _chapters(body: Element, entry: Entry, heading: Element) -> None:
    """Append the sections with the times at which they begin in the whole article's audio."""
    heard = [section for section in entry.sections if section.begins is not None]
    if len(heard) < 2:  # noqa: PLR2004 - one chapter is the whole
        return
    items = [
        E.li(f"{clock(section.begins or 0)} {section.title or place}") for place, section in enumerate(heard, start=1)
    ]
    body.append(heading)
    body.append(E.ul(*items))
