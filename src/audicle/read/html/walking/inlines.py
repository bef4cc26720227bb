"""What stands inside a line: from inline elements to the model's inlines."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote

from audicle.model import Abbreviation, Anchor, CodeSpan, Inline, LineBreak, Link, Marked, PageBreak, Span, Text, plain
from audicle.read.html.page import declared_language
from audicle.read.html.tree import Element, class_of, safe_link
from audicle.read.html.walking.mathematics import math_span, tex_in
from audicle.read.inlines import trimmed_end, with_reading
from audicle.read.markup.page_breaks import PAGE
from audicle.read.markup.ruby import READING

if TYPE_CHECKING:
    from audicle.model.inlines import Mark
    from audicle.read.html.page import Page

_MARKS: dict[str, Mark] = {
    "em": "emphasis", "i": "emphasis", "cite": "emphasis", "dfn": "emphasis", "var": "emphasis",
    "strong": "strong", "b": "strong", "sub": "subscript", "sup": "superscript",
    "del": "deletion", "s": "deletion", "strike": "deletion", "ins": "insertion",
}  # fmt: skip
_SKIPPED = frozenset(("svg", "rt", "rp", "canvas", "iframe", "video", "audio", "script", "style", "source", "track"))
_DIRECTIONS: dict[str, Literal["ltr", "rtl"]] = {"rtl": "rtl", "ltr": "ltr"}
_CODE = ("code", "kbd", "samp", "tt")
# Soft hyphens and zero-width spaces tell a browser where to break lines and are not part of the words; XML forbids the
# last two
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff\ufffe\uffff]")
_SPACES = re.compile(r"[\s\u00a0]+")
_PERMALINK = re.compile(r"^(?:#|¶|§|🔗|\uf0c1)?$")
_SIGNS = ("¶", "🔗", "\uf0c1")  # that lead to themselves wherever they stand


def inlines(element: Element, page: Page) -> tuple[Inline, ...]:
    """Return what an element says, white space collapsed and trimmed. Blocks inside become lines of their own."""
    return tidy(_children(element, page))


def _children(element: Element, page: Page) -> list[Inline]:
    found: list[Inline] = [Anchor(page.anchors[element])] if element in page.anchors else []
    if element.text:
        found.append(Text(element.text))
    for child in element:
        found.extend(_inline(child, page))
        if child.tail:
            found.append(Text(child.tail))
    return found


def _inline(element: Element, page: Page) -> list[Inline]:
    tag = element.tag
    if tag in _SKIPPED or element in page.taken:
        return []
    if tag == "br":
        return [LineBreak()]
    if tag in ("img", "amp-img"):
        return [Text(element.get("alt") or "")] if page.is_glyph(element) else []
    if tag == "math" or tex_in(element):
        formula = math_span(element, page)
        return [formula] if formula else []
    if element.get(PAGE):
        return [PageBreak(element.get(PAGE, ""))]
    if element in page.references:
        return [page.references[element]]
    if tag in _CODE and element.find(".//a") is None:
        return [CodeSpan(" ".join("".join(element.itertext()).split()))]
    inside = _children(element, page)
    if tag in page.block_tags or (inside and element in page.holders):
        return [LineBreak(), *inside, LineBreak()]
    return _marked(element, tag, inside, page)


def _marked(element: Element, tag: str, inside: list[Inline], page: Page) -> list[Inline]:
    if element.get(READING) and inside:
        inside = list(with_reading(tuple(inside), element.get(READING, "")))
    elif tag == "a":
        inside = _linked(element, inside, page)
    elif tag == "q":
        inside = [Text("“"), *inside, Text("”")]
    elif tag in ("abbr", "acronym") and inside:
        inside = [Abbreviation((element.get("title") or "").strip() or None, tuple(inside))]
    elif tag in _MARKS and inside:
        inside = [Marked(_MARKS[tag], tuple(inside))]
    language = declared_language(element)
    direction = (element.get("dir") or "").lower()
    if language == page.language_around(element):
        language = None
    if inside and (language or direction in ("rtl", "ltr")):
        inside = [Span(language, tuple(inside), _DIRECTIONS.get(direction))]
    return inside


def _linked(element: Element, inside: list[Inline], page: Page) -> list[Inline]:
    """Return a link, or only what it says if it leads nowhere; what leads to itself, as headings do, says nothing."""
    address = element.get("href")
    if address is None:
        return inside
    words = plain(tuple(inside)).strip()
    if address.startswith("#") and _PERMALINK.match(words) and (words in _SIGNS or page.in_heading(element)):
        return []
    inner = unquote(address.removeprefix(page.base))
    if inner.startswith("#") and words and inner[1:] in page.anchors.values():
        return [Link(inner, tuple(inside))]
    target = safe_link(page.base, address)
    if not target or not words:
        return inside
    title = " ".join((element.get("title") or "").split())
    return [Link(target, tuple(inside), title if title and title != words else None)]


def tidy(run: list[Inline] | tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return a run with white space collapsed across its parts, empty parts gone, and its ends trimmed."""
    collapsed, _ = _collapse(run, after_space=True)
    return trimmed_end(_joined(collapsed))


def _collapse(run: list[Inline] | tuple[Inline, ...], *, after_space: bool) -> tuple[list[Inline], bool]:
    found: list[Inline] = []
    for inline in run:
        match inline:
            case Text(text):
                text = _SPACES.sub(" ", _UNSEEN.sub("", text))
                if after_space:
                    text = text.removeprefix(" ")
                if text:
                    after_space = text.endswith(" ")
                    found.append(Text(text))
            case LineBreak():
                if found and not isinstance(found[-1], LineBreak):
                    found = list(trimmed_end(tuple(found)))
                    if found:
                        found.append(inline)
                after_space = True
            case Marked() | Link() | Span() | Abbreviation():
                children, after = _collapse(inline.children, after_space=after_space)
                joined = _joined(children)
                if plain(joined).strip() or any(not isinstance(child, Text | LineBreak) for child in joined):
                    found.append(replace(inline, children=joined))
                    after_space = after
                elif joined and not after_space:
                    found.append(Text(" "))
                    after_space = True
            case _:
                found.append(inline)
                after_space = after_space and isinstance(inline, PageBreak | Anchor)
    return found, after_space


def _joined(run: list[Inline]) -> tuple[Inline, ...]:
    found: list[Inline] = []
    for inline in run:
        if isinstance(inline, Text) and found and isinstance(found[-1], Text):
            found[-1] = Text(found[-1].text + inline.text)
        else:
            found.append(inline)
    return tuple(found)


def is_named(element: Element, pattern: re.Pattern[str]) -> bool:
    """Tell whether what the site's makers call an element fits a pattern."""
    return bool(pattern.search(class_of(element)))
