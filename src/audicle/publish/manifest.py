"""``audicle.json``: what was made, from what, with which settings. The last file written of an article.

The form is documented in ``docs/manifest.md``. There is no time of day in it: the same input gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from audicle.machine.files import write

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = "audicle-manifest/1"
NAME = "audicle.json"


def write_manifest(folder: Path, manifest: dict[str, Any]) -> Path:
    """Write ``audicle.json`` to ``folder`` and return its path. Raises OutputError."""
    path = folder / NAME
    write(path, (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode("utf-8", "replace"))
    return path


def load_manifest(folder: Path) -> dict[str, Any] | None:
    """Return the manifest in ``folder``, or None if there is none that can be read."""
    try:
        manifest = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return manifest if isinstance(manifest, dict) and _is_ours(manifest) else None


def _is_ours(manifest: dict[str, Any]) -> bool:
    """Say whether a manifest has what a new run asks of an old one: anybody can edit it."""
    source, files = manifest.get("source"), manifest.get("files")
    return (
        manifest.get("schema") == SCHEMA
        and isinstance(manifest.get("fingerprint"), str)
        and isinstance(source, dict)
        and isinstance(files, list)
        and all(isinstance(file, dict) and isinstance(file.get("path"), str) for file in files)
    )


def is_whole(folder: Path, manifest: dict[str, Any]) -> bool:
    """Say whether every file of a manifest is there, byte for byte."""
    try:
        return all(
            (folder / file["path"]).stat().st_size == file["bytes"] and sha256(folder / file["path"]) == file["sha256"]
            for file in manifest["files"]
        )
    except (OSError, KeyError, TypeError):
        return False


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
