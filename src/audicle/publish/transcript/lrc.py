"""LRC: the lyrics that music players show line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.publish.transcript.clock import minutes
from audicle.publish.transcript.srt import JOINER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.publish.transcript.line import Line

_TIMES = re.compile(r"^\[|[\[<](?=\d+:\d)")  # a second time of the line, a head, or the time of a word


def as_lrc(lines: Iterable[Line], *, title: str, artist: str, album: str, length: float) -> str:
    """Return the lines as an LRC file. Texts of the heads are on one line, empty if they are not known.

    ``length`` is in seconds. A line is shown until the next begins; the last until the end.
    """
    heads = {"ti": title, "ar": artist, "al": album, "length": minutes(length)[:-3], "re": "Audicle"}
    made = [f"[{name}:{text.translate(_ROUND)}]" for name, text in heads.items() if text]
    made += [f"[{minutes(line.begins)}]{_TIMES.sub(_apart, line.text)}" for line in lines]
    return "\n".join(made) + "\n"


def _apart(bracket: re.Match[str]) -> str:
    return f"{JOINER}{bracket[0]}{JOINER}"


_ROUND = str.maketrans("[]", "()")  # a head ends at its bracket
