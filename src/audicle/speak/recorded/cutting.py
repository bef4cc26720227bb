"""Runs cut out of one file of a recording: leveled, encoded and kept. The file is decoded once, memory stays small."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from audicle.audio import mp3
from audicle.audio.level import Limiter
from audicle.audio.loudness import BLOCK, Meter
from audicle.audio.mp3 import RATE
from audicle.audio.streaming import streamed
from audicle.speak.cache import About

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from threading import Event

    from numpy.typing import NDArray

    from audicle.model.recording import Sounds
    from audicle.speak.cache import ClipCache
    from audicle.speak.recorded.runs import Run

_FADE = round(0.005 * RATE)  # samples; a cut without it clicks
_QUIET = 10 ** (-40 / 20)  # of the peak: what is below it is a pause


class _Making:
    """A run in the making."""

    def __init__(self, run: Run, gain: float, peak: float, bitrate: int) -> None:
        self._gain = np.float32(gain)
        self._limiter = Limiter(peak) if run.peak * gain > 10 ** ((peak - 2.0) / 20) else None
        self._stream = mp3.Stream(bitrate)
        self._meter = Meter(RATE)
        self._still()
        self._loud = _QUIET * run.peak * gain
        self._first: int | None = None  # the first sample that is loud
        self._last = self._taken = 0
        self._frames: list[bytes] = []

    def take(self, samples: NDArray[np.float32], after: int, left: int) -> None:
        """Take samples of a stretch that begins ``after`` samples before them and ends ``left`` samples after them."""
        sound = samples * self._gain
        if after < _FADE or left < _FADE:
            places = np.arange(sound.size)
            inward = np.minimum(after + places, left + sound.size - 1 - places)
            sound = sound * np.minimum(1.0, inward / _FADE).astype(np.float32)
        loud = np.flatnonzero(np.abs(sound) > self._loud)
        if loud.size:
            self._first = self._taken + int(loud[0]) if self._first is None else self._first
            self._last = self._taken + int(loud[-1])
        self._taken += sound.size
        self._encode(self._limiter.take(sound) if self._limiter else sound)

    def end(self) -> tuple[bytes, About]:
        """Return the frames, and what is known of them."""
        if self._limiter:
            self._encode(self._limiter.rest())
        self._frames.append(self._stream.end())
        self._still()
        begins = self._taken if self._first is None else self._first
        quiet = (begins / RATE, (self._taken - 1 - self._last) / RATE if self._first is not None else 0.0)
        return b"".join(self._frames), About(self._meter.level(), None, quiet)

    def _encode(self, samples: NDArray[np.float32]) -> None:
        if samples.size:
            self._meter.hear(samples)
            self._frames.append(self._stream.take(samples))

    def _still(self) -> None:
        self._meter.hear(np.zeros(round(BLOCK * RATE), np.float32))


def cut(
    path: str,
    runs: Mapping[str, Run],
    sounds: Sounds,
    cache: ClipCache,
    stop: Event,
    *,
    gain: float,
    peak: float,
    bitrate: int,
) -> None:
    """Cut runs, by their keys, out of the file at ``path`` and keep each.

    ``gain`` is linear, ``peak`` the ceiling in dBTP. Where the file ends early, so do they. ``stop`` ends the work, and
    what is not whole is not kept. Raises KeyError, ValueError, OSError or SourceError, if the file that could be read
    before no longer can; OutputError.
    """
    stretches = sorted((begin, end, key) for key, run in runs.items() for begin, end in run.stretches)
    last = {key: max(end for _, end in run.stretches) for key, run in runs.items()}
    made: dict[str, _Making] = {}
    at = 0
    with sounds.stream(path) as file:
        waiting: Sequence[tuple[int, int, str]] = stretches
        for samples in streamed(file):
            if stop.is_set():
                return
            until = at + samples.size
            rest: list[tuple[int, int, str]] = []
            for number, (begin, end, key) in enumerate(waiting):
                if begin >= until:
                    rest.extend(waiting[number:])
                    break
                first, stops = max(begin, at), min(end, until)
                making = made.get(key) or made.setdefault(key, _Making(runs[key], gain, peak, bitrate))
                making.take(samples[first - at : stops - at], first - begin, end - stops)
                if end > until:
                    rest.append((begin, end, key))
                elif end == last[key]:
                    cache.put(key, *made.pop(key).end())
            waiting = rest
            at = until
            if not waiting:
                break
    for key, making in made.items():
        cache.put(key, *making.end())
