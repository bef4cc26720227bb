"""The M4B: AAC with chapters, cover and tags, as audiobook players know it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutagen import MutagenError
from mutagen.mp4 import MP4, AtomDataType, MP4Cover, MP4FreeForm

from audicle.agreed.titlepage import makers
from audicle.audio.encoding import Mark, aac, encode
from audicle.machine.files import replaced
from audicle.model.characters import line, shortened
from audicle.publish.audiobook import tags as id3
from audicle.publish.audiobook.m4b_language import set_language
from audicle.publish.sorting import sorted_people, title_as

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from audicle.model import Level, Metadata
    from audicle.publish.audiobook.whole import Whole

_TITLE = 255  # bytes; Nero's list of chapters has one byte for the length of a title
_AUDIOBOOK = 2  # what iTunes calls this kind of media
_FREE = "----:com.apple.iTunes:"


def write_m4b(whole: Whole, path: Path, rate: int, bitrate: int, played: Callable[[float], None]) -> None:
    """Encode the whole article's sound to ``path``, ``rate`` in Hz and ``bitrate`` in kbit/s.

    ``played`` is told of the seconds that were encoded. Raises OutputError.
    """
    marks = [Mark(shortened(chapter.title, _TITLE), chapter.begins, chapter.ends) for chapter in whole.chapters]
    with replaced(path) as made:
        encode(whole.stream, made, aac(rate, bitrate), marks, {}, played)
        try:
            tagged = MP4(made)
            tagged.update(_tags(whole.metadata, whole.narrators, whole.level))
            if whole.cover:
                tagged["covr"] = [MP4Cover(whole.cover, MP4Cover.FORMAT_JPEG)]
            tagged.save()
            set_language(made, id3.three_letters(whole.metadata.language))
        except MutagenError as error:
            cause = error.args[0] if error.args else None
            raise (cause if isinstance(cause, OSError) else OSError(str(error))) from error


def _tags(metadata: Metadata, narrators: Sequence[str], level: Level) -> dict[str, object]:
    """Return iTunes' atoms, and the free ones that players agree on."""
    language = metadata.language
    people = makers(metadata)
    made_by = id3.LISTED.join(people)  # players take lists of people as they take them in ID3 2.3
    readers = id3.LISTED.join(narrators)
    filed = dict(metadata.file_as)
    texts = {
        "\xa9nam": metadata.title,
        "\xa9alb": metadata.title,
        "\xa9ART": made_by,
        "aART": made_by,
        "\xa9wrt": readers,  # where audiobook players look for who reads
        "\xa9nrt": readers,
        "\xa9day": metadata.published,
        "\xa9gen": "Audiobook",
        "\xa9pub": metadata.publisher,
        "\xa9cmt": metadata.description,  # which some players show in place of the next two; so never an address
        "desc": shortened(line(metadata.description or ""), 255),
        "ldes": metadata.description,
        "cprt": metadata.licence,
        "sonm": filed.get(metadata.title) or title_as(line(metadata.title), language),
        "soal": filed.get(metadata.title) or title_as(line(metadata.title), language),
        "soar": id3.LISTED.join(sorted_people(people, metadata)),
        "\xa9too": "Audicle",
    }
    free = {
        "SUBTITLE": metadata.subtitle,
        "LANGUAGE": id3.three_letters(language),
        "WWWAUDIOSOURCE": metadata.source,  # as WOAS in an MP3
        **id3.series_tags(metadata),
        **id3.gains(level, level),
    }
    return {
        **{name: [line(text)] for name, text in texts.items() if text and line(text)},
        **{
            f"{_FREE}{name}": [MP4FreeForm(line(text).encode("utf-8", "replace"), AtomDataType.UTF8)]
            for name, text in free.items()
            if text and line(text)
        },
        "stik": [_AUDIOBOOK],
        "pgap": True,  # nothing is to be heard between it and the next
        "trkn": [(1, 1)],
        "disk": [(1, 1)],
    }
