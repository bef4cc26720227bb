"""An article's own folder: which one it is, what stands in it, and what no longer belongs there."""

from __future__ import annotations

import contextlib
import hashlib
from typing import TYPE_CHECKING, Any

from slugify import slugify

from audicle.files import sweep
from audicle.publish.manifest import load_manifest

if TYPE_CHECKING:
    from pathlib import Path

    from audicle.model import Article

_LONGEST = 60  # characters; paths on some systems end at 260


def article_folder(output: Path, article: Article, origin: str, taken: set[str]) -> Path:
    """Return the folder of an article below ``output``: named by its title.

    ``origin`` is the source's URL or file name. If another source's article has the name already, here or in this run
    (``taken``), a short digest of the origin tells them apart.
    """
    name = slugify(article.metadata.title, max_length=_LONGEST, word_boundary=True) or slugify(origin) or "article"
    manifest = load_manifest(output / name)
    if name in taken or (manifest and manifest["source"].get("name") != origin):
        name = f"{name}-{hashlib.sha256(origin.encode('utf-8', 'surrogatepass')).hexdigest()[:6]}"
    taken.add(name)
    return output / name


def clear(folder: Path, before: dict[str, Any] | None, kept: list[Path]) -> None:
    """Delete the files that the manifest ``before`` lists and that were not made again, and half-written ones."""
    names = {path.relative_to(folder).as_posix() for path in kept}
    for file in (before or {}).get("files", []):
        path = folder / str(file.get("path"))
        if file.get("path") not in names and path.resolve().is_relative_to(folder.resolve()):
            with contextlib.suppress(OSError):
                path.unlink()
    for place in (folder, folder / "audio"):
        sweep(place)
    with contextlib.suppress(OSError):
        (folder / "audio").rmdir()  # goes only if nothing is left in it
