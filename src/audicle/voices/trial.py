"""Hearing voices before choosing one: a text spoken by one after another, at even loudness."""

from __future__ import annotations

import io
import wave
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from audicle.agreed.scripts import script_language
from audicle.audio import mp3
from audicle.audio.level import is_silent, prepare
from audicle.errors import UsageError, VoiceError
from audicle.voices.registry import choose, engine, named_voices, voices_for

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numpy.typing import NDArray

    from audicle.voices.protocol import Voice

RATE = mp3.RATE  # Hz
_PAUSE = 1.0  # seconds, after each voice
_LOUDNESS, _PEAK, _BITRATE = -16.0, -1.0, 64  # LUFS, dBTP, kbit/s, as articles have by default
_FULL_SCALE = 32767
FORMS = (".mp3", ".wav")


@dataclass(frozen=True, slots=True)
class Try:
    """A voice, and the language it is to be tried in."""

    voice: Voice
    language: str  # BCP 47


def tries(text: str, wanted: str | None, language: str | None, online: bool) -> tuple[Try, ...]:
    """Return who is to speak a text: ``wanted`` (as for ``choose``), or all voices of a language, or the default.

    All voices of a language are the offline ones, unless ``online``. Without a language it is that of a voice that
    is named in full, else English or the one that the text's script tells. Raises what ``choose`` raises.
    """
    if wanted is not None:
        named = named_voices(wanted, online)
        if language is None and len(named) == 1:
            return (Try(named[0], named[0].languages[0]),)
    spoken = language or script_language(text, "en")
    if wanted is None and language is not None:
        voices = [voice for voice in voices_for(spoken) if online or engine(voice.engine).offline]
        if voices:
            return tuple(Try(voice, spoken) for voice in voices)
    return (Try(choose(spoken, wanted, online), spoken),)


def said(one: Try, text: str, speed: float = 1.0) -> NDArray[np.float32]:
    """Return the sound of a text at RATE Hz and at the loudness of articles.

    Raises VoiceError if the voice fails or can say nothing of it, NetworkError if the network does.
    """
    speech = engine(one.voice.engine).speak(text, one.voice.name, one.language, speed)
    if is_silent(speech.samples):
        raise VoiceError(
            f"the voice {one.voice.engine}:{one.voice.name} can say nothing of the text.",
            "Choose a voice that reads its script.",
        )
    samples, _ = prepare(speech.samples, speech.rate, _LOUDNESS, _PEAK)
    return samples


def form_of(path: Path) -> str:
    """Return the ending of a file that sound can be written to. Raises UsageError for another."""
    form = path.suffix.lower()
    if form not in FORMS:
        raise UsageError(f"sound cannot be written to {path}.", f"Let its name end in {' or '.join(FORMS)}.")
    return form


def joined(sounds: Iterable[NDArray[np.float32]], form: str) -> tuple[bytes, list[float]]:
    """Return an MP3 or a WAV of sounds with a pause after each, and when each begins, in seconds."""
    pause = np.zeros(round(_PAUSE * RATE), np.float32)
    parts: list[NDArray[np.float32]] = []
    begins: list[float] = []
    length = 0
    for sound in sounds:
        begins.append(length / RATE)
        parts += sound, pause
        length += len(sound) + len(pause)
    samples = np.concatenate(parts)
    if form == ".wav":
        return _wav(samples), begins
    stream = mp3.encode(samples, _BITRATE)
    count = mp3.frames(stream, _BITRATE)
    return mp3.info_frame(count, len(stream), mp3.crc(stream), _BITRATE) + stream, begins


def _wav(samples: NDArray[np.float32]) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes((np.clip(samples, -1.0, 1.0) * _FULL_SCALE).astype("<i2").tobytes())
    return file.getvalue()
