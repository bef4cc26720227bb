"""What is heard as plain text: a paragraph, a heading, a row of a table each on lines of its own."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from audicle.model.blocks import Code, walk
from audicle.publish.characters import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audicle.model import Article, Cue, Narration


def as_transcript(article: Article, narration: Narration) -> str:
    """Return the words that are heard, as written: paragraphs a blank line apart, sections two."""
    bodies = (*(section.blocks for section in article.sections), *(note.blocks for note in article.notes))
    listings = {block.id for body in bodies for block in walk(body) if isinstance(block, Code)}
    sections = []
    for section in narration.sections:
        units = [
            _unit(tuple(cues), listing=unit in listings) for unit, cues in groupby(section.cues, lambda cue: cue.unit)
        ]
        sections.append("\n\n".join(filter(None, units)))
    return "\n\n\n".join(filter(None, sections)) + "\n"


def _unit(cues: Sequence[Cue], *, listing: bool) -> str:
    if listing:
        return "\n".join(filter(None, (line(cue.text) for cue in cues)))
    said = cues[0].text
    for before, cue in pairwise(cues):
        # sentences follow one another as they do on the page: in some scripts without a space
        said += cue.text if cue.start == before.end else f" {cue.text}"
    return line(said)
