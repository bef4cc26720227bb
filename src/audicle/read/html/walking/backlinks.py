"""The marks of a note in the note itself: its own number, and the signs that lead back to the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from audicle.read.html.tree import class_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from audicle.read.html.page import Page
    from audicle.read.html.tree import Element

# 1 [1] (1) 1. * † ‡ § a [a] [note 1] [citation 1] [*23] ※1 [注1]
MARK = re.compile(
    r"^[\[(【（〔［]?\s*(?:(?:notes?|nb|n|fn|anm|fußnote|nota|прим|(?:lower|upper)-\w{1,8}|脚注|訳注|原注|注釈?|註|※)[\s.:]*)?"
    r"(?:[*※]?\d{1,3}|[*†‡§¶#‖]{1,3}|[a-z]|[ivxlc]{1,6})\s*[\])】）〕］]?\.?$",
    re.IGNORECASE,
)
_ARROWS = "↩↪↵⏎⤴⤶⤣↑⇑⇡⇧⬆⬑⬏⮌↖↰⏫🔙🔝▲△^\ufe0e\ufe0f"
_BACK = re.compile(
    rf"^[\s{_ARROWS}\[\](){{}}]*(?:(?:go |jump )?(?:back|return|up)(?: to (?:the )?(?:text|top|article|reference))?|"
    rf"zurück|retour|volver|torna|terug|voltar|назад|наверх|戻る|返回|回正文)?[\s{_ARROWS}\[\](){{}}\d]*$",
    re.IGNORECASE,
)
_SIGNS_BEFORE = re.compile(rf"^\s*[{_ARROWS}]+\s*")
_SIGNS_AFTER = re.compile(rf"\s*(?:[\[(]\s*)?(?!\^)[{_ARROWS}]+(?:\s*[\])])?\s*$")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_END = r"[.:)\]\u3001\uff0e]"  # of a label
_LINES = ("span", "sup", "b", "strong", "i", "em", "small", "cite", "label", "nobr", "div")
_LONGEST = 24  # characters of a link that leads back
_NEAR = 3  # elements outward from a reference, of which a link back names one
_OPENING = {"(": ")", "[": "]", "（": "）", "【": "】"}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where words of a note stand."""

    element: Element
    text: str
    follows: bool  # they follow the element; else they are its own text
    marked: bool  # a mark was taken before them


def names_around(links: Iterable[Element]) -> set[str]:
    """Return the names of places, ``id`` or ``name``, at or around the references to a note: links back name them."""
    names: set[str | None] = set()
    for link in links:
        before = link.getprevious() if link.getprevious() is not None else link.getparent().getprevious()
        for item in (
            link,
            *link.iter(),
            *list(link.iterancestors())[:_NEAR],
            *([before] if before is not None else ()),
        ):
            if item.tag not in ("body", "article", "main", "section"):
                names.update((item.get("id"), item.get("name")))
    return {name for name in names if name}


def take_marks(holder: Element, label: str, names: AbstractSet[str], page: Page) -> None:
    """Take what is no part of a note's words: links back to one of some names, arrows, and its own number."""
    backs = [link for link in holder.iter("a") if _leads_back(link, names, page)]
    for link in backs:
        page.taken.add(_wrapping(link, backs, holder))
    for link in backs:
        _strip_brackets(link)
    for number in holder.iter("sup", "span", "b"):
        before = (number.getparent().text or "") if number.getparent() is not None else ""
        first = not before.strip() and not any(
            text_of(item) or item.tail for item in number.itersiblings(preceding=True)
        )
        if first and MARK.match(text_of(number)) and len(text_of(number)) <= 5:  # noqa: PLR2004 - "[12]."
            page.taken.add(number)
            break
    _take_label(holder, label, page)
    _take_signs(holder, page)


def _leads_back(link: Element, names: AbstractSet[str], page: Page) -> bool:
    address = link.get("href") or ""
    text = text_of(link)
    if "#" not in address:
        return False
    start, name = address.rsplit("#", 1)
    if unquote(name) in names:
        return len(text) <= _LONGEST
    inside = not start or start in page.base
    told = "backref" in class_of(link) or "doc-backlink" in (link.get("role") or "")
    return inside and bool(_BACK.match(text) or MARK.match(text) or told)


def _wrapping(link: Element, backs: list[Element], holder: Element) -> Element:
    """Return the outermost element of the line that holds links back, and no words besides."""
    found = link
    for around in link.iterancestors():
        if around is holder or around.tag not in _LINES:
            break
        if re.search(r"\w", _without(around, backs)):
            break
        found = around
    return found


def _without(element: Element, left_out: list[Element]) -> str:
    """Return an element's text without that of some elements in it."""
    pieces = [element.text or ""]
    for child in element:
        pieces.append("" if child in left_out else _without(child, left_out))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _strip_brackets(link: Element) -> None:
    """Take the brackets around a link that leads back, in place."""
    tail = (link.tail or "").lstrip()
    before = link.getprevious()
    text = ((link.getparent().text if before is None else before.tail) or "").rstrip()
    if not text or not tail or _OPENING.get(text[-1]) != tail[0]:
        return
    link.tail = tail[1:]
    if before is None:
        link.getparent().text = text[:-1]
    else:
        before.tail = text[:-1]


def _take_signs(holder: Element, page: Page) -> None:
    """Take arrows at the beginning and the end of a note, in place: they lead back by script, or did."""
    places = [place for place in _places(holder, page) if place.text.strip()]
    if not places:
        return
    _write(places[0], _SIGNS_BEFORE.sub("", places[0].text))
    places = [place for place in _places(holder, page) if place.text.strip()]
    if places:
        _write(places[-1], _SIGNS_AFTER.sub("", places[-1].text))


def _write(place: _Place, text: str) -> None:
    if place.follows:
        place.element.tail = text
    else:
        place.element.text = text


def _take_label(holder: Element, label: str, page: Page) -> None:
    """Take the note's own label where it is written as text: "1. ", "[1] ", "^1 ", "¹ "; or the point after it.

    "3 ships sank" is no label, and what is nothing but a label stays.
    """
    places = [place for place in _places(holder, page) if place.text.strip()]
    match = _label_pattern(label, marked=places[0].marked).match(places[0].text) if places else None
    if not match or (match.end() == len(places[0].text) and len(places) == 1):
        return
    _write(places[0], places[0].text[match.end() :])


def _label_pattern(label: str, *, marked: bool) -> re.Pattern[str]:
    """Return what a label looks like at the beginning of a note. ``marked``: a mark was taken before it."""
    name = re.escape(label)
    forms = [rf"[\[(]\s*{name}\s*[\])]{_END}?", rf"\^\s*{name}{_END}?(?!\w)", rf"{name}\s*{_END}(?!\w)"]
    if label.isdecimal():
        forms.append(rf"{label.translate(_RAISED)}{_END}?")
    elif not label.isalnum():
        forms.append(rf"{name}{_END}?")
    if marked:
        forms.append(rf"{_END}(?=\s)")
    return re.compile(rf"\s*(?:{'|'.join(forms)})\s*", re.IGNORECASE)


def _places(element: Element, page: Page, *, marked: bool = False) -> Iterator[_Place]:
    """Yield the places inside an element where its words stand, in order, without what is taken."""
    yield _Place(element, element.text or "", follows=False, marked=marked)
    for child in element:
        if child in page.taken:
            marked = True
        elif isinstance(child.tag, str):
            yield from _places(child, page, marked=marked)
        yield _Place(child, child.tail or "", follows=True, marked=marked)
