"""Subtitles and lyrics: text with the times at which it is shown."""

from __future__ import annotations

import re

from audicle.read.filetypes.filetype import FileType, Sample

_REMEDY = "Save its text without the times, as plain text, and give that."
_CLOCK = r"\d{1,3}:\d{2}(?::\d{2})?[.,]\d{1,3}"
_ARROW = re.compile(r"\s*(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?\s*-->\s*(?:\d{1,3}:)?\d{1,2}:\d{2}")
_PAIR = re.compile(rf"\s*{_CLOCK}\s*,\s*{_CLOCK}\s*$")  # YouTube's SBV, SubViewer
_FRAMES = re.compile(r"\s*(?:\{\d+\}\{\d*\}|\[\d+\]\[\d*\])")  # MicroDVD, MPL2
_LYRICS = re.compile(r"\s*\[(?:\d{1,3}:\d{2}\.\d{2,3}|(?:ti|ar|al|au|by|re|ve|la|length|offset):[^\]]*)\]")
_LYRICS_NAMED = re.compile(r"\s*\[(?:\d{1,3}:\d{2}(?:[.:]\d{1,3})?|[a-z]{2,6}:[^\]]*)\]")
_NUMBER = re.compile(r"\s*\d+\s*$")
_ASS = re.compile(r"\s*\[(?:Script Info|V4\+? Styles)\]\s*$", re.IGNORECASE)
_MOSTLY = 0.8  # of the lines
_FEW = 3


def recognise(sample: Sample) -> FileType | None:
    """Return what subtitles a text is, None if it is none."""
    first, second = (*sample.lines[:2], "", "")[:2]
    shown = any(map(_ARROW.match, sample.lines))
    if re.match(r"WEBVTT\s*$" if not shown else r"WEBVTT(?:[ \t]|$)", first):
        return FileType("subtitles (WebVTT)", _REMEDY)
    if _ARROW.match(first) or (_NUMBER.match(first) and _ARROW.match(second)):
        return FileType("subtitles (SubRip)", _REMEDY)
    if _ASS.match(first):
        return FileType("subtitles (SubStation Alpha)", _REMEDY)
    if _PAIR.match(first):
        return FileType("subtitles (SubViewer)", _REMEDY)
    if len(sample.lines) >= _FEW and sample.share(_FRAMES) >= _MOSTLY:
        return FileType("subtitles (MicroDVD)", _REMEDY)
    lyrics = _LYRICS_NAMED if sample.ending == "lrc" else _LYRICS
    if len(sample.lines) >= _FEW and sample.share(lyrics) >= _MOSTLY:
        return FileType("timed lyrics (LRC)", _REMEDY)
    return None
