"""From what a person names on the command line to sources: files, folders, addresses, standard input."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audicle.errors import LimitError, SourceError
from audicle.progress import SilentProgress
from audicle.read import ENDINGS, read_explained
from audicle.read.source import Source
from audicle.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audicle.model import Article
    from audicle.model.explanation import Explanation
    from audicle.progress import Progress

STDIN = "-"
_DEVICES = "/dev"
_MANIFEST = "audicle.json"  # stands in every folder that Audicle made
_OURS = b'<meta name="generator" content="Audicle">'  # and this in its web pages, such as the list of a library
_HEAD = 4096  # bytes of a page in which it stands


def find_sources(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the name of each source to read: a folder stands for every article in it, in order of name.

    Files in hidden folders, in the ``PAGE_files`` folder of a saved page, and what Audicle made are not articles. A
    file that is named twice is read once. A pipe is a source like a file. Raises SourceError for what does not exist,
    for a device, and for a folder without articles.
    """
    found: list[str] = []
    for name in names:
        path = Path(name)
        if name == STDIN or "://" in name or path.is_file() or path.is_fifo():
            found.append(name)
        elif path.is_dir():
            articles = _articles(path)
            if not articles:
                kinds = ", ".join(ENDINGS)
                raise SourceError(f"{name}: there are no articles in this folder.", f"Articles end in {kinds}.")
            found.extend(articles)
        elif path.exists():
            raise _no_file(name)
        else:
            raise SourceError(f"{name}: there is no such file or folder.", "Check the name.")
    places: dict[str, str] = {}
    for name in found:
        # a link is a source of its own: it may have its own name and pictures
        place = name if name == STDIN or "://" in name else os.path.abspath(name)  # noqa: PTH100 - Path has no such
        places.setdefault(place, name)
    return tuple(places.values())


def open_source(
    name: str, settings: Settings | None = None, progress: Progress | None = None, *, fresh: bool = False
) -> Source:
    """Return a source with its bytes; an address is fetched, as far as ``settings`` permit.

    With ``fresh``, a page that was kept is not taken without asking its host whether it has changed.

    A pipe of the shell's (``/dev/fd/63``) is read as standard input is: its name says nothing.

    Raises SourceError if it cannot be read, NetworkError if it cannot be fetched.
    """
    if name == STDIN:
        return Source(name, sys.stdin.buffer.read(), folder=Path.cwd())
    if "://" in name:
        from audicle.read.web import fetch  # noqa: PLC0415 - only an address needs a network

        allowed = (settings or Settings()).allow_private
        return fetch(name, progress or SilentProgress(), allow_private=allowed, fresh=fresh)
    path = Path(name)
    try:
        kind = path.stat().st_mode
        if stat.S_ISFIFO(kind) and path.is_relative_to(_DEVICES):
            return Source(STDIN, path.read_bytes(), folder=Path.cwd())
        if not (stat.S_ISREG(kind) or stat.S_ISFIFO(kind) or stat.S_ISDIR(kind)):
            raise _no_file(name)  # a device may never end
        return Source(name, path.read_bytes(), folder=path.parent)
    except IsADirectoryError as error:
        raise SourceError(f"{name}: this is a folder.", "Name a file in it.") from error
    except OSError as error:
        if limit := LimitError.of(error):
            raise limit from error
        raise SourceError(f"{name}: cannot be read: {error.strerror}.", "Check its name and permissions.") from error


def _no_file(name: str) -> SourceError:
    return SourceError(f"{name}: this is not a regular file.", "Name a file, or - for standard input.")


def read_article(
    name: str,
    settings: Settings | None = None,
    progress: Progress | None = None,
    overrides: Mapping[str, Any] | None = None,
) -> Article:
    """Return the article in the file, web page or standard input that ``name`` stands for; see ``read.read``."""
    return explain(name, settings, progress, overrides).article


def explain(
    name: str,
    settings: Settings | None = None,
    progress: Progress | None = None,
    overrides: Mapping[str, Any] | None = None,
) -> Explanation:
    """Return the article that ``name`` stands for, with where each piece of its metadata came from; see ``read.read``.

    What was left out of the source, and why, is the article's ``dropped``.
    """
    settings, progress = settings or Settings(), progress or SilentProgress()
    asked = settings.merged(overrides or {}, "command line")
    explanation, _ = read_explained(open_source(name, asked, progress), settings, progress, overrides)
    return explanation


def _articles(folder: Path) -> list[str]:
    return [
        str(path)
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in ENDINGS
        and path.is_file()
        and not any(_not_articles(part) for part in path.relative_to(folder).parts)
        and not _is_result(path, folder)
    ]


def _is_result(path: Path, folder: Path) -> bool:
    """Tell whether Audicle made a file, or the folder it lies in: its own e-books and lists are no sources."""
    inside = [place for place in path.parents if place == folder or folder in place.parents]
    if any((place / _MANIFEST).exists() for place in inside):
        return True
    if path.suffix != ".html":
        return False
    try:
        with path.open("rb") as file:
            return _OURS in file.read(_HEAD)
    except OSError:
        return False  # reading it says what is amiss


def _not_articles(part: str) -> bool:
    return part.startswith((".", "~$")) or part.endswith(("_files", ".assets")) or part.lower() == "readme.md"
