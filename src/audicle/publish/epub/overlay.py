"""Media Overlays: which sentence of a document is heard when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from audicle.publish.epub.xhtml import OPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audicle.model import Cue

SMIL = "http://www.w3.org/ns/SMIL"
ACTIVE_CLASS = "-epub-media-overlay-active"


def clock(seconds: float) -> str:
    """Return a SMIL full clock value, exact to the millisecond."""
    return clock_of(milliseconds(seconds))


def clock_of(whole: int) -> str:
    """Return a SMIL full clock value for a number of milliseconds."""
    minutes, rest = divmod(whole, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"


def milliseconds(seconds: float) -> int:
    """Return the nearest whole number of milliseconds."""
    return round(seconds * 1000)


def overlay(document: str, audio: str, cues: Sequence[Cue]) -> tuple[bytes, int]:
    """Return a SMIL document, one ``par`` for each cue in order, and the milliseconds it plays.

    ``document`` and ``audio`` are named as seen from the overlay. A clip is never empty (EPUB 3.3, 9.2.2.7): a cue
    shorter than a millisecond gets one.
    """
    root = etree.Element(f"{{{SMIL}}}smil", {"version": "3.0"}, nsmap={None: SMIL, "epub": OPS})  # type: ignore[dict-item]  # stubs forbid the None prefix
    body = etree.SubElement(root, f"{{{SMIL}}}body")
    sequence = etree.SubElement(body, f"{{{SMIL}}}seq", {"id": "seq", f"{{{OPS}}}textref": document})
    played = 0
    for number, cue in enumerate(cues, start=1):
        begin = milliseconds(cue.begins)
        end = max(milliseconds(cue.ends), begin + 1)
        played += end - begin
        par = etree.SubElement(sequence, f"{{{SMIL}}}par", {"id": f"p{number}"})
        etree.SubElement(par, f"{{{SMIL}}}text", {"src": f"{document}#{cue.id}"})
        clip = {"src": audio, "clipBegin": clock_of(begin), "clipEnd": clock_of(end)}
        etree.SubElement(par, f"{{{SMIL}}}audio", clip)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True), played
