"""The order of work for one e-book."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from ebooklib import epub

from audicle.agreed.flashing import Flashing
from audicle.agreed.messages import messages
from audicle.agreed.policies import policy
from audicle.agreed.titlepage import credited, join_names
from audicle.machine.places import own_version
from audicle.model.characters import line
from audicle.model.contents import without_contents
from audicle.publish.claims import accessibility, conformance
from audicle.publish.claims.statement import statement
from audicle.publish.covers.cover import draw_cover
from audicle.publish.epub import colophon, compatible, contents
from audicle.publish.epub import metadata as package_metadata
from audicle.publish.epub.container import pack
from audicle.publish.epub.overlay import overlay
from audicle.publish.epub.style import add_style
from audicle.publish.epub.writer import Document, StreamedFile, Writer
from audicle.publish.markup import language
from audicle.publish.markup import vertical as writing
from audicle.publish.markup.blocks.pullquotes import PullQuotes
from audicle.publish.markup.document import book_title, section_document
from audicle.publish.markup.names import Names
from audicle.publish.markup.note_places import NotePlaces
from audicle.publish.markup.page import Page, Shared
from audicle.publish.markup.page_list import PageList
from audicle.publish.markup.pictures import Pictures
from audicle.publish.markup.places import Places
from audicle.publish.markup.shown import Shown
from audicle.publish.markup.xhtml import document, element, written
from audicle.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from audicle.model import Article, Cue, Narration, Section, SectionAudio
    from audicle.progress import Progress
    from audicle.publish.claims.statement import Statement
    from audicle.publish.markup.xhtml import Element

FOLDER = "text"  # of the documents
_DEFAULTS = Settings()


def write_epub(
    article: Article,
    narration: Narration | None,
    path: Path,
    progress: Progress,
    settings: Settings = _DEFAULTS,
    cover: bytes | None = None,
) -> Shown:
    """Write an article as an EPUB 3.3, with Media Overlays if there is narration, and return what it shows.

    Of the settings, ``style``, ``writing``, ``epub_version`` and the place of notes matter here; ``cover`` is a PNG or
    a JPEG (None: it is drawn). The same article, narration and settings give the same bytes. Sentences that the article
    has no place for are warned of. Raises OutputError if the file cannot be written; then nothing of it is left.
    """
    old_readers = settings.epub_version == "2-compatible"
    article = without_contents(article)  # the book has a table of contents of its own
    article = compatible.simplified(article) if old_readers else article
    names = Names()
    audios = _heard(narration, names, by_word=settings.sync == "word")
    sections: list[Section | None] = list(article.sections) or [None]
    width = max(2, len(str(len(sections))))
    files = {section.id: f"{number:0{width}}.xhtml" for number, section in enumerate(article.sections, start=1)}
    shared = _shared(article, files, names, settings, progress)

    book = epub.EpubBook()
    book.set_unique_metadata("OPF", "generator", "", {"name": "generator", "content": f"Audicle {own_version()}"})
    package_metadata.describe(book, article, narration, shared.language, book_title(shared))
    if direction := writing.progression(shared.language, shared.columns):
        book.set_direction(direction)
    if shared.columns:  # for Kindle
        book.set_unique_metadata("OPF", "writing", "", {"name": "primary-writing-mode", "content": shared.columns})
    front = _add_cover(book, shared, cover or draw_cover(article).data)

    spine: list[Document] = [front]
    pages: list[Page] = []
    durations: dict[str, int] = {}
    silent = False
    for number, section in enumerate(sections, start=1):
        audio = audios.get(section.id) if section else None
        page = Page(_spoken_in(section, shared), f"{number:0{width}}.xhtml", _by_unit(audio.cues if audio else ()))
        html = section_document(page, section, first=number == 1)
        item = Document(f"text-{number}", f"{FOLDER}/{page.file}", "application/xhtml+xml")
        if page.mathml:
            item.properties.append("mathml")
        book.add_item(item)
        spine.append(item)
        pages.append(page)
        silent = silent or bool(page.silent)
        if audio:
            _add_overlay(book, item, html, audio, page, number, width, durations, progress)
        item.content = written(compatible.opened(html) if old_readers else html)
    for text, page in zip(spine[1:], pages, strict=True):
        text.content = shared.places.mended(text.content, page.file)
    for number, picture in enumerate(shared.pictures.used(), start=1):
        book.add_item(epub.EpubItem(f"image-{number}", picture.file, picture.media_type, picture.data))
    texts = (item.content.decode() for item in spine)
    add_style(book, settings, texts, right_to_left=language.direction(shared.language) == "rtl")
    package_metadata.describe_overlays(book, durations)
    shared.page_list.describe(book, article.metadata, book_title(shared))
    complete = not silent and not (narration and narration.abridged)
    pages_marked = bool(shared.page_list.marks)
    found = accessibility.examine(
        article, shared.pictures, narration=narration if durations else None, complete=complete, pages=pages_marked
    )
    if found.flashing is Flashing.YES:
        progress.warn(
            "A picture flashes more than three times in a second, which may bring on seizures; the book says so."
        )
    last = _add_colophon(book, shared, narration)
    nav = contents.add_contents(book, pages, shared, FOLDER, front, last)
    # the contents and the colophon are for those who ask for them; they are not read through
    book.spine = [front, (nav, "no"), *spine[1:], (last, "no")]
    said = _write(book, shared, found, settings, path)
    return Shown(shared, tuple(pages), tuple(item.content for item in spine[1:]), audios, found, said)


def _shared(article: Article, files: dict[str, str], names: Names, settings: Settings, progress: Progress) -> Shared:
    """Return what all documents have in common; ``files`` names that of each section by the section's id."""
    tag = language.tag(article.metadata.language) or language.UNDETERMINED
    say = messages(article.metadata.language)
    notes = NotePlaces(article, files, names, policy(settings).notes)
    return Shared(
        article,
        tag,
        say,
        names,
        Pictures(article),
        notes,
        Places(article, files, notes.of_section),
        PageList(FOLDER, say("pages")),
        PullQuotes(article),
        writing.vertical(tag, settings.writing, progress),
    )


