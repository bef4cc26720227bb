"""From what a person names on the command line to sources: files, folders, standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audicle.errors import SourceError
from audicle.progress import SilentProgress
from audicle.read import ENDINGS, read
from audicle.read.source import Source
from audicle.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audicle.model import Article
    from audicle.progress import Progress

STDIN = "-"


def find_sources(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the name of each source to read: a folder stands for every article in it, in order of name.

    Files in hidden folders, and in the ``PAGE_files`` folder of a saved page, are not articles. Raises SourceError
    for what does not exist and for a folder without articles.
    """
    found: list[str] = []
    for name in names:
        path = Path(name)
        if name == STDIN or "://" in name or path.is_file():
            found.append(name)
        elif path.is_dir():
            articles = _articles(path)
            if not articles:
                kinds = ", ".join(ENDINGS)
                raise SourceError(f"{name}: there are no articles in this folder.", f"Articles end in {kinds}.")
            found.extend(articles)
        else:
            raise SourceError(f"{name}: there is no such file or folder.", "Check the name.")
    return tuple(dict.fromkeys(found))


def open_source(name: str) -> Source:
    """Return a source with its bytes. Raises SourceError if it cannot be read."""
    if name == STDIN:
        return Source(name, sys.stdin.buffer.read(), folder=Path.cwd())
    if "://" in name:
        raise SourceError(
            f"{name}: fetching pages is not part of this version.", "Save the page in a browser and convert the file."
        )
    path = Path(name)
    try:
        return Source(name, path.read_bytes(), folder=path.parent)
    except IsADirectoryError as error:
        raise SourceError(f"{name}: this is a folder.", "Name a file in it.") from error
    except OSError as error:
        raise SourceError(f"{name}: cannot be read: {error.strerror}.", "Check its name and permissions.") from error


def read_article(
    name: str,
    settings: Settings | None = None,
    progress: Progress | None = None,
    overrides: Mapping[str, Any] | None = None,
) -> Article:
    """Return the article in the file or standard input that ``name`` stands for; see ``read.read``."""
    article, _ = read(open_source(name), settings or Settings(), progress or SilentProgress(), overrides)
    return article


def _articles(folder: Path) -> list[str]:
    return [
        str(path)
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in ENDINGS
        and path.is_file()
        and not any(_not_articles(part) for part in path.relative_to(folder).parts)
    ]


def _not_articles(part: str) -> bool:
    return part.startswith(".") or part.endswith(("_files", ".assets")) or part.lower() == "readme.md"
