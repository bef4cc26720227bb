"""An article's own folder: which one it is, and how what was made comes to stand in it all at once."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import itertools
import json
import os
import shutil
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from audicle.errors import OutputError
from audicle.machine.files import PARTIAL, disk_errors, sweep
from audicle.publish.exchange import exchange
from audicle.publish.manifest import NAME, load_manifest
from audicle.publish.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from audicle.model import Article
    from audicle.progress import Progress

_HEAD = 8192  # bytes of a manifest in which its source stands
_LIBRARY = {"assets", "opds"}  # folders that the library fills beside the articles
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}


@contextlib.contextmanager
def claimed(
    output: Path, article: Article, origin: str, taken: set[str], locks: Path, progress: Progress
) -> Iterator[Path]:
    """Give the folder of an article below ``output``, named by its title, for this run alone.

    ``origin`` is the source's URL or file name. If another source's article has the name already, here or in this run
    (``taken``, which gains a name), or somebody's own files, a short digest of the origin tells them apart. A page of
    the web keeps the folder it has, whatever its title has become. Another run on this machine that would make the same
    folder waits until the block ends, or the process does. ``locks`` is where the runs of one user leave word for one
    another. Raises OutputError.
    """
    for name in _names(output, article, origin):
        folder = output / name
        with _alone(folder, locks, progress):
            if _is_free(folder, origin, taken):
                taken.add(name)
                shutil.rmtree(_stage(folder), ignore_errors=True)  # what a killed run left
                yield folder
                return


def _names(output: Path, article: Article, origin: str) -> Iterator[str]:
    name = slug(article.metadata.title) or slug(origin) or "article"
    if name in _DEVICES or name in _LIBRARY:
        name = f"{name}-article"  # Windows has no room for files of the former names
    # an address is one article; files of one name may be many
    if "://" in origin and _origin(output / name) != origin and (earlier := _earlier(output, origin)):
        yield earlier
    yield name
    name = f"{name}-{hashlib.sha256(origin.encode('utf-8', 'surrogatepass')).hexdigest()[:6]}"
    yield name
    yield from (f"{name}-{number}" for number in itertools.count(2))  # files of one name, from several folders


def _is_free(folder: Path, origin: str, taken: set[str]) -> bool:
    if folder.name in taken or _is_another_s(folder):
        return False
    return _origin(folder) in (None, origin)


def _is_another_s(folder: Path) -> bool:
    """Say whether somebody else has put something in a folder: where a run has made one, there is a manifest."""
    try:
        return not (folder / NAME).exists() and any(folder.iterdir())
    except OSError:
        return False  # there is none, or what is made of it says what is amiss


def _origin(folder: Path) -> str | None:
    """Return what the article in a folder was made from, None if there is none."""
    manifest = load_manifest(folder)
    return str(manifest["source"].get("name")) if manifest else None


def _earlier(output: Path, origin: str) -> str | None:
    """Return the name of the folder that an address has already, None if it is new."""
    sought = json.dumps(origin, ensure_ascii=False).encode("utf-8", "replace")
    for manifest in output.glob(f"*/{NAME}"):
        with contextlib.suppress(OSError), manifest.open("rb") as file:
            # of thousands of manifests only the beginnings are read
            if manifest.parent.name[0] != "." and sought in file.read(_HEAD) and _origin(manifest.parent) == origin:
                return manifest.parent.name
    return None


@contextlib.contextmanager
def _alone(folder: Path, locks: Path, progress: Progress) -> Iterator[None]:
    """Hold the lock of ``folder`` for the block; the system lets go of that of a process that was killed."""
    # one of a few files for every folder there is, so that they need never be deleted
    name = hashlib.sha256(os.fsencode(os.path.realpath(folder))).hexdigest()[:2]
    with disk_errors(locks, "name another folder for the cache in AUDICLE_CACHE"):
        locks.mkdir(parents=True, exist_ok=True)
        lock = FileLock(locks / f"{name}.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            progress.stage("waiting for another run", 1)
            lock.acquire()
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """Give a hidden folder beside ``folder`` to make everything in; it is gone when the block ends.

    What a killed run left of it is found by its name, without looking through a library of thousands.
    Raises OutputError.
    """
    stage = _stage(folder)
    with disk_errors(folder):
        if folder.is_dir():
            sweep(folder)
        elif os.path.lexists(folder):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        stage.mkdir(parents=True)
    try:
        yield stage
    except OutputError as error:
        # people know the folder by its own name
        raise OutputError(error.what.replace(str(stage), str(folder)), error.remedy) from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _stage(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}{PARTIAL}")


def settle(stage: Path, folder: Path, made: dict[str, Any], before: dict[str, Any] | None) -> None:
    """Put what the manifest ``made`` lists, and the manifest itself, from ``stage`` in ``folder``.

    Files that only the manifest ``before`` lists are deleted; files that no manifest lists are left alone. The new
    folder takes the place of the old one in one step; where the system has no such step each file is replaced whole,
    the manifest last. Nothing can fail for want of space. Raises OutputError.
    """
    names = [*(file["path"] for file in made["files"]), NAME]
    listed = {str(file.get("path")) for file in (before or {}).get("files", [])}
    with disk_errors(folder):
        if not os.path.lexists(folder):
            stage.rename(folder)
            return
        if _exchanged(stage, folder, {*names, *listed}):
            return
        for parent in dict.fromkeys((folder / name).parent for name in names):
            parent.mkdir(parents=True, exist_ok=True)
        for name in names:
            (stage / name).replace(folder / name)
    for name in listed.difference(names):
        path = folder / name
        if path.resolve().is_relative_to(folder.resolve()):
            with contextlib.suppress(OSError):
                path.unlink()
    for name in ("audio", "formats", "chapters", "images") if before else ():
        with contextlib.suppress(OSError):
            (folder / name).rmdir()  # goes only if nothing is left in it


def _exchanged(stage: Path, folder: Path, ours: set[str]) -> bool:
    """Let ``stage`` take the place of ``folder`` in one step, with all that is not ``ours``; say whether it did."""
    if folder.is_symlink() or not os.access(folder, os.W_OK):
        return False
    try:
        for path in folder.rglob("*"):
            name = path.relative_to(folder)
            if path.is_dir() and not path.is_symlink():
                if not any(path.iterdir()):
                    (stage / name).mkdir(parents=True, exist_ok=True)
            elif name.as_posix() not in ours:
                (stage / name.parent).mkdir(parents=True, exist_ok=True)
                os.link(path, stage / name, follow_symlinks=False)
        shutil.copymode(folder, stage)
    except (OSError, NotImplementedError):  # a disk without links, or somebody else's file
        return False
    return exchange(stage, folder)
