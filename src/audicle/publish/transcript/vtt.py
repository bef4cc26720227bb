"""WebVTT (W3C), with the voice that is heard and the times of words: what browsers and podcast players show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.publish.transcript.clock import hours, span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.publish.transcript.line import Line


def as_vtt(lines: Iterable[Line]) -> str:
    """Return the lines as a WebVTT file. The id of each is that of the sentence in the book and on the page."""
    return "WEBVTT\n\n" + "\n".join(map(_cue, lines))


def _cue(line: Line) -> str:
    begins, ends = span(line.begins, line.ends)
    voice = f"<v {escaped(line.speaker)}>" if line.speaker else ""
    return f"{line.id}\n{begins} --> {ends}\n{voice}{_text(line)}\n"


def _text(line: Line) -> str:
    """Return a line's text; where it is known, each word after the time at which it is heard (WebVTT, 4.2.2)."""
    made, at, before = "", 0, round(line.begins * 1000)
    for word in line.words:
        made += escaped(line.text[at : word.start])
        begins = round(word.begins * 1000)
        if before < begins < round(line.ends * 1000):  # times lie within the cue's and grow
            made += f"<{hours(word.begins)}>"
            before = begins
        made += f"<c>{escaped(line.text[word.start : word.end])}</c>"
        at = word.end
    return made + escaped(line.text[at:])


def escaped(text: str) -> str:
    """Return text so that no sign of it is markup (WebVTT, 4.2.2): with ``>``, an arrow cannot end the cue either."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
