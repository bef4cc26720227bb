"""Runs of inlines as XHTML."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from audicle.model.characters import line
from audicle.model.inlines import (
    Abbreviation,
    Anchor,
    CodeSpan,
    Inline,
    LineBreak,
    Link,
    Marked,
    MathSpan,
    NoteReference,
    PageBreak,
    Ruby,
    Span,
    Text,
    note_references,
    plain,
)
from audicle.publish.markup import language
from audicle.publish.markup.blocks.mathml import math
from audicle.publish.markup.links import href, readable
from audicle.publish.markup.sentences import Run, Sentence
from audicle.publish.markup.xhtml import element, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audicle.publish.markup.page import Page
    from audicle.publish.markup.xhtml import Content

_ADDRESS = re.compile(r"(?:https?|ftp)://\S+", re.IGNORECASE)
_WORD = 12  # characters; a shorter text is read at a glance
_TAGS = {
    "emphasis": "em", "strong": "strong", "subscript": "sub", "superscript": "sup", "deletion": "del",
    "insertion": "ins",
}  # fmt: skip


def unnested(run: Run) -> Run:
    """Return the run with no link inside a link: HTML has none. A note's mark in a link splits it in two."""
    return tuple(part for inline in run for part in _unnested(inline))


def _unnested(inline: Inline) -> Run:
    if isinstance(inline, Link):
        made: list[Inline] = []
        for child in _flat(inline.children):
            if isinstance(child, NoteReference):
                made.append(child)
                continue
            marks = note_references((child,))
            words = _without_marks(child)
            if made and isinstance(made[-1], Link):
                made[-1] = replace(made[-1], children=(*made[-1].children, words))
            else:
                made.append(replace(inline, children=(words,)))
            made += marks  # a note's mark deep in a link stands after what it is in
        return tuple(made)
    if isinstance(inline, Marked | Span | Abbreviation):
        return (replace(inline, children=unnested(inline.children)),)
    return (inline,)


def _without_marks(inline: Inline) -> Inline:
    if isinstance(inline, Marked | Span | Abbreviation):
        kept = (child for child in inline.children if not isinstance(child, NoteReference))
        return replace(inline, children=tuple(map(_without_marks, kept)))
    return inline


def _flat(run: Run) -> Run:
    """Return a link's run without the links in it."""
    made: list[Inline] = []
    for inline in run:
        if isinstance(inline, Link):
            made += _flat(inline.children)
        elif isinstance(inline, Marked | Span | Abbreviation):
            made.append(replace(inline, children=_flat(inline.children)))
        else:
            made.append(inline)
    return tuple(made)


def render(run: Sequence[Inline | Sentence], page: Page, around: str, *, linked: bool = False) -> list[Content]:
    """Return the run's text and elements. ``around`` is the language it stands in, ``linked`` whether in a link."""
    return [_render(inline, page, around, linked) for inline in run]


def _render(inline: Inline | Sentence, page: Page, around: str, linked: bool) -> Content:
    match inline:
        case Text(text):
            return text
        case Sentence(name, children):
            return element("span", {"id": name}, *render(children, page, around, linked=linked))
        case Marked(mark, children):
            return element(_TAGS[mark], None, *render(children, page, around, linked=linked))
        case CodeSpan(text):
            return element("code", None, text)
        case LineBreak():
            return element("br")
        case NoteReference():
            return _reference(inline, page, linked)
        case Link():
            return _link(inline, page, around)
        case Span():
            inner = language.tag(inline.language) or around
            attributes = language.attributes(inline.language, around, inline.direction)
            return element("span", attributes, *render(inline.children, page, inner, linked=linked))
        case Abbreviation():
            title = {"title": line(inline.expansion) or None} if inline.expansion else None
            return element("abbr", title, *render(inline.children, page, around, linked=linked))
        case MathSpan():
            return formula(inline.mathml, inline.text, page, block=False)
        case Ruby(text, reading):
            return element("ruby", None, text, element("rt", None, reading)) if visible(reading) else text
        case PageBreak():
            return page.shared.page_list.mark(inline, page.file, page.shared.names)
        case Anchor():
            return None


def formula(mathml: str | None, text: str, page: Page, *, block: bool) -> Content:
    """Return a formula as MathML, or its text as code where there is no sound MathML."""
    made = math(mathml, text, block=block)
    if made is None:
        return element("code", {"class": "math"}, text)
    page.mathml = True
    return made


def _link(link: Link, page: Page, around: str) -> Content:
    inside = page.shared.places.href(link.href, page.file)
    target = inside or href(link.href, page.shared.article.metadata.source)
    words = _words(link.children)
    children = link.children
    if target and not inside and len(words) == 1 and isinstance(words[0], Text) and _bare(words[0].text, link.href):
        children = _named(children, readable(target))
    content = render(children, page, around, linked=True)
    attributes = {"href": target, "title": line(link.title) or None if link.title else None}
    if target and not visible(plain(words)):  # without words it is named by where it leads
        names = (line(link.title or ""), line(link.href), target)
        content.append(next(name for name in names if visible(name)))
    elif not visible(plain(tuple(part for part in words if not isinstance(part, MathSpan)))):
        attributes["aria-label"] = line(plain(words))  # not every screen reader finds words in a formula
    return element("a", attributes, *content) if target else element("span", None, *content)


def _bare(text: str, address: str) -> bool:
    """Tell whether a link's text is nothing but a web address."""
    text = text.strip()
    return bool(_ADDRESS.fullmatch(text)) or (len(text) > _WORD and text == address.strip() and "/" in text)


def _named(run: Run, name: str) -> Run:
    """Return a run that holds one text with ``name`` in its place."""
    made: list[Inline] = []
    for part in cast("tuple[Inline | Sentence, ...]", run):
        if isinstance(part, Sentence | Marked | Span | Abbreviation):
            made.append(cast("Inline", replace(part, children=_named(part.children, name))))
        else:
            made.append(Text(name) if isinstance(part, Text) else part)
    return tuple(made)


def _words(run: Run) -> Run:
    """Return the texts and formulas in a run, out of the marks and Sentences they stand in."""
    opened: list[Inline] = []
    for part in cast("tuple[Inline | Sentence, ...]", run):
        if isinstance(part, Sentence | Marked | Span | Abbreviation | Link):
            opened += _words(part.children)
        else:
            opened.append(part)
    return tuple(opened)


def _reference(reference: NoteReference, page: Page, linked: bool) -> Content:
    label = line(reference.label) or "*"
    place = None if linked else page.shared.notes.refer(reference.note, page.file)
    if place is None:
        return element("sup", None, label)
    attributes: dict[str, str | None] = {
        "id": place.reference,
        "href": page.link(place.note),
        "epub:type": "noteref",
        "role": "doc-noteref",
    }
    return element("sup", None, element("a", attributes, label))
