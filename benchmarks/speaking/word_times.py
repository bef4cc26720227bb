"""How well engines tell when words are said: against where the sound begins after silence.

    python benchmarks/speaking/word_times.py

Sentences are spoken by each engine that tells times. Where there was silence for at least 60 ms and a word begins near
its end, the distance from the word's time to where the energy rises is an error. The same is asked of the clip after
trimming, levelling and encoding, decoded by FFmpeg: what a listener hears.
"""

from __future__ import annotations

import argparse
import io
import statistics
import sys
from typing import TYPE_CHECKING

import av
import numpy as np

from audicle.audio import mp3
from audicle.audio.level import lead, prepare
from audicle.voices.registry import engine
from audicle.voices.shared.timing import Timed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from audicle.voices.shared.timing import SpokenWord

VOICES = (("hibari", "heart", "en"), ("piper", "en_US-joe-medium", "en"), ("espeak", "en-US", "en"))
SENTENCES = (
    "When the tide went out, the miller opened the gate; slowly, the wheel began to turn.",
    "Nobody knew, not even the baker, why the lamp burned all night.",
    "First came the rain, then the wind, then, at last, the boats.",
    "In nineteen hundred and four, twelve barrels of oil were stored here, and four were sold.",
    "He asked, quietly: who built this bridge, and when, and for whom?",
    "Copper, tin, salt, grain, timber: everything came by water.",
    "The old keeper, who had seen three storms that week, slept until noon.",
    "If it freezes, cover the pipes; if it thaws, open them again.",
)
STEP = 0.005  # seconds
QUIET = 10 ** (-35 / 20)  # of the loudest step
SILENCE = 0.06  # seconds
NEAR = 0.25  # seconds


def onsets(samples: NDArray[np.float32], rate: int) -> list[float]:
    """Return where the sound begins after silence, in seconds, the first beginning among them."""
    size = round(STEP * rate)
    power = np.sqrt(np.mean(np.square(samples[: len(samples) // size * size].reshape(-1, size)), axis=1))
    loud = power > QUIET * power.max()
    found: list[float] = []
    quiet = SILENCE
    for number, here in enumerate(loud):
        if here and quiet >= SILENCE - STEP / 2:
            found.append(number * STEP)
        quiet = 0.0 if here else quiet + STEP
    return found


def errors(words: Sequence[SpokenWord], samples: NDArray[np.float32], rate: int) -> list[float]:
    """Return word time minus onset, in seconds, for each onset that has a word near it."""
    made = []
    for onset in onsets(samples, rate):
        nearest = min((word.begins - onset for word in words), key=abs, default=NEAR)
        if abs(nearest) < NEAR:
            made.append(nearest)
    return made


def heard(data: bytes) -> NDArray[np.float32]:
    """Return what a player hears of frames that stand behind an Info tag, which lets it leave out the delay."""
    tag = mp3.info_frame(mp3.frames(data, 64), len(data), mp3.crc(data), 64)
    with av.open(io.BytesIO(tag + data), format="mp3") as container:
        frames = [frame.to_ndarray().mean(axis=0) for frame in container.decode(audio=0)]
    return np.concatenate(frames).astype(np.float32)


def main() -> None:
    """Print a line for each engine: onsets, and the median and the 90th percentile of the errors in milliseconds."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    worst = 0.0
    print(f"{'':8} {'onsets':>6} {'median':>7} {'90 %':>6} {'bias':>6}   {'in the MP3':>10}")
    for name, voice, language in VOICES:
        speaker = engine(name)
        if speaker.missing() or not isinstance(speaker, Timed):
            print(f"{name:8} is not here")
            continue
        raw: list[float] = []
        played: list[float] = []
        for sentence in SENTENCES:
            speech, words = speaker.speak_timed(sentence, (), voice, language, 1.0)
            raw += errors(words, speech.samples, speech.rate)
            cut = lead(speech.samples, speech.rate) / speech.rate
            sound = heard(mp3.encode(prepare(speech.samples, speech.rate, -16.0, -1.0), 64))
            played += [error - cut for error in _shifted(words, sound, cut)]
        sizes = [1000 * abs(error) for error in raw]
        median, worst_of = statistics.median(sizes), float(np.percentile(sizes, 90))
        bias, end = 1000 * statistics.median(raw), 1000 * statistics.median(map(abs, played))
        print(f"{name:8} {len(raw):6} {median:5.0f}ms {worst_of:4.0f}ms {bias:+4.0f}ms   {end:8.0f}ms")
        worst = max(worst, median, end)
    sys.exit(worst > 40)  # noqa: PLR2004 - the goal, in milliseconds


def _shifted(words: Sequence[SpokenWord], sound: NDArray[np.float32], cut: float) -> list[float]:
    """Return word time minus onset plus ``cut``, for words whose times count from before the cut."""
    found = []
    for onset in onsets(sound, mp3.RATE):
        nearest = min((word.begins - cut - onset for word in words), key=abs, default=NEAR)
        if abs(nearest) < NEAR:
            found.append(nearest + cut)
    return found


if __name__ == "__main__":
    main()
