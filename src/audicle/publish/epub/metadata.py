"""The package's metadata: what the book is, by whom, and when."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import re
import uuid
from typing import TYPE_CHECKING

from audicle.model.json import to_json
from audicle.publish import language as tags
from audicle.publish.characters import line
from audicle.publish.epub.overlay import ACTIVE_CLASS, clock_of
from audicle.publish.epub.xhtml import visible
from audicle.publish.licences import licence

if TYPE_CHECKING:
    from ebooklib import epub

    from audicle.model import Article, Metadata, Narration

# the time of change of an article that has none: any fixed time does; "now" would make no two builds alike
UNDATED = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
# where the family name comes first already, or is not told apart
_UNSORTED = {"hu", "id", "ja", "ko", "vi", "zh", "is"}
_SUFFIX = re.compile(r"(?:jr|sr)\.?|[IVX]{2,4}|ph\.?d\.?|m\.?d\.?", re.IGNORECASE)
_NOT_A_PERSON = re.compile(
    r"\b(?:the|staff|team|desk|press|news|agency|editors?|editorial|wire|times|magazine|inc|ltd|gmbh)\b|[\d@&/]",
    re.IGNORECASE,
)


def describe(book: epub.EpubBook, article: Article, narration: Narration | None, language: str, title: str) -> None:
    """Write what is known about the article into the book's Dublin Core and its refinements."""
    meta = article.metadata
    book.set_identifier(identifier(article))
    _titles(book, title, meta.subtitle)
    book.set_language(language)
    for other in dict.fromkeys(section.language for section in article.sections if section.language):
        if known := tags.tag(other):
            book.add_metadata("DC", "language", known)
    for number, author in enumerate(filter(None, map(line, meta.authors)), start=1):
        role = "edt" if any(section.opens for section in article.sections) else "aut"
        _person(book, "creator", f"creator-{number}", author, role, file_as(author, language))
    theirs = (author for section in article.sections if section.opens for author in section.opens.authors)
    others = dict.fromkeys(name for author in theirs if author not in meta.authors and (name := line(author)))
    for number, author in enumerate(others, start=1):
        _person(book, "contributor", f"contributor-{number}", author, "aut", file_as(author, language))
    voices = dict.fromkeys(line(f"{voice.voice} ({voice.engine})") for voice in narration.voices) if narration else {}
    for number, voice in enumerate(voices, start=1):
        _person(book, "contributor", f"narrator-{number}", voice, "nrt", voice)
        _property(book, "media:narrator", voice)
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
    for tag in dict.fromkeys(filter(None, map(line, meta.tags))):
        book.add_metadata("DC", "subject", tag)


def describe_overlays(book: epub.EpubBook, durations: dict[str, int]) -> None:
    """Write how long each overlay plays, by its id in the manifest and in milliseconds, and all together."""
    if not durations:
        return
    for name, duration in durations.items():
        _property(book, "media:duration", clock_of(duration), refines=f"#{name}")
    _property(book, "media:duration", clock_of(sum(durations.values())))
    _property(book, "media:active-class", ACTIVE_CLASS)


def identifier(article: Article) -> str:
    """Return a URN that depends on the article's content and on nothing else."""
    whole = json.dumps(to_json(article), sort_keys=True).encode()
    return uuid.uuid5(uuid.NAMESPACE_URL, hashlib.sha256(whole).hexdigest()).urn


def modified(meta: Metadata) -> datetime.datetime:
    """Return when the article was last changed, in UTC.

    That is the day it was modified, else published; else SOURCE_DATE_EPOCH of the environment
    (reproducible-builds.org); else UNDATED. It is never the time of the run.
    """
    for date in (meta.modified, meta.published):
        if valid := valid_date(date):
            year, month, day = (*map(int, valid.split("-")), 1, 1)[:3]
            return datetime.datetime(year, month, day, tzinfo=datetime.UTC)
    try:
        epoch = datetime.datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "")), datetime.UTC)
    except (ValueError, OverflowError, OSError):
        return UNDATED
    return epoch.replace(microsecond=0)


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


def file_as(name: str, language: str) -> str:
    """Return a name as a library sorts it: "Jacob Ogles" as "Ogles, Jacob". A name that is no person's stays."""
    words = name.split()
    suffix = [words.pop()] if len(words) > 2 and _SUFFIX.fullmatch(words[-1].strip(",")) else []  # noqa: PLR2004 - first, last, suffix
    last_first = language.split("-", maxsplit=1)[0] in _UNSORTED
    if not 1 < len(words) < 5 or last_first or "," in "".join(words[:-1]) or _NOT_A_PERSON.search(name):  # noqa: PLR2004 - longer is no name
        return name
    return ", ".join([words[-1].strip(","), " ".join(words[:-1]), *suffix])


def _titles(book: epub.EpubBook, title: str, subtitle: str | None) -> None:
    book.title = title
    book.add_metadata("DC", "title", title, {"id": "title"})
    if subtitle and line(subtitle):
        _property(book, "title-type", "main", refines="#title")
        book.add_metadata("DC", "title", line(subtitle), {"id": "subtitle"})
        _property(book, "title-type", "subtitle", refines="#subtitle")


def _series(book: epub.EpubBook, meta: Metadata) -> None:
    """Put an article from a site into the series of that site's articles, so that libraries keep them together."""
    if not (meta.publisher and visible(meta.publisher) and (meta.source or "").startswith(("http://", "https://"))):
        return
    book.add_metadata(None, "meta", line(meta.publisher), {"property": "belongs-to-collection", "id": "series"})
    _property(book, "collection-type", "series", refines="#series")


def _person(book: epub.EpubBook, element: str, name: str, person: str, role: str, sorted_as: str) -> None:
    book.add_metadata("DC", element, person, {"id": name})
    _property(book, "role", role, refines=f"#{name}", scheme="marc:relators")
    _property(book, "file-as", sorted_as, refines=f"#{name}")


def _property(book: epub.EpubBook, name: str, value: str, **attributes: str) -> None:
    book.add_metadata(None, "meta", value, {"property": name, **attributes})
