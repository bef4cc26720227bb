"""What is heard as plain text: a paragraph, a heading, a row of a table each on lines of its own."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from audicle.model.blocks import Code, walk
from audicle.model.characters import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from audicle.model import Article, Cue, Narration


def as_transcript(article: Article, narration: Narration) -> str:
    """Return the words that are heard, as written: paragraphs a blank line apart, sections two."""
    code = listings(article)
    return "\n\n\n".join(filter(None, (section_text(section.cues, code) for section in narration.sections))) + "\n"


def section_text(cues: Iterable[Cue], code: frozenset[str]) -> str:
    """Return the words of a section, paragraphs a blank line apart; ``code`` holds the units whose lines stay lines."""
    units = (_unit(tuple(said), listing=unit in code) for unit, said in groupby(cues, lambda cue: cue.unit))
    return "\n\n".join(filter(None, units))


def listings(article: Article) -> frozenset[str]:
    """Return the units of an article that are code."""
    bodies = (*(section.blocks for section in article.sections), *(note.blocks for note in article.notes))
    return frozenset(block.id for body in bodies for block in walk(body) if isinstance(block, Code))


def _unit(cues: Sequence[Cue], *, listing: bool) -> str:
    if listing:
        return "\n".join(filter(None, (line(cue.text) for cue in cues)))
    said = cues[0].text
    for before, cue in pairwise(cues):
        # sentences follow one another as they do on the page: in some scripts without a space
        said += cue.text if cue.start == before.end else f" {cue.text}"
    return line(said)
