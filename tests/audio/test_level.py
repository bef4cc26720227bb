from __future__ import annotations

import numpy as np
import pyloudnorm
import pytest
import soxr
from hypothesis import given, settings
from hypothesis import strategies as st

from audicle.audio.level import is_silent, prepare
from audicle.audio.mp3 import RATE


def speech(seconds: float, rate: int, seed: int = 0, level: float = 0.05) -> np.ndarray:
    """Something like a voice: harmonics of a gliding pitch, in syllables, with a little breath."""
    rng = np.random.default_rng(seed)
    time = np.arange(round(seconds * rate)) / rate
    glide = 120 * time + 8 * np.sin(2 * np.pi * 0.7 * time)
    voice = sum(np.sin(2 * np.pi * (k * glide + rng.random())) / k for k in range(1, 25))
    syllables = np.clip(np.sin(2 * np.pi * 2 * time) ** 2, 0.05, 1.0)
    return (level * syllables * (voice + 0.05 * rng.standard_normal(time.size)) / 2).astype(np.float32)


def loudness(samples: np.ndarray) -> float:
    pause = np.zeros(RATE // 2)
    return float(pyloudnorm.Meter(RATE).integrated_loudness(np.concatenate([pause, samples, pause])))


def true_peak(samples: np.ndarray) -> float:
    """In dBTP, by four times as many samples; ITU-R BS.1770-5, annex 2."""
    return float(20 * np.log10(np.max(np.abs(soxr.resample(samples, RATE, 4 * RATE)))))


@given(
    seconds=st.floats(0.5, 8.0),
    rate=st.sampled_from((16_000, 22_050, 24_000, 48_000)),
    seed=st.integers(0, 100),
    level=st.floats(0.001, 0.6),
    target=st.sampled_from((-16.0, -19.0, -23.0)),
)
@settings(deadline=None, max_examples=40)
def test_every_sentence_comes_out_at_the_target(
    seconds: float, rate: int, seed: int, level: float, target: float
) -> None:
    result, told = prepare(speech(seconds, rate, seed, level), rate, target, -1.0)
    # what is shorter than a gating block or two is measured differently from each place it stands in
    assert loudness(result) == pytest.approx(target, abs=0.5 if seconds >= 1 else 1.0)
    assert told.loudness == pytest.approx(loudness(result), abs=0.3 if seconds >= 1 else 1.0)
    assert told.seconds == pytest.approx(seconds, abs=0.7)
    assert 20 * np.log10(told.peak) == pytest.approx(20 * np.log10(np.max(np.abs(result))), abs=1.0)
    assert true_peak(result) <= -1.0
    assert np.all(np.isfinite(result))


def test_silence_around_the_speech_is_cut_and_the_ends_do_not_click() -> None:
    inner = speech(2.0, RATE)
    pause = np.zeros(RATE, np.float32)
    result, _ = prepare(np.concatenate([pause, inner, pause]), RATE, -16.0, -1.0)
    assert 1.8 < result.size / RATE < 2.2
    assert abs(result[0]) < 1e-3
    assert abs(result[-1]) < 1e-3


def test_peaks_are_rounded_off_without_a_jump() -> None:
    samples = speech(3.0, RATE)
    samples[RATE : RATE + 40] = 0.9  # a plosive far above the rest
    result, _ = prepare(samples, RATE, -16.0, -1.0)
    assert true_peak(result) <= -1.0


def test_what_is_silent() -> None:
    assert is_silent(np.zeros(0, np.float32))
    assert is_silent(np.zeros(1000, np.float32))
    assert not is_silent(speech(0.1, RATE))
