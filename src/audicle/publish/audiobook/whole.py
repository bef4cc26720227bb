"""The whole article as one MP3: the sections' own frames, one after the other, so nothing is encoded again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audicle.audio import mp3
from audicle.machine.files import disk_errors, written

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from audicle.model import Level, Metadata, Narration
    from audicle.publish.audiobook.chapters import Chapter

_AT_ONCE = 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class Whole:
    """The whole article's sound, and what a file that holds it says of it."""

    stream: Path  # an MP3 without tags
    metadata: Metadata
    chapters: Sequence[Chapter]  # those that lists show
    narrators: Sequence[str]
    level: Level
    cover: bytes | None  # a JPEG


def join_sections(narration: Narration, path: Path, bitrate: int, tags: bytes = b"") -> None:
    """Write ``tags`` and all sections' frames to ``path``; ``bitrate`` in kbit/s is theirs. Raises OutputError."""
    skip = len(mp3.info_frame(0, 0, 0, bitrate))
    size, crc = 0, 0
    with written(path) as file:
        file.write(tags)
        file.write(mp3.info_frame(0, 0, 0, bitrate))  # keeps the place of the one that is right, below
        for section in narration.sections:
            with section.path.open("rb") as stream, disk_errors(path):
                stream.seek(skip)
                while frames := stream.read(_AT_ONCE):
                    file.write(frames)
                    crc = mp3.crc(frames, crc)
                    size += len(frames)
        file.seek(len(tags))
        file.write(mp3.info_frame(mp3.frames(size, bitrate), size, crc, bitrate))
