"""Text that is there for some readers only: hidden from the eye, from voices and braille, or from both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.check.markup import descendants, line, name_of, text_in, types
from audicle.check.rule import ERROR, NOTICE, WARNING, Family, Rule, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.check.book import Book
    from audicle.check.document import Document
    from audicle.check.markup import Element
    from audicle.check.overlay import Overlay
    from audicle.check.report import Finding

HEARD = Rule(
    "overlay-text-hidden",
    ERROR,
    "What is heard cannot be seen, or is kept from screen readers and braille.",
    "EPUB 3.3, 9.2.2.8 The text element; WCAG 2.2, 1.3.1 Info and Relationships; WAI-ARIA 1.2, aria-hidden",
    "Show the text to everybody, or take its par away.",
)
KEPT = Rule(
    "text-hidden",
    WARNING,
    "The text is shown, but kept from screen readers and braille.",
    "WCAG 2.2, 1.3.1 Info and Relationships; WAI-ARIA 1.2, aria-hidden",
    "Take aria-hidden away, unless the same is said elsewhere.",
)
FOCUS = Rule(
    "link-hidden",
    ERROR,
    "Who goes from link to link by keyboard lands on one that is hidden from screen readers and braille.",
    "WCAG 2.2, 4.1.2 Name, Role, Value; WAI-ARIA 1.2, aria-hidden",
    "Take aria-hidden away from what holds the link.",
)
UNSEEN = Rule(
    "text-not-shown",
    NOTICE,
    "A style takes the text away, so nobody sees it and no voice reads it.",
    "CSS 2.2, 9.2.4 The display property; WCAG 2.2, 1.3.2 Meaningful Sequence",
    "Show the text, if it is meant for readers.",
)
_WORDS = 3  # fewer are a mark, a number or a sign
_PASSED_OVER = {"pagebreak", "doc-pagebreak", "backlink", "doc-backlink"}
_CONTROLS = ("a", "button", "input", "select", "textarea")
_DRAWN = ("math", "svg")
_RIDDLE = re.compile(r"[^\W\d_]{2,}")


def check(book: Book) -> Iterator[Finding]:
    """Look for what is hidden, and for narration of it."""
    for document in book.documents:
        yield from _kept(document)
        gone = book.hidden(document)
        tops = (element for element in gone if element.getparent() not in gone)
        for element in sorted(tops, key=document.elements.index):
            if document is not book.nav and _telling(text_in(element)) and name_of(element) not in ("head", "style"):
                yield UNSEEN.found(f"{quoted(text_in(element))} is not shown.", document.path, element)
    for item, overlay in book.overlays:
        narrated = book.document(item.path)
        if narrated is not None:
            yield from _heard(narrated, overlay, book.hidden(narrated))


FAMILY = Family("Hidden text", (HEARD, KEPT, FOCUS, UNSEEN), check)


def _heard(document: Document, overlay: Overlay, gone: frozenset[Element]) -> Iterator[Finding]:
    for par in overlay.pars:
        element = document.ids.get(par.id) if par.document == document.path else None
        if element is not None and (how := _how(element, gone)):
            yield HEARD.found(f"{quoted(text_in(element) or par.id)} is heard, but {how}.", document.path, element)


def _how(element: Element, gone: frozenset[Element]) -> str:
    """Return how an element is hidden, "" if it is not."""
    if element in gone:
        return "a style hides it"
    for around in (element, *element.iterancestors()):
        if around.get("hidden") is not None:
            return "it is hidden"
        if around.get("aria-hidden") == "true":
            return "aria-hidden keeps it from screen readers and braille"
    return ""


def _kept(document: Document) -> Iterator[Finding]:
    hidden = [element for element in document.having("aria-hidden") if element.get("aria-hidden") == "true"]
    if not hidden:
        return
    elsewhere = _said_elsewhere(document)
    for element in hidden:
        if any(around.get("aria-hidden") == "true" for around in element.iterancestors()) or _off(element):
            continue
        link = next(filter(_reachable, (element, *descendants(element, *_CONTROLS))), None)
        if link is not None:
            yield FOCUS.found(f"The link {quoted(text_in(link))} is in what is hidden.", document.path, link)
        text = text_in(element)
        told = text.casefold() in elsewhere or types(element) & _PASSED_OVER or _drawn(element)
        if _telling(text) and not told:
            yield KEPT.found(f"{quoted(text)} is hidden from screen readers.", document.path, element)


def _reachable(element: Element) -> bool:
    """Tell whether a keyboard goes to an element."""
    name = name_of(element)
    return name in _CONTROLS and (name != "a" or element.get("href") is not None) and element.get("tabindex") != "-1"


def _off(element: Element) -> bool:
    """Tell whether an element is hidden from everybody."""
    return any(around.get("hidden") is not None for around in (element, *element.iterancestors()))


def _telling(text: str) -> bool:
    return len(_RIDDLE.findall(text)) >= _WORDS


def _drawn(element: Element) -> bool:
    """Tell whether an element draws a formula or a picture that is told beside it."""
    parent = element.getparent()
    if any(True for _ in descendants(element, *_DRAWN)) or "katex-html" in (element.get("class") or "").split():
        return True
    return parent is not None and any(True for child in parent if any(True for _ in descendants(child, "math")))


def _said_elsewhere(document: Document) -> frozenset[str]:
    """Return what alternative texts and labels say."""
    names = ("alt", "aria-label", "title", "alttext")
    return frozenset(
        line(said).casefold() for element in document.having(*names) for name in names if (said := element.get(name))
    )
