"""Takes that follow one another in a recording, cut as one piece: nothing clicks, and its pauses are the narrator's."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audicle.audio.mp3 import RATE
from audicle.speak.recorded.overlaps import TOLERANCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from audicle.model.recording import Take
    from audicle.speak.script.utterances import Part, Utterance

# Seconds between two takes that are the narrator's pause: in more, something may be said that is not to be heard
_BREATH = 0.4


@dataclass(slots=True)
class Run:
    """A piece of sound that is cut and encoded by itself: stretches of one file, in order."""

    audio: str
    stretches: list[tuple[int, int]] = field(default_factory=list)  # samples at RATE Hz
    peak: float = 0.0  # the highest sample in it

    @property
    def samples(self) -> int:
        """How long it is."""
        return sum(end - begin for begin, end in self.stretches)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part of a cue is heard: in which run, and when in it."""

    run: Run
    begins: float  # seconds from the run's beginning
    ends: float


@dataclass(frozen=True, slots=True)
class Recorded:
    """Where the cues of a script are heard in a recording, and the keys of its runs in the cache."""

    # of each part of an utterance, None for one that has no sound
    places: Mapping[Utterance, tuple[Place | None, ...]] = field(default_factory=dict)
    keys: Mapping[int, str] = field(default_factory=dict)  # by the run's identity

    def key(self, run: Run) -> str:
        """Return the key of a run."""
        return self.keys[id(run)]


def runs(
    utterances: Iterable[Utterance], takes: Mapping[Take, tuple[int, int]], peaks: Mapping[Take, float]
) -> dict[Utterance, tuple[Place | None, ...]]:
    """Return where the parts of each utterance are heard, None for one that has no sound.

    ``takes`` are the samples of each take, ``peaks`` the highest in it. A run goes on from one cue to the next where
    the recording does, but not over the end of a section; inside a cue it leaves out what no take says.
    """
    found: dict[Utterance, tuple[Place | None, ...]] = {}
    run: Run | None = None
    section = ""
    for one in utterances:
        if not one.parts or one.section != section:
            run = None
        section = one.section
        places: list[Place | None] = []
        for part in one.parts:
            begin, end = _samples(part, takes)
            if begin == end:
                places.append(None)
                continue
            run = _joined(run, part.take.audio, begin, end, inside=any(places))
            run.peak = max(run.peak, peaks[part.take])
            last = run.stretches[-1]
            before = run.samples - (last[1] - last[0])
            places.append(Place(run, (before + begin - last[0]) / RATE, (before + end - last[0]) / RATE))
        if places:
            found[one] = tuple(places)
    return found


def _joined(run: Run | None, audio: str, begin: int, end: int, *, inside: bool) -> Run:
    """Return the run that samples belong to, with them in it."""
    if run is not None and run.audio == audio:
        first, last = run.stretches[-1]
        if -TOLERANCE * RATE <= begin - last <= _BREATH * RATE and begin >= first:
            run.stretches[-1] = (first, max(end, last))
            return run
        if inside and begin > last:
            run.stretches.append((begin, end))
            return run
    return Run(audio, [(begin, end)])


def _samples(part: Part, takes: Mapping[Take, tuple[int, int]]) -> tuple[int, int]:
    begin, end = takes[part.take]
    length = end - begin
    return begin + round(part.since * length), begin + round(part.until * length)
