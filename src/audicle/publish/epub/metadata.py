"""The package's metadata: what the book is, by whom, and when."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
import uuid
from typing import TYPE_CHECKING

from audicle.agreed.speakers import speakers
from audicle.model.characters import line
from audicle.model.json import to_json
from audicle.publish.epoch import source_date_epoch
from audicle.publish.epub.overlay import ACTIVE_CLASS, clock_of
from audicle.publish.epub.people import add_property, describe_people, person
from audicle.publish.licences import licence
from audicle.publish.markup import language as tags
from audicle.publish.markup.xhtml import visible
from audicle.publish.sorting import file_as

if TYPE_CHECKING:
    from ebooklib import epub

    from audicle.model import Article, Metadata, Narration

# the time of change of an article that has none: any fixed time does; "now" would make no two builds alike
UNDATED = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def describe(book: epub.EpubBook, article: Article, narration: Narration | None, language: str, title: str) -> None:
    """Write what is known about the article into the book's Dublin Core and its refinements."""
    meta = article.metadata
    book.set_identifier(identifier(article))
    _titles(book, title, meta.subtitle, dict(meta.file_as))
    book.set_language(language)
    for other in dict.fromkeys(section.language for section in article.sections if section.language):
        if known := tags.tag(other):
            book.add_metadata("DC", "language", known)
    describe_people(book, article, language)
    voices = [voice for voice in narration.voices if not voice.recorded or line(voice.voice)] if narration else []
    people = {line(voice.voice) for voice in voices if voice.recorded}
    for number, voice in enumerate(speakers(voices, meta.language).values(), start=1):
        filed = dict(meta.file_as).get(voice) or (file_as(voice, language) if voice in people else voice)
        person(book, "contributor", f"narrator-{number}", voice, ("nrt",), filed)
        add_property(book, "media:narrator", voice)
    if date := valid_date(meta.published):
        book.add_metadata("DC", "date", date)
    simple = {
        "publisher": meta.publisher,
        "source": meta.source,
        "description": meta.description,
        "rights": meta.licence,
    }
    for name, value in simple.items():
        if value and line(value):
            book.add_metadata("DC", name, line(value))
    if (named := licence(meta.licence)) and named[1]:
        book.add_metadata(None, "link", "", {"rel": "dcterms:license", "href": named[1]})
    _series(book, meta)
    _subjects(book, meta)


def describe_overlays(book: epub.EpubBook, durations: dict[str, int]) -> None:
    """Write how long each overlay plays, by its id in the manifest and in milliseconds, and all together."""
    if not durations:
        return
    for name, duration in durations.items():
        add_property(book, "media:duration", clock_of(duration), refines=f"#{name}")
    add_property(book, "media:duration", clock_of(sum(durations.values())))
    add_property(book, "media:active-class", ACTIVE_CLASS)


def identifier(article: Article) -> str:
    """Return a URN that depends on the article's content and on nothing else."""
    whole = json.dumps(to_json(article), sort_keys=True).encode()
    return uuid.uuid5(uuid.NAMESPACE_URL, hashlib.sha256(whole).hexdigest()).urn


def modified(meta: Metadata) -> datetime.datetime:
    """Return when the article was last changed, in UTC.

    That is the moment of its last change, if the source says it, else the day it was modified, else published; else
    SOURCE_DATE_EPOCH of the environment (reproducible-builds.org); else UNDATED. It is never the time of the run.
    """
    moment = _moment(meta.changed_at)
    for date in (meta.modified, meta.published):
        if valid := valid_date(date):
            year, month, day = (*map(int, valid.split("-")), 1, 1)[:3]
            known = datetime.datetime(year, month, day, tzinfo=datetime.UTC)
            # a day is meant in the source's own zone, so the moment may be of the day before
            return moment if moment and known - moment < datetime.timedelta(days=1) else known
    if moment:
        return moment
    return source_date_epoch() or UNDATED


def _moment(text: str | None) -> datetime.datetime | None:
    try:
        found = datetime.datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    return found.astimezone(datetime.UTC).replace(microsecond=0) if found and found.tzinfo else None


def valid_date(date: str | None) -> str | None:
    """Return the date as far as it is one of ISO 8601 (YYYY, YYYY-MM or YYYY-MM-DD), else None."""
    found = _DATE.match(date.strip()) if date else None
    if not found:
        return None
    try:
        datetime.date.fromisoformat((found.group() + "-01-01")[:10])
    except ValueError:
        return None
    return found.group()


def _titles(book: epub.EpubBook, title: str, subtitle: str | None, filed: dict[str, str]) -> None:
    book.title = title
    book.add_metadata("DC", "title", title, {"id": "title"})
    if sorted_as := line(filed.get(title, "")):
        add_property(book, "file-as", sorted_as, refines="#title")
    if subtitle and line(subtitle):
        add_property(book, "title-type", "main", refines="#title")
        book.add_metadata("DC", "title", line(subtitle), {"id": "subtitle"})
        add_property(book, "title-type", "subtitle", refines="#subtitle")


def _series(book: epub.EpubBook, meta: Metadata) -> None:
    """Write the series that the article belongs to. EPUB 3.3, D.3.4.

    The site that it came from is none: its articles have no order, and libraries would number each as the first.
    """
    series = [(line(one.name), one.kind, one.position) for one in meta.series if visible(one.name)]
    for number, (name, kind, position) in enumerate(series, start=1):
        id_ = "series" if number == 1 else f"series-{number}"
        book.add_metadata(None, "meta", name, {"property": "belongs-to-collection", "id": id_})
        add_property(book, "collection-type", kind, refines=f"#{id_}")
        if position:
            add_property(book, "group-position", position, refines=f"#{id_}")
    if series and (position := series[0][2]):
        # for calibre, and for readers of EPUB 2 that take it from there
        for name, value in (("calibre:series", series[0][0]), ("calibre:series_index", position)):
            book.add_metadata(None, "meta", "", {"name": name, "content": value})


def _subjects(book: epub.EpubBook, meta: Metadata) -> None:
    """Write the tags, with what they are called in controlled vocabularies. EPUB 3.3, D.3.1 and D.3.8."""
    terms = {line(one.tag): one for one in meta.terms if visible(one.authority) and visible(one.term)}
    for number, tag in enumerate(dict.fromkeys(filter(None, map(line, meta.tags))), start=1):
        known = terms.get(tag)
        if known is None:
            book.add_metadata("DC", "subject", tag)
            continue
        book.add_metadata("DC", "subject", tag, {"id": f"subject-{number}"})
        add_property(book, "authority", line(known.authority), refines=f"#subject-{number}")
        add_property(book, "term", line(known.term), refines=f"#subject-{number}")
