"""Folders as convert leaves them, made without converting: manifests and small files with what they list."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from audicle.publish.manifest import SCHEMA, sha256
from audicle.publish.part import MEDIA_TYPES

if TYPE_CHECKING:
    from pathlib import Path

SECTIONS = ("Introduction", "Why it is slow")
ACCESSIBLE = {
    "conformsTo": ["https://www.w3.org/TR/epub-a11y-11#wcag-2.2-aa"],
    "certification": {"certifiedBy": "Ann Lee", "report": "https://marsh.example/report"},
    "accessMode": ["textual", "visual", "auditory"],
    "accessModeSufficient": ["textual", ["textual", "visual"], "auditory"],
    "feature": ["alternativeText", "synchronizedAudioText"],
    "hazard": ["none"],
    "summary": "All of it can be heard.",
}


def put_article(library: Path, slug: str, *, audio: bool = True, seen: int | None = None, **metadata: Any) -> Path:
    """Make an article's folder in ``library`` and return it. ``seen``: seconds since 1970 when it was made."""
    folder = library / slug
    files: list[dict[str, Any]] = []

    def put(path: str, role: str, section: str | None = None, media_type: str | None = None) -> None:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(f"{slug}: {path}\n".encode() * 7)
        kind = media_type or MEDIA_TYPES[target.suffix]
        size = target.stat().st_size
        files.append(
            {
                "path": path,
                "role": role,
                "section": section,
                "media_type": kind,
                "bytes": size,
                "sha256": sha256(target),
            }
        )

    put(f"{slug}.epub", "book")
    put("cover.png", "cover")
    put("thumbnail.png", "thumbnail")
    put("index.html", "page")
    if audio:
        for suffix in ("mp3", "m4b", "opus"):
            put(f"{slug}.{suffix}", "audio")
        put("artwork.png", "artwork")
        put("chapters.json", "chapters", media_type="application/json+chapters")
        for suffix in ("vtt", "srt", "lrc", "txt", "transcript.json"):
            put(f"{slug}.{suffix}", "transcript")
        for number, title in enumerate(SECTIONS, start=1):
            name = f"audio/{number:02}-{title.lower().replace(' ', '-')}"
            put(f"{name}.mp3", "audio", f"s{number}")
            for suffix in ("vtt", "srt"):
                put(f"{name}.{suffix}", "transcript", f"s{number}")
    manifest = {
        "schema": SCHEMA,
        "slug": slug,
        "source": {"name": f"{slug}.md", "url": metadata.get("source"), "sha256": "0" * 64},
        "fingerprint": "0" * 64,
        "versions": {"audicle": "0.1.0"},
        "settings": {},
        "metadata": {
            "title": slug.replace("-", " ").capitalize(),
            "subtitle": None,
            "authors": ["Ann Lee"],
            "published": "2021-06-18",
            "modified": None,
            "language": "en-GB",
            "publisher": "Marsh Notes",
            "source": None,
            "tags": ["water"],
            "description": "A small machine.",
            "licence": "CC BY 4.0",
            "image": None,
            **metadata,
        },
        "duration": 75.5 if audio else None,
        "voices": [{"engine": "hibari", "version": "1", "voice": "heart", "language": "en"}] if audio else [],
        "sections": [
            {
                "id": f"s{number}",
                "title": title,
                "audio": f"audio/{number:02}-{title.lower().replace(' ', '-')}.mp3" if audio else None,
                "duration": [30.25, 45.25][number - 1] if audio else None,
            }
            for number, title in enumerate(SECTIONS, start=1)
        ],
        "files": files,
        "accessibility": ACCESSIBLE,
        "dropped": 0,
        "warnings": [],
    }
    put_manifest(folder, manifest, seen)
    return folder


def put_manifest(folder: Path, manifest: Any, seen: int | None = None) -> None:
    """Write a manifest in place of the one that is there, as convert does."""
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / ".audicle.json"
    beside.write_text(json.dumps(manifest), encoding="utf-8")
    if seen is not None:
        os.utime(beside, (seen, seen))
    beside.replace(folder / "audicle.json")


def manifest_of(folder: Path) -> dict[str, Any]:
    """Return the manifest of an article's folder."""
    loaded: dict[str, Any] = json.loads((folder / "audicle.json").read_text(encoding="utf-8"))
    return loaded
