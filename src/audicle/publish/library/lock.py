"""One build of a library at a time. The system lets go of the lock of a process that was killed."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from audicle.errors import OutputError
from audicle.files import disk_errors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = ".audicle.lock"
ELSEWHERE = "move the folder to another disk"  # what to do where this one does not let us write
_PATIENCE = 120.0  # seconds; a build of thousands of articles takes a few


@contextlib.contextmanager
def locked(folder: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Hold the lock of the library in ``folder`` for the block; wait for it if another process has it.

    Raises OutputError if the wait is longer than ``patience`` seconds, or nothing can be written to the folder.
    """
    lock = FileLock(folder / NAME, timeout=patience)
    with disk_errors(folder, ELSEWHERE):
        try:
            lock.acquire()
        except Timeout as error:
            raise OutputError(
                f"{folder}: another process has been building this library for {patience:.0f} s.",
                "Wait for it or end it, then try again.",
            ) from error
    try:
        yield
    finally:
        lock.release()
