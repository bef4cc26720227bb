from __future__ import annotations

import numpy as np
import pytest

from audicle.audio.mp3 import RATE
from audicle.audio.resample import resampled


def _tone(frequency: float, rate: int, seconds: float = 1.0) -> np.ndarray:
    return np.sin(2 * np.pi * frequency * np.arange(round(rate * seconds)) / rate).astype(np.float32)


def _level(samples: np.ndarray) -> float:
    middle = samples[len(samples) // 4 : -len(samples) // 4]
    return float(20 * np.log10(np.sqrt(2 * np.mean(np.square(middle))) + 1e-9))


@pytest.mark.parametrize("rate", [8000, 16_000, 22_050])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.95])
def test_what_a_voice_has_is_kept_to_just_below_its_highest_frequency(rate: int, share: float) -> None:
    assert _level(resampled(_tone(share * rate / 2, rate), rate, RATE)) == pytest.approx(0, abs=0.1)


@pytest.mark.parametrize("rate", [8000, 16_000, 22_050])
def test_nothing_is_mirrored_above_it(rate: int) -> None:
    up = resampled(_tone(0.9 * rate / 2, rate), rate, RATE)
    spectrum = np.abs(np.fft.rfft(up * np.hanning(len(up))))
    frequencies = np.fft.rfftfreq(len(up), 1 / RATE)
    mirrored = spectrum[frequencies > 1.02 * rate / 2]
    assert mirrored.max() < spectrum.max() / 1000


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 44_100, 48_000])
def test_a_sound_begins_where_it_began(rate: int) -> None:
    samples = np.zeros(rate, np.float32)
    samples[rate // 2 : rate // 2 + rate // 100] = _tone(1000, rate, 0.01)[: rate // 100]
    found = np.flatnonzero(np.abs(resampled(samples, rate, RATE)) > 0.5)[0] / RATE
    assert found == pytest.approx(0.5, abs=0.001)
    assert len(resampled(samples, rate, RATE)) == pytest.approx(RATE, abs=2)
