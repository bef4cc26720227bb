"""What the files of a recording hold: how long each is, how loud, and whether anything is heard in its takes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from audicle.audio.loudness import BLOCK, Meter
from audicle.audio.mp3 import RATE
from audicle.audio.streaming import streamed
from audicle.errors import SourceError
from audicle.model import SILENCE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from threading import Event

    from audicle.model import Level
    from audicle.model.recording import Sounds, Take

_CHUNK = 1 << 20  # bytes


@dataclass(slots=True)
class File:
    """What was found in a file."""

    sha256: str = ""
    samples: int = 0  # at RATE Hz
    level: Level = SILENCE  # of its takes together
    peaks: dict[Take, float] = field(default_factory=dict)  # the highest sample in each take; 0 if it has no sound
    why: str = ""  # why it cannot be read; "" if it can


def surveyed(path: str, takes: Sequence[Take], sounds: Sounds, stop: Event) -> File:
    """Return what is in one file; its ``takes`` overlap only a little. ``stop`` ends it early."""
    found = File(peaks=dict.fromkeys(takes, 0.0))
    waiting = sorted(takes, key=lambda take: take.begins)
    try:
        with sounds.stream(path) as file:
            digest = hashlib.sha256()
            while block := file.read(_CHUNK):
                digest.update(block)
            found.sha256 = digest.hexdigest()
            file.seek(0)
            meter = Meter(RATE)
            meter.hear(np.zeros(round(BLOCK * RATE), np.float32))
            first = 0
            for samples in streamed(file):
                if stop.is_set():
                    break
                begin, end = found.samples, found.samples + samples.size
                found.samples = end
                while first < len(waiting) and _last(waiting[first]) <= begin:
                    first += 1
                if first == len(waiting):
                    break  # what follows is of no use
                at = first
                while at < len(waiting) and round(waiting[at].begins * RATE) < end:
                    take = waiting[at]
                    piece = samples[
                        max(0, round(take.begins * RATE) - begin) : max(0, int(min(_last(take), end)) - begin)
                    ]
                    if piece.size:
                        found.peaks[take] = max(found.peaks[take], float(np.max(np.abs(piece))))
                        meter.hear(piece)
                    at += 1
            found.level = meter.level()
    except (ValueError, KeyError, OSError, SourceError) as error:
        found.why = str(error).partition("\n")[0]
    return found


def _last(take: Take) -> int | float:
    return float("inf") if take.ends is None else round(take.ends * RATE)
