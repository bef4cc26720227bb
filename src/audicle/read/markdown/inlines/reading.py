"""Inline elements, read into the model's inlines. Pictures among them are lifted out as figures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from audicle.model import (
    Abbreviation,
    Anchor,
    CodeSpan,
    Figure,
    Inline,
    LineBreak,
    Link,
    Marked,
    NoteReference,
    PageBreak,
    Span,
    Text,
)
from audicle.read.inlines import with_reading
from audicle.read.markdown.blocks.figures import figure, is_glyph
from audicle.read.markdown.context import Context, Node, classes, content
from audicle.read.markdown.inlines.links import safe
from audicle.read.markdown.inlines.maths import math_element, math_span
from audicle.read.markdown.whitespace import is_blank, tidy
from audicle.read.markup.page_breaks import ANCHOR, PAGE
from audicle.read.markup.ruby import READING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

    from audicle.model.inlines import Mark

Part = Inline | Figure

_MARKS: dict[str, Mark] = {
    "em": "emphasis", "i": "emphasis", "cite": "emphasis", "dfn": "emphasis", "var": "emphasis", "mark": "emphasis",
    "strong": "strong", "b": "strong", "sub": "subscript", "sup": "superscript",
    "del": "deletion", "s": "deletion", "strike": "deletion", "ins": "insertion",
}  # fmt: skip
_CODE = frozenset(("code", "kbd", "samp", "tt"))
_DIRECTIONS: dict[str, Literal["ltr", "rtl"]] = {"ltr": "ltr", "rtl": "rtl"}


def parts(nodes: Iterable[Node], context: Context) -> list[Part]:
    """Return what nodes say, with white space as it is, and figures where pictures stand."""
    found: list[Part] = []
    for node in nodes:
        if isinstance(node, str):
            found.append(Text(node))
        else:
            found.extend(_element(node, context))
    return found


def line(nodes: Iterable[Node], context: Context) -> tuple[tuple[Inline, ...], tuple[Figure, ...]]:
    """Return what nodes say, white space tidied, and the pictures among them."""
    return divided(parts(nodes, context))


def divided(found: Iterable[Part]) -> tuple[tuple[Inline, ...], tuple[Figure, ...]]:
    """Return parts as a tidy run of inlines and the figures that stood in it."""
    inlines: list[Inline] = []
    figures: list[Figure] = []
    for part in found:
        if isinstance(part, Figure):
            figures.append(part)
            inlines.append(Text(" "))
        else:
            inlines.append(part)
    return tidy(inlines), tuple(figures)


def in_language(run: tuple[Inline, ...], language: str | None) -> tuple[Inline, ...]:
    """Return a run marked as being in ``language``, if there is something to mark."""
    return (Span(language, run),) if language and run else run


def _element(element: HtmlElement, context: Context) -> list[Part]:
    tag = element.tag
    if tag == "br":
        return [LineBreak()]
    if tag == "img":
        return [Text(element.get("alt") or "")] if is_glyph(element) else [figure(element)]
    if tag == "math":
        return [math_element(element)]
    if tag in ("wbr", "input", "source", "track", "col", "hr", "embed"):
        return []
    if "math" in classes(element) and not len(element):
        return [math_span(element.text or "", context, display="display" in classes(element))]
    if element.get(PAGE) or element.get(ANCHOR):
        return [PageBreak(element.get(PAGE, ""))] if element.get(PAGE) else [Anchor(element.get(ANCHOR, ""))]
    if element.get("data-note") in context.notes:
        note, label = context.notes[element.get("data-note", "")]
        return [NoteReference(note, label)]
    return _run(element, context)


def _run(element: HtmlElement, context: Context) -> list[Part]:
    """Read an element that holds a run of inlines; its figures follow it."""
    inner = context.within(element)
    changed = inner.language != context.language
    inside = parts(content(element), inner)
    figures = [part for part in inside if isinstance(part, Figure)]
    run = tuple(part for part in inside if not isinstance(part, Figure))
    if element.tag == "a":
        figures = [_linked(item, element.get("href")) for item in figures]
    if not run or (figures and is_blank(run)):
        return [*run, *figures]
    wrapped = _wrapped(element, run)
    direction = _DIRECTIONS.get((element.get("dir") or "").lower())
    if changed or direction:
        wrapped = (Span(inner.language if changed else None, wrapped, direction),)
    return [*wrapped, *figures]


def _wrapped(element: HtmlElement, run: tuple[Inline, ...]) -> tuple[Inline, ...]:
    tag = element.tag
    if element.get(READING):
        return with_reading(run, element.get(READING, ""))
    if tag == "a":
        target = safe(element.get("href"))
        return (Link(target, run, _title(element)),) if target else run
    if tag in _CODE:
        text = "".join(element.itertext())
        # `code` keeps its spaces; the end of a line of the source is one space
        return (CodeSpan(text.replace("\n", " ")),) if text.strip() else run
    if tag in ("abbr", "acronym"):
        return (Abbreviation(_title(element), run),)
    if tag == "q":
        return (Text("“"), *run, Text("”"))
    mark = _MARKS.get(str(tag))
    return (Marked(mark, run),) if mark else run


def _linked(item: Figure, address: str | None) -> Figure:
    target = safe(address)
    return replace(item, href=target) if target and not item.href else item


def _title(element: HtmlElement) -> str | None:
    return " ".join((element.get("title") or "").split()) or None
