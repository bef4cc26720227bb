"""Why something could not be fetched, in words that follow "ADDRESS: "."""

from __future__ import annotations

OFFLINE = "Check the connection, or save the page in a browser and convert the file."
BROWSER = "Open it in a browser, save the page there, and convert the file."


class FetchError(Exception):
    """It could not be fetched. ``why`` is a clause without a full stop; ``remedy`` is a sentence."""

    def __init__(self, why: str, remedy: str = BROWSER) -> None:
        super().__init__(why)
        self.why = why
        self.remedy = remedy


class RefusedError(FetchError):
    """It is not there, or not to be fetched, or not what was asked for: trying again is no use."""


class UnreachableError(FetchError):
    """The network, or the host, did not give it; later it may."""

    def __init__(self, why: str, remedy: str = OFFLINE) -> None:
        super().__init__(why, remedy)


class DisconnectedError(UnreachableError):
    """There is no way to the host at the moment: nothing at all came from it."""
