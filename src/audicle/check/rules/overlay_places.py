"""Narration: whether each text is heard, once, and in the order in which it is read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from audicle.check.markup import OPS, descendants, name_of, types, words
from audicle.check.package import resolved
from audicle.check.rule import ERROR, WARNING, Family, Rule, quoted
from audicle.check.styles import mentions, sheets_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.check.book import Book
    from audicle.check.document import Document
    from audicle.check.markup import Element
    from audicle.check.overlay import Overlay
    from audicle.check.package import Item
    from audicle.check.report import Finding

ORDER = Rule(
    "overlay-order",
    ERROR,
    "The narration jumps to and fro in the text.",
    "EPUB 3.3, 9.2.3 (the order of pars is the reading order); WCAG 2.2, 1.3.2 Meaningful Sequence",
    "Bring the pars into the order of the text.",
)
DOUBLED = Rule(
    "overlay-par-doubled",
    ERROR,
    "A piece of text is read aloud twice.",
    "EPUB 3.3, 9.2.2.6 The par element, and 9.3.2",
    "Take one of the two pars away.",
)
SILENT = Rule(
    "overlay-text-silent",
    WARNING,
    "A piece of text is passed over by the narration, and who listens does not know that it is there.",
    "EPUB 3.3, 9.2; EPUB Accessibility 1.1, 4.2 Synchronized text-audio playback",
    "Add a par for it.",
)
UNNARRATED = Rule(
    "overlay-document-silent",
    WARNING,
    "The narration leaves out a whole document.",
    "EPUB Accessibility 1.1, 4.2 Synchronized text-audio playback",
    "Give the document an overlay.",
)
NOWHERE = Rule(
    "overlay-text-to-nowhere",
    ERROR,
    "Something is heard, but nothing is shown; some players stop there.",
    "EPUB 3.3, 9.2.2.8 The text element",
    "Point the text element at an id that is there.",
)
ASTRAY = Rule(
    "overlay-wrong-document",
    ERROR,
    "The overlay speaks of a document that names another overlay or none, so players do not play it there.",
    "EPUB 3.3, 9.3.2 (each document is narrated by one overlay)",
    "Let the item of each document name the overlay that speaks of it.",
)
MISSING = Rule(
    "overlay-missing",
    ERROR,
    "A document names an overlay that is not there, so it is silent.",
    "EPUB 3.3, 5.6.2 The item element, media-overlay; 9.3.1",
    "Let media-overlay name the id of an overlay in the manifest.",
)
UNSTYLED = Rule(
    "active-class-missing",
    WARNING,
    "What is heard is not highlighted, so the eye cannot follow.",
    "EPUB 3.3, 9.3.4 Associating style information; EPUB Accessibility 1.1, 4.2",
    "Name a class in media:active-class, and style it in a sheet that each document links.",
)
# Printed page numbers, ways back and what is hidden need not be heard
_PASSED_OVER = {"pagebreak", "doc-pagebreak", "backlink", "doc-backlink", "doc-pagelist", "page-list"}
_NOTES = {"footnote", "endnote", "rearnote", "note", "doc-footnote", "doc-endnote"}
_NOT_TEXT = {"head", "script", "style", "math:annotation", "math:annotation-xml", "svg:title", "svg:desc", "rp"}
_LABEL = 5  # characters of a note's own number


def check(book: Book) -> Iterator[Finding]:
    """Compare each overlay with the text that it narrates."""
    for item in book.package.manifest:
        target = book.package.items.get(item.overlay)
        if item.overlay and (target is None or target.path not in book.archive):
            yield MISSING.found(f"There is no overlay {item.overlay!r}.", book.package.path, item.element)
    for item, overlay in book.overlays:
        document = book.document(item.path)
        yield from _places(item, overlay, book)
        yield from _sequences(overlay, book)
        if document is not None:
            yield from _order(document, overlay)
            for element, text in silent(document, overlay, book.hidden(document)):
                yield SILENT.found(f"{quoted(text)} is not narrated.", document.path, element)
    if book.overlays:
        yield from _left_out(book)
        yield from _highlight(book)


FAMILY = Family("Narration: places", (ORDER, DOUBLED, SILENT, UNNARRATED, NOWHERE, ASTRAY, MISSING, UNSTYLED), check)


def silent(document: Document, overlay: Overlay, hidden: frozenset[Element]) -> Iterator[tuple[Element, str]]:
    """Yield the pieces of text and the pictures of a document that no par of its overlay covers.

    What is ``hidden`` by styles needs no voice.
    """
    heard = {par.id for par in overlay.pars if par.document == document.path}
    if "" in heard or document.body is None:
        return
    covered: set[Element] = set()
    for element in document.elements:
        parent = element.getparent()
        inside = parent in covered
        if inside or element.get("id") in heard or element in hidden or _needs_no_voice(element):
            covered.add(element)
        elif words(element.text) and not _is_label(element, element.text or ""):
            yield element, element.text or ""
        elif name_of(element) == "img" and (element.get("alt") or "").strip() and element.get("role") != "presentation":
            yield element, element.get("alt") or ""
        if not inside and parent is not None and words(element.tail) and not _is_label(parent, element.tail or ""):
            yield parent, element.tail or ""


def _places(item: Item, overlay: Overlay, book: Book) -> Iterator[Finding]:
    named = Counter((par.document, par.id) for par in overlay.pars)
    for par in overlay.pars:
        place = (overlay.item.path, par.element)
        if named[par.document, par.id] > 1:
            named[par.document, par.id] = -named[par.document, par.id]  # tell it once
        elif named[par.document, par.id] < 0:
            yield DOUBLED.found(f"{par.id!r} has more than one par.", *place)
        if not par.document or par.document not in book.archive:
            yield NOWHERE.found(f"A par speaks of {par.document or 'nothing'!r}, which is not in the book.", *place)
            continue
        document = book.document(par.document)
        if document is not None and par.id and par.id not in document.ids:
            yield NOWHERE.found(f"There is no {par.id!r} in {par.document}.", *place)
        elif par.document != item.path:
            other = book.package.by_path.get(par.document)
            if other is None or other.overlay != overlay.item.id:
                yield ASTRAY.found(f"A par speaks of {par.document}, which does not name this overlay.", *place)


def _sequences(overlay: Overlay, book: Book) -> Iterator[Finding]:
    """Yield the sequences that say they are of a text that is not there; players take their kind from there."""
    for sequence in descendants(overlay.root, "seq", "body"):
        if (named := sequence.get(f"{{{OPS}}}textref")) is None:
            continue
        path, fragment = resolved(named, overlay.item.path)
        document = book.document(path) if path in book.archive else None
        if path not in book.archive or (document is not None and fragment and fragment not in document.ids):
            yield NOWHERE.found(f"A sequence is of {named}, which is not in the book.", overlay.item.path, sequence)


def _order(document: Document, overlay: Overlay) -> Iterator[Finding]:
    last = -1
    for par in overlay.pars:
        place = document.order.get(par.id, -1) if par.document == document.path else -1
        if 0 <= place < last:
            yield ORDER.found(f"{par.id!r} is heard after what follows it in the text.", overlay.item.path, par.element)
        last = max(last, place)


def _left_out(book: Book) -> Iterator[Finding]:
    narrated = {item.path for item, _ in book.overlays}
    for place in book.package.spine:
        document = book.document(place.item.path) if place.item and place.linear else None
        if document is None or document.path in narrated or document is book.nav:
            continue
        if document.prose and not types(document.root) & {"cover"}:
            yield UNNARRATED.found("The document has words, but no narration.", document.path)


def _highlight(book: Book) -> Iterator[Finding]:
    named = [meta.value.lstrip(".") for meta in book.package.said("media:active-class")]
    if not named:
        yield UNSTYLED.found("The book names no class for what is heard.", book.package.path)
        return
    for item, _ in book.overlays:
        document = book.document(item.path)
        if document is not None and not mentions(sheets_of(document, book.data), named[0]):
            yield UNSTYLED.found(f"No style sheet of the document styles the class {named[0]!r}.", document.path)


def _needs_no_voice(element: Element) -> bool:
    if name_of(element) in _NOT_TEXT or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return bool(types(element) & _PASSED_OVER)


def _is_label(element: Element, text: str) -> bool:
    """Tell whether a text is the number of a note, which is heard where the note is announced."""
    if len(text.strip()) > _LABEL:
        return False
    return any(types(around) & _NOTES for around in (element, *element.iterancestors()))
