"""Where the server of the OpenAI speech protocol is and what it is asked for, from the environment."""

from __future__ import annotations

import ipaddress
import os
import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

URL, MODEL, KEY = "AUDICLE_OPENAI_URL", "AUDICLE_OPENAI_MODEL", "OPENAI_API_KEY"
VOICES, LANGUAGES, PRICE = "AUDICLE_OPENAI_VOICES", "AUDICLE_OPENAI_LANGUAGES", "AUDICLE_OPENAI_PRICE"
_PATH = "/audio/speech"  # under the base URL, which ends in /v1
_DEFAULT_MODEL = "tts-1"
# The names of the protocol, https://platform.openai.com/docs/api-reference/audio/createSpeech, which other servers
# take too, and the languages its guide says they speak
_DEFAULT_VOICES = "alloy ash ballad coral echo fable onyx nova sage shimmer verse"
_DEFAULT_LANGUAGES = (
    "en af ar hy az be bs bg ca zh hr cs da nl et fi fr gl de el he hi hu is id it ja kn kk ko lv lt mk ms mr mi ne "
    "nb fa pl pt ro ru sr sk sl es sw sv tl ta th tr uk ur vi cy"
)
_IN_A_HEADER = re.compile(r"[!-~]*")  # RFC 9110, 5.5, without spaces
_OFFICIAL = "api.openai.com"


@dataclass(frozen=True, slots=True)
class Server:
    """A server of the protocol, and what it is asked for."""

    url: str  # the base, as it was given; may be ""
    model: str
    voices: tuple[str, ...]
    languages: tuple[str, ...]  # as they were given
    price: float | None  # US dollars for a million characters; None: it was not said
    key: str = field(repr=False)  # "" if the server needs none

    @classmethod
    def from_environment(cls) -> Server:
        """Return the server that the environment names. Raises nothing: ``fault`` says what is wrong."""

        def given(name: str, otherwise: str = "") -> str:
            return os.environ.get(name, "").strip() or otherwise

        price = given(PRICE)
        return cls(
            url=given(URL),
            model=given(MODEL, _DEFAULT_MODEL),
            voices=_listed(given(VOICES, _DEFAULT_VOICES)),
            languages=_listed(given(LANGUAGES, _DEFAULT_LANGUAGES)),
            price=float(price) if re.fullmatch(r"\d{1,6}(\.\d+)?", price) else None,
            key=given(KEY),
        )

    @property
    def host(self) -> str:
        """The name or address of the host, without a port; "" if there is none in the URL."""
        try:
            return urlsplit(self.url).hostname or ""
        except ValueError:
            return ""

    @property
    def place(self) -> str:
        """Where it is, for people and for cache keys: the URL without what may be secret in it."""
        parts = urlsplit(self.url)
        return f"{parts.netloc.rpartition('@')[2]}{parts.path.rstrip('/')}"

    @property
    def endpoint(self) -> str:
        """The address that is asked to speak."""
        parts = urlsplit(self.url)
        return parts._replace(path=parts.path.rstrip("/").removesuffix(_PATH) + _PATH, fragment="").geturl()

    @property
    def here(self) -> bool:
        """Whether it is on this machine, so that no text leaves it."""
        if self.host == "localhost":  # RFC 6761, 6.3: always this machine
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    def fault(self) -> tuple[str, str] | None:
        """Return what is missing or wrong, and how to mend it; None if nothing is. Never holds the key."""
        if not self.url:
            return (
                f"{URL} is not set",
                f"set it to the address of a speech server, such as http://localhost:8880/v1, and {MODEL} to its model",
            )
        try:
            parts = urlsplit(self.url)
            sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
        except ValueError:
            sound = False
        if not sound:
            return f"{URL} is not the address of a server", "write it like http://localhost:8880/v1"
        if not _IN_A_HEADER.fullmatch(self.key):
            return f"{KEY} is not a key", "set it to the key alone, in ASCII, without spaces"
        if self.key and parts.scheme == "http" and not self.here:
            return f"{KEY} would be sent unencrypted", f"write {URL} with https://, or take {KEY} away"
        if not self.key and self.host == _OFFICIAL:
            return f"{KEY} is not set", f"set {KEY} to your key"
        return None


def _listed(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(re.split(r"[\s,]+", text.strip(" ,"))))
