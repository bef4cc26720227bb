"""One MP3 per section, tagged so that any player shows it right."""

from __future__ import annotations

import io
import shutil
from typing import TYPE_CHECKING, Any

from mutagen import id3
from slugify import slugify

from audicle.files import disk_errors, written
from audicle.publish.part import Part
from audicle.titlepage import credited, join_names

if TYPE_CHECKING:
    from pathlib import Path

    from audicle.model import Article, Metadata, Narration, SectionAudio

_LONGEST = 60  # characters of a title in a file name


def section_file(number: int, sections: int, title: str) -> str:
    """Return the file name of section ``number`` (from 1) of ``sections``: numbers sort as text."""
    width = max(2, len(str(sections)))
    return f"{number:0{width}}-{slugify(title, max_length=_LONGEST, word_boundary=True) or 'section'}.mp3"


def write_sections(article: Article, narration: Narration, cover: bytes | None, folder: Path) -> list[Part]:
    """Write each section's stream with its tags to ``folder`` and return the files.

    ``cover`` is a PNG or a JPEG. Tags are ID3v2.4. Raises OutputError.
    """
    parts: list[Part] = []
    total = len(narration.sections)
    for number, section in enumerate(narration.sections, start=1):
        path = folder / section_file(number, total, section.title)
        tags = io.BytesIO()
        _tags(article.metadata, section, number, total, cover).save(tags, v2_version=4, padding=lambda _: 0)
        with written(path) as file, section.path.open("rb") as stream:
            file.write(tags.getvalue())
            with disk_errors(path):
                shutil.copyfileobj(stream, file)
        parts.append(Part(path, "audio", section.section))
    return parts


def _tags(metadata: Metadata, section: SectionAudio, number: int, total: int, cover: bytes | None) -> id3.ID3:
    """Return the tags of one section; https://id3.org/id3v2.4.0-frames."""
    tags = id3.ID3()
    language = _three_letters(metadata.language)
    artist = join_names(credited(metadata), metadata.language) or metadata.publisher
    texts: dict[Any, str | None] = {  # by class of frame
        id3.TIT2: section.title,
        id3.TALB: metadata.title,
        id3.TPE1: artist,
        id3.TPE2: metadata.publisher or artist,
        id3.TRCK: f"{number}/{total}",
        id3.TDRC: metadata.published,
        id3.TLAN: language,
        id3.TCON: "Speech",
        id3.TPUB: metadata.publisher,
        id3.TCOP: metadata.licence,
        id3.TLEN: str(round(section.duration * 1000)),
        id3.TSSE: "Audicle",
    }
    for frame, text in texts.items():
        if text:
            tags.add(frame(encoding=id3.Encoding.UTF8, text=[_one_line(text)]))
    if metadata.source:
        tags.add(id3.COMM(encoding=id3.Encoding.UTF8, lang=language, desc="", text=[_one_line(metadata.source)]))
        tags.add(id3.WOAS(url=_one_line(metadata.source)))
    if cover:
        tags.add(
            id3.APIC(
                encoding=id3.Encoding.UTF8,
                mime=_picture_type(cover),
                type=id3.PictureType.COVER_FRONT,
                desc="",
                data=cover,
            )
        )
    return tags


def _three_letters(language: str) -> str:
    """Return the ISO 639-2 code that ID3 wants for a BCP 47 tag, "und" if there is none."""
    import langcodes  # noqa: PLC0415 - its tables take long to load, and a run that changes nothing needs none

    try:
        return langcodes.get(language).to_alpha3()
    except (LookupError, ValueError):
        return "und"


def _picture_type(data: bytes) -> str:
    return "image/png" if data.startswith(b"\x89PNG") else "image/jpeg"


def _one_line(text: str) -> str:
    return " ".join(text.replace("\0", " ").split())
