"""Kokoro: a neural model with voices of seven languages here. The user has got its files, or asked for them."""

from __future__ import annotations

import re
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np

from audicle.agreed.languages import language_name
from audicle.agreed.scripts import readable
from audicle.errors import AudicleError, VoiceError
from audicle.voices.abilities import Abilities
from audicle.voices.hibari.engine import TEXT
from audicle.voices.kokoro.files import KokoroFiles, KokoroVoice, found_files, user_folder
from audicle.voices.protocol import Speech, Voice
from audicle.voices.shared import kana
from audicle.voices.shared.aligning import Said, located
from audicle.voices.shared.chunks import chunks
from audicle.voices.shared.pacing import paced
from audicle.voices.shared.pcm import silent
from audicle.voices.shared.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from audicle.voices.shared.sounds import Sound
    from audicle.voices.shared.timing import SpokenWord

RATE = 24_000  # Hz
_RANK = 16  # after hibari and piper, before Pico: who has got it wants to hear it
_LONGEST = 250  # characters in one piece: of most languages, no more than the model takes phonemes
_FIRST_SOUND = 0xE000  # characters of private use, which text does not have here, stand for sounds
_PLACE = re.compile("([\ue000-\uf8ff])")


class KokoroEngine:
    """Speaks with the model and the voices that are here. It is slower than the other offline voices."""

    name = "kokoro"
    offline = True

    def version(self) -> str:
        """Return the versions of what speaks, and a number that stands for the files here."""
        packages = [f"{package} {version(package)}" for package in ("onnxruntime", "hibari-tts", "espeakng-loader")]
        versions = " ".join((*packages, *((kana.versions(),) if kana.available() else ())))
        return f"{versions} text {TEXT} files {self._files.mark if self._files else 0:08x}"

    def missing(self) -> tuple[str, str] | None:
        """Return what is missing, and how to get it; None if nothing is."""
        if find_spec("onnxruntime") is None:
            return "the package onnxruntime is not installed", "pip install onnxruntime"
        if self._files is None:
            return "the files of Kokoro are not here", f"audicle voices add kokoro, or put them into {user_folder()}"
        return None

    def voices(self) -> tuple[Voice, ...]:
        """Return the voices of the packs that are here, in the languages that can be turned into its phonemes."""
        if self.missing():
            return ()
        return tuple(Voice(self.name, one.name, (one.language,), _title(one), _RANK) for one in self._known.values())

    def abilities(self) -> Abilities:
        """Return that it tells when each word is said."""
        return Abilities(word_times=True)

    def speak(self, text: str, voice: str, language: str, speed: float) -> Speech:
        """Speak one sentence at 24 kHz. Raises VoiceError."""
        return self.speak_timed(text, (), voice, language, speed)[0]

    def sayable(self, ipa: str, voice: str, language: str) -> bool:
        """Return whether the voice has a sound near every one of ``ipa``."""
        from audicle.voices.kokoro import phonemes as kokoro_phonemes  # noqa: PLC0415 - imports what only speaking needs

        own = self._known.get(voice)
        return own is not None and bool(kokoro_phonemes.ipa(ipa, own.language))

    def speak_sounds(self, text: str, sounds: Sequence[Sound], voice: str, language: str, speed: float) -> Speech:
        """Speak one sentence as ``speak`` does, with stretches of it said as ``sounds``. Raises VoiceError."""
        return self.speak_timed(text, sounds, voice, language, speed)[0]

    def speak_timed(
        self, text: str, sounds: Sequence[Sound], voice: str, language: str, speed: float
    ) -> tuple[Speech, tuple[SpokenWord, ...]]:
        """Speak one sentence as ``speak_sounds`` does, and tell when its words are said. Raises VoiceError."""
        own = self._known.get(voice)
        if own is None or self._files is None:
            raise VoiceError(f"kokoro has no voice {voice!r}.", "Run `audicle voices` to see which it has.")
        if not readable(one_line(text), own.language, latin=not own.language.startswith("en")):
            return silent(RATE), ()
        try:
            samples, said = self._said(text, sounds, own, self._files)
        except AudicleError:
            raise
        except Exception as error:
            raise VoiceError(
                f"kokoro failed on {text[:60]!r}: {error}.", "Choose another voice with --voice."
            ) from error
        return paced(lambda _: (Speech(samples, RATE), located(text, said)), speed)

    def _said(
        self, text: str, sounds: Sequence[Sound], own: KokoroVoice, files: KokoroFiles
    ) -> tuple[NDArray[np.float32], list[Said]]:
        from audicle.voices.kokoro import model as kokoro_model  # noqa: PLC0415 - only where it speaks
        from audicle.voices.kokoro import phonemes as kokoro_phonemes  # noqa: PLC0415 - only where it speaks
        from audicle.voices.shared import phonemes  # noqa: PLC0415 - only where it speaks

        model, styles = kokoro_model.network(files.model), kokoro_model.styles(own.pack, own.name)
        blocks: list[NDArray[np.float32]] = []
        said: list[Said] = []
        begins = 0.0
        for chunk in chunks(_with_places(text, sounds), _LONGEST):
            # every other piece is a sound
            pieces = _PLACE.split(chunk)
            asked = [sounds[ord(one) - _FIRST_SOUND] for one in pieces[1::2]]
            told = kokoro_phonemes.phonemes(pieces[::2], own.language)
            for number, sound in enumerate(asked):
                told.insert(2 * number + 1, kokoro_phonemes.ipa(sound.ipa, own.language) or "")
            signs: list[Said] = []
            for part in _parts(" ".join(filter(None, told)), kokoro_model.LONGEST):
                samples, times = model.say(part, styles)
                signs += [Said(sign, begins + a, begins + b) for sign, (a, b) in zip(part, times, strict=bool(times))]
                blocks.append(samples)
                begins += len(samples) / RATE
                signs.append(Said(" ", begins, begins))
            words: list[str] = []
            alone: list[str] = []
            for number, piece in enumerate(pieces):
                if number % 2:
                    sound = asked[number // 2]
                    words.append(text[sound.start : sound.end])
                    alone.append(told[number])
                else:
                    spelt, told_alone = kokoro_phonemes.apart(piece, own.language)
                    words += spelt
                    alone += told_alone
            if len(signs) > 1 and words:
                times_of = phonemes.placed(signs, alone)
                said += [Said(word, *time) for word, time in zip(words, times_of, strict=True) if time]
        return np.concatenate(blocks) if blocks else np.zeros(0, np.float32), said

    @cached_property
    def _files(self) -> KokoroFiles | None:
        return found_files(user_folder())

    @cached_property
    def _known(self) -> dict[str, KokoroVoice]:
        found = self._files.voices if self._files else {}
        return {name: one for name, one in found.items() if one.language != "ja" or kana.available()}


def _title(voice: KokoroVoice) -> str:
    region = {"en-US": "American ", "en-GB": "British ", "pt-BR": "Brazilian "}.get(voice.language, "")
    return ", ".join(filter(None, (f"{region}{language_name(voice.language)}", voice.speaker, "neural, slow")))


def _with_places(text: str, sounds: Sequence[Sound]) -> str:
    """Return a sentence on one line, with a character in place of each sound."""
    parts: list[str] = []
    at = 0
    for number, sound in enumerate(sounds):
        parts += [one_line(text[at : sound.start]), chr(_FIRST_SOUND + number)]
        at = sound.end
    return " ".join(filter(None, [*parts, one_line(text[at:])]))


def _parts(phonemes: str, longest: int) -> list[str]:
    """Return phonemes in pieces that the model can take, cut between words where there are some."""
    parts: list[str] = []
    rest = phonemes
    while len(rest) > longest:
        at = rest.rfind(" ", 0, longest + 1)
        cut = at if at > 0 else longest
        parts.append(rest[:cut])
        rest = rest[cut:].lstrip()
    return [part for part in (*parts, rest) if any(sign.isalpha() for sign in part)]
