"""eSpeak NG: the embedded voice of every language that has no better one. Formant synthesis: small, quick, robotic."""

from __future__ import annotations

import ctypes
import re
from functools import cache, cached_property
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from audicle.agreed.scripts import readable
from audicle.errors import VoiceError
from audicle.voices.abilities import Abilities
from audicle.voices.espeak.events import WordEvent, said_between, word_events
from audicle.voices.espeak.sounds import marked, mnemonics
from audicle.voices.espeak.voices import EspeakVoice, found_voices
from audicle.voices.protocol import Speech, Voice
from audicle.voices.shared import kana, polyphones, tashkeel
from audicle.voices.shared.aligning import located
from audicle.voices.shared.forked import forked, noted, parted
from audicle.voices.shared.pacing import paced
from audicle.voices.shared.pcm import from_int16, silent
from audicle.voices.shared.sounds import WORD, Reading
from audicle.voices.shared.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audicle.voices.shared.aligning import Said
    from audicle.voices.shared.sounds import Sound
    from audicle.voices.shared.timing import SpokenWord

RATE = 22_050  # Hz, the rate of its voice data
_RANK = 90
_ARABIC, _CHINESE, _JAPANESE = "ar", "cmn", "ja"
_WORDS_A_MINUTE = 175  # its own pace
_PACES = (0.5, 2.0)  # that it speaks itself, but for its pauses
_SHORTEST = 0.02  # seconds; what it gives for text it cannot say is a gap of 7 milliseconds
_SECONDS = 30.0
_SECONDS_A_CHARACTER = 0.01

_OTHER_RULES = re.compile(r"\([a-z-]+\)")

# speak_lib.h of 1.52
_AUDIO_OUTPUT_SYNCHRONOUS = 2  # samples go to the callback, and no thread is made
_INITIALIZE_DONT_EXIT = 0x8000
_RATE_PARAMETER = 1
_POS_CHARACTER = 1
_CHARS_UTF8 = 1
_PHONEMES = 0x100  # what is in double brackets
_IPA = 2
_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


class EspeakEngine:
    """Speaks about 130 languages and their kinds with the library in espeakng-loader."""

    name = "espeak"
    offline = True

    @cache  # noqa: B019 - an engine lives as long as its process
    def version(self) -> str:
        """Return the versions of the package, which holds library and data, and of what some languages need besides."""
        own = [f"espeakng-loader {version('espeakng-loader')}", f"polyphones {polyphones.VERSION}"]
        own += [one.versions() for one in (kana, tashkeel) if one.available()]
        return " ".join(own)

    def missing(self) -> tuple[str, str] | None:
        """Return what is missing, and how to get it; None if nothing is."""
        if find_spec("espeakng_loader") is None:
            return "the package espeakng-loader is not installed", "pip install espeakng-loader"
        return None

    def voices(self) -> tuple[Voice, ...]:
        """Return a voice for each language file in its data, sorted by name; Japanese only with a dictionary."""
        return tuple(
            Voice(self.name, found.name, (found.language,), f"{found.title}, formant synthesis", _RANK)
            for found in self._voices.values()
        )

    def abilities(self) -> Abilities:
        """Return that it tells when each word is said."""
        return Abilities(word_times=True)

    def speak(self, text: str, voice: str, language: str, speed: float) -> Speech:
        """Speak one sentence at 22,050 Hz. Raises VoiceError.

        Every voice reads words in Latin letters too, with English rules where they are not its own.
        """
        return self.speak_timed(text, (), voice, language, speed)[0]

    def sayable(self, ipa: str, voice: str, language: str) -> bool:
        """Return whether the voice has a sound near every one of ``ipa``. The Japanese one is given kana only."""
        own = self._voices.get(voice)
        return own is not None and own.language != _JAPANESE and mnemonics(ipa, own.language) is not None

    def speak_sounds(self, text: str, sounds: Sequence[Sound], voice: str, language: str, speed: float) -> Speech:
        """Speak one sentence as ``speak`` does, with stretches of it said as ``sounds``. Raises VoiceError."""
        return self.speak_timed(text, sounds, voice, language, speed)[0]

    def speak_timed(
        self, text: str, sounds: Sequence[Sound], voice: str, language: str, speed: float
    ) -> tuple[Speech, tuple[SpokenWord, ...]]:
        """Speak one sentence as ``speak_sounds`` does, and tell when its words are said. Raises VoiceError."""
        own = self._voices.get(voice)
        if own is None:
            raise VoiceError(f"espeak has no voice {voice!r}.", "Run `audicle voices` to see which it has.")
        words = one_line(marked(text, sounds, own.language) if sounds else text)
        if not readable(one_line(text), own.language, latin=True):
            return silent(RATE), ()

        def said(pace: float) -> tuple[Speech, tuple[SpokenWord, ...]]:
            if own.language == _JAPANESE:
                read = kana.read(words)
                speech, told = self._said(kana.line(read), own, pace, marked=False)
                return speech, located(text, kana.as_written(words, read, told))
            speech, told = self._said(words, own, pace, marked=bool(sounds))
            return speech, located(text, told)

        return paced(said, speed, *_PACES)

    def _said(self, words: str, own: EspeakVoice, pace: float, *, marked: bool) -> tuple[Speech, list[Said]]:
        library = self._library
        flags = _CHARS_UTF8 | (_PHONEMES if marked else 0)
        rate = round(_WORDS_A_MINUTE * pace)
        limit = _SECONDS + len(words) * _SECONDS_A_CHARACTER
        line, places = _as_taken(words, own.language)
        events, data = parted(forked(lambda: _spoken(library, own.file, line, rate, flags), "espeak", limit))
        events = [(places[min(place, len(line))] if place >= 0 else place, time) for place, time in events]
        speech = from_int16(data, RATE)
        if len(speech.samples) < _SHORTEST * RATE:
            return silent(RATE), []
        return speech, said_between(words, events, len(speech.samples) / RATE)

    def readings(self, text: str, voice: str, language: str) -> tuple[Reading, ...]:
        """Return the words of the text and how the voice will say each by itself. Raises VoiceError."""
        own = self._voices.get(voice)
        words = WORD.findall(one_line(text))
        if own is None or own.language == _JAPANESE or not words:
            return tuple(Reading(word, "", None) for word in words)
        told = self.phonemes(words, voice)
        return tuple(Reading(word, phonemes, None) for word, phonemes in zip(words, told, strict=True))

    def phonemes(self, texts: list[str], voice: str) -> list[str]:
        """Return how a voice of its own says each of some texts, in IPA, without marks. Raises VoiceError."""
        own, library = self._voices[voice], self._library
        limit = _SECONDS + sum(map(len, texts)) * _SECONDS_A_CHARACTER
        return forked(lambda: _phonemes(library, own.file, texts), "espeak", limit).decode("utf-8").split("\n")

    @cached_property
    def _voices(self) -> dict[str, EspeakVoice]:
        if self.missing():
            return {}
        from espeakng_loader import get_data_path  # noqa: PLC0415 - may be missing

        found = found_voices(Path(get_data_path()))
        return {one.name: one for one in found if one.language != _JAPANESE or kana.available()}

    @cached_property
    def _library(self) -> ctypes.CDLL:
        from espeakng_loader import get_data_path, get_library_path  # noqa: PLC0415 - may be missing

        try:
            library = ctypes.CDLL(get_library_path())
        except OSError as error:
            raise VoiceError(
                f"espeak cannot be loaded: {error}.", "pip install --force-reinstall espeakng-loader"
            ) from error
        library.espeak_Synth.argtypes = (
            ctypes.c_char_p,
            ctypes.c_size_t,
            ctypes.c_uint,
            ctypes.c_int,
            ctypes.c_uint,
            ctypes.c_uint,
            ctypes.c_void_p,
            ctypes.c_void_p,
        )
        library.espeak_TextToPhonemes.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_int)
        library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        library.espeak_SetSynthCallback.argtypes = (_CALLBACK,)
        library.espeak_SetVoiceByName.argtypes = (ctypes.c_char_p,)
        data = get_data_path().encode()
        rate = library.espeak_Initialize(_AUDIO_OUTPUT_SYNCHRONOUS, 0, data, _INITIALIZE_DONT_EXIT)
        if rate != RATE:
            raise VoiceError("espeak cannot read its data.", "pip install --force-reinstall espeakng-loader")
        return library


