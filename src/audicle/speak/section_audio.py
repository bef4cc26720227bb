"""A section's clips joined into one stream, and the cues of what is heard when."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from audicle.audio import mp3
from audicle.files import written
from audicle.model import Cue, SectionAudio
from audicle.speak.cache import ELSEWHERE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from audicle.speak.script import Utterance


def join(
    section: str,
    title: str,
    utterances: Iterable[Utterance],
    clip: Callable[[Utterance], bytes],
    path: Path,
    bitrate: int,
    ending: bytes = b"",
) -> SectionAudio:
    """Write the stream of one section to ``path`` and return it with its cues.

    ``clip`` gives the frames of an utterance, empty for a silence; ``ending`` holds frames to be heard after the last.
    Memory does not grow with the section.
    A cue begins on the frame where its first utterance does and ends where the next cue begins.
    Raises OutputError.
    """
    count, size, crc = 0, 0, 0
    cues: list[Cue] = []
    with written(path, ELSEWHERE) as file:

        def add(frames: bytes) -> None:
            nonlocal count, size, crc
            file.write(frames)
            crc = mp3.crc(frames, crc)
            size += len(frames)
            count = mp3.frames(size, bitrate)

        file.write(mp3.info_frame(0, 0, 0, bitrate))  # keeps the place of the one that is right, below
        for cue, group in groupby(utterances, key=lambda utterance: utterance.cue):
            said = list(group)
            start = count
            for utterance in said:
                add(clip(utterance))
                add(mp3.silence(utterance.pause, bitrate))
            shown = next((utterance for utterance in said if not utterance.announced), said[0])
            text = shown.text
            cues.append(Cue(cue, shown.unit, shown.start, shown.end, text, mp3.seconds(start), mp3.seconds(count)))
        add(ending)
        file.seek(0)
        file.write(mp3.info_frame(count, size, crc, bitrate))
    duration = mp3.duration(count)
    if cues:
        last = cues[-1]
        cues[-1] = Cue(last.id, last.unit, last.start, last.end, last.text, last.begins, duration)
    return SectionAudio(section, title, path, duration, tuple(cues))
