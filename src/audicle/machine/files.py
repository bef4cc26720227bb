"""Writing so that nothing is ever half-written: beside its place, then renamed into it."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from audicle.errors import LimitError, OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator


PARTIAL = ".partial"  # how the names of what is not whole yet end
OUTPUT = "choose another folder with -o"  # what to do where the disk does not let us write results


@contextlib.contextmanager
def written(path: Path, elsewhere: str = OUTPUT) -> Iterator[BinaryIO]:
    """Open a file that takes the place of ``path`` when the block ends, and leaves no trace if it fails.

    Missing folders are made. Raises OutputError for whatever the disk refuses; ``elsewhere`` says in its remedy how
    to write somewhere else.
    """
    with disk_errors(path, elsewhere):
        temporary = path.parent / f".{path.name[:40]}-{os.urandom(6).hex()}{PARTIAL}"
        try:
            opened = temporary.open("xb")
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            opened = temporary.open("xb")
    with _placed(temporary, path, elsewhere), opened as file:
        yield file


@contextlib.contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """Give the path of a file that takes the place of ``path`` when the block ends: for what writes files by name.

    All else is as for ``written``.
    """
    temporary = path.parent / f".{path.name[:40]}-{os.urandom(6).hex()}{PARTIAL}"
    with _placed(temporary, path):
        path.parent.mkdir(parents=True, exist_ok=True)
        yield temporary


@contextlib.contextmanager
def _placed(temporary: Path, path: Path, elsewhere: str = OUTPUT) -> Iterator[None]:
    """Put a file in its place when the block ends, or take it away if the block fails."""
    try:
        with disk_errors(path, elsewhere):
            yield
            temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def write(path: Path, data: bytes, elsewhere: str = OUTPUT) -> None:
    """Write ``data`` to ``path`` whole or not at all. Raises OutputError."""
    with written(path, elsewhere) as file:
        file.write(data)


@contextlib.contextmanager
def disk_errors(path: Path, elsewhere: str = OUTPUT) -> Iterator[None]:
    """Turn what the disk refuses inside the block into an OutputError that names ``path`` and a remedy."""
    try:
        yield
    except OSError as error:
        if limit := LimitError.of(error):
            raise limit from error
        remedy = _REMEDIES.get(error.errno or 0, "Check that the folder exists and can be written, or {elsewhere}.")
        remedy = remedy.format(elsewhere=elsewhere)
        remedy = remedy[0].upper() + remedy[1:]
        raise OutputError(f"cannot write {path}: {error.strerror or error}.", remedy) from error


def ready(folder: Path, elsewhere: str = OUTPUT) -> None:
    """Make ``folder`` if it is not there and see that it can be written to. Raises OutputError."""
    with disk_errors(folder, elsewhere):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass


def sweep(folder: Path, name: str = "") -> None:
    """Delete what killed runs left half-made in ``folder``: hidden files and folders called ``.<name>…partial``."""
    with os.scandir(folder) as entries:
        left = [entry for entry in entries if entry.name.startswith(f".{name}") and entry.name.endswith(PARTIAL)]
    for entry in left:
        with contextlib.suppress(OSError):
            shutil.rmtree(entry) if entry.is_dir(follow_symlinks=False) else Path(entry).unlink()


_FULL = "Free some space, or {elsewhere}; what was spoken so far is kept."
_LOCKED = "Allow this user to write there, or {elsewhere}."
_REMEDIES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _LOCKED,
    errno.EPERM: _LOCKED,
    errno.EROFS: "The disk is read-only: {elsewhere}.",
    errno.EEXIST: "A file stands where a folder is needed: move it elsewhere, or {elsewhere}.",
    errno.ENOTDIR: "A file stands where a folder is needed: move it elsewhere, or {elsewhere}.",
    errno.ENAMETOOLONG: "Its name is too long: {elsewhere}.",
}
