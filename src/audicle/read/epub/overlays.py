"""A book's own narration: its media overlays, of EPUB 3 and as DAISY wrote them. EPUB 3.3, 9."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from audicle.agreed.clock import clock
from audicle.errors import SourceError
from audicle.model.recording import Recording, Take
from audicle.read.epub.ids import fragment_in
from audicle.read.markup.entities import document_in
from audicle.read.markup.unjudged import kinds
from audicle.read.markup.xml import attribute, child, descendants, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml import etree
    from lxml.html import HtmlElement

    from audicle.machine.archive import Archive
    from audicle.progress import Progress
    from audicle.read.epub.about import About
    from audicle.read.epub.package import Package

_MOST = 1_000_000  # pars of a book
_SKIPPED = frozenset(("pagebreak", "noteref"))  # what is heard of them is not of the text
_REMOTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
_NPT = re.compile(r"\s*npt\s*=", re.IGNORECASE)  # as SMIL 1.0 writes times
_UNKNOWN = "unknown"  # what some packages call a narrator that nobody knows

# What is wrong with clips, and what comes of it; each said once a book, with a number and an example
_FAULTS = {
    "nowhere": "point at no text of the book",
    "missing": "have a sound that is not in the book",
    "remote": "have a sound that is not in the book but on the web",
    "times": "have times that are none, or end before they begin",
    "again": "belong to a text that has a clip already",
}


def read_overlays(
    archive: Archive, package: Package, about: About, documents: Sequence[HtmlElement], progress: Progress
) -> Recording | None:
    """Return the narration that a book brings, None if it has none.

    A take's ``mark`` is the id of the element whose words it says, as ``read_documents`` has it: of a whole document,
    the document's number after a full stop. Clips that are of no use are warned of, in a line for each kind of fault.
    """
    paths = dict.fromkeys(path for path, _ in package.spine)
    overlays = {item.path: item.overlay for item in package.items.values() if item.path in paths and item.overlay}
    smils = dict.fromkeys(
        package.items[name].path for path in paths if (name := overlays.get(path)) and name in package.items
    )
    if not smils:
        return None
    texts = _texts(documents)
    faults: Counter[str] = Counter()
    examples: dict[str, str] = {}
    takes: dict[str, Take] = {}
    for number, (wrong, mark, take) in enumerate(_clips(archive, smils, texts, progress)):
        if number == _MOST:
            progress.warn(f"{archive.name}: its narration has more than {_MOST} clips; the rest is left out.")
            break
        fault = wrong or ("again" if mark in takes else "")
        if fault:
            faults[fault] += 1
            examples.setdefault(fault, mark)
        elif take is not None:
            takes[mark] = take
    for fault, count in faults.items():
        progress.warn(
            f"{archive.name}: {count} clip(s) of its narration {_FAULTS[fault]} ({examples[fault][:100]}); "
            "they are left out."
        )
    return Recording(tuple(takes.values()), narrators_of(about), archive) if takes else None


def narrators_of(about: About) -> tuple[str, ...]:
    """Return who narrates a book: EPUB 3's ``media:narrator``, else the contributors whose role that is."""
    named = [" ".join("".join(map(str, meta.itertext())).split()) for meta in about.properties("media:narrator")]
    for kind in ("contributor", "creator"):
        if not named:
            named = [
                " ".join("".join(map(str, element.itertext())).split())
                for element in about.elements(kind)
                if "nrt" in about.roles(element)
            ]
    return tuple(dict.fromkeys(name for name in named if name and name.casefold() != _UNKNOWN))


_Texts = dict[str, tuple[str, dict[str, "HtmlElement"]]]  # number and elements by id, by the document's path


def _texts(documents: Sequence[HtmlElement]) -> _Texts:
    found: _Texts = {}
    for document in documents:
        number = document.get("data-number", "")
        ids = {element.get("id", ""): element for element in document.iter("*") if element.get("id")}
        found[document.get("data-path", "")] = (
            number,
            {
                **ids,
                f"{document.get('data-id', '')}.{number}": document,
                f".{number}": document,
            },
        )
    return found


def _clips(
    archive: Archive, smils: Mapping[str, None], texts: _Texts, progress: Progress
) -> Iterator[tuple[str, str, Take | None]]:
    """Yield what is wrong with each clip, "" for nothing, what it points at, and its take; in playing order."""
    for path in smils:
        if path not in archive:
            progress.warn(f"{archive.name}: the overlay {path[:100]} is listed but is not in the book.")
            continue
        try:
            root = parse_xml(document_in(archive, path, progress), f"{archive.name}: {path}")
        except SourceError as error:
            progress.warn(f"{error.what} Its narration is left out.")
            continue
        for par in descendants(root, "par"):
            audio, text = child(par, "audio"), child(par, "text")
            if audio is None or text is None or _is_skipped(par):
                continue
            yield _clip(archive, path, text, audio, texts)


def _clip(
    archive: Archive, path: str, text: etree._Element, audio: etree._Element, texts: _Texts
) -> tuple[str, str, Take | None]:
    address = attribute(text, "src").strip()
    number, elements = texts.get(archive.resolve(address, path), ("", {}))
    mark = f"{fragment_in(address)}.{number}"
    element = elements.get(mark)
    if element is None:
        return "nowhere", address, None
    if element is elements[f".{number}"]:
        mark = f".{number}"
    if not kinds(element).isdisjoint(_SKIPPED):
        return "", mark, None
    source = attribute(audio, "src").strip()
    sound = archive.resolve(source, path)
    if sound not in archive:
        return ("remote" if _REMOTE.match(source) else "missing"), source, None
    begins, ends = _time(audio, "clipBegin", "clip-begin"), _time(audio, "clipEnd", "clip-end")
    if begins is None:
        begins = 0.0
    if begins < 0 or (ends is not None and ends < begins):
        return "times", address, None
    return "", mark, Take(sound, begins, ends, _said(element), mark)


def _time(audio: etree._Element, *names: str) -> float | None:
    """Return a time in seconds, None if it is not given; -1 for what is no time."""
    written = next((audio.get(name) for name in names if audio.get(name) is not None), None)
    if written is None:
        return None
    seconds = clock(_NPT.sub("", written, count=1))
    return -1.0 if seconds is None else seconds


def _is_skipped(par: etree._Element) -> bool:
    return any(
        not _SKIPPED.isdisjoint(attribute(element, "type").split()) for element in (par, *par.iterancestors("{*}seq"))
    )


def _said(element: HtmlElement) -> str:
    """Return all that an element says, pictures by their alternative text, on one line."""
    pieces: list[str] = []
    for part in element.iter("*"):
        pieces += (part.get("alt") or "" if part.tag == "img" else "", part.text or "")
        if part is not element:
            pieces.append(part.tail or "")
    return " ".join("".join(pieces).split())
