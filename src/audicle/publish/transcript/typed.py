"""An article's words as they are typed where there is no typography: 10⁻³ with its figures raised, verse in its lines.

A cue's own text is a line of plain characters; here is what it loses by that.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from audicle.agreed.raised import raised
from audicle.model import ids
from audicle.model.blocks import Code, DefinitionList, Figure, Heading, Paragraph, Quote, Table, walk
from audicle.model.inlines import Abbreviation, Inline, LineBreak, Link, Marked, Span, Text, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from audicle.model import Article, Block, Cue

_END = "\n"  # of a line of verse


@dataclass(frozen=True, slots=True)
class Typed:
    """What the cues of an article do not say of how its words are typed."""

    listings: frozenset[str] = frozenset()  # the units that are code, whose cues are lines
    texts: Mapping[str, str] = field(default_factory=dict)  # by unit, of those that differ from their plain text

    def words(self, cue: Cue) -> str:
        """Return the text of a cue, as long as it was."""
        text = self.texts.get(cue.unit, "")[cue.start : cue.end]
        return text if len(text) == len(cue.text) else cue.text

    def ends_line(self, before: Cue, cue: Cue) -> bool:
        """Return whether a line ends between two cues of a unit."""
        return _END in self.texts.get(cue.unit, "")[before.end : cue.start]


PLAIN = Typed()


def typed(article: Article) -> Typed:
    """Return how the words of an article are typed."""
    bodies = (*(section.blocks for section in article.sections), *(note.blocks for note in article.notes))
    blocks = [block for body in bodies for block in walk(body)]
    blocks += [section.heading for section in article.sections if section.heading]
    texts = {}
    for unit, run in (named for block in blocks for named in _units(block)):
        if (text := _text(run, "")) != plain(run):
            texts[unit] = text
    return Typed(frozenset(block.id for block in blocks if isinstance(block, Code)), texts)


def _units(block: Block) -> Iterator[tuple[str, tuple[Inline, ...]]]:
    """Yield the units of a block whose text is a run, by their names, and the rows of a table."""
    match block:
        case Heading() | Paragraph():
            yield block.id, block.inlines
        case DefinitionList():
            yield from ((entry.id, entry.term) for entry in block.entries)
        case Quote():
            yield ids.citation_unit(block.id), block.citation
        case Figure():
            yield ids.caption_unit(block.id), block.caption
        case Table():
            yield ids.caption_unit(block.id), block.caption
            for number, row in enumerate(block.rows):
                cells = ((Text(" "), *cell.inlines) for cell in row if cell.text)
                yield ids.row_unit(block.id, number), tuple(chain.from_iterable(cells))[1:]
        case _:
            return


def _text(run: Iterable[Inline], before: str) -> str:
    """Return the text of a run, as long as its plain text; ``before`` is what stands before it."""
    made = before
    for inline in run:
        match inline:
            case LineBreak():
                made += _END
            case Marked(("superscript" | "subscript") as mark, children):
                written = plain(children)
                figures = raised(written, made, mark)
                made += written if figures is None else figures
            case Marked() | Link() | Span() | Abbreviation():
                made += _text(inline.children, made)
            case _:
                made += plain((inline,))
    return made[len(before) :]
