"""All of an article's sound: a file a section, and the whole article in the formats that are asked for."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from audicle.agreed.messages import messages
from audicle.machine.files import disk_errors
from audicle.machine.side_by_side import side_by_side
from audicle.model.characters import line
from audicle.publish.audiobook import tags as id3
from audicle.publish.audiobook.chapter_file import write_chapters
from audicle.publish.audiobook.chapter_tags import chapter_tags
from audicle.publish.audiobook.chapters import chapters_of, listed, whole_chapters
from audicle.publish.audiobook.pictures import chapter_pictures
from audicle.publish.audiobook.places import FORMATS, SECTIONS, mark, whole_files
from audicle.publish.audiobook.sections import write_sections
from audicle.publish.audiobook.whole import Whole, join_sections
from audicle.publish.part import Part
from audicle.publish.timeline import section_offsets, whole_duration
from audicle.publish.transcript.line import lines
from audicle.publish.transcript.text import as_transcript
from audicle.publish.transcript.typed import typed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audicle.machine.side_by_side import Task, Told
    from audicle.model import Article, Narration
    from audicle.progress import Progress
    from audicle.publish.audiobook.chapters import Chapter
    from audicle.settings import Settings


def write_audio(
    article: Article,
    narration: Narration,
    front: bytes | None,
    whole: Path,
    settings: Settings,
    progress: Progress,
    *,
    cores: int,
) -> list[Part]:
    """Write the sound of an article and return the files.

    ``front`` is the picture that each file holds, a square JPEG; ``whole`` is the path of the whole article's sound
    without its ending, beside which all else stands. As many formats are encoded at the same time as there are
    ``cores`` to use. Raises OutputError.
    """
    by_section = chapters_of(article, narration)
    chapters = whole_chapters(narration, by_section)
    pictures = chapter_pictures(article, {one.picture for one in chapters if one.picture})
    parts = write_sections(
        article,
        narration,
        whole.parent / SECTIONS,
        cover=front,
        chapters=by_section,
        pictures=pictures,
        version=settings.id3,
        album=_sections_album(article) if settings.formats else None,
    )
    files = whole_files(whole, settings.formats)
    for folder in dict.fromkeys(file.parent for file in files.values()):
        with disk_errors(folder):
            folder.mkdir(exist_ok=True)
    if path := files.pop("mp3", None):
        tags = _whole_tags(article, narration, front, listed(chapters), pictures, settings.id3)
        parts.append(Part(path, "audio"))
        join_sections(narration, path, settings.bitrate, tags)
    if files:
        parts += _encoded(article, narration, files, settings, listed(chapters), front, progress, cores)
    if settings.formats:
        for folder in (whole.parent / SECTIONS, whole.parent / FORMATS):
            parts += mark(folder) if folder.is_dir() else []
        parts += write_chapters(article.metadata, chapters, pictures, whole.parent)
    return parts


def _sections_album(article: Article) -> str:
    """Return the album of the sections beside the whole: players that go by albums would play both in one."""
    meta = article.metadata
    return f"{line(meta.title)} ({messages(meta.language)('sections')})"


def _whole_tags(
    article: Article,
    narration: Narration,
    cover: bytes | None,
    chapters: tuple[Chapter, ...],
    pictures: Mapping[str, bytes],
    version: str,
) -> bytes:
    meta = article.metadata
    tags = id3.article_tags(meta, id3.narrators(narration, meta.language))
    id3.track_tags(tags, meta.title, meta.language, 1, 1, whole_duration(narration))
    id3.gain_tags(tags, narration.level, narration.level)
    chapter_tags(tags, chapters, pictures, version)
    form = typed(article)
    said = (
        one
        for section, offset in zip(narration.sections, section_offsets(narration), strict=False)
        for one in lines(section.cues, offset, form)
    )
    id3.lyrics_tags(tags, meta.language, as_transcript(article, narration).strip(), said)
    id3.cover_tag(tags, cover)
    return id3.written_tags(tags, version)


def _encoded(
    article: Article,
    narration: Narration,
    paths: Mapping[str, Path],
    settings: Settings,
    chapters: tuple[Chapter, ...],
    cover: bytes | None,
    progress: Progress,
    cores: int,
) -> list[Part]:
    """Write the formats whose sound is encoded anew, from the joined MP3, to their ``paths``."""
    # by default there are none, and what they need takes long to load
    from audicle.publish.audiobook.m4b import write_m4b  # noqa: PLC0415
    from audicle.publish.audiobook.opus import write_opus  # noqa: PLC0415

    progress.stage("encoding", round(whole_duration(narration)) * len(paths))
    nearest = next(iter(paths.values())).parent
    with disk_errors(nearest):
        work = tempfile.TemporaryDirectory(prefix=".", dir=nearest)
    with work as folder:
        stream = Path(folder) / "whole.mp3"
        join_sections(narration, stream, settings.bitrate)
        readers = id3.narrators(narration, article.metadata.language)
        made = Whole(stream, article.metadata, chapters, readers, narration.level, cover)
        tasks: dict[str, Task] = {
            "m4b": lambda told: write_m4b(made, paths["m4b"], settings.rate, settings.bitrate, told),
            "opus": lambda told: write_opus(made, paths["opus"], told),
        }
        side_by_side([tasks[name] for name in paths], cores, _counting(progress))
    return [Part(path, "audio") for path in paths.values()]


def _counting(progress: Progress) -> Told:
    """Return what advances the progress by whole seconds."""
    played = 0.0

    def count(seconds: float) -> None:
        nonlocal played
        steps = int(played + seconds) - int(played)
        played += seconds
        progress.advance(steps)

    return count
