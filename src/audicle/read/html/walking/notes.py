"""Footnotes and endnotes: links that refer to them, and the notes themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import html

from audicle.model import Note, NoteReference
from audicle.read.html.finding.paragraphs import HEADINGS
from audicle.read.html.tree import class_of, text_of
from audicle.read.html.walking.backlinks import MARK, names_around, take_marks

if TYPE_CHECKING:
    from audicle.read.html.page import Page
    from audicle.read.html.tree import Element
    from audicle.read.html.walking.walker import Walker

_PLAIN_LETTER = re.compile(r"^[a-z]$", re.IGNORECASE)
_NAMED = re.compile(
    r"foot-?_?note|endnote|\bfn\b|fn[-:_]?\d|noteref|cite[-_]?(?:note|ref)|sdfootnote|\bref(?:erence)?\b|easy-footnote|_ftn|_edn|^note",
    re.IGNORECASE,
)
_PHRASES = ("a", "sup", "span", "b")
_HOLDERS = ("li", "aside", "dd", "div", "p", "td", "section", "blockquote", "table")
_ROOMS = ("div", "li", "aside", "section")
_LONGEST = 6000  # characters; a longer target is a part of the article, not a note
# A note in the line itself, which the page shows in its margin or when its mark is touched
_MAY_BE_BESIDE = ".//span[contains(@class, 'note')]"
_BESIDE = re.compile(r"(?:^|\s)(?:side-?note|margin-?note|modern-footnotes-footnote__note)(?:\s|$)", re.IGNORECASE)
# The plugin "footnotes" of WordPress leads by script from the one to the other
_PLUGIN = ("footnote_plugin_reference_", "footnote_plugin_tooltip_")


def find_notes(page: Page) -> list[tuple[NoteReference, Element]]:
    """Find the notes that links of the page refer to, and take them out of the text.

    Returns each note's first reference with the element that holds the note, in the order of the references.
    """
    targets = {
        name: element for element in page.body.iter() for name in (element.get("id"), element.get("name")) if name
    }
    _lead_by_script(page, targets)
    found: dict[Element, NoteReference] = {}
    links: dict[Element, list[Element]] = {}  # by note, what refers to it
    around: set[Element] = set()  # what holds a note that was found; a book can have thousands
    places: dict[Element, int] = {}
    for link in page.body.iter("a", "span"):
        if link.tag == "span":
            if _BESIDE.search(link.get("class") or "") and text_of(link):
                found[link] = NoteReference(f"fn{len(found) + 1}", str(len(found) + 1))
                page.references[_mark_before(link)] = found[link]
            continue
        address = link.get("href") or ""
        if "#" not in address or not _is_reference(link, address):
            continue
        target = targets.get(unquote(address.rsplit("#", 1)[1]))
        if target is not None and target.tag in _PHRASES and any(item in page.references for item in target.iter("a")):
            continue  # it leads back, from a note's own number
        holder = _holder(target) if target is not None else None
        if holder is None or holder in link.iterancestors() or len(text_of(holder)) > _LONGEST:
            continue
        if holder in around or any(item in found for item in holder.iterancestors()):
            continue
        if holder not in found:
            places = places or {element: place for place, element in enumerate(page.body.iter("*"))}
            if places[holder] < places[link]:
                continue  # a note's own mark, which leads back to the text
            around.update(holder.iterancestors())
            found[holder] = NoteReference(f"fn{len(found) + 1}", text_of(link).strip("[]().") or str(len(found) + 1))
        links.setdefault(holder, []).append(link)
        page.references[link] = NoteReference(found[holder].note, found[holder].label)
    for holder, reference in found.items():
        page.taken.add(holder)
        if holder.tag == "dd" and (term := holder.getprevious()) is not None:
            page.taken.add(term)
        take_marks(holder, reference.label, names_around(links.get(holder, [])), page)
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


def _lead_by_script(page: Page, targets: dict[str, Element]) -> None:
    """Write down, in place, where links lead that have no address because a script follows them."""
    note, mark = _PLUGIN
    for name, target in targets.items():
        if name.startswith(note) and target.tag == "a" and not target.get("href"):
            raised = targets.get(mark + name.removeprefix(note))
            link = next(raised.iterancestors("a"), None) if raised is not None else None
            if link is not None and page.body in link.iterancestors():
                link.set("href", f"#{name}")
                target.set("href", f"#{mark}{name.removeprefix(note)}")


def _mark_before(note: Element) -> Element:
    """Return the element that stands for the mark of a note in the line: the one before it, or a new one."""
    before = note.getprevious()
    between = (before.tail or "") if before is not None else ""
    if before is not None and before.tag in ("label", "sup") and not between.strip():
        return before
    mark = html.Element("sup")
    note.addprevious(mark)
    return mark


def _is_reference(link: Element, address: str) -> bool:
    text = text_of(link)
    if not MARK.match(text):
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


def _holder(target: Element) -> Element | None:
    """Return the block that is the note: the target, or the block around an anchor or the note's number."""
    if target.tag == "dt":
        following = target.getnext()
        return following if following is not None and following.tag == "dd" else None
    if target.tag in _HOLDERS:
        holder = target
    else:
        around = next(target.iterancestors("li", "p", "dd", "div", "td", "th", "aside"), None)
        if around is None:
            return None
        holder = around
    if holder.tag in ("td", "th"):
        holder = next(holder.iterancestors("tr"), holder)
    if holder.tag == "p" and MARK.match(text_of(holder)):
        # the number alone: the note stands beside it
        room, following = holder.getparent(), holder.getnext()
        if room is not None and room.tag in _ROOMS and room[0] is holder and len(room) > 1 and _is_one(room):
            return room
        return following if following is not None and following.tag in _HOLDERS else holder
    return holder


def _is_one(room: Element) -> bool:
    """Tell whether an element holds a single note: no second paragraph in it is a mark alone."""
    return sum(1 for item in room.iter("p", "a") if item.getparent() is room and MARK.match(text_of(item))) == 1


def _unwrap_superscripts(page: Page) -> None:
    for link in page.references:
        parent = link.getparent()
        if parent is not None and parent.tag == "sup" and text_of(parent).strip("[]()") == text_of(link).strip("[]()"):
            parent.text = None
            link.tail = None
            parent.tag = "span"
