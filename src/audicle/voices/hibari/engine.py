"""hibari: the embedded English voice. A small neural model, about a hundred times faster than speech on one core."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, cached_property
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np

from audicle.agreed.scripts import readable
from audicle.errors import VoiceError
from audicle.voices.abilities import Abilities
from audicle.voices.hibari import sounds as hibari_sounds
from audicle.voices.hibari import times as hibari_times
from audicle.voices.hibari.capitals import as_words
from audicle.voices.protocol import Speech, Voice
from audicle.voices.shared.aligning import Said, located
from audicle.voices.shared.chunks import chunks
from audicle.voices.shared.decomposition import decomposed
from audicle.voices.shared.pacing import paced
from audicle.voices.shared.pcm import silent
from audicle.voices.shared.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from audicle.voices.shared.sounds import Reading, Sound
    from audicle.voices.shared.timing import SpokenWord

RATE = 24_000  # Hz
TEXT = 3  # to be raised when a text is prepared otherwise: what is kept of the way before is not used any more
SEED = 0  # of the noise in the sound: any fixed number makes the same input give the same samples
# hibari knows more voices but would download them unasked: only this one is inside its package
VOICE = "heart"
# In one piece, its time and memory grow faster than the text: hibari itself cuts at this many, but only at commas
_LONGEST = 400  # characters
_LONG_NUMBER = re.compile(r"(\d{30})(?=\d)")  # it has no words for numbers of 60 digits
# It reads no more than the first letters of a word it does not know; the longest words of English have 30
_LONG_WORD = re.compile(r"[^\W\d_]{31,}")
_PIECE = re.compile(r"[^\W\d_]{1,20}")
_POWERS = "²³"  # it says these
# Sounds last whole frames of 25 ms, most of them two: what is quicker lets those lose one, and cannot be understood
_PACES = (0.5, 1.3)


class HibariEngine:
    """Speaks English with hibari-tts."""

    name = "hibari"
    offline = True

    @cache  # noqa: B019 - an engine lives as long as its process
    def version(self) -> str:
        """Return the versions of hibari, of what runs its model, and of how a text is prepared for it here."""
        packages = " ".join(f"{package} {version(package)}" for package in ("hibari-tts", "onnxruntime", "scipy"))
        return f"{packages} text {TEXT}"

    def missing(self) -> tuple[str, str] | None:
        """Return what is missing, and how to get it; None if nothing is."""
        for module, package in (("hibari", "hibari-tts"), ("onnxruntime", "onnxruntime")):
            if find_spec(module) is None:
                return f"the package {package} is not installed", f"pip install {package}"
        return None

    def voices(self) -> tuple[Voice, ...]:
        """Return the one voice that is inside the package."""
        if self.missing():
            return ()
        return (Voice(self.name, VOICE, ("en-US", "en"), "American English, female, neural", rank=10),)

    def abilities(self) -> Abilities:
        """Return that it tells when each word is said."""
        return Abilities(word_times=True)

    def speak(self, text: str, voice: str, language: str, speed: float) -> Speech:
        """Speak one sentence at 24 kHz. Raises VoiceError.

        Text in another script gives no samples: hibari would read Cyrillic as names of letters.
        """
        return self.speak_sounds(text, (), voice, language, speed)

    def sayable(self, ipa: str, voice: str, language: str) -> bool:
        """Return whether hibari has a sound near every one of ``ipa``."""
        return hibari_sounds.misaki(ipa) is not None

    def speak_sounds(self, text: str, sounds: Sequence[Sound], voice: str, language: str, speed: float) -> Speech:
        """Speak one sentence as ``speak`` does, with stretches of it said as ``sounds``. Raises VoiceError."""
        return self.speak_timed(text, sounds, voice, language, speed)[0]

    def speak_timed(
        self, text: str, sounds: Sequence[Sound], voice: str, language: str, speed: float
    ) -> tuple[Speech, tuple[SpokenWord, ...]]:
        """Speak one sentence as ``speak_sounds`` does, and tell when its words are said. Raises VoiceError."""
        if voice != VOICE:
            raise VoiceError(f"hibari has no voice {voice!r}.", f"Its voice is {VOICE}.")
        if not readable(one_line(text), "en"):
            return silent(RATE), ()
        return paced(lambda pace: self._said(text, sounds, pace), speed, *_PACES)

    def readings(self, text: str, voice: str, language: str) -> tuple[Reading, ...]:
        """Return the words of the text and how hibari will say each."""
        if not readable(one_line(text), "en"):
            return ()
        # the powers that it says of a sentence it fails on in a word
        words = decomposed(text).text if any(sign in text for sign in _POWERS) else text
        return hibari_sounds.readings(self._model, self._taken(words).strip())

    def _said(self, text: str, sounds: Sequence[Sound], pace: float) -> tuple[Speech, tuple[SpokenWord, ...]]:
        parts: list[str] = []
        at = 0
        for sound in sounds:
            parts += [self._taken(text[at : sound.start]), hibari_sounds.marked(text, sound)]
            at = sound.end
        words = "".join([*parts, self._taken(text[at:])]).strip()
        blocks: list[NDArray[np.float32]] = []
        said: list[Said] = []
        length = 0.0
        try:
            for chunk in chunks(words, _LONGEST):
                plain = chunk.replace(hibari_sounds.SPACE, " ")
                samples, tokens = hibari_times.said(self._model, plain, SEED, pace)
                blocks.append(samples)
                said += (Said(one.written, one.begins + length, one.ends + length) for one in tokens)
                length += len(samples) / RATE
        except Exception as error:
            raise VoiceError(
                f"hibari failed on {words[:60]!r}: {error}.", "Choose another voice with --voice."
            ) from error
        return Speech(np.concatenate(blocks, dtype=np.float32), RATE), located(text, said)

    def _taken(self, text: str) -> str:
        return as_words(as_hibari_takes_it(text), self._model.g2p.lexicon)

    @cached_property
    def _model(self) -> Any:
        return hibari_times.load(VOICE)


def as_hibari_takes_it(text: str) -> str:
    """Return a part of a sentence as hibari can take it, with a space where the part begins or ends with one."""
    words = "".join(map(_figure, one_line(text)))
    # "[word](/phonemes/)" would be taken as a pronunciation
    words = _LONG_NUMBER.sub(r"\1 ", words.replace("](/", "] (/"))
    words = _LONG_WORD.sub(lambda word: " ".join(_PIECE.findall(word[0])), words)
    before, after = (" " if edge.isspace() else "" for edge in (text[:1], text[-1:]))
    return f"{before}{words}{after}" if words else before


def _figure(sign: str) -> str:
    """Return a character, one that is a number by itself as figures set apart: hibari takes it for part of a word.

    It fails on what Python calls a digit and cannot make a number of, where a letter follows.
    """
    alone = (sign.isdigit() and not sign.isdecimal()) or unicodedata.category(sign) == "Nl"
    return f" {decomposed(sign).text} " if alone and sign not in _POWERS else sign
