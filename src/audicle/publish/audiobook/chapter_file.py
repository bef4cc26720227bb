"""``chapters.json``: the chapters of the whole article, as Podcasting 2.0 has them.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md, version 1.2.0.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from audicle.agreed.titlepage import credited, join_names
from audicle.machine.files import write
from audicle.model.characters import line
from audicle.publish.part import Part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from audicle.model import Metadata
    from audicle.publish.audiobook.chapters import Chapter

NAME = "chapters.json"
FOLDER = "chapters"  # of their pictures


def write_chapters(
    metadata: Metadata, chapters: Sequence[Chapter], pictures: Mapping[str, bytes], folder: Path
) -> list[Part]:
    """Write the chapters to ``folder``, and their pictures (JPEGs by the chapters' ``picture``) below it.

    The addresses of pictures are relative to the file. Raises OutputError.
    """
    files = {src: f"{FOLDER}/{number:02}.jpg" for number, src in enumerate(pictures, start=1)}
    for src, name in files.items():
        write(folder / name, pictures[src])
    known = {
        "version": "1.2.0",
        "title": line(metadata.title),
        "author": join_names(credited(metadata), metadata.language),
        "podcastName": line(metadata.publisher or ""),
        "description": line(metadata.description or ""),
        "chapters": [_chapter(chapter, files) for chapter in chapters],
    }
    path = folder / NAME
    kept = {name: value for name, value in known.items() if value}
    write(path, (json.dumps(kept, indent=1, ensure_ascii=False) + "\n").encode("utf-8", "replace"))
    return [
        Part(path, "chapters", media_type="application/json+chapters"),
        *(Part(folder / name, "picture") for name in files.values()),
    ]


def _chapter(chapter: Chapter, files: Mapping[str, str]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "startTime": round(chapter.begins, 3),
        "endTime": round(chapter.ends, 3),
        "title": chapter.title,
    }
    if picture := files.get(chapter.picture or ""):
        made["img"] = picture
    if chapter.link:
        made["url"] = chapter.link
    if not chapter.listed:
        made["toc"] = False
    return made
