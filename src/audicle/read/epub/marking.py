"""Where the words of a book's narration begin and end: marked in its documents, just before they are walked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from audicle.model.recording import first, last
from audicle.read.markup.page_breaks import ANCHOR
from audicle.read.markup.ruby import READING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

# What is read as one thing inside a line: a mark stands before or after it
_WHOLE = frozenset(("code", "kbd", "samp", "tt", "math", "svg"))
# What is read as text that no mark can stand in: what is said of it is found by its words
_CLOSED = frozenset(("pre", "script", "style", "template", "iframe", "textarea"))


class _Text(NamedTuple):
    """A run of characters in a tree that is more than white space."""

    holder: HtmlElement
    tail: bool  # it stands after the holder, and not at its beginning
    whole: HtmlElement | None  # the outermost element around it that is read as one thing


def mark_takes(holder: HtmlElement, marks: frozenset[str]) -> None:
    """Mark in a tree, in place, where the text of each element with one of these ids begins and ends.

    Of a whole document the id is its number after a full stop.
    """
    if not marks:
        return
    number = holder.get("data-number")
    named: dict[str, list[HtmlElement]] = {f".{number}": [holder]} if number and f".{number}" in marks else {}
    for element in holder.iter("*"):
        if (name := element.get("id", "")) in marks:
            named.setdefault(name, []).append(element)  # what was one element may be several by now
    # the innermost first, so that the marks of what is around stand outside of theirs
    for name, elements in reversed(named.items()):
        texts = [text for element in elements for text in _texts(element)]
        if not texts or not (texts[0].whole is None or _in_a_line(texts[0].whole)):
            continue
        if not (texts[-1].whole is None or _in_a_line(texts[-1].whole)):
            continue
        _mark_end(texts[-1], last(name))
        _mark_beginning(texts[0], first(name))


def _texts(element: HtmlElement) -> Iterator[_Text]:
    """Yield the texts in an element, in order."""
    around = next((item for item in reversed([element, *element.iterancestors()]) if _is_whole(item)), None)
    if any(item.tag in _CLOSED for item in (element, *element.iterancestors())):
        return
    yield from _inside(element, around)


def _inside(element: HtmlElement, whole: HtmlElement | None) -> Iterator[_Text]:
    if (element.text or "").strip():
        yield _Text(element, False, whole)
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _CLOSED:
            yield from _inside(child, child if whole is None and _is_whole(child) else whole)
        if (child.tail or "").strip():
            yield _Text(child, True, whole)


def _is_whole(element: HtmlElement) -> bool:
    return element.tag in _WHOLE or element.get(READING) is not None or "math" in (element.get("class") or "").split()


def _in_a_line(whole: HtmlElement) -> bool:
    """Tell whether there is text beside something that is read as one thing: else it may be a block of its own."""
    parent = whole.getparent()
    if parent is None:
        return False
    beside = (parent.text, *(child.tail for child in parent))
    return any((text or "").strip() for text in beside)


def _mark_end(text: _Text, name: str) -> None:
    if text.whole is not None:
        _put_after(text.whole, name)
        return
    written = (text.holder.tail if text.tail else text.holder.text) or ""
    words = written.rstrip()
    if text.tail:
        text.holder.tail = words
        _put_after(text.holder, name, after_tail=True).tail = written[len(words) :]
    else:
        text.holder.text = words
        mark = text.holder.makeelement("span", {ANCHOR: name})
        text.holder.insert(0, mark)
        mark.tail = written[len(words) :]


def _mark_beginning(text: _Text, name: str) -> None:
    if text.whole is not None:
        text.whole.addprevious(text.whole.makeelement("span", {ANCHOR: name}))
        return
    written = (text.holder.tail if text.tail else text.holder.text) or ""
    words = written.lstrip()
    before = written[: len(written) - len(words)]
    mark = text.holder.makeelement("span", {ANCHOR: name})
    if text.tail:
        text.holder.tail = None
        text.holder.addnext(mark)
        text.holder.tail = before
    else:
        text.holder.text = before
        text.holder.insert(0, mark)
    mark.tail = words


def _put_after(element: HtmlElement, name: str, *, after_tail: bool = False) -> HtmlElement:
    """Put a mark after an element, or after the text that follows it, and return it."""
    mark: HtmlElement = element.makeelement("span", {ANCHOR: name})
    tail, element.tail = element.tail, None
    element.addnext(mark)
    if after_tail:
        element.tail = tail
    else:
        mark.tail = tail
    return mark
