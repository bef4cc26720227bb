"""gTTS: the online voices of Google Translate. Never the default: the text goes to Google's machines."""

from __future__ import annotations

import base64
import binascii
import re
from functools import cache, cached_property, partial
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np

from audicle.agreed.scripts import readable
from audicle.errors import VoiceError
from audicle.machine.retry import Retries, TryAgain
from audicle.voices.protocol import Speech, Voice
from audicle.voices.shared.chunks import chunks
from audicle.voices.shared.online import answered, heard
from audicle.voices.shared.pacing import paced
from audicle.voices.shared.pcm import silent
from audicle.voices.shared.wording import one_line

if TYPE_CHECKING:
    import requests

RATE = 24_000  # Hz, what the service sends
ENDPOINT = "https://translate.google.com/_/TranslateWebserverUi/data/batchexecute"
_RANK = 100
_TIMEOUT = (10.0, 30.0)  # seconds, to connect and to read
# The answer is lines of JSON; the one with the sound holds it in base64
_SOUND = re.compile(r'jQ1olc","\[\\"([^"\\]+)\\"')
_NEEDS = "gtts needs the network"
_REMEDY = "Use an embedded voice (leave out --voice), or try again later; what was spoken so far is kept."
_TAGS = {"iw": "he", "jw": "jv", "tl": "fil"}  # codes of the service that BCP 47 has replaced


class GttsEngine:
    """Speaks some sixty languages through gTTS, which knows how the service is asked."""

    name = "gtts"
    offline = False

    def __init__(self, retries: Retries | None = None) -> None:
        self._retries = retries or Retries()

    @cache  # noqa: B019 - an engine lives as long as its process
    def version(self) -> str:
        """Return the version of gTTS; the service has none."""
        return f"gTTS {version('gTTS')}"

    def missing(self) -> tuple[str, str] | None:
        """Return what is missing, and how to get it; None if nothing is. It does not ask for a network."""
        if find_spec("gtts") is None:
            return "the package gTTS is not installed", "pip install gTTS"
        return None

    def voices(self) -> tuple[Voice, ...]:
        """Return a voice for each language, named by the code the service has for it."""
        return tuple(
            Voice(self.name, code, (_TAGS.get(code, code),), f"{title}, over the network", _RANK)
            for code, title in sorted(self._languages.items())
        )

    def speak(self, text: str, voice: str, language: str, speed: float) -> Speech:
        """Speak one sentence, in requests of at most 100 characters.

        Raises NetworkError if the service cannot be reached, refuses, or sends broken sound, each time it is tried;
        VoiceError for a voice it does not have.
        """
        from gtts import gTTS  # noqa: PLC0415 - may be missing

        if voice not in self._languages:
            raise VoiceError(f"gtts has no voice {voice!r}.", "Run `audicle voices` to see which it has.")
        words = one_line(text)
        if not readable(words, _TAGS.get(voice, voice), latin=True):
            return silent(RATE)
        parts = []
        for chunk in chunks(words, gTTS.GOOGLE_TTS_MAX_CHARS):
            asked = gTTS(chunk, lang=voice, lang_check=False, pre_processor_funcs=[])
            try:
                bodies = asked.get_bodies()
            except AssertionError:  # nothing but punctuation
                continue
            parts += [heard(partial(self._asked, body), len(chunk), self._retries, _NEEDS, _REMEDY) for body in bodies]
        if not parts:
            return silent(RATE)
        speech = Speech(np.concatenate([part.samples for part in parts]), parts[0].rate)
        return paced(lambda _: (speech, ()), speed)[0]

    def _asked(self, body: str) -> bytes:
        """Send one request and return the MP3 it brings. Raises TryAgain, or NetworkError where trying is no use."""
        from gtts import gTTS  # noqa: PLC0415 - may be missing

        # sent here and not by gTTS, which does not check certificates and hides the headers of a refusal
        answer = answered(
            lambda: self._session.post(ENDPOINT, data=body, headers=gTTS.GOOGLE_TTS_HEADERS, timeout=_TIMEOUT),
            _NEEDS,
            _REMEDY,
        )
        sounds = _SOUND.findall(answer.text)
        if not sounds:
            raise TryAgain("its host sent no sound")
        try:
            return b"".join(base64.b64decode(sound, validate=True) for sound in sounds)
        except binascii.Error as error:
            raise TryAgain("its host sent sound that was cut off") from error

    @cached_property
    def _session(self) -> requests.Session:
        import requests  # noqa: PLC0415 - only where it speaks

        return requests.Session()

    @cached_property
    def _languages(self) -> dict[str, str]:
        if self.missing():
            return {}
        from gtts.lang import tts_langs  # noqa: PLC0415 - may be missing

        return dict(tts_langs())