def _as_taken(text: str, language: str) -> tuple[str, Sequence[int]]:
    """Return text as the voice of a language says it right, and for each place of it the place in ``text``."""
    if language == _CHINESE:
        return polyphones.told_apart(text)
    if language == _ARABIC and tashkeel.available():
        return tashkeel.vowelled(text)
    return text, range(len(text) + 1)


def _spoken(library: ctypes.CDLL, voice: str, text: str, pace: int, flags: int) -> bytes:
    """Return the 16-bit samples of the text in the voice of a file, at ``pace`` words a minute, noted with events."""
    blocks: list[bytes] = []
    events: list[WordEvent] = []

    def keep(samples: int | None, count: int, address: int | None) -> int:
        events.extend(word_events(address))
        if samples and count > 0:
            blocks.append(ctypes.string_at(samples, count * 2))
        return 0  # go on

    callback = _CALLBACK(keep)  # kept alive by this name while the library may call it
    library.espeak_SetSynthCallback(callback)
    if library.espeak_SetVoiceByName(voice.encode()) != 0:
        raise OSError(f"it cannot load the voice {voice}")
    library.espeak_SetParameter(_RATE_PARAMETER, pace, 0)
    data = text.encode("utf-8")
    if library.espeak_Synth(data, len(data) + 1, 0, _POS_CHARACTER, 0, flags, None, None) != 0:
        raise OSError("it cannot speak the sentence")
    return noted(events, b"".join(blocks))


def _phonemes(library: ctypes.CDLL, voice: str, words: list[str]) -> bytes:
    """Return how the voice of a file says each of the words, in IPA, a line each."""
    if library.espeak_SetVoiceByName(voice.encode()) != 0:
        raise OSError(f"it cannot load the voice {voice}")
    lines: list[str] = []
    for word in words:
        # the library moves the pointer to the next clause, and sets it to null after the last
        left = ctypes.c_char_p(word.encode("utf-8"))
        told: list[str] = []
        while left.value:
            made = library.espeak_TextToPhonemes(ctypes.byref(left), _CHARS_UTF8, _IPA)
            told.append(made.decode("utf-8", "replace") if made else "")
        # where it takes another language's rules for a word, it says so in brackets
        lines.append(_OTHER_RULES.sub("", " ".join(" ".join(told).split())))
    return "\n".join(lines).encode("utf-8")
