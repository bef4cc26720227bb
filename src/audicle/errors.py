"""Every error a person can meet: what happened, what to do about it, and the exit code of the command.

The table of exit codes in ``docs/exit-codes.md`` is checked against this module.
"""

from __future__ import annotations

import errno
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NO_ROOM = re.compile("failed to map segment|cannot allocate memory|cannot map zero-fill", re.IGNORECASE)


class AudicleError(Exception):
    """Something a person can do something about.

    ``what`` is one line that says what happened and names the thing it happened to; ``remedy`` is one line
    that says what to do. Both survive pickling, so an error raised in a worker process arrives whole.
    """

    exit_code = 1

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(what, remedy)
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.what} {self.remedy}".strip()


class SomeFailedError(AudicleError):
    """Several articles were asked for; at least one failed and the others were made."""

    exit_code = 1


class UsageError(AudicleError):
    """The request itself is wrong: an unknown voice, a bad setting, a language that is not one."""

    exit_code = 2


class SourceError(AudicleError):
    """The source cannot be read as an article: missing, empty, binary, or without any text."""

    exit_code = 3


class NetworkError(AudicleError):
    """Something needed the network and did not get it."""

    exit_code = 4


class VoiceError(AudicleError):
    """No voice can speak the text, or a voice failed while speaking."""

    exit_code = 5


class OutputError(AudicleError):
    """The result cannot be written: no permission, no space, or a file where a folder should be."""

    exit_code = 6


class MissingPartError(AudicleError):
    """A program or package that this needs is not installed on this machine."""

    exit_code = 7


class FaultyBookError(AudicleError):
    """A book that was checked has faults."""

    exit_code = 8


class LimitError(AudicleError):
    """The machine allows too little: open files, memory, or processes and threads."""

    exit_code = 9

    @classmethod
    def of(cls, error: BaseException) -> LimitError | None:
        """Return what a limit of the machine's is to a person if ``error`` is one, else None."""
        if isinstance(error, OSError) and error.errno in (errno.EMFILE, errno.ENFILE):
            remedy = "Allow more (ulimit -n 256) or use fewer --jobs, and run the command again."
            return cls("too many files are open at once.", remedy)
        if (
            isinstance(error, MemoryError)
            or (isinstance(error, OSError) and error.errno == errno.ENOMEM)
            # a library of the system's that finds no room; the linker has no other sign of it (dlopen(3))
            or (isinstance(error, ImportError) and _NO_ROOM.search(str(error)))
        ):
            return cls(
                "there is too little memory.",
                "Allow more (ulimit -v unlimited), end other programs or use fewer --jobs, and run the command again.",
            )
        # Python has no class of its own for the latter
        if (isinstance(error, OSError) and error.errno == errno.EAGAIN) or (
            isinstance(error, RuntimeError) and "can't start new thread" in str(error)
        ):
            return cls(
                "no more processes or threads can be started.",
                "Allow more of them (ulimit -u) or more memory (ulimit -v), or use fewer --jobs.",
            )
        return None


class FaultError(AudicleError):
    """A fault of Audicle's own: what should not have been possible. Its cause is the error that was raised."""

    exit_code = 70  # EX_SOFTWARE of sysexits.h

    @classmethod
    def of(cls, error: Exception) -> FaultError | LimitError:
        """Return the fault that an unforeseen error is; what only a limit of the machine's made of it is no fault."""
        if limit := LimitError.of(error):
            limit.__cause__ = error
            return limit
        fault = cls(
            f"a fault of Audicle's own: {type(error).__name__}: {error}.",
            "Please report it with the output of the same command run with AUDICLE_TRACEBACK=1.",
        )
        fault.__cause__ = error
        return fault


def near(wanted: str, known: Iterable[str]) -> str:
    """Return the sentence of a remedy that lists what somebody may have meant, the likeliest first; "" if nothing is.

    Capitals, hyphens and underscores do not count.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    def plain(name: str) -> str:
        return name.lower().replace("_", "-")

    names = {plain(name): name for name in known}
    found = get_close_matches(plain(wanted), names, n=3)
    return f"Near it: {', '.join(names[name] for name in found)}." if found else ""
