"""A server of OpenAI's speech protocol: OpenAI's own, or one of the many others that speak it, on this machine too."""

from __future__ import annotations

from functools import cached_property, partial
from http import HTTPStatus
from typing import TYPE_CHECKING

import numpy as np

from audicle.agreed.languages import parse
from audicle.agreed.scripts import speakable
from audicle.errors import VoiceError
from audicle.machine.retry import Retries
from audicle.voices.abilities import Abilities
from audicle.voices.openai.server import Server
from audicle.voices.protocol import Speech, Voice
from audicle.voices.shared.chunks import chunks
from audicle.voices.shared.online import answered, heard
from audicle.voices.shared.pacing import paced
from audicle.voices.shared.pcm import silent
from audicle.voices.shared.wording import one_line

if TYPE_CHECKING:
    import requests

_RATE = 24_000  # Hz, of silence; of speech it is what the server sends
_RANK = 110  # after every embedded voice, and after those that cost nothing
_LONGEST = 4096  # characters a request, by the protocol
_TIMEOUT = (10.0, 120.0)  # seconds, to connect and to read: a server on a small machine takes its time
_FORMATS = ("wav", "flac", "mp3")  # in this order, until the server takes one
_FORMAT_REFUSED = (HTTPStatus.BAD_REQUEST, HTTPStatus.UNSUPPORTED_MEDIA_TYPE, HTTPStatus.UNPROCESSABLE_ENTITY)
_REMEDY = "See that it runs and has the model, the voice and the key that is set here; what was spoken so far is kept."


class OpenaiEngine:
    """Speaks through the ``/audio/speech`` of a server that the environment names."""

    name = "openai"

    def __init__(self, retries: Retries | None = None) -> None:
        self._retries = retries or Retries()
        self._server = Server.from_environment()
        self._format = 0  # the place in _FORMATS of the one the server takes

    @property
    def offline(self) -> bool:
        """Whether the server is on this machine, so that no text leaves it."""
        return self._server.here

    def version(self) -> str:
        """Return the model and where it runs; the protocol has no versions."""
        return f"{self._server.model} at {self._server.place}"

    def missing(self) -> tuple[str, str] | None:
        """Return what is missing, and how to get it; None if nothing is. It does not ask the server."""
        return self._server.fault()

    def abilities(self) -> Abilities:
        """Return what it can do and what it costs, as far as the environment says."""
        if self._server.here:
            return Abilities()
        return Abilities(paid=True, dollars_per_million_characters=self._server.price)

    def voices(self) -> tuple[Voice, ...]:
        """Return the voices that the environment names, or those of the protocol; each speaks every language."""
        if self.missing():
            return ()
        tags = [tag for one in self._server.languages if (tag := parse(one))]
        languages = tuple("-".join(filter(None, (tag.language, tag.script, tag.region))) + tag.rest for tag in tags)
        title = f"{self._server.model} at {self._server.host}"
        return tuple(Voice(self.name, voice, languages, title, _RANK) for voice in self._server.voices)

    def speak(self, text: str, voice: str, language: str, speed: float) -> Speech:
        """Speak one sentence. The pace is changed here: not every server does it, and none is asked to.

        Raises NetworkError if the server cannot be reached, refuses, or sends broken sound, each time it is tried;
        VoiceError for a voice that is not in the list.
        """
        if voice not in self._server.voices:
            raise VoiceError(f"openai has no voice {voice!r}.", "Run `audicle voices` to see which it has.")
        words = one_line(text)
        if not speakable(words):
            return silent(_RATE)
        parts = [
            heard(partial(self._asked, chunk, voice), len(chunk), self._retries, self._needs, _REMEDY)
            for chunk in chunks(words, _LONGEST)
        ]
        speech = Speech(np.concatenate([part.samples for part in parts]), parts[0].rate)
        return paced(lambda _: (speech, ()), speed)[0]

    def _asked(self, text: str, voice: str) -> bytes:
        """Return the file that the server sends, in the first format that it takes."""
        asked = {"model": self._server.model, "voice": voice, "input": text}
        while True:
            last = self._format == len(_FORMATS) - 1
            form = {"response_format": _FORMATS[self._format]}
            answer = answered(
                lambda form=form: self._session.post(  # type: ignore[misc]
                    # a redirection could lead the text off this machine
                    self._server.endpoint,
                    json=asked | form,
                    timeout=_TIMEOUT,
                    allow_redirects=False,
                ),
                self._needs,
                _REMEDY,
                () if last else _FORMAT_REFUSED,
            )
            if answer.ok:
                return answer.content
            self._format += 1

    @property
    def _needs(self) -> str:
        return f"openai needs its server at {self._server.host}"

    @cached_property
    def _session(self) -> requests.Session:
        import requests  # noqa: PLC0415 - only where it speaks

        session = requests.Session()
        session.auth = _Bearer(self._server.key)
        # what is said to this machine goes through no proxy
        session.trust_env = not self._server.here
        return session


class _Bearer:
    """Signs requests with the key, if there is one; else the library would look for one in .netrc."""

    def __init__(self, key: str) -> None:
        self._key = key

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._key:
            request.headers["Authorization"] = f"Bearer {self._key}"
        return request
