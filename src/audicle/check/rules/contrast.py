"""Colours that the book itself sets: whether text can be told from its ground.

What is not declared is not judged, but for one case: a colour that is set without its counterpart is compared with
the black on white that reading systems begin with (failure F24 of WCAG 2.2).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from audicle.check.cascade import candidates, matched, too_much
from audicle.check.markup import name_of, words
from audicle.check.rule import ERROR, NOTICE, WARNING, Family, Rule
from audicle.check.styles import (
    Colour,
    Sheet,
    contrast,
    hexadecimal,
    marking,
    over,
    paint,
    sheets_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audicle.check.book import Book
    from audicle.check.document import Document
    from audicle.check.markup import Element
    from audicle.check.report import Finding

TEXT = Rule(
    "contrast-low",
    ERROR,
    "The text is too pale on its ground for many who see less well, and for everybody in the sun.",
    "WCAG 2.2, 1.4.3 Contrast (Minimum); failures F24 and F83",
    "Choose colours with a contrast of 4.5 to 1 or more, or set none.",
)
HIGHLIGHT = Rule(
    "highlight-contrast-low",
    ERROR,
    "What is heard cannot be read while it is highlighted.",
    "WCAG 2.2, 1.4.3 Contrast (Minimum); EPUB 3.3, 9.3.4 Associating style information",
    "Give the class of what is heard both a colour and a background, 4.5 to 1 or more apart.",
)
UNJUDGED = Rule(
    "contrast-not-judged",
    NOTICE,
    "There are too many elements and colour rules to compute every contrast in a reasonable time.",
    "WCAG 2.2, 1.4.3 Contrast (Minimum)",
    "Look at the colours of this document yourself.",
)
_ENOUGH, _ENOUGH_LARGE = 4.5, 3.0
_BLACK: Colour = (0.0, 0.0, 0.0, 1.0)
_WHITE: Colour = (1.0, 1.0, 1.0, 1.0)
_COLOURS = frozenset(("color", "background", "background-color", "background-image"))
_TELLING = _COLOURS | {"font-size", "display", "visibility"}


class _State(NamedTuple):
    """What is known of an element's colours."""

    text: Colour | None
    ground: Colour | None
    text_said: bool
    ground_said: bool
    sized: bool  # somebody set the size of its text, so it may be large
    shown: bool


def check(book: Book) -> Iterator[Finding]:
    """Compute the contrasts that can be computed."""
    told: set[str] = set()
    for document in book.documents:
        sheets = sheets_of(document, book.data)
        for finding in _texts(document, sheets):
            if finding.message not in told:  # one style makes the same fault everywhere
                told.add(finding.message)
                yield finding
    yield from _highlight(book)


FAMILY = Family("Colours", (TEXT, HIGHLIGHT, UNJUDGED), check)


def _texts(document: Document, sheets: Sequence[Sheet]) -> Iterator[Finding]:
    used = document.classes
    rules = [one for sheet in sheets for one in candidates(sheet, _TELLING) if one.may_hold(used)]
    styled = any(re.search(r"color|background", element.get("style") or "") for element in document.having("style"))
    if not styled and all(one.names.isdisjoint(_COLOURS) for one in rules):
        return
    if too_much(document, rules):
        yield UNJUDGED.found(f"{document.path} is large: its contrasts are not computed.", document.path)
        return
    states: dict[Element | None, _State] = {None: _State(None, None, False, False, False, True)}
    for element, declarations in matched(document, rules):
        state = states[element] = _state(element, states[element.getparent()], declarations)
        if state.shown and words(element.text) and name_of(element) not in ("title", "style", "script"):
            yield from _judged(element, state, document)


def _state(element: Element, around: _State, declarations: list[tuple[str, str, bool]]) -> _State:
    said = {name: value.lower() for name, value, _ in declarations}
    painted = paint(declarations)
    text, text_said, ground, ground_said = around.text, around.text_said, around.ground, around.ground_said
    if name_of(element) == "a" and element.get("href"):
        text, text_said = None, True  # links have colours of their own, which reading systems choose
    if painted.text_said and said.get("color") not in ("inherit", "currentcolor"):
        text, text_said = painted.text, True
    elif said.get("color") == "inherit":
        text, text_said = around.text, around.text_said
    if painted.ground_said:
        own = painted.ground
        if own is None:
            ground, ground_said = None, True
        elif own[3] == 1:
            ground, ground_said = own, True
        elif own[3] > 0:
            ground, ground_said = (over(own, ground), True) if ground else (None, True)
    hidden = said.get("display") == "none" or said.get("visibility") == "hidden"
    return _State(
        text, ground, text_said, ground_said, around.sized or "font-size" in said, around.shown and not hidden
    )


def _judged(element: Element, state: _State, document: Document) -> Iterator[Finding]:
    text, ground = state.text, state.ground
    if (text is None and (state.text_said or ground is None)) or (ground is None and (state.ground_said or not text)):
        return  # nothing is said, or something that cannot be computed
    alone = text is None or ground is None
    ratio = contrast(text or _BLACK, ground or _WHITE)
    large = state.sized or any(name_of(one) in ("h1", "h2") for one in (element, *element.iterancestors()))
    if ratio >= (_ENOUGH_LARGE if large else _ENOUGH):
        return
    colours = f"{hexadecimal(text or _BLACK)} on {hexadecimal(ground or _WHITE)}"
    assumed = ", the usual ground" if ground is None else ", the usual colour of text" if text is None else ""
    yield TEXT.found(
        f"The contrast of <{name_of(element)}> is {ratio:.1f} to 1: {colours}{assumed}.",
        document.path,
        element,
        severity=WARNING if alone else None,
    )


def _highlight(book: Book) -> Iterator[Finding]:
    told: set[str] = set()
    for meta in book.package.said("media:active-class")[:1]:
        for item, _ in book.overlays:
            document = book.document(item.path)
            for finding in _active(meta.value.lstrip("."), sheets_of(document, book.data)) if document else ():
                if finding.message not in told:
                    told.add(finding.message)
                    yield finding


def _active(name: str, sheets: Sequence[Sheet]) -> Iterator[Finding]:
    for dark in (False, True):
        found = list(marking(sheets, name))
        if dark and not any(rule.dark for _, rule, _ in found):
            return
        # pictures have no text; more special selectors are left to the eye
        rules = [rule for selector, rule, _ in found if not selector.startswith("img") and (dark or not rule.dark)]
        painted = paint([said for rule in rules for said in rule.declarations])
        if painted.ground is None or painted.ground[3] == 0:
            ground = None if painted.ground_said and painted.ground is None else _WHITE
        else:
            ground = over(painted.ground, _WHITE)
        text = painted.text or (None if painted.text_said or dark else _BLACK)
        if text is None or ground is None or (dark and not painted.ground_said):
            continue
        ratio = contrast(text, ground)
        if ratio < _ENOUGH:
            colours = f"{hexadecimal(text)} on {hexadecimal(ground)}"
            when = " on a dark page" if dark else ""
            yield HIGHLIGHT.found(f"The contrast of what is heard is {ratio:.1f} to 1{when}: {colours}.", found[0][2])
