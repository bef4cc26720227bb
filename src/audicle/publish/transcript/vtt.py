"""WebVTT (W3C), with the voice that is heard: what browsers and podcast players show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.publish.transcript.clock import span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.publish.transcript.line import Line


def as_vtt(lines: Iterable[Line]) -> str:
    """Return the lines as a WebVTT file. The id of each is that of the sentence in the book and on the page."""
    return "WEBVTT\n\n" + "\n".join(map(_cue, lines))


def _cue(line: Line) -> str:
    begins, ends = span(line.begins, line.ends)
    voice = f"<v {escaped(line.speaker)}>" if line.speaker else ""
    return f"{line.id}\n{begins} --> {ends}\n{voice}{escaped(line.text)}\n"


def escaped(text: str) -> str:
    """Return text so that no sign of it is markup (WebVTT, 4.2.2): with ``>``, an arrow cannot end the cue either."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
