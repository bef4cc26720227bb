"""End tags that HTML lets authors leave out (13.1.2.4), and that the parser of libxml2 does not put in.

libxml2 knows what ends a ``p`` or an ``li`` in HTML 4, and only where it stands right inside it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.read.markup.depth import DEEPEST

if TYPE_CHECKING:
    from collections.abc import Collection

    from lxml.html import HtmlElement

_TAG = re.compile(r"<(/?)(dl|dt|dd|div)\b[^<>]*>", re.IGNORECASE)
_DEFINITIONS = ("dt", "dd")
_SIGNS = tuple(f"<{one}{two}" for one in "dD" for two in "dDtT")  # most pages have none

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Elements at whose beginning an open paragraph ends
_ENDS_PARAGRAPH = frozenset((
    "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "li", "listing", "main", "menu",
    "nav", "ol", "p", "plaintext", "pre", "search", "section", "summary", "table", "ul", "xmp", *_HEADINGS,
))  # fmt: skip
# Through these one does not see what is open around them: the "button scope", with the integration points of drawings
# and formulas (13.2.4.2)
_SCOPE = frozenset((
    "annotation-xml", "applet", "button", "caption", "desc", "foreignobject", "html", "marquee", "mi", "mn", "mo",
    "ms", "mtext", "object", "select", "table", "td", "template", "th", "title",
))  # fmt: skip
# The "special" elements of 13.2.4.2 but address, div and p: through these an item is not seen either
_SPECIAL = _SCOPE | frozenset((
    "article", "aside", "blockquote", "body", "center", "colgroup", "dd", "details", "dir", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "header", "hgroup", "iframe", "li", "listing", "main", "menu", "nav",
    "noembed", "noframes", "noscript", "ol", "pre", "search", "section", "style", "summary", "tbody", "textarea",
    "tfoot", "thead", "tr", "ul", "xmp", *_HEADINGS,
))  # fmt: skip
_TABLE = frozenset(("table",))
_GROUPS = ("thead", "tbody", "tfoot")
# What ends a part of a table, in that table
_ENDS_PART = {
    "caption": (*_GROUPS, "col", "colgroup", "tr"), "thead": _GROUPS, "tbody": _GROUPS, "tfoot": _GROUPS,
    "tr": (*_GROUPS, "tr"), "td": (*_GROUPS, "tr", "td", "th"), "th": (*_GROUPS, "tr", "td", "th"),
}  # fmt: skip
# What a part of a ruby ends
_RUBY = {
    "rb": ("rb", "rp", "rt", "rtc"),
    "rtc": ("rb", "rp", "rt", "rtc"),
    "rp": ("rb", "rp", "rt"),
    "rt": ("rb", "rp", "rt"),
}
# The elements of HTML that cannot stand in a drawing or a formula: they end it (HTML, 13.2.6.5)
_NOT_FOREIGN = frozenset((
    "b", "big", "blockquote", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed", "h1", "h2", "h3", "h4",
    "h5", "h6", "hr", "i", "img", "li", "listing", "menu", "nobr", "ol", "p", "pre", "ruby", "s", "small", "span",
    "strong", "strike", "sub", "sup", "table", "tt", "u", "ul", "var",
))  # fmt: skip
# What is open goes on in the next block, as "active formatting elements" do (13.2.4.3)
_FORMATTING = frozenset((
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
))  # fmt: skip


def close_definitions(text: str) -> str:
    """Return a page's text with every ``dt`` and ``dd`` ended before the next, and before the end of its list.

    Without that each would stand inside the one before. HTML, 13.1.2.4: their end tags may be left out.
    """
    if not any(sign in text for sign in _SIGNS):
        return text
    lower = text.lower()
    if all(lower.count(f"<{tag}") == lower.count(f"</{tag}") for tag in _DEFINITIONS):
        return text
    opened: list[str] = []  # lists, groups and what stands in them, the outermost first

    def ended(match: re.Match[str]) -> str:
        closing, tag = bool(match[1]), match[2].lower()
        if tag == "div" and not opened:
            return match[0]
        if closing:
            place = _last(opened, tag)
            inside = opened[place + 1 :] if place >= 0 else []
            del opened[place if place >= 0 else len(opened) :]
        else:
            inside = [opened.pop()] if tag in _DEFINITIONS and opened and opened[-1] in _DEFINITIONS else []
            opened.append(tag)
        return "".join(f"</{name}>" for name in reversed(inside) if name in _DEFINITIONS) + match[0]

    return _TAG.sub(ended, text)


def _last(opened: list[str], tag: str) -> int:
    """Return where an element was opened last, in the innermost list; -1 if nowhere near."""
    for place in range(len(opened) - 1, max(-1, len(opened) - 1 - DEEPEST), -1):
        if opened[place] == tag:
            return place
        if opened[place] == "dl":
            break
    return -1


def end_elements(root: HtmlElement) -> None:
    """End in place, as the standard does, what ends where another element begins: that then stands behind, not inside.

    A paragraph ends before a block, an item before the next, a heading and a part of a ruby likewise, a drawing or a
    formula before what cannot be part of it.
    """
    for drawing in list(root.iter("svg", "math")):
        _end(drawing, _NOT_FOREIGN, _SCOPE)
    for paragraph in list(root.iter("p")):
        _end(paragraph, _ENDS_PARAGRAPH, _SCOPE)
    for item in list(root.iter("li")):
        _end(item, ("li",), _SPECIAL)
    for part in list(root.iter(*_ENDS_PART)):
        _end(part, _ENDS_PART[part.tag], _TABLE)
    for heading in list(root.iter(*_HEADINGS)):
        if (inner := next(heading.iterchildren(*_HEADINGS), None)) is not None:
            _lift(inner, heading)
    for part in list(root.iter("rb", "rp", "rt", "rtc")):
        ended = None
        while (around := (part if ended is None else ended).getparent()).tag in _RUBY[part.tag]:
            ended = around
        if ended is not None:
            _lift(part, ended)


def _end(around: HtmlElement, beginning: Collection[str], barriers: frozenset[str]) -> None:
    """End an element before the first that begins in it and ends it; what is inside a barrier does not."""
    waiting = [around[0]] if len(around) else []
    while waiting:
        element = waiting.pop()
        if element.tag in beginning:
            _lift(element, around)
            return  # nothing that follows stands in it any longer
        if (following := element.getnext()) is not None:
            waiting.append(following)
        if len(element) and element.tag not in barriers:
            waiting.append(element[0])


def _lift(element: HtmlElement, ended: HtmlElement) -> None:
    """Move an element, and what follows it inside the one that ended, behind that one; formatting between goes on."""
    moved = [element, *element.itersiblings()]
    inside = element
    while inside is not ended:
        inside = inside.getparent()
        if inside is not ended and inside.tag in _FORMATTING:
            goes_on = inside.makeelement(inside.tag, {name: value for name, value in inside.items() if name != "id"})
            goes_on.extend(moved)
            moved = [goes_on]
        rest, tail = list(inside.itersiblings()), inside.tail
        inside.tail = None
        for item in reversed(moved):
            inside.addnext(item)
        moved[-1].tail = (moved[-1].tail or "") + (tail or "")
        if inside is not ended:
            moved += rest
