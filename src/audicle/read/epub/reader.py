"""From an e-book to an Article: the order of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.errors import SourceError
from audicle.machine.archive import Archive
from audicle.model import Article, Dropped
from audicle.read.epub.about import About
from audicle.read.epub.anchors import place_headings
from audicle.read.epub.chapters import Chapters
from audicle.read.epub.contents import read_contents
from audicle.read.epub.documents import read_documents
from audicle.read.epub.marking import mark_takes
from audicle.read.epub.matter import take_title, why_not
from audicle.read.epub.metadata import origins_of, read_metadata, with_cover_alt
from audicle.read.epub.overlays import read_overlays
from audicle.read.epub.package import open_package
from audicle.read.epub.pages import mark_listed_pages
from audicle.read.epub.prepare import prepare
from audicle.read.languages.article import normalise
from audicle.read.languages.vertical import VERTICAL, book_asks
from audicle.read.markdown.context import Context
from audicle.read.markup.link_targets import mark_targets, without_dead_links
from audicle.read.markup.notes import in_context, read_notes, take_notes
from audicle.read.markup.page_breaks import settle
from audicle.read.markup.unjudged import blocks_in, text_of
from audicle.read.source import Reading, Source

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from audicle.progress import Progress


def read_epub(source: Source, progress: Progress) -> Reading:
    """Return the book in ``source``, EPUB 2 or 3, each chapter a section.

    Its cover, title page, table of contents and what stands outside its reading order are in ``dropped``; notes are
    found in all of its documents. Raises SourceError if it is not a book, is protected by DRM, or has no text.
    """
    archive = Archive(source.data, source.name, progress)
    package = open_package(archive, progress)
    metadata = read_metadata(archive, package)
    entries = read_contents(archive, package, progress)
    documents = read_documents(archive, package, progress)
    if not documents:
        raise SourceError(f"{source.name}: none of the chapters can be read.", "Get or export the book again.")
    recording = read_overlays(archive, package, About(package), documents, progress)
    said = frozenset(take.mark for take in recording.takes) if recording else frozenset()
    body = documents[0].getparent()
    mark_listed_pages(archive, package, documents)
    left = prepare(body)
    if left.media:
        progress.warn(f"{source.name}: {left.media} sound(s) or video(s) in the book are left out.")
    notes = take_notes(body, source.name)
    holders = (body, *(note.element for note in notes))
    mark_targets(holders)
    for holder in (*documents, *holders[1:]):
        settle(holder)
    language = normalise(metadata.language) if metadata.language else None
    context = in_context(Context(source.name, progress, {}, language, language), notes)
    chapters = Chapters(metadata.title)
    dropped: list[Dropped] = list(left.texts)
    for document in documents:
        if document.getparent() is None:  # it held nothing but notes
            continue
        why = why_not(document, package, metadata)
        if why == "the cover":
            metadata = with_cover_alt(metadata, _alt(document))
        if why:
            dropped.append(Dropped(text_of(document), why))
            continue
        dropped += take_title(document, metadata) if not chapters.sections else []
        beginning = place_headings(document, entries.get(document.get("data-path", ""), []))
        mark_takes(document, said)
        chapters.add(blocks_in(document, context), beginning.entry, continues=beginning.continues)
    for note in notes:
        mark_takes(note.element, said)
    sections = tuple(section for section in chapters.sections if section.heading or section.blocks)
    progress.note(f"{source.name}: {len(sections)} chapters, {len(notes)} notes.")
    left_out = tuple(item for item in dropped if item.text)
    article = Article(metadata, sections, read_notes(notes, context), left_out, recording=recording)
    choices = VERTICAL if book_asks(package.progression, metadata.language) else {}
    return Reading(without_dead_links(article), choices, archive, origins_of(package))


def _alt(document: HtmlElement) -> str | None:
    return next((alt for image in document.iter("img") if (alt := (image.get("alt") or "").strip())), None)
