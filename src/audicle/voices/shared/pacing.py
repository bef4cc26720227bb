"""A pace that is what was asked, whatever a voice makes of it.

Voices round: a neural one lets each sound last whole frames, Pico and eSpeak NG leave their pauses as they are, so that
"1.3 times as fast" comes out as 1.1 to 1.4. So a sentence is spoken at the voice's own pace too, to learn how long it
is there, and what was spoken is stretched in time to that length over the speed. The stretching is WSOLA (W. Verhelst
and M. Roelands, ICASSP 1993) as FFmpeg has it, which keeps the pitch. https://ffmpeg.org/ffmpeg-filters.html#atempo
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

import numpy as np

from audicle.voices.protocol import Speech

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from audicle.voices.shared.timing import SpokenWord

    Said = tuple[Speech, tuple[SpokenWord, ...]]

_FORM = 1  # raised when the same sound comes to be stretched otherwise
_QUIET = 10 ** (-50 / 20)  # of the peak; below it is the voice's own silence, as where clips are trimmed
_EXACT = 0.004  # of the length
_TRIES = 4
_LEAST, _MOST = 0.5, 2.0  # that the filter stretches well at once
_AROUND = 0.1  # seconds of silence, so that the filter has something to end on


@cache
def method() -> str:
    """Return what shapes a sound whose pace was changed: part of the cache key of each such sentence."""
    return f"{_FORM} av {version('av')}"


def paced(say: Callable[[float], Said], speed: float, slowest: float = 1.0, quickest: float = 1.0) -> Said:
    """Return what ``say`` says, exactly ``speed`` times as fast as ``say(1.0)``, pauses too, with the words' times.

    ``say`` is called with the voice's own factor: with 1.0, and with the one nearest to ``speed`` from ``slowest`` to
    ``quickest``, where the voice itself does it better than stretching does. The same calls give the same samples.
    """
    own = say(1.0)
    if speed == 1 or not own[0].samples.size:
        return own
    factor = min(max(speed, slowest), quickest)
    spoken, words = own if factor == 1 else say(factor)
    begins, ends = _edges(own[0].samples)
    first, last = _edges(spoken.samples)
    if ends == begins or last == first:
        return own
    wanted = (ends - begins) / speed
    body, ratio = _fitted(spoken.samples[first:last], spoken.rate, wanted)
    before = np.zeros(round(begins / speed), np.float32)
    # what a short word misses of its length is made up for by the silence after it
    after = np.zeros(max(0, round(own[0].samples.size / speed) - len(before) - len(body)), np.float32)
    shift = len(before) / spoken.rate
    samples = np.concatenate([before, body, after])
    over = len(samples) / spoken.rate

    def moved(time: float) -> float:
        return min(max((time - first / spoken.rate) / ratio, 0.0) + shift, over)

    timed = tuple(replace(word, begins=moved(word.begins), ends=moved(word.ends)) for word in words)
    return Speech(samples, spoken.rate), timed


def _edges(samples: NDArray[np.float32]) -> tuple[int, int]:
    """Return where what is heard begins and ends, in samples."""
    loud = np.abs(samples)
    heard = np.flatnonzero(loud > _QUIET * loud.max(initial=0.0))
    return (int(heard[0]), int(heard[-1]) + 1) if heard.size else (0, 0)


def _fitted(samples: NDArray[np.float32], rate: int, wanted: float) -> tuple[NDArray[np.float32], float]:
    """Return a sound that lasts as many samples as ``wanted``, and the factor by which it is quicker.

    The filter works in pieces of a twentieth of a second and so misses by a part of one: it is asked anew for more or
    less, which a short word needs.
    """
    ratio = len(samples) / wanted
    asked = ratio
    best = samples
    for _ in range(_TRIES):
        made = _stretched(samples, rate, asked)
        begins, ends = _edges(made)
        made = made[begins:ends]
        if abs(len(made) - wanted) < abs(len(best) - wanted):
            best = made
        if abs(len(best) - wanted) <= _EXACT * wanted or not len(made):
            break
        asked *= len(made) / wanted
    return best, ratio


def _stretched(samples: NDArray[np.float32], rate: int, ratio: float) -> NDArray[np.float32]:
    """Return a sound ``ratio`` times as fast, with its pitch."""
    # FFmpeg is large, and few change the pace
    import av  # noqa: PLC0415

    from audicle.voices.shared.decoding import pulled  # noqa: PLC0415

    graph = av.filter.Graph()
    nodes = [graph.add_abuffer(sample_rate=rate, format="flt", layout="mono", time_base=Fraction(1, rate))]
    while not _LEAST <= ratio <= _MOST:
        step = min(max(ratio, _LEAST), _MOST)
        nodes.append(graph.add("atempo", repr(step)))
        ratio /= step
    nodes += graph.add("atempo", repr(ratio)), graph.add("abuffersink")
    graph.link_nodes(*nodes).configure()
    around = np.pad(samples.astype(np.float32), round(_AROUND * rate))
    frame = av.AudioFrame.from_ndarray(around[np.newaxis], format="flt", layout="mono")
    frame.sample_rate = rate
    frame.pts = 0
    graph.push(frame)
    graph.push(None)
    blocks = pulled(graph)
    return np.concatenate(blocks) if blocks else np.zeros(0, np.float32)
