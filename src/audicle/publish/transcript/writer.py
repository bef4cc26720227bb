"""The transcripts of an article: of the whole, beside its sound, and of each section beside the section's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.agreed.speakers import speakers
from audicle.agreed.titlepage import makers
from audicle.machine.files import write
from audicle.model.characters import line
from audicle.publish.part import Part
from audicle.publish.timeline import section_offsets, whole_duration
from audicle.publish.transcript.line import Line, lines, pieces
from audicle.publish.transcript.lrc import as_lrc
from audicle.publish.transcript.podcast import as_json
from audicle.publish.transcript.srt import as_srt
from audicle.publish.transcript.text import as_transcript
from audicle.publish.transcript.typed import typed
from audicle.publish.transcript.vtt import as_vtt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from audicle.model import Article, Metadata, Narration

ENDINGS = {"vtt": ".vtt", "srt": ".srt", "json": ".transcript.json", "lrc": ".lrc", "txt": ".txt"}  # by kind


def write_transcripts(
    article: Article, narration: Narration, whole: Path, tracks: Iterable[Part], kinds: Sequence[str]
) -> list[Part]:
    """Write the transcripts of these ``kinds`` (of ENDINGS) and return them.

    ``whole`` is the path of the article's sound without its ending, ``tracks`` are the sounds of its sections; the
    transcripts stand beside them. Plain text, which has no times, is of the whole only. Raises OutputError.
    """
    meta = article.metadata
    files = {track.section: track.path for track in tracks if track.section}
    form = typed(article)
    names = speakers(narration.voices, meta.language)
    parts: list[Part] = []
    together: list[Line] = []
    offsets = section_offsets(narration)
    for section, offset in zip(narration.sections, offsets, strict=False):
        together += lines(section.cues, offset, form, names)
        if section.section in files:
            stem = files[section.section].with_suffix("")
            made = _timed(
                list(lines(section.cues, form=form, names=names)), kinds, section.title, meta, section.duration
            )
            parts += _write(stem, made, section.section)
    texts = _timed(together, kinds, meta.title, meta, whole_duration(narration))
    if "txt" in kinds:
        texts["txt"] = as_transcript(article, narration)
    return _write(whole, texts, None) + parts


def _timed(said: list[Line], kinds: Sequence[str], title: str, meta: Metadata, length: float) -> dict[str, str]:
    """Return the transcripts with times, by kind. Long sentences are in pieces where they are shown line by line."""
    short = [piece for sentence in said for piece in pieces(sentence)]
    artist = "; ".join(makers(meta))
    writers: dict[str, Callable[[], str]] = {
        "vtt": lambda: as_vtt(short),
        "srt": lambda: as_srt(short),
        "json": lambda: as_json(said),
        "lrc": lambda: as_lrc(short, title=line(title), artist=line(artist), album=line(meta.title), length=length),
    }
    return {kind: make() for kind, make in writers.items() if kind in kinds}


def _write(stem: Path, texts: dict[str, str], section: str | None) -> list[Part]:
    parts = []
    for kind, text in texts.items():
        path = stem.with_name(stem.name + ENDINGS[kind])
        write(path, text.encode())
        parts.append(Part(path, "transcript", section))
    return parts
