"""A section's clips joined into one stream, and the cues of what is heard when."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from audicle.audio import mp3
from audicle.audio.edges import LEAD, TAIL
from audicle.machine.files import written
from audicle.model import Cue, SectionAudio, Word
from audicle.model.level import together
from audicle.speak.cache import ELSEWHERE
from audicle.speak.words import Heard, covering, cue_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from audicle.model import Level
    from audicle.speak.recorded.runs import Place, Run
    from audicle.speak.script.utterances import Utterance
    from audicle.voices.shared.timing import SpokenWord

# Seconds of silence that every clip brings, at any speed: the encoder's delay, and half a frame on the average
_BROUGHT = (mp3.DELAY + mp3.FRAME / 2) / mp3.RATE
_NONE = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Clip:
    """The sound of an utterance, a run of a recording, or a chime."""

    frames: bytes  # whole frames as ``audio.mp3`` makes them
    level: Level
    words: Sequence[SpokenWord] | None = None  # when its words are said; None if nobody knows
    quiet: tuple[float, float] | None = None  # seconds of quiet at its ends; None: what every voice's clip has


@dataclass(slots=True)
class _Said:
    """A cue as it was heard."""

    cue: str
    shown: Utterance
    speaker: str
    begins: float
    heard: list[Heard]  # by a voice
    words: tuple[Word, ...]  # in a recording

    def as_cue(self, ends: float) -> Cue:
        """Return it; the next begins where it ends."""
        text, start = self.shown.text, self.shown.start
        words = covering(self.words, text, start, ends) if self.words else cue_words(self.heard, text, start, ends)
        return Cue(self.cue, self.shown.unit, start, self.shown.end, text, self.begins, ends, words, self.speaker)


class _Stream:
    """A section's stream in the making. The pause after something is added when it is known what follows."""

    def __init__(self, file: BinaryIO, bitrate: int, speed: float) -> None:
        self._file = file
        self._bitrate = bitrate
        self._lead = LEAD / speed  # seconds of quiet at the beginning of a voice's clip
        self._owed = 0.0  # seconds of silence, before the quiet of what follows is taken off
        self._recorded = False  # whether what was heard last is a recording
        self.count = self.size = self.crc = 0
        self.levels: list[Level] = []

    def add(self, frames: bytes) -> None:
        """Add frames as they are."""
        self._file.write(frames)
        self.crc = mp3.crc(frames, self.crc)
        self.size += len(frames)
        self.count = mp3.frames(self.size, self._bitrate)

    def rest(self, lead: float | None = None) -> float:
        """Add the pause that is owed, and return when what follows begins; ``lead`` is the quiet that it brings.

        None is that of a voice's clip, which is known to pauses between voices.
        """
        known = self._lead if not self._recorded else 0.0
        brought = (self._lead if lead is None else lead) - known
        self.add(mp3.silence(max(0.0, self._owed - max(0.0, brought)), self._bitrate))
        self._owed = 0.0
        return mp3.seconds(self.count)

    def play(self, sound: Clip) -> None:
        """Add a sound."""
        self.add(sound.frames)
        self.levels.append(sound.level)

    def owe(self, seconds: float, *, recorded: bool) -> None:
        """Let a pause follow, unless more of the same recording does; of a recording, without its own quiet."""
        self._owed, self._recorded = seconds, recorded


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
    places: Mapping[Utterance, Sequence[Place | None]] = MappingProxyType({}),
    run: Callable[[Run], Clip] | None = None,
) -> SectionAudio:
    """Write the stream of one section to ``path`` and return it with its cues.

    ``clip`` gives the sound of an utterance, None for a silence, and ``voice`` the name of who says it; ``ending`` is
    to be heard after the last. A pause is as long as its utterance says, with the quiet that clips made at ``speed``
    bring. ``places`` tell where utterances are heard in runs of a recording, whose sound ``run`` gives; inside a run
    the pauses are its own. Memory does not grow with the section.
    A cue begins where its first utterance does, on a frame unless it is inside a run, and ends where the next begins.
    Raises OutputError.
    """
    found: list[_Said] = []
    with written(path, ELSEWHERE) as file:
        stream = _Stream(file, bitrate, speed)
        playing: tuple[Run, Clip, float] | None = None  # the run that was heard last, its sound and its beginning
        file.write(mp3.info_frame(0, 0, 0, bitrate))  # keeps the place of the one that is right, below
        for cue, group in groupby(utterances, key=lambda utterance: utterance.cue):
            said = list(group)
            start: float | None = None
            heard: list[Heard] = []
            timed: list[Word] = []
            for utterance in said:
                if run and utterance in places:
                    for part, place in zip(utterance.parts, places[utterance], strict=True):
                        if place is None:
                            continue
                        if playing is None or playing[0] is not place.run:
                            piece = run(place.run)
                            inside = playing is not None and bool(timed)
                            begins = mp3.seconds(stream.count) if inside else stream.rest((piece.quiet or _NONE)[0])
                            stream.play(piece)
                            playing = place.run, piece, begins
                        begins = playing[2] + place.begins
                        start = begins if start is None else start
                        timed.append(Word(part.start, part.end, begins, playing[2] + place.ends))
                    if playing:
                        stream.owe(utterance.pause - _BROUGHT - (playing[1].quiet or _NONE)[1], recorded=True)
                    continue
                playing = None
                sound = clip(utterance)
                begins = stream.rest()
                start = begins if start is None else start
                if sound:
                    stream.play(sound)
                    heard.append(Heard(utterance, begins, mp3.seconds(stream.count), sound.words))
                stream.owe(rest(utterance.pause, speed, heard=sound is not None), recorded=False)
            shown = next((utterance for utterance in said if not utterance.announced), said[0])
            speaker = voice(shown) if timed else _speaker([one.utterance for one in heard], voice)
            words = tuple(timed) if _by_word(shown, timed) else ()
            found.append(_Said(cue, shown, speaker, start or 0.0, heard, words))
        stream.rest()
        if ending:
            stream.play(ending)
        file.seek(0)
        file.write(mp3.info_frame(stream.count, stream.size, stream.crc, bitrate))
    duration = mp3.duration(stream.count)
    ends = [*(one.begins for one in found[1:]), duration]
    cues = tuple(one.as_cue(end) for one, end in zip(found, ends, strict=True)) if found else ()
    return SectionAudio(section, title, path, duration, cues, together(stream.levels))


def _by_word(shown: Utterance, timed: Sequence[Word]) -> bool:
    """Tell whether each stretch of a recording says one word, as far as there are several."""
    words = (shown.text[one.start - shown.start : one.end - shown.start] for one in timed)
    return len(timed) > 1 and len(timed) == len(shown.parts) and not any(len(word.split()) > 1 for word in words)


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
