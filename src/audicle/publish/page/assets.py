"""What all pages of an output folder share: the player and the style sheet, once at its top."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from audicle.machine.files import OUTPUT, disk_errors, write
from audicle.publish.library.marks import is_marked

if TYPE_CHECKING:
    from pathlib import Path

    from audicle.progress import Progress

FOLDER = "assets"
# each file, and what it is put together from, since a page that asks for less is there sooner
NAMES = {"player.js": ("words.js", "media.js", "trouble.js", "player.js"), "style.css": ("style.css",)}
_UNMARKED = (b"// Read along with an article:", b"/* One article on one page.")  # how the first of them began


def write_assets(folder: Path, progress: Progress, elsewhere: str = OUTPUT) -> list[Path]:
    """Write what the pages in ``folder`` share to its ``assets/`` and return those files that were not there so.

    A file of the same name that is not Audicle's is left alone and named in a warning. Raises OutputError, which says
    what to do with ``elsewhere`` as ``files.disk_errors`` does.
    """
    made = []
    for name in NAMES:
        path = folder / FOLDER / name
        if _is(path, _data(name)):
            continue
        with disk_errors(path, elsewhere):
            foreign = (path.exists() or path.is_symlink()) and not _is_ours(path)
        if foreign:
            progress.warn(f"{path} is not Audicle's: it is left as it is, and the pages do without. Move it elsewhere.")
            continue
        write(path, _data(name), elsewhere)
        made.append(path)
    return made


def _is_ours(path: Path) -> bool:
    """Return whether a file is of an earlier version, or what a crash of the machine left."""
    if path.is_symlink() or not path.is_file():
        return False
    return path.stat().st_size == 0 or is_marked(path) or path.read_bytes().startswith(_UNMARKED)


def _is(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False


@cache
def _data(name: str) -> bytes:
    sources = resources.files(__name__.rpartition(".")[0]).joinpath("static")
    return b"".join(sources.joinpath(source).read_bytes() for source in NAMES[name])
