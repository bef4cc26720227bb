"""A narration of silence for any article, for tests: every unit heard, each sentence for a time of its own."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

import lameenc

from audicle.agreed.alternatives import alternative, long_description
from audicle.agreed.messages import messages
from audicle.agreed.titlepage import title_lines
from audicle.model import Cue, Narration, SectionAudio, VoiceUsed, Word
from audicle.model import blocks as b
from audicle.model.contents import without_contents
from audicle.model.ids import (
    caption_unit,
    citation_unit,
    credit_unit,
    cue_id,
    description_unit,
    image_unit,
    notes_unit,
    row_unit,
    title_unit,
)
from audicle.model.inlines import plain
from audicle.model.outline import section_notes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from audicle.model import Article

RATE = 24_000  # Hz
SHORTEST = 0.0501  # seconds; not a whole number of milliseconds, so that rounding is tested


def narrate(article: Article, folder: Path, *, by_word: bool = False) -> Narration:
    """Return a narration of an article whose silent MP3s are in ``folder``; ``by_word``: with the times of words."""
    article = without_contents(article)
    audios = []
    for number, section in enumerate(article.sections, start=1):
        ranges = list(_cues(article, number - 1))
        lengths = [SHORTEST + len(text) / 300 for *_, text in ranges]
        times = [0.0, *accumulate(lengths)]
        cues = tuple(
            Cue(
                name,
                unit,
                start,
                end,
                text,
                times[index],
                times[index + 1],
                _words(text, start, times[index], times[index + 1]) if by_word else (),
            )
            for index, (name, unit, start, end, text) in enumerate(ranges)
        )
        path = folder / f"{number}.mp3"
        path.write_bytes(silence(times[-1]))
        audios.append(SectionAudio(section.id, f"Section {number}", path, times[-1], cues))
    return Narration(tuple(audios), (VoiceUsed("fake", "1", "silence", article.metadata.language),))


def _words(text: str, start: int, begins: float, ends: float) -> tuple[Word, ...]:
    """Every run between spaces, with a time of its own; the first is heard after an announcement."""
    runs = list(re.finditer(r"\S+", text))
    each = (ends - begins) / (len(runs) + 1)
    return tuple(
        Word(start + run.start(), start + run.end(), begins + number * each, begins + (number + 0.9) * each)
        for number, run in enumerate(runs, start=1)
    )


def silence(seconds: float) -> bytes:
    """Return silence as MP3."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(32)
    encoder.set_in_sample_rate(RATE)
    encoder.set_channels(1)
    encoder.set_quality(7)
    encoder.silence()
    return bytes(encoder.encode(bytes(2 * int(seconds * RATE)))) + bytes(encoder.flush())


def units(article: Article, index: int) -> Iterator[tuple[str, str, str]]:
    """Return ``(unit, text, how)`` of a section in reading order; ``how`` is sentences, lines or whole."""
    section = article.sections[index]
    if index == 0:
        for line in title_lines(article.metadata):
            yield line.id, line.text, "sentences"
    if section.heading:
        yield section.heading.id, section.heading.text, "sentences"
    yield from _of(section.blocks)
    notes = section_notes(article)[section.id]
    if notes:
        yield notes_unit(section.id), messages(article.metadata.language)("notes"), "sentences"
    for note in notes:
        yield from _of(note.blocks)


def _of(blocks: tuple[b.Block, ...]) -> Iterator[tuple[str, str, str]]:
    for block in blocks:
        match block:
            case b.Heading() | b.Paragraph():
                yield block.id, block.text, "sentences"
            case b.Code():
                yield block.id, block.text, "lines"
            case b.Math():
                yield block.id, block.text, "whole"
            case b.Embed():
                yield block.id, block.title, "whole"
            case b.Figure():
                if not block.decorative and (block.alt or block.src):
                    yield image_unit(block.id), alternative(block) or "", "whole"
                yield description_unit(block.id), long_description(block) or "", "sentences"
                yield caption_unit(block.id), block.caption_text, "sentences"
                yield credit_unit(block.id), block.credit or "", "sentences"
            case b.Table():
                yield caption_unit(block.id), block.caption_text, "sentences"
                for number, row in enumerate(block.rows):
                    if text := " ".join(cell.text for cell in row if cell.text):
                        yield row_unit(block.id, number), text, "whole"
            case b.DefinitionList():
                for entry in block.entries:
                    yield entry.id, entry.text, "sentences"
                    yield from _of(entry.blocks)
            case b.Quote():
                yield from _of(block.blocks)
                yield citation_unit(block.id), plain(block.citation), "sentences"
            case b.Aside():
                yield title_unit(block.id), block.title or "", "sentences"
                yield from _of(block.blocks)
            case b.List():
                for item in block.items:
                    yield from _of(item)


def _cues(article: Article, index: int) -> Iterator[tuple[str, str, int, int, str]]:
    for unit, text, how in units(article, index):
        if how == "whole":
            yield cue_id(unit, 0), unit, 0, len(text), text
            continue
        pattern = r"[^\n]+" if how == "lines" else r"\S.*?(?:[.?!。](?=\s|$)|$)"
        found = [match for match in re.finditer(pattern, text, re.DOTALL) if match.group().strip()]
        for number, match in enumerate(found):
            yield cue_id(unit, number), unit, match.start(), match.end(), match.group()
