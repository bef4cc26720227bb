from __future__ import annotations

import io

import av
import numpy as np
import pytest

from audicle.audio import mp3
from audicle.audio.chime import chime
from audio.test_level import loudness, true_peak


def decoded(frames: bytes) -> np.ndarray:
    with av.open(io.BytesIO(frames), format="mp3") as container:
        return np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])


@pytest.mark.parametrize(("target", "bitrate"), [(-16.0, 64), (-20.0, 32), (-16.0, 160)])
def test_it_is_as_loud_as_speech(target: float, bitrate: int) -> None:
    sound = decoded(chime(target, -1.0, bitrate)[0])
    # it is hardly longer than the blocks in which loudness is measured
    assert loudness(sound) == pytest.approx(target, abs=1.0)
    assert true_peak(sound) <= -1.0


def test_it_begins_and_ends_without_a_click() -> None:
    frames, _ = chime(-16.0, -1.0, 64)
    sound = decoded(frames)
    assert mp3.is_stream(frames, 64)
    assert np.max(np.abs(sound[: mp3.DELAY])) < 0.02
    assert np.max(np.abs(sound[-mp3.RATE // 2 :])) == 0.0
    rung = np.flatnonzero(np.abs(sound) > 1e-3)[-1]
    assert np.max(np.abs(sound[rung - 200 : rung])) < 0.01
    # no sample is far from what the two before it lead to
    assert np.max(np.abs(np.diff(sound, 2))) < 0.3 * np.max(np.abs(sound))


def test_it_is_the_same_every_time() -> None:
    first = chime(-16.0, -1.0, 64)
    chime.cache_clear()
    assert chime(-16.0, -1.0, 64) == first
