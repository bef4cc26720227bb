"""Fetching one thing over HTTP: hop by hop, within limits, again when it may help."""

from __future__ import annotations

import email.utils
import time
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from email.message import Message
from functools import partial
from importlib.metadata import version
from socket import getaddrinfo
from typing import TYPE_CHECKING, Any

import requests
import urllib3
from requests import exceptions as errors
from requests.utils import get_environ_proxies, select_proxy

from audicle.errors import LimitError
from audicle.machine.retry import Retries, TryAgain
from audicle.read.web.addresses import checked, joined, permitted
from audicle.read.web.cache import DamagedCacheError, storage
from audicle.read.web.connections import CheckedAdapter, KeptAdapter
from audicle.read.web.problems import BROWSER, DisconnectedError, FetchError, RefusedError, UnreachableError
from audicle.read.web.unpacking import ACCEPTED, CutShortError, UnpackingError, is_known, unpacked

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from requests.adapters import HTTPAdapter

    from audicle.read.web.addresses import Resolver

AGENT = f"Audicle/{version('audicle')} (fetches one article at a person's request, to read it aloud)"
_OK, _TIMEOUT, _TOO_MANY, _ERROR, _SERVER_ERROR = 200, 408, 429, 400, 500
_REDIRECTS = (301, 302, 303, 307, 308)
_GONE = (404, 410)
_PIECE = 1 << 16  # bytes
_SHORT = 4_096  # bytes
_BROKE_OFF = "its host broke off in the middle"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much, and for how long."""

    connect: float = 10.0  # seconds
    silence: float = 20.0  # seconds without a byte
    answer: float = 120.0  # seconds from a request to the last byte of its answer
    redirects: int = 10
    wait: float = 30.0  # seconds that a host may ask us to wait before the next try


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address holds."""

    data: bytes
    url: str  # where it was in the end
    media_type: str | None  # in small letters, without parameters
    charset: str | None
    kept: str | None = None  # why it is a stale copy that was kept, in words that follow "ADDRESS: "; None: it is not


class _AnsweredError(TryAgain):
    """The host answered, but not with what was asked for: so it can be reached."""


class _Session(requests.Session):
    """Keeps cookies and connections, and leaves redirects alone: requests would read their bodies, of any size."""

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        return None


