"""All of an article's sound: a file a section, and the whole article in the formats that are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.audio.gain import together
from audicle.publish.audiobook import tags as id3
from audicle.publish.audiobook.chapter_file import write_chapters
from audicle.publish.audiobook.chapter_tags import chapter_tags
from audicle.publish.audiobook.chapters import chapters_of, listed, whole_chapters
from audicle.publish.audiobook.pictures import COVER, as_jpeg, chapter_pictures
from audicle.publish.audiobook.whole import join_sections
from audicle.publish.part import Part
from audicle.publish.sections import write_sections
from audicle.publish.timeline import section_offsets, whole_duration
from audicle.publish.transcript.line import lines
from audicle.publish.transcript.text import as_transcript

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from audicle.audio.gain import Level
    from audicle.model import Article, Narration
    from audicle.progress import Progress
    from audicle.settings import Settings


def write_audio(
    article: Article,
    narration: Narration,
    cover: bytes,
    whole: Path,
    settings: Settings,
    levels: Mapping[str, Level],
    progress: Progress,
) -> list[Part]:
    """Write the sound of an article and return the files.

    ``cover`` is a PNG or a JPEG; ``whole`` is the path of the whole article's sound without its ending, beside which
    all else stands; ``levels`` were measured of the sections, by their ids. Raises OutputError.
    """
    by_section = chapters_of(article, narration)
    chapters = whole_chapters(narration, by_section)
    pictures = chapter_pictures(article, {one.picture for one in chapters if one.picture})
    meta = article.metadata
    front = as_jpeg(cover, COVER)
    album = together(levels.values())
    parts = write_sections(
        article,
        narration,
        whole.parent / "audio",
        cover=front,
        chapters=by_section,
        pictures=pictures,
        levels=levels,
        album=album,
        version=settings.id3,
    )
    if "mp3" in settings.formats:
        tags = id3.article_tags(meta, id3.narrators(narration))
        id3.track_tags(tags, meta.title, meta.language, 1, 1, whole_duration(narration))
        id3.gain_tags(tags, album, album)
        chapter_tags(tags, listed(chapters), pictures, settings.id3)
        said = (
            line
            for section, offset in zip(narration.sections, section_offsets(narration), strict=False)
            for line in lines(section.cues, "", offset)
        )
        id3.lyrics_tags(tags, meta.language, as_transcript(article, narration).strip(), said)
        id3.cover_tag(tags, front)
        path = whole.with_name(f"{whole.name}.mp3")
        join_sections(narration, path, settings.bitrate, id3.written_tags(tags, settings.id3))
        parts.append(Part(path, "audio"))
    if settings.formats:
        parts += write_chapters(meta, chapters, pictures, whole.parent)
    return parts
