"""The lines that a reader gets who copies a web page: all text in reading order, one line a block."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_BREAKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "video",
        "audio",
    }
)
_UNSEEN = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "meta",
        "link",
        "svg",
        "iframe",
        "object",
        "select",
        "option",
        "input",
        "textarea",
        "math",
        "map",
        "canvas",
        "video",
        "audio",
    }
)
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)
_ABOUT = frozenset({"nav", "footer", "aside", "header", "form", "menu"})
_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search"})


def lines_of(body: Any, *, light: bool = False) -> list[str]:
    """Return the visible lines of a page's body; ``light`` leaves out what the page's own elements call furniture."""
    text = "".join(_pieces(body, light=light))
    return [line for part in text.split("\n") if (line := " ".join(part.split()))]


def _pieces(element: Any, *, light: bool) -> Iterator[str]:
    tag = element.tag
    if not isinstance(tag, str) or tag in _UNSEEN or _is_hidden(element) or (light and _is_about(element)):
        return
    broken = tag in _BREAKS
    if broken:
        yield "\n"
    yield _flat(element.text)
    for child in element:
        yield from _pieces(child, light=light)
        yield _flat(child.tail)
    if broken:
        yield "\n"


def _flat(text: str | None) -> str:
    return re.sub(r"\s+", " ", text) if text else ""


def _is_hidden(element: Any) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def _is_about(element: Any) -> bool:
    """Say whether the page calls an element furniture; not if its headline stands in it."""
    if element.tag not in _ABOUT and element.get("role") not in _ROLES:
        return False
    return element.find(".//h1") is None and element.find(".//article") is None
