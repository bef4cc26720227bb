"""What engines that ask a server have in common: which answers are worth another try, and how to say what went wrong.

An error here never keeps the request, nor the exception of the HTTP library, which holds it: there may be a key in it.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from audicle.errors import NetworkError
from audicle.machine.retry import TryAgain

if TYPE_CHECKING:
    from collections.abc import Callable

    import requests

    from audicle.machine.retry import Retries
    from audicle.voices.protocol import Speech

# Refusals that a text can be the reason of, beside a model or a voice that is not there
_OF_TEXT = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS,
)
_FASTEST_SPEECH = 40  # characters a second; what is shorter than its text can be was cut off


class RefusedError(NetworkError):
    """A host refuses what it was asked, maybe for the text."""


def answered(
    send: Callable[[], requests.Response], needs: str, remedy: str, passed: tuple[int, ...] = ()
) -> requests.Response:
    """Return the answer to one request.

    ``needs`` begins the messages: "gtts needs the network". ``passed`` are refusals to return and not to raise.
    Raises TryAgain for what may pass: no connection, no answer in time, too many requests, a fault of the server;
    NetworkError for a refusal (RefusedError where the text may be why), a redirection that was not followed, and a
    certificate that is not valid.
    """
    import requests  # noqa: PLC0415 - only where it speaks

    answer: requests.Response | None = None
    failure: NetworkError | TryAgain | None = None
    try:
        answer = send()
    except requests.exceptions.SSLError:
        failure = NetworkError(f"{needs}, and the certificate of its host is not valid.", remedy)
    except requests.exceptions.Timeout:
        failure = TryAgain("its host did not answer in time")
    except requests.exceptions.RequestException:
        failure = TryAgain("its host cannot be reached")
    if failure is not None or answer is None:
        # raised here and not above, so that it does not keep what was caught
        raise failure or TryAgain("its host cannot be reached")
    code = answer.status_code
    if answer.ok and not answer.is_redirect:
        return answer
    if code in passed:
        return answer
    answer.close()  # one that is read piece by piece holds its connection until then
    if code in (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS) or code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise TryAgain(f"its host answered {_named(code)}", _seconds(answer))
    kind = RefusedError if code in _OF_TEXT else NetworkError
    raise kind(f"{needs}, and its host refused with {_named(code)}.", remedy)


def heard(send: Callable[[], bytes], length: int, retries: Retries, needs: str, remedy: str) -> Speech:
    """Return the sound that ``send`` asks for, of ``length`` characters; tried again where it helps.

    ``needs`` begins the message. Raises NetworkError if no whole sound comes, each time it is tried.
    """
    from audicle.voices.shared.decoding import decoded  # noqa: PLC0415 - FFmpeg is large, and only what speaks needs it

    def once() -> Speech:
        try:
            sound = decoded(send())
        except ValueError as error:
            raise TryAgain(f"it sent broken sound ({error})") from error
        if too_short(sound, length):
            raise TryAgain("it sent sound that was cut off")
        return sound

    try:
        return retries.run(once)
    except TryAgain as failure:
        raise NetworkError(f"{needs}, and {failure.why}.", remedy) from failure


def too_short(sound: Speech, length: int) -> bool:
    """Return whether a sound is shorter than ``length`` characters can be said in: it was cut off."""
    return len(sound.samples) < sound.rate * length / _FASTEST_SPEECH


def _named(code: int) -> str:
    """Return a status code with the words of RFC 9110; those of the server are its own and may repeat the request."""
    try:
        return f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        return str(code)


def _seconds(answer: requests.Response) -> float | None:
    """Return the seconds in a Retry-After header; a date in it is not worth the trouble."""
    asked = answer.headers.get("Retry-After", "")
    return float(asked) if asked.isdecimal() else None
