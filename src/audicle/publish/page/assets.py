"""What all pages of an output folder share: the player and the style sheet, once at its top."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from audicle.files import write

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "assets"
# each file, and what it is put together from, since a page that asks for less is there sooner
NAMES = {"player.js": ("words.js", "player.js"), "style.css": ("style.css",)}


def write_assets(folder: Path) -> list[Path]:
    """Write what the pages in ``folder`` share to its ``assets/`` and return those files that were not there so.

    Raises OutputError.
    """
    made = []
    for name in NAMES:
        path = folder / FOLDER / name
        if not _is(path, _data(name)):
            write(path, _data(name))
            made.append(path)
    return made


def _is(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False


@cache
def _data(name: str) -> bytes:
    sources = resources.files(__name__.rpartition(".")[0]).joinpath("static")
    return b"".join(sources.joinpath(source).read_bytes() for source in NAMES[name])
