"""One build of a library at a time. The system lets go of the lock of a process that was killed."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from audicle.errors import OutputError
from audicle.machine.files import disk_errors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from filelock import BaseFileLock

    from audicle.progress import Progress

NAME = ".audicle.lock"
ELSEWHERE = "move the folder to another disk"  # what to do where this one does not let us write
_PATIENCE = 120.0  # seconds; a build of thousands of articles takes a few


@contextlib.contextmanager
def locked(folder: Path, progress: Progress, patience: float = _PATIENCE) -> Iterator[None]:
    """Hold the lock of the library in ``folder`` for the block; wait for it, and say so, if another process has it.

    Raises OutputError if the wait is longer than ``patience`` seconds, or nothing can be written to the folder.
    """
    lock = FileLock(folder / NAME)
    with disk_errors(folder, ELSEWHERE):
        try:
            lock.acquire(timeout=0)
        except Timeout:
            progress.stage("waiting for another run", 1)
            _wait(lock, folder, patience)
    try:
        yield
    finally:
        lock.release()


def _wait(lock: BaseFileLock, folder: Path, patience: float) -> None:
    try:
        lock.acquire(timeout=patience)
    except Timeout as error:
        raise OutputError(
            f"{folder}: another process has been building this library for {patience:.0f} s.",
            "Wait for it or end it, then try again.",
        ) from error
