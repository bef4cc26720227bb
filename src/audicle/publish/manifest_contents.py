"""What ``audicle.json`` says of an article: gathered from the article, its narration and the files that were made."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from audicle.model.json import to_json
from audicle.model.json_metadata import metadata_to_json
from audicle.publish.manifest import SCHEMA, sha256
from audicle.publish.timeline import section_offsets, whole_duration

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from audicle.model import Article, Narration
    from audicle.publish.part import Part
    from audicle.settings import Settings


_FORM = 2  # rises when the same article gives other files or places, so that old folders are made anew


def fingerprint(
    article: Article, settings: Settings, versions: dict[str, str], script: object = None, sound: str = ""
) -> str:
    """Return a digest of all that shapes what is made: the same fingerprint, the same files.

    ``versions`` holds the version of this program and of every part that shapes its results; ``script`` is the script,
    where it was edited or a lexicon had a say in it; ``sound`` the signature of a recording that is kept.
    """
    known = [_FORM, to_json(article), _fields_of(settings), versions]
    text = json.dumps(known, sort_keys=True, ensure_ascii=False)
    text += (repr(script) if script else "") + sound
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def build_manifest(
    article: Article,
    narration: Narration | None,
    settings: Settings,
    *,
    source: dict[str, Any],
    slug: str,
    folder: Path,
    parts: list[Part],
    accessibility: dict[str, Any],
    made_from: str,
    versions: dict[str, str],
    base_url: str | None,
    warnings: list[str],
) -> dict[str, Any]:
    """Return the manifest of the ``parts`` made in ``folder`` for the folder ``slug``.

    ``accessibility`` is what the e-book says of its own, ``base_url`` what its page says of where the folder is.
    """
    return {
        "schema": SCHEMA,
        "slug": slug,
        "source": source,
        "fingerprint": made_from,
        "versions": versions,
        # as JSON has it, which knows no tuples
        "settings": {name: list(one) if isinstance(one, tuple) else one for name, one in _fields_of(settings).items()},
        "metadata": metadata_to_json(article.metadata),
        "duration": round(whole_duration(narration), 3) if narration else None,
        "voices": [asdict(voice) for voice in narration.voices] if narration else [],
        "sections": _sections(article, narration, parts, folder),
        "files": [_file(part, folder) for part in parts],
        "accessibility": accessibility,
        "base_url": base_url,
        "dropped": len(article.dropped),
        "warnings": warnings,
    }


def _sections(
    article: Article, narration: Narration | None, parts: Sequence[Part], folder: Path
) -> list[dict[str, Any]]:
    """Return what is said of each section: its track, where it has one, and when that begins in the whole."""
    audio = {part.section: part for part in parts if part.role == "audio" and part.path.suffix == ".mp3"}
    tracks = {track.section: track for track in narration.sections} if narration else {}
    begins = dict(zip(tracks, section_offsets(narration), strict=False)) if narration else {}
    return [
        {
            "id": section.id,
            "title": tracks[section.id].title if section.id in tracks else section.title,
            "audio": _place(audio[section.id], folder) if section.id in audio else None,
            "begins": round(begins[section.id], 3) if section.id in begins else None,
            "duration": round(tracks[section.id].duration, 3) if section.id in tracks else None,
        }
        for section in article.sections
    ]


def _file(part: Part, folder: Path) -> dict[str, Any]:
    return {
        "path": _place(part, folder),
        "role": part.role,
        "section": part.section,
        "media_type": part.media_type,
        "bytes": part.path.stat().st_size,
        "sha256": sha256(part.path),
    }


def _place(part: Part, folder: Path) -> str:
    return part.path.relative_to(folder).as_posix()


def _fields_of(settings: Settings) -> dict[str, Any]:
    """Return settings by their names; ``asdict`` would copy every value deeply."""
    return {field.name: getattr(settings, field.name) for field in fields(settings)}
