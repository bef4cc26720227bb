"""What is shown in frames, filled in, or reached by keyboard, and what refers to a label that is not there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.check.markup import line, name_of, text_in, unseen
from audicle.check.rule import ERROR, NOTICE, WARNING, Family, Rule, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.check.book import Book
    from audicle.check.document import Document
    from audicle.check.markup import Element
    from audicle.check.report import Finding

FRAME = Rule(
    "frame-without-title",
    ERROR,
    "Who listens is told that there is a frame, and not what is in it.",
    "WCAG 2.2, 4.1.2 Name, Role, Value; technique H64",
    "Add a title attribute that says what the frame shows.",
)
FIELD = Rule(
    "field-without-label",
    ERROR,
    "Who does not see the page is not told what to fill in.",
    "WCAG 2.2, 1.3.1 Info and Relationships, and 4.1.2; failure F68",
    "Add a label for the field.",
)
REFRESH = Rule(
    "page-refreshes",
    ERROR,
    "The page is replaced while somebody still reads it.",
    "WCAG 2.2, 2.2.1 Timing Adjustable; failures F40 and F41",
    "Take the meta element away.",
)
ZOOM = Rule(
    "zoom-forbidden",
    WARNING,
    "Who sees less well cannot enlarge the page.",
    "WCAG 2.2, 1.4.4 Resize Text",
    "Take user-scalable and maximum-scale away.",
)
TABS = Rule(
    "tab-order-changed",
    WARNING,
    "The keyboard goes through the page in another order than that of the text.",
    "WCAG 2.2, 2.4.3 Focus Order; failure F44",
    "Take tabindex away, or make it 0.",
)
ASTRAY = Rule(
    "label-to-nowhere",
    WARNING,
    "The name or the description that the element asks for is not there, so nobody hears it.",
    "WCAG 2.2, 1.3.1 Info and Relationships; WAI-ARIA 1.2, ID references; failure F17",
    "Point it at the id of an element in the same document.",
)
VAGUE = Rule(
    "link-text-vague",
    NOTICE,
    "Who goes from link to link hears words that say nothing of where they lead.",
    "WCAG 2.2, 2.4.4 Link Purpose (In Context), and 2.4.9 (Link Only); failure F84",
    "Let the words of the link say what it leads to.",
)
_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-details")
_NO_FIELDS = {"hidden", "submit", "reset", "button", "image"}
_VAGUE = re.compile(
    r"(?:click )?here|(?:read |learn |see )?more|(?:this )?link|this|continue|hier|mehr|weiterlesen|ici|cliquez ici|"
    r"lire la suite|en savoir plus|aquí|haz clic aquí|leer más|qui|clicca qui|leggi tutto|aqui|clique aqui|saiba mais",
    re.IGNORECASE,
)

_ADDRESS = re.compile(r"https?://\S{30,}", re.IGNORECASE)


def check(book: Book) -> Iterator[Finding]:
    """Look at frames, fields, references, and what the page does to those who read it."""
    for document in book.documents:
        for frame in document.named("iframe"):
            if not unseen(frame) and not _named(frame, document):
                yield FRAME.found(f"The frame of {frame.get('src') or 'nothing'} has no title.", document.path, frame)
        yield from _fields(document)
        yield from _page(document)
        for element in document.having("tabindex"):
            if re.fullmatch(r"\s*[1-9]\d*\s*", element.get("tabindex") or ""):
                yield TABS.found(f"An element has tabindex {element.get('tabindex')}.", document.path, element)
        for element in document.having(*_REFERENCES):
            for name in _REFERENCES:
                missing = [one for one in (element.get(name) or "").split() if one not in document.ids]
                if missing:
                    yield ASTRAY.found(f"{name} names {', '.join(missing)}: there is none.", document.path, element)
        for link in document.named("a"):
            words = text_in(link)
            vague = _VAGUE.fullmatch(words.strip(" .…»›>→")) or _ADDRESS.fullmatch(words)
            if vague and not line(link.get("aria-label")):
                yield VAGUE.found(f"A link says {quoted(words)}.", document.path, link)


FAMILY = Family("Frames, fields and labels", (FRAME, FIELD, REFRESH, ZOOM, TABS, ASTRAY, VAGUE), check)


def _fields(document: Document) -> Iterator[Finding]:
    fields = document.named("input", "select", "textarea")
    labelled = {label.get("for") for label in document.named("label") if text_in(label)} if fields else set()
    for field in fields:
        if name_of(field) == "input" and (field.get("type") or "text").lower() in _NO_FIELDS:
            continue
        around = next(field.iterancestors("{*}label"), None)
        if not (unseen(field) or _named(field, document) or field.get("id") in labelled or text_in(around)):
            yield FIELD.found(
                f"A field of the kind {field.get('type') or name_of(field)} has no label.", document.path, field
            )


def _page(document: Document) -> Iterator[Finding]:
    for meta in document.named("meta"):
        kind, name = (meta.get("http-equiv") or "").lower(), (meta.get("name") or "").lower()
        content = (meta.get("content") or "").lower().replace(" ", "")
        if kind == "refresh" and not content.startswith("0;"):
            yield REFRESH.found("The page refreshes by itself.", document.path, meta)
        small = re.search(r"maximum-scale=(?:1(?:\.\d*)?|0)(?![\d.])", content)
        if name == "viewport" and (re.search(r"user-scalable=(?:no|0)", content) or small):
            yield ZOOM.found("The page may not be enlarged.", document.path, meta)


def _named(element: Element, document: Document) -> bool:
    named = (document.ids.get(name) for name in (element.get("aria-labelledby") or "").split())
    return bool(line(element.get("title")) or line(element.get("aria-label")) or any(map(text_in, named)))
