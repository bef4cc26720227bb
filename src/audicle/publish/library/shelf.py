"""Finding the articles of a library: the folders with a manifest, and what has changed in them since."""

from __future__ import annotations

import datetime
import os
from typing import TYPE_CHECKING

from audicle.files import disk_errors
from audicle.publish.characters import line
from audicle.publish.library.entry import Entry, entry_from
from audicle.publish.library.manifests import UnreadableError, digest, known
from audicle.publish.library.state import Known, State
from audicle.publish.manifest import NAME

if TYPE_CHECKING:
    from pathlib import Path

    from audicle.progress import Progress

EPOCH = "SOURCE_DATE_EPOCH"  # https://reproducible-builds.org/specs/source-date-epoch/


def take_stock(folder: Path, state: State, progress: Progress, *, fresh: bool = False) -> list[str]:
    """Bring what ``state`` knows of the articles below ``folder`` up to date; return those that cannot be read.

    Manifests that have not changed are not read, unless ``fresh``. Each that cannot be used, and each file that is
    missing, is named in a warning. Raises OutputError if the folder cannot be read.
    """
    skipped = []
    found: dict[str, Known] = {}
    with disk_errors(folder):
        names = sorted(entry.name for entry in os.scandir(folder) if not entry.name.startswith(".") and entry.is_dir())
    for slug in names:
        signs = _signs(f"{folder}{os.sep}{slug}")
        if signs is None:
            continue
        if line(slug) != slug or "\\" in slug:
            progress.warn(f"{line(slug)}: a folder of this name cannot be in a library; it is left out.")
            skipped.append(line(slug))
            continue
        before = state.articles.get(slug)
        if before and before.seen == signs and not fresh:
            found[slug] = before
            continue
        now = found[slug] = Known(signs, before.first if before else _first_seen(signs))
        now.number = before.number if before else None
        try:
            now.summary, warnings = known(folder / slug)
        except UnreadableError as error:
            progress.warn(f"{slug}/{NAME} {error}; the article is left out of the library.")
            skipped.append(slug)
            now.seen = None  # so that it is named again
            continue
        now.digest = digest(now.summary)
        for warning in warnings:
            progress.warn(warning)
            now.seen = None
    state.articles = found
    _count(state)
    return skipped


def entries(state: State) -> tuple[Entry, ...]:
    """Return the articles that could be read: those with audio as they are numbered, then the others by date."""
    made = [
        entry_from(slug, one.summary, one.digest, datetime.datetime.fromisoformat(one.first), one.number)
        for slug, one in state.articles.items()
        if one.summary is not None
    ]
    return tuple(sorted(made, key=lambda entry: (entry.number is None, entry.number or 0, entry.date, entry.slug)))


def _count(state: State) -> None:
    """Give a number to the articles that have audio and none yet: after all others, the oldest first."""
    new = [
        entry_from(slug, one.summary, one.digest, datetime.datetime.fromisoformat(one.first), None)
        for slug, one in state.articles.items()
        if one.number is None and one.summary is not None and one.summary["duration"] is not None
    ]
    for entry in sorted(new, key=lambda entry: (entry.date, entry.slug)):
        state.articles[entry.slug].number = state.next_number
        state.next_number += 1


def _signs(folder: str) -> list[int] | None:
    """Return what changes when an article's folder does: times in ns, a size; None if it has no manifest."""
    try:
        manifest = os.stat(f"{folder}{os.sep}{NAME}")  # noqa: PTH116 - thousands of them: half the time
        own = os.stat(folder)  # noqa: PTH116 - the same
    except OSError:
        return None
    try:
        audio = os.stat(f"{folder}{os.sep}audio").st_mtime_ns  # noqa: PTH116 - the same
    except OSError:
        audio = 0
    return [manifest.st_mtime_ns, manifest.st_size, own.st_mtime_ns, audio]


def _first_seen(signs: list[int]) -> str:
    """Return when an article that was not known before came: when its manifest was made.

    With SOURCE_DATE_EPOCH that moment counts, so that the same articles give the same bytes.
    """
    fixed = os.environ.get(EPOCH, "")
    seconds = int(fixed) if fixed.isascii() and fixed.isdigit() else signs[0] // 1_000_000_000
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).isoformat()
