"""The order of work for the library."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from audicle.errors import SourceError, UsageError
from audicle.progress import RecordingProgress, SilentProgress
from audicle.publish.library.about import library_of
from audicle.publish.library.settings import LibrarySettings
from audicle.publish.library.shelf.entry import ChangedError
from audicle.publish.library.shelf.finding import holds_articles, take_stock
from audicle.publish.library.shelf.lock import ELSEWHERE, locked
from audicle.publish.library.shelf.placing import place
from audicle.publish.library.shelf.state import NAME as STATE
from audicle.publish.library.shelf.state import load_settings, load_state
from audicle.publish.library.writers import writers
from audicle.publish.manifest import sha256

if TYPE_CHECKING:
    from audicle.progress import Progress
    from audicle.publish.library.shelf.state import State


_SHARED = ("assets/player.js", "assets/style.css")  # what articles' pages need; convert writes them too


@dataclass(frozen=True, slots=True)
class Built:
    """What became of a library. Paths are below its folder."""

    folder: Path
    base_url: str | None  # where it is on the web, as far as that was said
    articles: int  # that are in it
    skipped: tuple[str, ...]  # folders whose manifest cannot be used
    written: tuple[str, ...]  # files that are new or have changed
    removed: tuple[str, ...]  # files that are no longer needed
    foreign: tuple[str, ...]  # files that stood in the way, are not Audicle's, and were left alone
    warnings: tuple[str, ...]


def build_library(
    folder: Path, settings: LibrarySettings | None = None, progress: Progress | None = None, *, force: bool = False
) -> Built:
    """Make the podcast feed and whatever else the articles in ``folder`` are as a whole; write only what has changed.

    Without ``settings`` those given last hold, which the library remembers; ``force`` reads and makes everything
    again. Manifests that cannot be used are named in warnings and left out. Raises SourceError if there is no such
    folder, UsageError for a setting or an artwork that cannot be used, OutputError if the disk refuses something: then
    every file is whole, and the next build goes on.
    """
    settings = settings.checked() if settings else None
    watched = RecordingProgress(progress or SilentProgress())
    if not folder.is_dir():
        raise SourceError(f"{folder} is no folder.", "Name the folder that audicle convert wrote to.")
    if not (settings or (folder / STATE).exists() or holds_articles(folder)):
        watched.warn(f"{folder} holds no article. Name the folder that audicle convert wrote to.")
        return Built(folder, None, 0, (), (), (), (), tuple(watched.warnings))  # another folder, very likely
    with locked(folder, watched):
        with contextlib.suppress(ChangedError):
            return _built(folder, settings, watched, force=force, fresh=force)
        # an article was made anew meanwhile, or another version of this program understood its manifest otherwise:
        # read every manifest, and keep what is read
        return _built(folder, settings, watched, force=force, fresh=True)


def _built(
    folder: Path, settings: LibrarySettings | None, watched: RecordingProgress, *, force: bool, fresh: bool
) -> Built:
    state = load_state(folder, watched)
    used = _settings(folder, settings, state)
    articles, skipped = take_stock(folder, state, watched, fresh=fresh)
    state.artwork = _artwork(used, settings, state)
    library = library_of(used, articles, artwork=state.artwork, guid=state.guid, language=state.language)
    state.guid, state.language = library.guid, library.language
    if articles and not all((folder / shared).exists() for shared in _SHARED):
        from audicle.publish.page.assets import write_assets  # noqa: PLC0415 - seldom needed, and long to load

        write_assets(folder, watched, ELSEWHERE)
    pages = [page for writer in writers() for page in writer(articles, library)]
    placed = place(folder, pages, state, watched, force=force)
    return Built(
        folder=folder,
        base_url=used.base_url,
        articles=len(articles),
        skipped=tuple(skipped),
        written=tuple(placed.written),
        removed=tuple(placed.removed),
        foreign=tuple(placed.foreign),
        warnings=tuple(dict.fromkeys(watched.warnings)),
    )


def remembered(folder: Path) -> LibrarySettings:
    """Return the settings last given for the library in ``folder``, or the defaults. Raises OutputError."""
    return _found_from(folder, load_settings(folder))


def _settings(folder: Path, given: LibrarySettings | None, state: State) -> LibrarySettings:
    """Return the settings that hold, and remember those that were given."""
    if given:
        state.settings = given
        if given.artwork:
            # the folder is published: it need not tell how the disk of its owner is laid out
            state.settings = replace(given, artwork=_relative(given.artwork, folder))
        return given
    return _found_from(folder, state.settings)


def _found_from(folder: Path, kept: LibrarySettings | None) -> LibrarySettings:
    """Return settings as they are kept, with their picture found from here, or the defaults."""
    kept = kept or LibrarySettings()
    return replace(kept, artwork=str(folder / kept.artwork)) if kept.artwork else kept


def _artwork(used: LibrarySettings, given: LibrarySettings | None, state: State) -> str | None:
    """Return a digest of the chosen picture. One that is not there any more is as it was when it was chosen."""
    if used.artwork is None:
        return None
    try:
        return sha256(Path(used.artwork))
    except OSError as error:
        if given is None and state.artwork:
            return state.artwork
        raise UsageError(
            f"{used.artwork}: the artwork cannot be read: {error.strerror or error}.",
            "Correct artwork in [library] of audicle.toml, or leave it out: one is drawn.",
        ) from error


def _relative(path: str, folder: Path) -> str:
    try:
        return os.path.relpath(path, folder)
    except ValueError:  # on another drive
        return path
