"""One MP3 per section, tagged so that any player shows it right."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from audicle.machine.files import disk_errors, written
from audicle.publish.audiobook import tags as id3
from audicle.publish.audiobook.chapter_tags import chapter_tags
from audicle.publish.audiobook.chapters import listed
from audicle.publish.part import Part
from audicle.publish.slugs import slug
from audicle.publish.transcript.line import lines
from audicle.publish.transcript.text import section_text
from audicle.publish.transcript.typed import typed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from audicle.model import Article, Narration
    from audicle.publish.audiobook.chapters import Chapter


def section_file(number: int, sections: int, title: str) -> str:
    """Return the file name of section ``number`` (from 1) of ``sections``: numbers sort as text."""
    width = max(2, len(str(sections)))
    return f"{number:0{width}}-{slug(title) or 'section'}.mp3"


def write_sections(
    article: Article,
    narration: Narration,
    folder: Path,
    *,
    cover: bytes | None,
    chapters: Mapping[str, tuple[Chapter, ...]],
    pictures: Mapping[str, bytes],
    version: str,
    album: str | None = None,
) -> list[Part]:
    """Write each section's stream with its tags, of ID3 ``version``, to ``folder`` and return the files.

    ``cover`` and ``pictures`` (by the chapters' ``picture``) are JPEGs; ``chapters`` are by section id.
    ``album`` is what they belong to, None: the article by its title.
    Raises OutputError.
    """
    parts: list[Part] = []
    total = len(narration.sections)
    form = typed(article)
    meta = article.metadata
    for number, section in enumerate(narration.sections, start=1):
        path = folder / section_file(number, total, section.title)
        tags = id3.article_tags(meta, id3.narrators(narration, meta.language), album)
        id3.track_tags(tags, section.title, meta.language, number, total, section.duration)
        id3.gain_tags(tags, section.level, narration.level)
        inside = listed(chapters.get(section.section, ()))
        if len(inside) > 1:
            chapter_tags(tags, inside, pictures, version)
        id3.lyrics_tags(tags, meta.language, section_text(section.cues, form), lines(section.cues, form=form))
        id3.cover_tag(tags, cover)
        with written(path) as file, section.path.open("rb") as stream:
            file.write(id3.written_tags(tags, version))
            with disk_errors(path):
                shutil.copyfileobj(stream, file)
        parts.append(Part(path, "audio", section.section))
    return parts
