"""From an office document as HTML to an Article: what Word, Writer and RTF documents have in common."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audicle.model import Article, Dropped, Metadata
from audicle.read.languages.article import normalise
from audicle.read.markdown.context import Context
from audicle.read.markup.notes import in_context, read_notes, take_notes
from audicle.read.markup.ruby import take_readings
from audicle.read.markup.unjudged import blocks_in
from audicle.read.office.front import take_front
from audicle.read.office.preparing import prepare
from audicle.read.office.titles import origins, titled
from audicle.read.sections import sections_of
from audicle.read.source import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

    from audicle.model.explanation import Origin
    from audicle.progress import Progress


def reading_of(
    body: HtmlElement,
    properties: Metadata,
    pictures: Mapping[str, bytes],
    declared: Mapping[str, Origin],
    name: str,
    progress: Progress,
    *,
    dropped: tuple[Dropped, ...] = (),
) -> Reading:
    """Return the reading of a document whose text is ``body``, and which says ``properties`` of itself.

    ``pictures`` are those that its ``img`` elements name, ``declared`` is where each of the properties is from,
    ``name`` is the source's. The title is the paragraph of the class "title", else the property, else the one
    heading above all others, else the file's name. What is taken out of the text joins ``dropped``.
    """
    take_readings(body)
    front = take_front(body)
    notes = take_notes(body, name)
    for element in (body, *(note.element for note in notes)):
        prepare(element)
    language = normalise(properties.language) if properties.language else None
    context = in_context(Context(name, progress, {}, language, language), notes)
    metadata = replace(
        properties,
        title=front.title or properties.title,
        subtitle=front.subtitle,
        authors=front.authors or properties.authors,
        published=front.published or properties.published,
    )
    metadata, blocks = titled(metadata, blocks_in(body, context), name)
    if front.contents:
        dropped = (*dropped, Dropped(front.contents, "the table of contents"))
    progress.note(f"{name}: {len(blocks)} blocks, {len(notes)} notes.")
    article = Article(metadata, sections_of(blocks), read_notes(notes, context), dropped)
    return Reading(article, {}, pictures, origins(front, properties, metadata, name, declared))