def _write(
    book: epub.EpubBook, shared: Shared, found: accessibility.Findings, settings: Settings, path: Path
) -> Statement:
    """Write the book and return what it says of its accessibility.

    It says that it conforms if nothing is lacking and the referee finds nothing against that.
    """
    described = {name: list(said) for name, said in book.metadata.setdefault(None, {}).items()}
    for conforming in (True, False) if accessibility.whole(found) else (False,):
        book.metadata[None] = {name: list(said) for name, said in described.items()}
        said = statement(found, shared.say, settings if conforming else None)
        _claim(book, shared, said)
        changed = package_metadata.modified(shared.article.metadata)
        parts = Writer(book, changed, shared.say("landmarks"), shared.page_list).parts()
        if not conforming or conformance.stands(parts):
            break
    pack(parts, path)
    return said


def _spoken_in(section: Section | None, shared: Shared) -> Shared:
    """Return what the section's document shares with the others: all, if it is in the same language."""
    if section is None or not section.language:
        return shared
    tag = language.tag(section.language) or language.UNDETERMINED
    return replace(shared, language=tag, say=messages(section.language))


def _heard(narration: Narration | None, names: Names, *, by_word: bool) -> dict[str, SectionAudio]:
    """Return the narration of each section by its id, every cue with an id that no other has.

    Words are left in it only if they are to be shown one ``by_word``.
    """
    audios: dict[str, SectionAudio] = {}
    for audio in narration.sections if narration else ():
        cues = tuple(replace(cue, id=names.take(cue.id), words=cue.words if by_word else ()) for cue in audio.cues)
        audios.setdefault(audio.section, replace(audio, cues=cues))
    return audios


def _by_unit(cues: tuple[Cue, ...]) -> dict[str, list[Cue]]:
    units: dict[str, list[Cue]] = defaultdict(list)
    for cue in cues:
        units[cue.unit].append(cue)
    return dict(units)


def _add_overlay(
    book: epub.EpubBook,
    item: Document,
    html: Element,
    audio: SectionAudio,
    page: Page,
    number: int,
    width: int,
    durations: dict[str, int],
    progress: Progress,
) -> None:
    """Add a section's overlay and sound, unless nothing of it is on the page."""
    for cue in audio.cues:
        if cue.id not in page.placed:
            progress.warn(f"{audio.title}: {cue.text[:60]!r} is heard but not shown.")
    placed = [cue for cue in audio.cues if cue.id in page.placed]
    if not placed:
        return
    name = f"overlay-{number}"
    sound = f"audio/{number:0{width}}.mp3"
    smil, durations[name] = overlay(
        f"../{FOLDER}/{page.file}", html, f"../{sound}", placed, page.words, page.shared.names
    )
    item.media_overlay = name
    book.add_item(epub.EpubSMIL(name, f"overlays/{number:0{width}}.smil", smil))
    book.add_item(StreamedFile(f"audio-{number}", sound, "audio/mpeg", audio.path))


def _add_cover(book: epub.EpubBook, shared: Shared, image: bytes) -> Document:
    meta = shared.article.metadata
    kind = "png" if image.startswith(b"\x89PNG") else "jpg"
    item = epub.EpubCover("cover-image", f"images/cover.{kind}")
    item.content = image
    book.add_item(item)
    # for readers of EPUB 2
    book.add_metadata(None, "meta", "", {"name": "cover", "content": "cover-image"})
    title, authors = book_title(shared), tuple(filter(None, map(line, credited(meta))))
    names = join_names(authors, meta.language)
    own = line((meta.image.alt or "") if meta.image and meta.image.cover else "")
    if not own:
        own = shared.say("cover_alt_by", title=title, names=names) if names else shared.say("cover_alt", title=title)
    picture = element("img", {"src": f"../images/cover.{kind}", "alt": own, "role": "doc-cover"})
    body = element("body", {"class": "cover", "epub:type": "cover"}, picture)
    content = document(shared.say("cover"), language.attributes(shared.language), body, "../style.css")
    page = Document("cover", f"{FOLDER}/cover.xhtml", "application/xhtml+xml", written(content), shared.say("cover"))
    book.add_item(page)
    return page


def _add_colophon(book: epub.EpubBook, shared: Shared, narration: Narration | None) -> Document:
    html = colophon.colophon(shared, narration)
    title = shared.say("about")
    page = Document("colophon", f"{FOLDER}/{colophon.FILE}", "application/xhtml+xml", written(html), title)
    book.add_item(page)
    return page


def _claim(book: epub.EpubBook, shared: Shared, said: Statement) -> None:
    """Write what the book says of its accessibility."""
    for name, value in said.claims:
        book.add_metadata(None, "meta", value, {"property": name})
    attributes = {"property": "schema:accessibilitySummary"}
    if shared.foreign:
        attributes["{http://www.w3.org/XML/1998/namespace}lang"] = shared.say.language
    if said.certificate:
        conformance.claim(book, said.certificate)
    book.add_metadata(None, "meta", said.summary, attributes)
