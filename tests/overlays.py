"""A referee for Media Overlays that reads the finished book as a player would, not the code that made it."""

from __future__ import annotations

import io
import itertools
import posixpath
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

import av
from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path

NS = {
    "opf": "http://www.idpf.org/2007/opf",
    "smil": "http://www.w3.org/ns/SMIL",
    "x": "http://www.w3.org/1999/xhtml",
}
EPUB = "{http://www.idpf.org/2007/ops}"
CLOSE = 0.05  # seconds


@dataclass(frozen=True)
class Par:
    """One par of an overlay, and what it points at."""

    document: str
    id: str
    begin: float
    end: float
    audio: str
    text: str


def pars(book: Path) -> list[Par]:
    """Every par of a book in playing order."""
    with zipfile.ZipFile(book) as archive:
        return [par for document, smil in _overlays(archive) for par in _pars(archive, document, smil)]


def assert_complete(book: Path, *, audio: bool = True) -> None:
    """Assert that a narrated book is whole: every word has its par, in reading order, and the clips fill the audio.

    Without ``audio`` the clips are compared with one another only: for sound that was not made by our own encoder.
    """
    with zipfile.ZipFile(book) as archive:
        overlays = _overlays(archive)
        assert overlays, "no document has an overlay"
        for document, smil in overlays:
            found = _pars(archive, document, smil)
            _assert_words_and_order(archive, document, found)
            _assert_structures(archive, document, smil)
            _assert_clips(found)
            if audio:
                assert abs(found[-1].end - sounding(archive.read(found[-1].audio))) <= CLOSE


