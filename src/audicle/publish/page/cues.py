"""What the player needs to know: which sentence is heard when, on one time line for the whole article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from audicle.agreed.titlepage import join_names
from audicle.model.characters import line
from audicle.publish.timeline import section_offsets, whole_duration

if TYPE_CHECKING:
    from audicle.model import Cue, Narration
    from audicle.publish.markup.shown import Shown
    from audicle.publish.page.files import Files


def cues(shown: Shown, narration: Narration, files: Files, title: str) -> dict[str, Any]:
    """Return the sections with their beginnings and their cues, in thousandths of a second.

    A cue is the id of its element, and when it begins, after the beginning of its section; and where the times of words
    are known, how many characters it has, and of each word its first character, its length, and when it begins, after
    the beginning of the cue, all in one list. What is not on the page is left out. ``parts`` are the beginnings of the
    sound files: one, or one a section.
    """
    meta = shown.shared.article.metadata
    placed = {name for page in shown.pages for name in page.placed}
    offsets = section_offsets(narration)
    heard = [shown.audios[section.section] for section in narration.sections]
    return {
        "title": title,
        "artist": line(join_names(meta.authors, meta.language) or meta.publisher or ""),
        "cover": files.url(picture) if (picture := files.artwork or files.cover) else None,  # systems show a square
        "end": _thousandths(whole_duration(narration)),
        "parts": [0] if files.whole else [_thousandths(offset) for offset in offsets[:-1]],
        "sections": [
            {
                "title": section.title,
                "at": _thousandths(offset),
                "cues": [_cue(cue) for cue in section.cues if cue.id in placed],
            }
            for section, offset in zip(heard, offsets, strict=False)
        ],
    }


def _cue(cue: Cue) -> list[Any]:
    made: list[Any] = [cue.id, _thousandths(cue.begins)]
    if cue.words:
        words = ((one.start - cue.start, one.end - one.start, one.begins - cue.begins) for one in cue.words)
        made += [
            cue.end - cue.start,
            [part for start, length, at in words for part in (start, length, _thousandths(at))],
        ]
    return made


def _thousandths(seconds: float) -> int:
    return round(seconds * 1000)
