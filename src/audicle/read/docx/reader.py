"""From a Word document to an Article: the order of work."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from audicle.errors import SourceError
from audicle.machine.archive import Archive
from audicle.model import Article, Block, Dropped, Heading, Metadata
from audicle.model.explanation import Origin
from audicle.read.docx.items import number_lists
from audicle.read.docx.markup import prepare, take_front
from audicle.read.docx.parts import light
from audicle.read.docx.properties import ORIGINS, read_properties
from audicle.read.docx.styles import STYLES
from audicle.read.fallback_title import NAMED, title_from
from audicle.read.html.about.titles import key
from audicle.read.html.tree import parse
from audicle.read.languages.article import normalise
from audicle.read.markdown.context import Context
from audicle.read.markup.notes import in_context, read_notes, take_notes
from audicle.read.markup.ruby import take_readings
from audicle.read.markup.unjudged import blocks_in
from audicle.read.sections import sections_of
from audicle.read.source import Reading, Source

if TYPE_CHECKING:
    from audicle.progress import Progress
from audicle.read.docx.markup import Front

_LOWEST = 6


def read_docx(source: Source, progress: Progress) -> Reading:
    """Return the Word document in ``source``: its body, footnotes, endnotes and pictures, not headers and comments.

    The title is the paragraph of the style "Title", else the property, else the one heading above all others, else
    the file's name. Raises SourceError if it is no Word document, is damaged, or has no text.
    """
    archive = Archive(source.data, source.name, progress)
    properties = read_properties(archive)
    document, marks = light(archive, progress)
    markup = marks.fill(_html(document, source.name))
    if not markup.strip():
        raise SourceError(f"{source.name}: there is no text in this document.", "Check that it is the right file.")
    body = parse(markup, source.name, progress).find("body")
    number_lists(body, marks.numbers)
    take_readings(body)
    front = take_front(body)
    notes = take_notes(body, source.name)
    for element in (body, *(note.element for note in notes)):
        prepare(element)
    language = normalise(properties.language) if properties.language else None
    context = in_context(Context(source.name, progress, {}, language, language), notes)
    metadata = replace(
        properties,
        title=front.title or properties.title,
        subtitle=front.subtitle,
        authors=front.authors or properties.authors,
        published=front.published or properties.published,
    )
    metadata, blocks = _titled(metadata, blocks_in(body, context), source.name)
    dropped = (Dropped(front.contents, "the table of contents"),) if front.contents else ()
    progress.note(f"{source.name}: {len(blocks)} blocks, {len(notes)} notes.")
    article = Article(metadata, sections_of(blocks), read_notes(notes, context), dropped)
    return Reading(article, {}, archive, _origins(front, properties, metadata, source.name))


def _origins(front: Front, properties: Metadata, metadata: Metadata, name: str) -> dict[str, Origin]:
    """Return where each piece of the metadata is from: the front of the document before its properties."""
    found = dict(ORIGINS)
    if front.title:
        other = properties.title if key(properties.title) != key(front.title) else ""
        found["title"] = Origin("paragraph of the style Title", (f"document properties: {other}",) if other else ())
    elif not properties.title:
        named = metadata.title == title_from(name)
        found["title"] = NAMED if named else Origin("the one heading above all others")
    found["subtitle"] = Origin("paragraph of the style Subtitle")
    if front.authors:
        other = "; ".join(properties.authors) if properties.authors != front.authors else ""
        found["authors"] = Origin("paragraph of the style Author", (f"document properties: {other}",) if other else ())
    if front.published:
        created = properties.published if properties.published != front.published else None
        passed = (f"document properties: {created}",) if created else ()
        found["published"] = Origin("paragraph of the style Date", passed)
    return found


def _html(document: bytes, name: str) -> str:
    import mammoth  # type: ignore[import-untyped]  # it ships no annotations  # noqa: PLC0415 - one format needs it

    def named(image: Any) -> dict[str, str]:
        with image.open() as content:
            return {"src": content.read().decode()}

    try:
        made = mammoth.convert_to_html(
            io.BytesIO(document),
            style_map=STYLES,
            # the document's own wishes for its styles are not asked, nor are files beside it opened
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=mammoth.images.img_element(named),
        )
    except Exception as error:  # mammoth raises whatever a damaged document leads it to
        raise SourceError(
            f"{name}: this Word document is damaged, or is none.", "Open it in Word and save it again, or export it."
        ) from error
    return str(made.value)


def _titled(metadata: Metadata, blocks: tuple[Block, ...], name: str) -> tuple[Metadata, tuple[Block, ...]]:
    """Return the metadata with a title, and the blocks without the heading that says it, below level 1."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    top = min((heading.level for heading in headings), default=0)
    highest = [heading for heading in headings if heading.level == top]
    first = headings[0] if headings else None
    if metadata.title:
        repeated = (
            first if first is not None and blocks[0] is first and key(first.text) == key(metadata.title) else None
        )
    else:
        repeated = first if len(highest) == 1 and highest[0] is first and blocks[0] is first else None
        title = repeated.text if repeated else title_from(name)
        metadata = replace(metadata, title=title)
    kept = tuple(block for block in blocks if block is not repeated)
    highest_left = min((block.level for block in kept if isinstance(block, Heading)), default=_LOWEST)
    if highest_left > 1:
        return metadata, kept
    # level 1 is the article's own title
    return metadata, tuple(
        replace(block, level=min(_LOWEST, block.level + 1)) if isinstance(block, Heading) else block for block in kept
    )
