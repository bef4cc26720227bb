"""Media Overlays: which sentence of a document is heard when, and what of it can be skipped or left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from audicle.publish.markup.xhtml import OPS, XHTML

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from audicle.model import Cue
    from audicle.publish.markup.names import Names
    from audicle.publish.markup.words import Step
    from audicle.publish.markup.xhtml import Element

SMIL = "http://www.w3.org/ns/SMIL"
ACTIVE_CLASS = "-epub-media-overlay-active"
_TYPE = f"{{{OPS}}}type"
_TEXTREF = f"{{{OPS}}}textref"
# What a player may offer to skip or to leave (EPUB 3.3, 9.4 "Skippability and escapability"), in the words of the
# EPUB Structural Semantics Vocabulary: by the type an element declares, else by its name
_DECLARED = {"footnotes", "footnote", "endnotes", "endnote", "pagebreak", "noteref", "pullquote"}
_BY_NAME = {
    "table": "table",
    "tr": "table-row",
    "td": "table-cell",
    "th": "table-cell",
    "ul": "list",
    "ol": "list",
    "dl": "list",
    "li": "list-item",
    "figure": "figure",
    "aside": "aside",
}


def clock(seconds: float) -> str:
    """Return a SMIL full clock value, to the nearest millisecond."""
    return clock_of(milliseconds(seconds))


def clock_of(whole: int) -> str:
    """Return a SMIL full clock value for a number of milliseconds."""
    minutes, rest = divmod(whole, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"


def milliseconds(seconds: float) -> int:
    """Return the nearest whole number of milliseconds."""
    return round(seconds * 1000)


def overlay(
    document: str, page: Element, audio: str, cues: Sequence[Cue], words: Mapping[str, Sequence[Step]], names: Names
) -> tuple[bytes, int]:
    """Return a SMIL document, one ``par`` for each cue in order, and the milliseconds it plays.

    A cue whose ``words`` are on the page, by its id, is a ``seq`` with a ``par`` for each. The first is heard from
    where the cue begins, and each until the next begins.

    ``document`` and ``audio`` are named as seen from the overlay. ``page`` is the document itself: a table, a list,
    a figure, an aside or a note in it becomes a ``seq`` around its pars, and gets an id from ``names`` if it has
    none. A clip is never empty (EPUB 3.3, 9.2.2.7): a cue shorter than a millisecond gets one.
    """
    root = etree.Element(f"{{{SMIL}}}smil", {"version": "3.0"}, nsmap={None: SMIL, "epub": OPS})  # type: ignore[dict-item]  # stubs forbid the None prefix
    body = etree.SubElement(root, f"{{{SMIL}}}body")
    outermost = etree.SubElement(body, f"{{{SMIL}}}seq", {"id": "seq", _TEXTREF: document})
    elements = {element.get("id"): element for element in page.iter("*") if element.get("id")}
    opened: list[tuple[Element, Element]] = []  # the structures around the par before, each with its seq
    played = sequences = pars = 0
    for cue in cues:
        element = elements.get(cue.id)
        around = _around(element) if element is not None else []
        shared = 0
        while shared < min(len(around), len(opened)) and opened[shared][0] is around[shared][0]:
            shared += 1
        del opened[shared:]
        for structure, kind in around[shared:]:
            if structure.get("id") is None:
                structure.set("id", names.take(f"{cue.id}-{kind}"))
            sequences += 1
            attributes = {"id": f"q{sequences}", _TYPE: kind, _TEXTREF: f"{document}#{structure.get('id')}"}
            inside = opened[-1][1] if opened else outermost
            opened.append((structure, etree.SubElement(inside, f"{{{SMIL}}}seq", attributes)))
        own = _kind(element) if element is not None else None
        begin = milliseconds(cue.begins)
        end = max(milliseconds(cue.ends), begin + 1)
        played += end - begin
        inside = opened[-1][1] if opened else outermost
        shown = [word for word in words.get(cue.id, ()) if word.id in elements]
        if shown:
            sequences += 1
            attributes = {"id": f"q{sequences}", **({_TYPE: own} if own else {})}
            inside = etree.SubElement(inside, f"{{{SMIL}}}seq", {**attributes, _TEXTREF: f"{document}#{cue.id}"})
        clips = [(shown[0].id if shown else cue.id, begin), *((word.id, word.begin) for word in shown[1:])]
        for (target, starts), (_, stops) in zip(clips, [*clips[1:], ("", end)], strict=True):
            pars += 1
            par = etree.SubElement(inside, f"{{{SMIL}}}par", {"id": f"p{pars}"})
            if own and not shown:
                par.set(_TYPE, own)
            etree.SubElement(par, f"{{{SMIL}}}text", {"src": f"{document}#{target}"})
            clip = {"src": audio, "clipBegin": clock_of(starts), "clipEnd": clock_of(stops)}
            etree.SubElement(par, f"{{{SMIL}}}audio", clip)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True), played


def _around(element: Element) -> list[tuple[Element, str]]:
    """Return the structures that an element is in and their kinds, the outermost first."""
    found = [(parent, kind) for parent in element.iterancestors() if (kind := _kind(parent))]
    return found[::-1]


def _kind(element: Element) -> str | None:
    declared = _DECLARED.intersection((element.get(_TYPE) or "").split())
    if declared:
        return min(declared)
    if element.get("class") == "quote":  # a quote with its source is no picture
        return None
    namespace, _, name = element.tag.rpartition("}")
    return _BY_NAME.get(name) if namespace == f"{{{XHTML}" else None
