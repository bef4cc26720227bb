"""Footnotes and endnotes: links that refer to them, the notes themselves, and the marks that lead back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from audicle.model import Note, NoteReference
from audicle.read.html.finding.paragraphs import HEADINGS
from audicle.read.html.tree import class_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.read.html.page import Page
    from audicle.read.html.tree import Element
    from audicle.read.html.walking.walker import Walker

# 1 [1] (1) 1. * † ‡ § a [a] [note 1] [citation 1]
_MARK = re.compile(
    r"^[\[(]?(?:(?:note|nb|n|fn)\s*)?(?:\d{1,3}|[*†‡§¶#‖]{1,3}|[a-z]|[ivxlc]{1,6})[\])]?\.?$", re.IGNORECASE
)
_PLAIN_LETTER = re.compile(r"^[a-z]$", re.IGNORECASE)
_NAMED = re.compile(
    r"foot-?_?note|endnote|\bfn\b|fn[-:_]?\d|noteref|cite[-_]?(?:note|ref)|sdfootnote|\bref(?:erence)?\b|easy-footnote|_ftn|_edn|^note",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"^[\s\u2191\u21a9\u21b5\u21e1\u2b0f\ufe0e\ufe0f\^]*(?:back|return|jump up)?[\s\u2191\u21a9\u21b5\ufe0e\ufe0f\^]*$",
    re.IGNORECASE,
)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_END = r"[.:)\]\u3001\uff0e]"  # of a label
_PHRASES = ("a", "sup", "span", "b")
_LONGEST = 6000  # characters; a longer target is a part of the article, not a note


@dataclass(frozen=True, slots=True)
class _Place:
    """Where words of a note stand."""

    element: Element
    text: str
    follows: bool  # they follow the element; else they are its own text
    marked: bool  # a mark was taken before them


def find_notes(page: Page) -> list[tuple[NoteReference, Element]]:
    """Find the notes that links of the page refer to, and take them out of the text.

    Returns each note's first reference with the element that holds the note, in the order of the references.
    """
    targets = {
        name: element for element in page.body.iter() for name in (element.get("id"), element.get("name")) if name
    }
    found: dict[Element, NoteReference] = {}
    around: set[Element] = set()  # what holds a note that was found; a book can have thousands
    for link in page.body.iter("a"):
        address = link.get("href") or ""
        if "#" not in address or not _is_reference(link, address):
            continue
        target = targets.get(unquote(address.rsplit("#", 1)[1]))
        if target is not None and target.tag in _PHRASES and any(item in page.references for item in target.iter("a")):
            continue  # it leads back, from a note's own number
        holder = _holder(target, link) if target is not None else None
        if holder is None or holder in link.iterancestors() or len(text_of(holder)) > _LONGEST:
            continue
        if holder in around or any(item in found for item in holder.iterancestors()):
            continue
        if holder not in found:
            around.update(holder.iterancestors())
            found[holder] = NoteReference(f"fn{len(found) + 1}", text_of(link).strip("[]().") or str(len(found) + 1))
        page.references[link] = NoteReference(found[holder].note, found[holder].label)
    for holder, reference in found.items():
        page.taken.add(holder)
        _take_marks(holder, page)
        _take_label(holder, reference.label, page)
    _unwrap_superscripts(page)
    return [(reference, holder) for holder, reference in found.items()]


def read_notes(found: list[tuple[NoteReference, Element]], walker: Walker) -> tuple[Note, ...]:
    """Return the notes as notes of the article, without the marks that lead back."""
    notes: list[Note] = []
    for reference, holder in found:
        walker.page.taken.discard(holder)
        blocks = tuple(walker.forced(holder))
        walker.page.taken.add(holder)
        if blocks:
            notes.append(Note(reference.note, reference.label, blocks))
    return tuple(notes)


def _is_reference(link: Element, address: str) -> bool:
    text = text_of(link)
    if not _MARK.match(text):
        return False
    names = " ".join(
        (
            class_of(link),
            address.rsplit("#", 1)[1].lower(),
            *(class_of(item) for item in list(link.iterancestors())[:2]),
        )
    )
    declared = "noteref" in (link.get("epub:type") or link.get("role") or "")
    raised = link.find("sup") is not None or any(item.tag == "sup" for item in list(link.iterancestors())[:3])
    if next(link.iterancestors(*HEADINGS, "nav"), None) is not None and not raised:
        return False
    return declared or raised or (bool(_NAMED.search(names)) and not _PLAIN_LETTER.match(text)) or text.startswith("[")


def _holder(target: Element, link: Element) -> Element | None:
    """Return the block that is the note: the target itself, or the block around an empty anchor."""
    if target.tag in ("li", "aside", "dd", "div", "p", "td", "section", "blockquote"):
        holder = target
    else:
        around = next(target.iterancestors("li", "p", "dd", "div", "td", "aside"), None)
        if around is None:
            return None
        holder = around
    if holder.tag == "td":
        holder = next(holder.iterancestors("tr"), holder)
    # A note that refers to the text is the other end of the same pair: what comes first is the reference
    return None if _precedes(holder, link) else holder


def _precedes(holder: Element, link: Element) -> bool:
    """Tell whether a link's target is a place in the text that the link leads back to."""
    names = (holder.get("id") or "") + (link.get("href") or "")
    if re.search(r"ref", (link.get("href") or "").rsplit("#", 1)[1], re.IGNORECASE) and not re.search(
        r"^ref", (link.get("href") or "").rsplit("#", 1)[1], re.IGNORECASE
    ):
        return "fnref" in names.lower() or "cite_ref" in names.lower() or "noteref" in names.lower()
    return False


def _take_marks(holder: Element, page: Page) -> None:
    """Take the links that lead back, and the note's own number at its beginning."""
    for link in holder.iter("a"):
        address = link.get("href") or ""
        text = text_of(link)
        inside = address.startswith("#") or ("#" in address and address.split("#")[0] in page.base)
        if inside and (
            _BACK.match(text)
            or _MARK.match(text)
            or "backref" in class_of(link)
            or "doc-backlink" in (link.get("role") or "")
        ):
            parent = link.getparent()
            page.taken.add(parent if parent is not None and parent.tag == "sup" and text_of(parent) == text else link)
    for label in holder.iter("sup", "span", "b"):
        before = (label.getparent().text or "") if label.getparent() is not None else ""
        first = label.getprevious() is None and not before.strip()
        if first and _MARK.match(text_of(label)) and len(text_of(label)) <= 5:  # noqa: PLR2004 - "[12]."
            page.taken.add(label)
            break


def _take_label(holder: Element, label: str, page: Page) -> None:
    """Take the note's own label where it is written as text: "1. ", "[1] ", "^1 ", "¹ "; or the point after it.

    "3 ships sank" is no label, and what is nothing but a label stays.
    """
    places = [place for place in _places(holder, page) if place.text.strip()]
    match = _label_pattern(label, marked=places[0].marked).match(places[0].text) if places else None
    if not match or (match.end() == len(places[0].text) and len(places) == 1):
        return
    rest = places[0].text[match.end() :]
    if places[0].follows:
        places[0].element.tail = rest
    else:
        places[0].element.text = rest


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


def _unwrap_superscripts(page: Page) -> None:
    for link in page.references:
        parent = link.getparent()
        if parent is not None and parent.tag == "sup" and text_of(parent).strip("[]()") == text_of(link).strip("[]()"):
            parent.text = None
            link.tail = None
            parent.tag = "span"
