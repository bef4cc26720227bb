"""The Opus file: small, for players and browsers that know it, with chapters and cover as Vorbis comments."""

from __future__ import annotations

import base64
import zlib
from typing import TYPE_CHECKING

from mutagen import MutagenError
from mutagen.flac import Picture
from mutagen.id3 import PictureType
from mutagen.oggopus import OggOpus

from audicle.agreed.titlepage import makers
from audicle.audio.encoding import encode, opus
from audicle.machine.files import replaced
from audicle.model.characters import line
from audicle.publish.audiobook import tags as id3
from audicle.publish.transcript.clock import hours

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from audicle.model import Level, Metadata
    from audicle.publish.audiobook.chapters import Chapter
    from audicle.publish.audiobook.whole import Whole

_REFERENCE = -23.0  # LUFS; RFC 7845, 5.2.1, with EBU R 128
_UNIT = 256  # the gains are in these parts of a decibel
_MOST = 1000  # chapters: their numbers have three digits, and of more players take the first three


def write_opus(whole: Whole, path: Path, played: Callable[[float], None]) -> None:
    """Encode the whole article's sound to ``path``; ``played`` is told of the seconds that were encoded.

    Raises OutputError.
    """
    with replaced(path) as made:
        # FFmpeg rounds the seconds of chapters and then adds their thousandths, and has one value for each comment
        encode(whole.stream, made, opus(_serial(whole.metadata)), (), {}, played)
        try:
            tagged = OggOpus(made)
            tagged.clear()
            tagged.update(_chapters(whole.chapters))  # of a chapter the time must come first
            tagged.update(_comments(whole.metadata, whole.narrators, whole.level, whole.cover))
            tagged.save(padding=lambda _: 0)
        except MutagenError as error:
            cause = error.args[0] if error.args else None
            raise (cause if isinstance(cause, OSError) else OSError(str(error))) from error


def _serial(metadata: Metadata) -> int:
    """Return a number that tells the stream from others, the same for the same article: RFC 3533, 6."""
    made_of = f"{metadata.source}\n{metadata.title}\n{metadata.published}".encode("utf-8", "replace")
    return zlib.crc32(made_of) & 0x7FFFFFFF or 1


def _chapters(chapters: Sequence[Chapter]) -> dict[str, str]:
    """Return the chapters as comments; https://wiki.xiph.org/Chapter_Extension."""
    made: dict[str, str] = {}
    for number, chapter in enumerate(chapters[:_MOST]):
        made[f"CHAPTER{number:03}"] = hours(chapter.begins)
        made[f"CHAPTER{number:03}NAME"] = chapter.title
        if chapter.link:
            made[f"CHAPTER{number:03}URL"] = chapter.link
    return made


def _comments(
    metadata: Metadata, narrators: Sequence[str], level: Level, cover: bytes | None
) -> dict[str, str | list[str]]:
    people = {
        "ARTIST": makers(metadata),
        "ALBUMARTIST": makers(metadata),
        "PERFORMER": narrators,
        "COMPOSER": narrators,  # where audiobook players look for who reads
    }
    gain = str(round(max(-128.0, min(127.0, _REFERENCE - level.loudness)) * _UNIT)) if level.seconds else None
    texts = {
        "TITLE": metadata.title,
        "ALBUM": metadata.title,
        "SUBTITLE": metadata.subtitle,
        "DATE": metadata.published,
        "GENRE": "Speech",
        "ORGANIZATION": metadata.publisher,
        "PUBLISHER": metadata.publisher,  # where audiobook players look
        "DESCRIPTION": metadata.description,
        "CONTACT": metadata.source,
        **id3.series_tags(metadata),
        "LICENSE": metadata.licence,
        "LANGUAGE": id3.three_letters(metadata.language),
        "TRACKNUMBER": "1",
        "TRACKTOTAL": "1",
        "R128_TRACK_GAIN": gain,
        "R128_ALBUM_GAIN": gain,
    }
    comments: dict[str, str | list[str]] = {name: [*names] for name, names in people.items() if names}
    comments |= {name: line(text) for name, text in texts.items() if text and line(text)}
    if cover:
        picture = Picture()
        picture.data, picture.mime, picture.type = cover, "image/jpeg", PictureType.COVER_FRONT
        comments["METADATA_BLOCK_PICTURE"] = base64.b64encode(picture.write()).decode("ascii")
    return comments
