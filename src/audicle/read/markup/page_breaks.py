"""Page breaks of a printed edition, and other places in a tree that have no text: put where the walkers see them.

A book marks them anywhere: in a sentence, between two paragraphs, on a whole chapter. The model knows places in a run
of text only, so what stands between blocks is moved to the beginning of the text that follows it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PAGE = "data-audicle-page"  # holds a page's label, on an empty ``span``
ANCHOR = "data-audicle-anchor"  # holds the name of a place that links lead to, on an empty ``span``
_TYPES = frozenset(("pagebreak", "doc-pagebreak"))  # epub:type and DPUB-ARIA
_LEAVES = frozenset((
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "figcaption", "caption", "blockquote", "div",
    "section", "article", "main", "header", "footer", "aside", "address", "center", "body",
))  # fmt: skip
_BLOCKS = _LEAVES | frozenset((
    "ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr", "figure", "hr", "pre", "nav", "details", "summary",
    "iframe", "video", "audio",
))  # fmt: skip
# What stands in them is read as text, or not at all
_CLOSED = ("pre", "code", "math", "svg", "script", "style", "template", "nav", "summary", "object", "form", "button")
# "Page 12", "p. 12", "[12]": the number alone is the label
_NUMBER = re.compile(
    r"[\s\[({]*(?:(?:pages?|pg|p|seite|s|página|pagina|pág|pag|strona|стр|страница)\b\.?\s*)?(?P<number>[\w-]{1,12})[\s\]).:}]*",
    re.IGNORECASE,
)
_LONGEST = 40  # characters of a label; what is longer is a text that was marked by mistake


def label_of(element: HtmlElement) -> str:
    """Return the number of the page that begins at an element that says so; "" if it has none."""
    text = "".join(map(str, element.itertext()))
    said = (element.get("title"), element.get("aria-label"), text, element.get("value"))
    return next((label for words in said if words and (label := number_in(words))), "")


def number_in(text: str) -> str:
    """Return a page's number out of the words that a book gives it; "" if there is none, or too much."""
    words = " ".join(text.split())
    found = _NUMBER.fullmatch(words)
    if found:
        return found["number"]
    return words if len(words) <= _LONGEST else ""


def is_page_break(element: HtmlElement) -> bool:
    """Tell whether an element says that it is a page break."""
    said = f"{element.get('data-type') or ''} {element.get('role') or ''}"
    return "pagebreak" in said and not _TYPES.isdisjoint(said.split())


def mark_pages(body: HtmlElement) -> bool:
    """Put an empty ``span`` with the page's label in the place of every page break; tell whether there is one.

    A page break without a number is taken away. ``settle`` is to be called when all is marked.
    """
    breaks = [element for element in body.iter("*") if is_page_break(element)]
    for element in breaks:
        label = label_of(element)
        if label:
            element.addprevious(element.makeelement("span", {PAGE: label}))
        element.drop_tree()
    return bool(breaks)


def settle(body: HtmlElement) -> None:
    """Move marks that stand between blocks to the beginning of the text that follows them, in order.

    What is marked after the last text stands at its end; without any text it is taken away.
    """
    marks = [element for element in body.iter("span") if element.get(PAGE) or element.get(ANCHOR)]
    if not marks:
        return
    known = set(marks)
    lines: dict[HtmlElement, bool] = {}  # whether a block is one line, for blocks with many marks
    waiting: list[HtmlElement] = []
    last: HtmlElement | None = None
    for element in list(body.iter("*")):
        if element in known:
            if not _in_a_line(element, lines):
                waiting.append(element)
        elif element.tag in _LEAVES and _is_leaf(element):
            for mark in reversed(_taken(waiting)):
                mark.tail, element.text = element.text, None
                element.insert(0, mark)
            waiting = []
            last = element
    for mark in _taken(waiting):
        if last is not None:
            last.append(mark)


def _taken(marks: list[HtmlElement]) -> list[HtmlElement]:
    for mark in marks:
        mark.drop_tree()  # the text after it stays
        mark.tail = None
    return marks


def _in_a_line(mark: HtmlElement, lines: dict[HtmlElement, bool]) -> bool:
    """Tell whether a mark stands in a run of text that will be read as one."""
    around = None
    for item in mark.iterancestors():
        if item.tag in _CLOSED:
            return False
        around = item if around is None and item.tag in _BLOCKS else around
    if around is None or around.tag not in _LEAVES:
        return False
    if around not in lines:
        lines[around] = _says_something(around) and not _holds_blocks(around)
    return lines[around] or _has_text_beside(mark)


def _has_text_beside(mark: HtmlElement) -> bool:
    before, parent = mark.getprevious(), mark.getparent()
    text = before.tail if before is not None else parent.text if parent is not None else None
    return bool((mark.tail or "").strip() or (text or "").strip())


def _is_leaf(element: HtmlElement) -> bool:
    """Tell whether an element holds text that is read, and no block."""
    if _holds_blocks(element) or not _says_something(element):
        return False
    return not any(item.tag in _CLOSED for item in (element, *element.iterancestors()))


def _holds_blocks(element: HtmlElement) -> bool:
    return any(item.tag in _BLOCKS for item in element.iterdescendants())


def _says_something(element: HtmlElement) -> bool:
    return any(str(text).strip() for text in element.itertext())