@dataclass(slots=True)
class Client:
    """Fetches. To be closed; threads may share it."""

    allow_private: bool = False
    retries: Retries = field(default_factory=lambda: Retries(tries=4, first=0.5))
    limits: Limits = field(default_factory=Limits)
    resolve: Resolver = getaddrinfo  # type: ignore[assignment]  # the wider type of the standard library's
    cache: Path | None = None  # the folder of what is kept; None: the user's
    _session: _Session = field(init=False)
    _offline: _Session = field(init=False)

    def __post_init__(self) -> None:
        kept = storage(allow_private=self.allow_private, folder=self.cache)
        self._session = _session(CheckedAdapter(kept, self._permitted, self.limits.answer))
        self._offline = _session(KeptAdapter(kept))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.close()
        self._offline.close()

    def get(self, url: str, most: int, accept: str, referer: str | None = None, *, fresh: bool = False) -> Answer:
        """Return what is at ``url``, of at most ``most`` bytes. ``accept`` and ``referer`` are sent as they are.

        ``fresh`` asks the host whether what was kept has changed, even if it need not be asked. If the host cannot be
        reached, what was kept of it answers, stale or not, unless ``fresh`` is given or the host forbade that.
        Raises RefusedError where trying again is no use, UnreachableError where the network or the host failed each
        time it was tried.
        """
        headers = {"Accept": accept}
        if referer:
            headers["Referer"] = referer
        if fresh:
            headers["Cache-Control"] = "no-cache"
        for _ in range(self.limits.redirects + 1):
            url = checked(url)
            answer = self._answered(url, most, headers)
            if isinstance(answer, Answer):
                return answer
            url = joined(url, answer)
        raise RefusedError("its host sends from one address to the next without end")

    def _answered(self, url: str, most: int, headers: dict[str, str]) -> Answer | str:
        """Return an answer, or the address it is redirected to, from the host or else from what was kept."""
        try:
            return self.retries.run(partial(self._once, self._session, url, most, headers))
        except _AnsweredError as failure:
            raise UnreachableError(failure.why) from failure
        except DisconnectedError as failure:
            gone = failure
        except TryAgain as failure:
            gone = DisconnectedError(failure.why)
            gone.__cause__ = failure
        try:
            kept = self._once(self._offline, url, most, headers)
        except (FetchError, TryAgain):
            raise gone from gone.__cause__
        return replace(kept, kept=gone.why) if isinstance(kept, Answer) else kept

    def _once(self, session: _Session, url: str, most: int, headers: dict[str, str]) -> Answer | str:
        """Send one request and return its answer, or the address it is redirected to."""
        self._check_behind_proxy(url)
        try:
            with closing(
                session.get(
                    url,
                    headers=headers,
                    stream=True,
                    allow_redirects=False,
                    timeout=(self.limits.connect, self.limits.silence),
                )
            ) as response:
                target = self._judged(response)
                if target is None:
                    return self._answer(response, url, most)
                _finish(response)
                return _utf8(target)
        except (FetchError, TryAgain, MemoryError):
            raise
        except CutShortError as error:
            raise TryAgain(_BROKE_OFF) from error
        except DamagedCacheError as error:
            raise TryAgain("what was kept of it is damaged", 0.0) from error
        except (errors.InvalidURL, errors.InvalidSchema, errors.MissingSchema, UnicodeError) as error:
            raise RefusedError("it is not a valid address", "Check the address.") from error
        except errors.SSLError as error:
            raise UnreachableError("the certificate of its host is not valid", "Check the address.") from error
        except UnpackingError as error:
            raise RefusedError("its host sent damaged data") from error
        except (errors.Timeout, urllib3.exceptions.TimeoutError, TimeoutError) as error:
            raise TryAgain("its host did not answer in time") from error
        except (errors.ChunkedEncodingError, urllib3.exceptions.ProtocolError) as error:
            raise TryAgain(_BROKE_OFF) from error
        except (errors.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            if LimitError.of(error):
                raise  # no fault of the host's
            raise TryAgain(
                "its host did not answer in time" if _is_slow(error) else "its host cannot be reached"
            ) from error
        except Exception as error:  # the libraries below raise whatever a host's rubbish leads them to
            raise TryAgain("its host sent what is no answer") from error

    def _judged(self, response: requests.Response) -> str | None:
        """Return where a redirect leads, None for an answer. Raises what else the status means."""
        status = response.status_code
        said = f"its host answered {status} {response.reason or ''}".rstrip()
        if status in _REDIRECTS and (location := response.headers.get("Location")):
            return str(location)
        if status in (_TIMEOUT, _TOO_MANY) or status >= _SERVER_ERROR:
            after = _seconds(response.headers.get("Retry-After"))
            if after is not None and after > self.limits.wait:
                raise UnreachableError(f"{said} and asks to wait {round(after)} seconds", "Try again then.")
            raise _AnsweredError(said, after)
        if status in _GONE:
            raise RefusedError(said, "Check the address.")
        if status != _OK:
            raise RefusedError(said, BROWSER)
        return None

    def _answer(self, response: requests.Response, url: str, most: int) -> Answer:
        large = f"it is larger than {most / 1_000_000:g} MB"
        coding = response.headers.get("Content-Encoding", "")
        if not is_known(coding):
            raise RefusedError(f"it is packed in a way that is not read here ({coding[:40]})")
        length = response.headers.get("Content-Length", "")
        if length.isdecimal() and int(length[:20]) > most:
            raise RefusedError(large)
        data = bytearray()
        for piece in unpacked(response.raw.stream(_PIECE, decode_content=False), coding):
            data += piece
            if len(data) > most:
                raise RefusedError(large)
        said = Message()
        said["Content-Type"] = response.headers.get("Content-Type", "")
        named = "/" in said["Content-Type"]
        return Answer(bytes(data), url, said.get_content_type() if named else None, said.get_content_charset())

    def _permitted(self, host: str, port: int) -> list[str]:
        return permitted(host, port, self.resolve, allow_private=self.allow_private)

    def _check_behind_proxy(self, url: str) -> None:
        """Judge the host of an address that a proxy of the person's choice will connect to, as far as it is known here.

        Without a proxy, connections judge for themselves.
        """
        if not select_proxy(url, get_environ_proxies(url)):
            return
        parts = urllib3.util.parse_url(url)
        with suppress(UnreachableError, OSError):  # then only the proxy knows the name
            self._permitted(str(parts.host).strip("[]"), parts.port or 80)


def _session(adapter: HTTPAdapter) -> _Session:
    made = _Session()
    made.headers.update({"User-Agent": AGENT, "Accept-Encoding": ACCEPTED})
    made.auth = _unchanged  # else requests would send what stands in ~/.netrc
    made.mount("http://", adapter)
    made.mount("https://", adapter)
    return made


def _finish(response: requests.Response) -> None:
    """Read the body of a redirect, if it says that it is short: only what was read to its end is kept."""
    length = (response.headers.get("Content-Length") or "").strip()[:9]
    if length.isdecimal() and int(length) <= _SHORT:
        with suppress(Exception):  # whatever is amiss with it, nobody reads it
            for _ in response.raw.stream(_PIECE, decode_content=False):
                pass


def _unchanged(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _is_slow(error: BaseException | None) -> bool:
    """Tell whether an error, or one that led to it, is that something took too long."""
    while error is not None:
        if isinstance(error, TimeoutError | urllib3.exceptions.ReadTimeoutError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _utf8(location: str) -> str:
    """Return an address from a header, which is UTF-8 where it is not ASCII, though read as Latin-1."""
    try:
        return location.encode("latin-1").decode()
    except UnicodeError:
        return location


def _seconds(asked: Any) -> float | None:
    """Return the seconds that a Retry-After header asks to wait: it holds seconds or a date (RFC 9110, 10.2.3)."""
    text = str(asked or "").strip()
    if text.isdecimal():
        return float(text[:9])
    try:
        return max(0.0, email.utils.parsedate_to_datetime(text).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return None
