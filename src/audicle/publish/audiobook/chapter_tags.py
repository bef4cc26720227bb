"""Chapters in an MP3: ID3v2 Chapter Frame Addendum, https://id3.org/id3v2-chapters-1.0."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutagen import id3

from audicle.model.characters import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from audicle.publish.audiobook.chapters import Chapter

_NO_OFFSET = 0xFFFFFFFF  # times count, not places in the file
_ABOUT = "chapter url"  # what the frames of links are called
# FFmpeg, and so every player built on it, takes the size of a frame in a chapter for a plain number, which those of
# ID3v2.4 are only up to 127, and leaves a chapter with a larger frame out (libavformat/id3v2.c, read_chapter)
_LARGEST = 127  # bytes
_ROOM = _LARGEST - 5  # for text, besides its encoding and its ends


def chapter_tags(tags: id3.ID3, chapters: Sequence[Chapter], pictures: Mapping[str, bytes], version: str) -> None:
    """Add a frame for each chapter and one with their order; ``pictures`` holds JPEGs by the chapters' ``picture``.

    In tags of ``version`` "2.4" chapters have no pictures, and neither titles nor links that many players cannot read.
    """
    small = version == "2.4"
    names = [f"chp{number}" for number in range(len(chapters))]
    for name, chapter in zip(names, chapters, strict=True):
        title = shortened(chapter.title, _ROOM) if small else chapter.title
        parts: list[id3.Frame] = [id3.TIT2(encoding=id3.Encoding.UTF8, text=[title])]
        if link := _link(chapter, _ROOM - len(_ABOUT) if small else None):
            parts.append(id3.WXXX(encoding=id3.Encoding.UTF8, desc=_ABOUT, url=link))
        if not small and (picture := pictures.get(chapter.picture or "")):
            parts.append(
                id3.APIC(
                    encoding=id3.Encoding.UTF8,
                    mime="image/jpeg",
                    type=id3.PictureType.ILLUSTRATION,
                    desc="",
                    data=picture,
                )
            )
        tags.add(
            id3.CHAP(
                element_id=name,
                start_time=round(chapter.begins * 1000),
                end_time=round(chapter.ends * 1000),
                start_offset=_NO_OFFSET,
                end_offset=_NO_OFFSET,
                sub_frames=parts,
            )
        )
    # the number of entries is one byte; chapters that the list has no room for are found by their times
    flags = id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED
    tags.add(id3.CTOC(element_id="toc", flags=flags, child_element_ids=names[:255], sub_frames=[]))


def _link(chapter: Chapter, room: int | None) -> str | None:
    """Return a chapter's link, if need be only to the page it is in, None if that does not fit into ``room`` bytes."""
    whole = chapter.link or ""
    page = whole.partition("#")[0]
    return next((link for link in (whole, page) if link and (room is None or len(link) <= room)), None)
