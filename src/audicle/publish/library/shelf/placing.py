"""Putting pages in their places so that a reader never finds one half-written, or a link to a page not yet there."""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audicle.machine.files import PARTIAL, disk_errors, sweep, write
from audicle.publish.library.marks import is_marked
from audicle.publish.library.shelf.lock import ELSEWHERE
from audicle.publish.library.shelf.state import NAME, State, Written, save_state
from audicle.publish.manifest import sha256

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from audicle.progress import Progress
    from audicle.publish.library.page import Page


@dataclass(slots=True)
class Placed:
    """What was done; paths below the library's folder."""

    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)  # somebody's own, left alone


def place(folder: Path, pages: Sequence[Page], state: State, progress: Progress, *, force: bool = False) -> Placed:
    """Write the pages whose bytes have changed, in order, then the state, then delete pages that are no longer made.

    A file of the same name that is not Audicle's is left alone and named in a warning. Whatever stops a build leaves
    every file whole, and the next build finishes it. Raises OutputError.
    """
    done = Placed()
    _announce(folder, pages, state)
    progress.stage("writing the library", len(pages))
    for page in pages:
        _put(folder, page, state, done, force=force)
        progress.advance()
    made = {page.path for page in pages}
    stale = [path for path in state.files if path not in made]
    save_state(folder, state)
    for path in stale:
        _take_away(folder, path, state, done)
    if stale:
        save_state(folder, state)
    for path in done.foreign:
        progress.warn(f"{folder / path} is not Audicle's: it is left as it is, and the library has no {path}.")
    return done


def _announce(folder: Path, pages: Sequence[Page], state: State) -> None:
    """Write down the names of new files before they are made, so that a killed build leaves nothing unknown."""
    known = {path.rpartition("/")[2] for path in (NAME, *state.files, *(page.path for page in pages))}
    for place_of_pages in {(folder / page.path).parent for page in pages} | {folder}:
        for leftover in place_of_pages.glob(f".*{PARTIAL}"):
            name = leftover.name[1:].rpartition("-")[0]
            if any(one[:40] == name for one in known):
                sweep(place_of_pages, f"{name}-")
    new = [page.path for page in pages if page.path not in state.files and not (folder / page.path).exists()]
    for path in new:
        state.files[path] = Written("", "", 0, 0)
    if new:
        save_state(folder, state)


def _put(folder: Path, page: Page, state: State, done: Placed, *, force: bool) -> None:
    path, record = folder / page.path, state.files.get(page.path)
    with disk_errors(path, ELSEWHERE):
        there = path.exists() or path.is_symlink()
        if there and record and not force and record.made_from == page.made_from and _stands(path, record):
            record.bytes, record.mtime_ns = _signs(path)
            return
        if there and not _is_ours(path, record):
            state.files.pop(page.path, None)
            done.foreign.append(page.path)
            return
    data = page.make()
    with disk_errors(path, ELSEWHERE):
        if not there or path.read_bytes() != data:
            write(path, data, ELSEWHERE)
            done.written.append(page.path)
        size, changed = _signs(path)
    state.files[page.path] = Written(page.made_from, hashlib.sha256(data).hexdigest(), size, changed)


def _take_away(folder: Path, name: str, state: State, done: Placed) -> None:
    record = state.files.pop(name)
    path = folder / name
    if name.startswith("/") or ".." in name.split("/") or not path.resolve().is_relative_to(folder.resolve()):
        return  # nothing that a build wrote down
    with disk_errors(path, ELSEWHERE):
        if not path.is_file():
            return
        if not _is_ours(path, record):
            done.foreign.append(name)
            return
        path.unlink()
        done.removed.append(name)
    if path.parent != folder:
        with contextlib.suppress(OSError):
            path.parent.rmdir()  # goes only if nothing is left in it


def _is_ours(path: Path, record: Written | None) -> bool:
    """Return whether a file may be replaced: it is as it was written, or bears the mark.

    An empty one is what a crash of the machine leaves, if it is known.
    """
    if path.is_symlink() or not path.is_file():
        return False
    if record and (path.stat().st_size == 0 or sha256(path) == record.sha256):
        return True
    return is_marked(path)


def _signs(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_size, state.st_mtime_ns


def _stands(path: Path, record: Written) -> bool:
    """Return whether a file is as it was written; one that was copied is read to see."""
    if not path.is_file():
        return False
    return _signs(path) == (record.bytes, record.mtime_ns) or sha256(path) == record.sha256
