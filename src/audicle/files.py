"""Writing so that nothing is ever half-written: beside its place, then renamed into it."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from audicle.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes the place of ``path`` when the block ends, and leaves no trace if it fails.

    Missing folders are made. Raises OutputError, with a remedy, for whatever the disk refuses.
    """
    with disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}-", suffix=".partial", dir=path.parent)
    temporary = Path(name)
    try:
        with disk_errors(path):
            with os.fdopen(handle, "wb") as file:
                yield file
            temporary.chmod(0o666 & ~_umask())
            temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def write(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` whole or not at all. Raises OutputError."""
    with written(path) as file:
        file.write(data)


@contextlib.contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Turn what the disk refuses inside the block into an OutputError that names ``path`` and a remedy."""
    try:
        yield
    except OSError as error:
        remedy = _REMEDIES.get(error.errno or 0, "Check that the folder exists and can be written.")
        raise OutputError(f"cannot write {path}: {error.strerror or error}.", remedy) from error


def ready(folder: Path) -> None:
    """Make ``folder`` if it is not there and see that it can be written to. Raises OutputError."""
    write(folder / ".audicle-probe", b"")
    (folder / ".audicle-probe").unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Delete what killed runs left half-written in ``folder``."""
    for leftover in folder.glob(".*.partial"):
        leftover.unlink(missing_ok=True)


_REMEDIES = {
    errno.ENOSPC: "Free some space, or choose another folder with -o; what was spoken so far is kept.",
    errno.EDQUOT: "Free some space, or choose another folder with -o; what was spoken so far is kept.",
    errno.EACCES: "Choose a folder you may write to with -o.",
    errno.EPERM: "Choose a folder you may write to with -o.",
    errno.EROFS: "The disk is read-only; choose another folder with -o.",
    errno.EEXIST: "A file stands where a folder is needed; choose another folder with -o.",
    errno.ENOTDIR: "A file stands where a folder is needed; choose another folder with -o.",
    errno.ENAMETOOLONG: "Choose a shorter output folder with -o.",
}


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
