"""What is heard as plain text: a paragraph, a heading, a row of a table each on lines of its own."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from audicle.model.characters import line
from audicle.publish.transcript.typed import typed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from audicle.model import Article, Cue, Narration
    from audicle.publish.transcript.typed import Typed


def as_transcript(article: Article, narration: Narration) -> str:
    """Return the words that are heard, as written: paragraphs a blank line apart, sections two."""
    form = typed(article)
    return "\n\n\n".join(filter(None, (section_text(section.cues, form) for section in narration.sections))) + "\n"


def section_text(cues: Iterable[Cue], form: Typed) -> str:
    """Return the words of a section, paragraphs a blank line apart; those of code and of verse in their lines."""
    units = (_unit(tuple(said), form) for _, said in groupby(cues, lambda cue: cue.unit))
    return "\n\n".join(filter(None, units))


def _unit(cues: Sequence[Cue], form: Typed) -> str:
    first = cues[0]
    if first.unit in form.listings:
        return "\n".join(filter(None, (line(cue.text) for cue in cues)))
    lines = [""]
    before = first
    for cue in cues:
        if form.ends_line(before, cue):
            lines.append("")
        elif cue.start > before.end:
            # sentences follow one another as they do on the page: in some scripts without a space
            lines[-1] += " "
        shown = form.words(cue)
        parts = [shown] if shown == cue.text else shown.split("\n")
        lines[-1] += parts[0]
        lines += parts[1:]
        before = cue
    return "\n".join(filter(None, map(line, lines)))
