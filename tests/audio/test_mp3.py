from __future__ import annotations

import io
import struct

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutagen.mp3 import MP3

from audicle.audio import mp3

BITRATES = (32, 64, 128)


def decoded(stream: bytes) -> np.ndarray:
    """Return what an independent decoder (FFmpeg's) hears."""
    with av.open(io.BytesIO(stream), format="mp3") as container:
        return np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])


def as_file(frames: bytes, bitrate: int) -> bytes:
    return mp3.info_frame(mp3.frames(frames, bitrate), len(frames), mp3.crc(frames), bitrate) + frames


def burst(length: int) -> np.ndarray:
    """A tone that is plain to find again: loud from its first sample to its last."""
    return (0.5 * np.sin(2 * np.pi * 1000 * np.arange(length) / mp3.RATE)).astype(np.float32)


@pytest.mark.parametrize("bitrate", BITRATES)
def test_a_clip_is_whole_frames(bitrate: int) -> None:
    clip = mp3.encode(burst(10_000), bitrate)
    assert mp3.is_stream(clip, bitrate)
    assert not mp3.is_stream(clip[:-1], bitrate)
    assert not mp3.is_stream(b"", bitrate)
    assert not mp3.is_stream(b"\0" * len(clip), bitrate)


@pytest.mark.parametrize("bitrate", BITRATES)
def test_silence_is_silent_and_lasts_as_asked(bitrate: int) -> None:
    sound = decoded(mp3.silence(1.0, bitrate))
    assert np.max(np.abs(sound)) == 0.0
    assert abs(sound.size / mp3.RATE - 1.0) <= mp3.FRAME / mp3.RATE


@given(st.lists(st.tuples(st.integers(300, 20_000), st.floats(0.1, 0.5)), min_size=1, max_size=6))
@settings(deadline=None, max_examples=25)
def test_joined_clips_begin_on_their_frames(parts: list[tuple[int, float]]) -> None:
    bitrate = 64
    stream, starts = b"", []
    for length, pause in parts:
        starts.append(mp3.seconds(mp3.frames(stream, bitrate)))
        stream += mp3.encode(burst(length), bitrate) + mp3.silence(pause, bitrate)
    sound = decoded(as_file(stream, bitrate))
    assert sound.size / mp3.RATE == pytest.approx(mp3.duration(mp3.frames(stream, bitrate)), abs=1e-9)
    for (length, _), start in zip(parts, starts, strict=True):
        begins = round(start * mp3.RATE)
        inside = sound[begins : begins + length]
        # the tone is there, in phase: what is heard from the cue's begin is what was encoded
        assert np.corrcoef(inside, burst(length))[0, 1] > 0.95
        before = sound[max(0, begins - 1500) : max(0, begins - 700)]
        assert np.max(np.abs(before), initial=0.0) < 0.01


def test_the_tag_tells_players_the_exact_length() -> None:
    stream = mp3.encode(burst(50_000), 64) + mp3.silence(0.5, 64)
    file = as_file(stream, 64)
    info = MP3(io.BytesIO(file)).info
    assert info.length == pytest.approx(mp3.duration(mp3.frames(stream, 64)), abs=0.001)
    assert info.encoder_info.startswith("LAME")
    assert (info.sample_rate, info.channels, info.bitrate) == (mp3.RATE, 1, 64_000)
    assert decoded(file).size == decoded(stream).size - mp3.DELAY


@given(st.integers(2, 10_000_000))
def test_the_frames_of_a_duration_are_counted_exactly(count: int) -> None:
    assert mp3.frames_of(mp3.duration(count)) == count
    assert mp3.frames_of(0.0) == 0


def test_the_tag_of_a_file_too_long_for_it_says_how_many_frames_there_are() -> None:
    frames = 10**7  # 67 hours
    tag = mp3.info_frame(frames, frames * mp3.frame_bytes(160), 0, 160)
    place = tag.index(b"Info") + 8
    assert struct.unpack(">II", tag[place : place + 8]) == (frames, 0xFFFFFFFF)


def test_a_tone_keeps_its_level() -> None:
    sound = decoded(mp3.encode(burst(48_000), 64))[5_000:40_000]
    assert np.sqrt(np.mean(sound**2)) == pytest.approx(0.5 / np.sqrt(2), rel=0.01)


def test_the_crc_goes_on_from_what_stands_before() -> None:
    assert mp3.crc(b"123456789") == 0xBB3D  # the check value of CRC-16/ARC
    assert mp3.crc(b"6789", mp3.crc(b"12345")) == 0xBB3D


def test_the_fast_encoder_is_as_near_to_the_original_as_the_slow_one(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(1)
    time = np.arange(4 * mp3.RATE) / mp3.RATE
    glide = 120 * time + 8 * np.sin(2 * np.pi * 0.7 * time)
    voice = sum(np.sin(2 * np.pi * (k * glide + rng.random())) / k for k in range(1, 40))
    original = (0.1 * voice * np.sin(2 * np.pi * 2 * time) ** 2).astype(np.float32)

    def distortion() -> float:
        heard = decoded(mp3.encode(original, 64))[mp3.DELAY : mp3.DELAY + original.size]
        return float(np.mean((heard - original) ** 2) / np.mean(original**2))

    fast = distortion()
    monkeypatch.setattr(mp3, "_QUALITY", 2)
    assert fast <= distortion()
    assert fast < 0.01  # 20 dB
