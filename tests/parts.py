"""The parts that a machine may lack: programs and packages by others in which tests see what users will see.

A test that meets one asks for it with the fixture ``parts``, or with a fixture that asks for it, and is skipped with
the reason where it is not here. ``pytest -m parts`` runs just the tests that ask.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

PLAYER = Path(os.environ.get("AUDICLE_PLAYER", Path.home() / ".cache" / "audicle-player"))
ACE = Path(os.environ.get("AUDICLE_ACE", Path.home() / ".cache" / "audicle-ace"))

_PROGRAMS = {
    "eyeD3": "Debian: eyed3",
    "ffmpeg": "Debian: ffmpeg",
    "ffprobe": "Debian: ffmpeg",
    "gpo": "Debian: gpodder",
    "mpc": "Debian: mpc",
    "mpd": "Debian: mpd",
    "newsboat": "Debian: newsboat",
    "node": "Debian: nodejs",
    "podboat": "Debian: newsboat",
}
_PACKAGES = {
    "@daisy/ace-core": (ACE, ".ci/ace-install"),
    "axe-core": (PLAYER, ".ci/player-install"),
    "foliate-js": (PLAYER, ".ci/player-install"),
    "opds-feed-parser": (PLAYER, ".ci/player-install"),
    "playwright-core": (PLAYER, ".ci/player-install"),
    "podcast-partytime": (PLAYER, ".ci/player-install"),
}


def chromium() -> str | None:
    """Return the path of Chromium, None if it is not here."""
    return os.environ.get("PUPPETEER_EXECUTABLE_PATH") or shutil.which("chromium")


@functools.cache
def jdk() -> str | None:
    """Return the path of a Java that can compile, None if there is none: a runtime alone runs no source file."""
    java = shutil.which("java")
    if java is None:
        return None
    done = subprocess.run([java, "--list-modules"], capture_output=True, text=True, check=False, timeout=60)
    return java if "jdk.compiler" in done.stdout else None


_FOUND: dict[str, tuple[Callable[[], str | None], str]] = {
    "chromium": (chromium, "Debian: chromium"),
    "jdk": (jdk, "Debian: default-jdk-headless"),
}


def lacking(name: str) -> str | None:
    """Return what to say of a part that is not here, None of one that is."""
    if name in _PACKAGES:
        home, installs = _PACKAGES[name]
        return None if (home / "node_modules" / name).is_dir() else f"the npm package {name} ({installs})"
    find, package = _FOUND[name] if name in _FOUND else (functools.partial(shutil.which, name), _PROGRAMS[name])
    return None if find() else f"{name} ({package})"


def need(*names: str) -> None:
    """Skip the test unless all of these parts are here."""
    if missing := [said for said in map(lacking, names) if said]:
        pytest.skip(f"needs {', '.join(missing)}")
