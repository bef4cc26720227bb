"""Which documents of a book are not its text: its cover, its title page, its table of contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.model import Dropped
from audicle.read.html.about.titles import key
from audicle.read.markup.unjudged import HEADINGS, kinds, text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from audicle.model import Metadata
    from audicle.read.epub.package import Package

_SHORT = 600  # characters; a title page is not longer
_WHY = {
    "cover": "the cover", "doc-cover": "the cover",
    "toc": "the table of contents", "doc-toc": "the table of contents", "landmarks": "the table of contents",
    "colophon": "the colophon", "doc-colophon": "the colophon",
    "titlepage": "the title page", "title-page": "the title page", "halftitlepage": "the title page",
}  # fmt: skip


def why_not(document: HtmlElement, package: Package, metadata: Metadata) -> str | None:
    """Return why a document is not read as a part of the book's text; None if it is."""
    path = document.get("data-path", "")
    said = text_of(document)
    for kind in (*kinds(document), package.guide.get(path, "")):
        why = _WHY.get(kind)
        if why == "the title page" and len(said) > _SHORT:
            continue
        if why and (why != "the colophon" or package.by_audicle):
            return why
    if path == package.nav:
        return "the table of contents"
    if document.get("data-linear") == "no":
        return 'outside the reading order (linear="no")'
    pictures = [image.get("src") for image in document.iter("img")]
    if metadata.image and pictures and not said and set(pictures) == {metadata.image.src}:
        return "the cover"
    if said and len(said) <= _SHORT and not pictures and _only_repeats(document, metadata):
        return "the title page"
    return None


def take_title(document: HtmlElement, metadata: Metadata) -> list[Dropped]:
    """Take the book's title and byline away from above the text; return what was taken."""
    for header in list(document.iter("header")):
        heading = next(header.iter(*HEADINGS), None)
        if heading is not None and key(text_of(heading)) == key(metadata.title) and len(text_of(header)) <= _SHORT:
            said = text_of(header)
            header.drop_tree()
            return [Dropped(said, "the title, which the metadata has")]
    first = next((item for item in document.iter(*HEADINGS, "p") if text_of(item)), None)
    if first is not None and first.tag in HEADINGS and key(text_of(first)) == key(metadata.title):
        said = text_of(first)
        first.drop_tree()
        return [Dropped(said, "the title, which the metadata has")]
    return []


def _only_repeats(document: HtmlElement, metadata: Metadata) -> bool:
    """Tell whether a document says nothing that the metadata does not say, and says the title."""
    known = {key(text) for text in (metadata.title, metadata.subtitle, metadata.publisher, *metadata.authors) if text}
    known |= {f"by {key(name)}" for name in metadata.authors}
    lines = [key(text_of(item)) for item in document.iter(*HEADINGS, "p") if text_of(item)]
    whole = key(text_of(document)) == " ".join(lines)
    return whole and key(metadata.title) in lines and all(line in known for line in lines)
