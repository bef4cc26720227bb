"""Sound of any kind is decoded to the house's rate in one go, and what is damaged is as long a silence."""

from __future__ import annotations

import io

import numpy as np
import pytest
import soxr

from audicle.audio.level import Limiter
from audicle.audio.loudness import Meter, measure
from audicle.audio.mp3 import Stream, encode
from audicle.audio.streaming import streamed
from narrated_books import bare_mp3, encoded, mp3

SECONDS = 3
RNG = np.random.default_rng(7)
NOISE = np.concatenate([np.zeros(22_050), RNG.normal(0, 0.2, 44_100), np.zeros(66_150)]).astype(np.float32)


def heard(data: bytes) -> np.ndarray:
    return np.concatenate(list(streamed(io.BytesIO(data))))


def lag(samples: np.ndarray) -> float:
    """By how many seconds what is heard is late."""
    wanted = soxr.resample(NOISE, 44_100, 24_000)
    size = 1 << 18
    found = np.fft.irfft(np.fft.rfft(samples, size) * np.conj(np.fft.rfft(wanted, size)), size)
    place = int(np.argmax(found))
    return (place - size if place > size // 2 else place) / 24_000


@pytest.mark.parametrize(
    ("data", "late"),
    [
        (mp3(NOISE), 0.0),
        (bare_mp3(NOISE), 0.025),  # nothing in it says how long the encoder waited, so players play that too
        (encoded(NOISE, "mp3", "libmp3lame", 22_050), 0.0),
        (encoded(NOISE, "mp3", "libmp3lame", 44_100, 2), 0.0),
        (encoded(NOISE, "mp4", "aac"), 0.0),
        (encoded(NOISE, "mp4", "aac", 48_000, 2), 0.0),
        (encoded(NOISE, "ogg", "libopus", 48_000), 0.0),
        (encoded(NOISE, "wav", "pcm_s16le"), 0.0),
        (encoded(NOISE, "wav", "pcm_u8"), 0.0),
        (encoded(NOISE, "flac", "flac", 24_000), 0.0),
    ],
)
def test_every_kind_of_sound_begins_where_it_begins(data: bytes, late: float) -> None:
    samples = heard(data)
    assert lag(samples) == pytest.approx(late, abs=0.001)
    assert samples.size / 24_000 == pytest.approx(SECONDS, abs=0.06)


def test_what_is_damaged_moves_nothing_behind_it() -> None:
    data = bytearray(bare_mp3(NOISE))
    data[8000:8200] = bytes(200)
    samples = heard(bytes(data))
    assert samples.size / 24_000 == pytest.approx(SECONDS, abs=0.1)


def test_what_ends_early_is_heard_to_its_end() -> None:
    data = mp3(NOISE)
    samples = heard(data[: len(data) // 2])
    assert 0.5 < samples.size / 24_000 < SECONDS


@pytest.mark.parametrize("data", [b"", b"no sound", bytes(100_000), b"RIFF" + bytes(1000), b"\xff\xfb" * 1000])
def test_what_holds_no_sound_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        heard(data)


def test_pieces_are_measured_limited_and_encoded_as_the_whole_is() -> None:
    sound = RNG.normal(0, 0.3, 24_000 * 25).astype(np.float32)
    pieces = np.split(sound, [5, 1000, 24_000, 300_000])
    meter, limiter, stream = Meter(24_000), Limiter(-1.0), Stream(64)
    for piece in pieces:
        meter.hear(piece)
    assert meter.level() == measure(sound, 24_000)
    limited = np.concatenate([*map(limiter.take, pieces), limiter.rest()])
    whole = Limiter(-1.0)
    whole._held = sound  # all at once
    assert np.allclose(limited, whole.rest(), atol=1e-6)
    assert np.max(np.abs(limited)) <= 10 ** (-1 / 20)
    assert b"".join(map(stream.take, pieces)) + stream.end() == encode(sound, 64)