def _overlays(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    package = _package(archive)
    root = etree.fromstring(archive.read(package))
    folder = posixpath.dirname(package)
    items = {item.get("id"): item for item in root.iterfind(".//opf:item", NS)}
    spine = [items[ref.get("idref")] for ref in root.iterfind(".//opf:itemref", NS)]
    return [
        (posixpath.join(folder, item.get("href")), posixpath.join(folder, items[item.get("media-overlay")].get("href")))
        for item in spine
        if item.get("media-overlay")
    ]


def _package(archive: zipfile.ZipFile) -> str:
    container = etree.fromstring(archive.read("META-INF/container.xml"))
    return container.find(".//{*}rootfile").get("full-path")


def _pars(archive: zipfile.ZipFile, document: str, smil: str) -> list[Par]:
    page = etree.fromstring(archive.read(document))
    by_id = {element.get("id"): element for element in page.iter() if element.get("id")}
    folder = posixpath.dirname(smil)
    found = []
    for par in etree.fromstring(archive.read(smil)).iterfind(".//smil:par", NS):
        target, _, name = par.find("smil:text", NS).get("src").partition("#")
        assert posixpath.normpath(posixpath.join(folder, target)) == document
        assert name in by_id, f"{smil}: there is no {name} in {document}"
        audio = par.find("smil:audio", NS)
        source = posixpath.normpath(posixpath.join(folder, audio.get("src")))
        words = " ".join("".join(by_id[name].itertext()).split())
        found.append(Par(document, name, _clock(audio.get("clipBegin")), _clock(audio.get("clipEnd")), source, words))
    return found


def _assert_words_and_order(archive: zipfile.ZipFile, document: str, found: list[Par]) -> None:
    names = [par.id for par in found]
    assert len(names) == len(set(names)), f"{document}: an element has two pars"
    heard = set(names)
    body = etree.fromstring(archive.read(document)).find("x:body", NS)
    shown = [element.get("id") for element in body.iter() if element.get("id") in heard]
    assert shown == names, f"{document}: the playing order is not the reading order"
    for element in body.iter("*"):
        for text, place in ((element.text, element), (element.tail, element.getparent())):
            if text and any(map(str.isalnum, text)) and place is not None:
                inside = {place.get("id"), *(parent.get("id") for parent in place.iterancestors())}
                # a note's number and the word "description" are announced with the first sentence that they head;
                # the way back is for the eye
                announced = place.get("class") == "label" or place.tag.endswith("}summary")
                silent = announced or place.get("role") == "doc-backlink"
                assert inside & heard or silent, f"{document}: {text!r} is never heard"
    for picture in body.iter("{http://www.w3.org/1999/xhtml}img"):
        assert picture.get("alt") == "" or picture.get("id") in heard, f"{document}: a picture is never heard"


def _assert_structures(archive: zipfile.ZipFile, document: str, smil: str) -> None:
    """Assert that what can be skipped is marked: each structure once, around all that is heard of it, nothing else."""
    page = etree.fromstring(archive.read(document))
    by_id = {element.get("id"): element for element in page.iter() if element.get("id")}
    root = etree.fromstring(archive.read(smil))
    marked = []
    for sequence in root.iterfind(".//smil:seq", NS):
        target, _, name = sequence.get(f"{EPUB}textref").partition("#")
        assert posixpath.normpath(posixpath.join(posixpath.dirname(smil), target)) == document
        heard = [text.get("src").partition("#")[2] for text in sequence.iterfind(".//smil:text", NS)]
        assert heard, f"{smil}: an empty seq"
        if not name:
            assert sequence.getparent().tag.endswith("}body"), f"{smil}: only the outermost seq is the whole document"
            continue
        inside = {element.get("id") for element in by_id[name].iterdescendants()}
        assert inside >= set(heard), f"{smil}: {name} does not hold what its seq plays"
        marked.append((name, sequence.get(f"{EPUB}type")))
    names = {text.get("src").partition("#")[2] for text in root.iterfind(".//smil:text", NS)}
    for element in page.iter("*"):
        wanted = _structure(element)
        inside = {part.get("id") for part in element.iterdescendants()} & names
        if wanted and inside:
            assert marked.count((element.get("id"), wanted)) == 1, f"{document}: a {wanted} cannot be skipped"
    for par in root.iterfind(".//smil:par", NS):
        wanted = _structure(by_id[par.find("smil:text", NS).get("src").partition("#")[2]])
        assert par.get(f"{EPUB}type") == wanted


def _structure(element: etree._Element) -> str | None:
    """Return what an element is to a player, in the words of the EPUB Structural Semantics Vocabulary."""
    declared = (element.get(f"{EPUB}type") or "").split()
    for kind in ("footnotes", "footnote", "endnotes", "endnote", "pagebreak", "noteref", "pullquote"):
        if kind in declared:
            return kind
    name = element.tag.rpartition("}")[2]
    if name == "figure" and element.find("x:blockquote", NS) is not None:
        return None
    lists = dict.fromkeys(("ul", "ol", "dl"), "list")
    cells = dict.fromkeys(("td", "th"), "table-cell")
    return {"table": "table", "tr": "table-row", "li": "list-item", "figure": "figure", "aside": "aside"}.get(name) or (
        lists | cells
    ).get(name)


def _assert_clips(found: list[Par]) -> None:
    assert abs(found[0].begin) <= CLOSE
    for before, after in itertools.pairwise(found):
        assert before.audio == after.audio
        assert abs(after.begin - before.end) <= CLOSE, f"a gap or an overlap at {after.id}"
    assert all(par.end > par.begin for par in found)


def sounding(stream: bytes) -> float:
    """Return how many seconds FFmpeg hears in an MP3."""
    with av.open(io.BytesIO(stream), format="mp3") as container:
        rate = container.streams.audio[0].rate
        return sum(frame.samples for frame in container.decode(audio=0)) / rate


def _clock(value: str) -> float:
    """Return the seconds of a SMIL clock value."""
    if value.endswith("s"):
        return float(value[:-1])
    seconds = 0.0
    for part in value.split(":"):
        seconds = 60 * seconds + float(part)
    return seconds
