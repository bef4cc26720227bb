"""Where Audicle is installed in which version, and where it keeps what it would otherwise make or fetch again."""

from __future__ import annotations

import os
from functools import cache
from importlib.metadata import version
from pathlib import Path

import platformdirs


@cache
def own_version() -> str:
    """Return the version of this program; looking it up reads files, so it is done once."""
    return version("audicle")


def clips_folder() -> Path:
    """Return where clips are kept: ``AUDICLE_CACHE``, or ``clips`` in the user's cache folder as the system has it."""
    chosen = os.environ.get("AUDICLE_CACHE")
    return Path(chosen) if chosen else platformdirs.user_cache_path("audicle", appauthor=False) / "clips"


def lexicons_in(folder: Path) -> tuple[str, ...]:
    """Return the lexicons that lie in a folder under their usual names; the first of two wins."""
    return tuple(str(folder / name) for name in ("lexicon.toml", "lexicon.pls") if (folder / name).is_file())


def settings_folder() -> Path:
    """Return where a user's own settings are: ``AUDICLE_SETTINGS``, or the folder the system has for them."""
    chosen = os.environ.get("AUDICLE_SETTINGS")
    return Path(chosen) if chosen else platformdirs.user_config_path("audicle", appauthor=False)


def pages_folder() -> Path:
    """Return where fetched pages are kept: ``http`` in ``AUDICLE_CACHE``, or in the user's cache folder."""
    chosen = os.environ.get("AUDICLE_CACHE")
    return (Path(chosen) if chosen else platformdirs.user_cache_path("audicle", appauthor=False)) / "http"


def voices_folder() -> Path:
    """Return where voice files that the user has got are kept: ``voices`` in the user's data folder."""
    return platformdirs.user_data_path("audicle", appauthor=False) / "voices"
