"""A section's clips joined into one stream, and the cues of what is heard when."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from audicle.audio import mp3
from audicle.audio.edges import LEAD, TAIL
from audicle.machine.files import written
from audicle.model import Cue, SectionAudio
from audicle.model.level import together
from audicle.speak.cache import ELSEWHERE
from audicle.speak.words import Heard, cue_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from audicle.model import Level
    from audicle.speak.script.utterances import Utterance
    from audicle.voices.shared.timing import SpokenWord

# Seconds of silence that every clip brings, at any speed: the encoder's delay, and half a frame on the average
_BROUGHT = (mp3.DELAY + mp3.FRAME / 2) / mp3.RATE


@dataclass(frozen=True, slots=True)
class Clip:
    """The sound of an utterance, or a chime."""

    frames: bytes  # whole frames as ``audio.mp3`` makes them
    level: Level
    words: Sequence[SpokenWord] | None = None  # when its words are said; None if nobody knows


def join(
    section: str,
    title: str,
    utterances: Iterable[Utterance],
    clip: Callable[[Utterance], Clip | None],
    voice: Callable[[Utterance], str],
    path: Path,
    bitrate: int,
    ending: Clip | None = None,
    speed: float = 1.0,
) -> SectionAudio:
    """Write the stream of one section to ``path`` and return it with its cues.

    ``clip`` gives the sound of an utterance, None for a silence, and ``voice`` the name of who says it; ``ending`` is
    to be heard after the last. A pause is as long as its utterance says, with the quiet that clips made at ``speed``
    bring. Memory does not grow with the section.
    A cue begins on the frame where its first utterance does and ends where the next cue begins.
    Raises OutputError.
    """
    count, size, crc = 0, 0, 0
    cues: list[Cue] = []
    levels: list[Level] = []
    with written(path, ELSEWHERE) as file:

        def add(frames: bytes) -> None:
            nonlocal count, size, crc
            file.write(frames)
            crc = mp3.crc(frames, crc)
            size += len(frames)
            count = mp3.frames(size, bitrate)

        def play(sound: Clip) -> None:
            add(sound.frames)
            levels.append(sound.level)

        file.write(mp3.info_frame(0, 0, 0, bitrate))  # keeps the place of the one that is right, below
        for cue, group in groupby(utterances, key=lambda utterance: utterance.cue):
            said = list(group)
            start = count
            heard: list[Heard] = []
            for utterance in said:
                sound = clip(utterance)
                if sound:
                    begins = mp3.seconds(count)
                    play(sound)
                    heard.append(Heard(utterance, begins, mp3.seconds(count), sound.words))
                add(mp3.silence(rest(utterance.pause, speed, heard=sound is not None), bitrate))
            shown = next((utterance for utterance in said if not utterance.announced), said[0])
            text, ends = shown.text, mp3.seconds(count)
            timed = cue_words(heard, text, shown.start, ends)
            speaker = _speaker([one.utterance for one in heard], voice)
            cues.append(Cue(cue, shown.unit, shown.start, shown.end, text, mp3.seconds(start), ends, timed, speaker))
        if ending:
            play(ending)
        file.seek(0)
        file.write(mp3.info_frame(count, size, crc, bitrate))
    duration = mp3.duration(count)
    if cues:
        last = cues[-1]
        timed = tuple(
            replace(one, begins=min(one.begins, duration), ends=min(one.ends, duration)) for one in last.words
        )
        cues[-1] = replace(last, ends=duration, words=timed)
    return SectionAudio(section, title, path, duration, tuple(cues), together(levels))


def rest(pause: float, speed: float, *, heard: bool) -> float:
    """Return the seconds of silence to add for a ``pause`` to be heard after a clip, if there is one.

    A clip spoken at ``speed`` brings some quiet itself, and so does the next.
    """
    return max(0.0, pause - _BROUGHT - (LEAD + TAIL) / speed) if heard else pause


def _speaker(heard: Iterable[Utterance], voice: Callable[[Utterance], str]) -> str:
    """Return the voice that says most of the words as written, "" if none says any."""
    shares: Counter[str] = Counter()
    for utterance in heard:
        if not utterance.announced:
            shares[voice(utterance)] += len(utterance.spoken)
    return max(shares, key=shares.__getitem__, default="")
