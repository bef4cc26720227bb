"""What a book holds: the facts that claims are compared with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audicle.agreed.flashing import Flashing, flashing
from audicle.check.markup import line, text_in, types, unseen
from audicle.check.rules import contrast, navigation, overlay_places, pictures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audicle.check.book import Book
    from audicle.check.report import Finding

_ALT = {
    rule.id for rule in (pictures.MISSING, pictures.FILE_NAME, pictures.PLACEHOLDER, pictures.EMPTY, pictures.DRAWING)
}
_REPEATED = pictures.REPEATS.id
_UNHEARD = {rule.id for rule in (overlay_places.SILENT, overlay_places.UNNARRATED, overlay_places.NOWHERE)}
_PALE = {contrast.TEXT.id, contrast.HIGHLIGHT.id}
_DISORDERED = {overlay_places.ORDER.id, navigation.ORDER.id}
_MOVING = ("image/gif", "image/webp", "image/apng", "image/png")
_WORSE = (Flashing.STILL, Flashing.NO, Flashing.UNKNOWN, Flashing.YES)
_PAGES = {"pagebreak", "doc-pagebreak"}
_INDEX = {"index", "doc-index"}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is in a book, as far as claims speak of it."""

    words: bool
    visual: bool  # pictures, drawings or film, the cover among them
    pictured: bool  # a document shows a picture, a drawing or a film
    informative: bool  # pictures in the text that are not decoration
    undescribed: bool  # some without a description
    repeated: bool  # some described by their captions alone
    long_descriptions: bool
    narrated: bool
    unheard: bool  # some words are not narrated
    sounding: bool  # narration, sound or film
    film: bool
    sounding_film: bool  # film or sound without captions
    tracks: frozenset[str]  # kinds
    moving: str  # a picture, film or drawing that moves or may do so, "" for none
    flashing: Flashing  # what is known of it
    scripted: bool  # what a script does is not known
    contents: bool
    headings: bool
    page_list: bool
    page_breaks: bool
    index: bool
    formulas: bool
    plain_formulas: bool  # some without words
    ruby: bool
    roles: bool
    speech: bool  # hints for synthetic voices
    fixed: bool  # pages are laid out once and for all
    locked: bool
    braille: bool
    tex: bool
    vertical: bool  # a style sheet writes from top to bottom
    pale: bool  # some text is too near to its ground in colour
    disordered: bool  # narration or contents are in another order than the text


def gather(book: Book, before: Sequence[Finding]) -> Facts:
    """Look through a book. ``before`` is what was found in it."""
    ids = {finding.rule for finding in before}
    documents = book.documents
    images = [image for document in documents for image in document.named("img", "svg:image")]
    drawn = [drawing for document in documents for drawing in document.named("svg:svg")]
    films = [film for document in documents for film in document.named("video")]
    sounds = [sound for document in documents for sound in document.named("audio")]
    formulas = [formula for document in documents for formula in document.named("math:math")]
    tracks = [track.get("kind", "subtitles") for document in documents for track in document.named("track")]
    seen = {kind for document in documents for element in document.typed for kind in types(element)}
    names = frozenset(name for document in documents for name in document.names())
    narrated = bool(book.overlays)
    css = _styles(book)
    moving, known = _moving(book)
    others = "a film" if films else "an animation" if _animates(names, css) else ""
    return Facts(
        words=any(document.prose for document in documents if document is not book.nav),
        visual=bool(images or drawn or films)
        or any(item.media_type.startswith("image/") for item in book.package.manifest),
        pictured=bool(images or drawn or films or any(document.named("object") for document in documents)),
        informative=any(
            line(image.get("alt")) and not unseen(image) and "doc-cover" not in types(image) for image in images
        ),
        undescribed=bool(ids & _ALT),
        repeated=_REPEATED in ids,
        long_descriptions=_described_at_length(book),
        narrated=narrated,
        unheard=not narrated or bool(ids & _UNHEARD),
        sounding=narrated or bool(films or sounds),
        film=bool(films),
        sounding_film=bool(films or sounds) and not {"captions", "subtitles"} & set(tracks),
        tracks=frozenset(tracks),
        moving=moving or others,
        flashing=Flashing.UNKNOWN if others and known is not Flashing.YES else known,
        scripted=any(document.named("script") for document in documents),
        contents=navigation.contents(book),
        headings=any(name in names for name in ("h1", "h2", "h3", "h4", "h5", "h6")),
        page_list=navigation.page_list(book),
        page_breaks=bool(seen & _PAGES),
        index=bool(seen & _INDEX),
        formulas=bool(formulas),
        plain_formulas=any(not line(formula.get("alttext")) and not text_in(formula) for formula in formulas)
        or pictures.FORMULA.id in ids,
        ruby="ruby" in names,
        roles=any(
            element.get("role") or element.get("aria-label")
            for document in documents
            for element in document.having("role", "aria-label")
        ),
        speech=_speech(book, css),
        fixed=any(meta.value == "pre-paginated" for meta in book.package.said("rendition:layout")),
        locked=bool(book.encrypted - set(book.obfuscated)),
        braille=any(re.search("[\u2801-\u28ff]", text) for document in documents for _, text in document.prose),
        tex=any(re.search(r"\\[A-Za-z(\[]", "".join(map(str, document.root.itertext()))) for document in documents),
        vertical="writing-mode" in css and re.search(r"writing-mode\s*:\s*(?:vertical|tb)", css) is not None,
        pale=bool(ids & _PALE),
        disordered=bool(ids & _DISORDERED),
    )


def _described_at_length(book: Book) -> bool:
    attributes = ("aria-details", "aria-describedby", "longdesc")
    return any(
        document.named("details") or any(element.get(name) for name in attributes for element in document.having(name))
        for document in book.documents
    )


def _styles(book: Book) -> str:
    """Return all style sheets of a book as one text."""
    sheets = [book.data(item.path) for item in book.package.manifest if item.media_type == "text/css" and item.path]
    inside = [style.text or "" for document in book.documents for style in document.named("style")]
    return "\n".join([*((data or b"").decode("utf-8", "replace") for data in sheets), *inside])


def _animates(names: frozenset[str], css: str) -> bool:
    if names & {"svg:animate", "svg:animateTransform", "svg:animateMotion", "svg:set", "marquee", "blink"}:
        return True
    return re.search(r"@(?:-\w+-)?keyframes|:\s*blink\b", css) is not None


def _moving(book: Book) -> tuple[str, Flashing]:
    """Return the path of the picture that flashes, or else may flash, or else moves, "" for none, and what is known."""
    found = "", Flashing.STILL
    for item in book.package.manifest:
        data = book.data(item.path) if item.media_type in _MOVING else None
        known = flashing(data) if data else Flashing.STILL
        if _WORSE.index(known) > _WORSE.index(found[1]):
            found = item.path, known
    return found


def _speech(book: Book, css: str) -> bool:
    ssml = "{http://www.w3.org/2001/10/synthesis}"
    if any(item.media_type == "application/pls+xml" for item in book.package.manifest):
        return True
    if any(name.startswith(ssml) for document in book.documents for name in document.attributes):
        return True
    return re.search(r"\bspeak(?:-as)?\s*:|voice-family\s*:", css) is not None
