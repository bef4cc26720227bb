"""Where each note of a book stands, and where it is referred to: known before any of them is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audicle.model.blocks import runs, walk
from audicle.model.inlines import note_references
from audicle.model.outline import section_notes

if TYPE_CHECKING:
    from audicle.model import Article, Block, Note, Section
    from audicle.publish.markup.names import Names


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in the text that refers to a note."""

    reference: str  # id of the referring mark
    note: str  # "file#id" of the note


class NotePlaces:
    """Knows the ids of all notes and of the marks that refer to them, before any of them is written."""

    def __init__(self, article: Article, files: dict[str, str], names: Names, place: str = "section-end") -> None:
        """``files`` names the document of each section by the section's id; ``place`` is that of a Policy's notes."""
        self.of_section = section_notes(article, place)
        self.inline = place == "inline"
        self._notes: dict[str, str] = {}
        self._marks: dict[str, list[Reference]] = {}
        for section in article.sections:
            for note in self.of_section[section.id]:
                self._notes.setdefault(note.id, f"{files[section.id]}#{names.take(f'note-{note.id}')}")
        total: Counter[str] = Counter()
        for section in article.sections:
            referred = _referred(section, self.of_section[section.id])
            for note_id, count in referred.items():
                if note_id in self._notes:
                    ids = [names.take(f"ref-{note_id}-{total[note_id] + number}") for number in range(1, count + 1)]
                    total[note_id] += count
                    marks = [Reference(f"{files[section.id]}#{name}", self._notes[note_id]) for name in ids]
                    self._marks.setdefault(note_id, []).extend(marks)
        self._next: Counter[str] = Counter()

    def refer(self, note: str, file: str) -> Reference | None:
        """Return the next mark that refers to a note in a document, or None if there is no such note."""
        here = [mark for mark in self._marks.get(note, ()) if mark.reference.startswith(f"{file}#")]
        number = self._next[f"{file}#{note}"]
        if number >= len(here):
            return None
        self._next[f"{file}#{note}"] += 1
        return Reference(here[number].reference.partition("#")[2], here[number].note)

    def target(self, note: str) -> str:
        """Return the id of a note in its document."""
        return self._notes[note].partition("#")[2]

    def back(self, note: str) -> tuple[str, ...]:
        """Return "file#id" of every mark that refers to a note."""
        return tuple(mark.reference for mark in self._marks.get(note, ()))


def _referred(section: Section, notes: tuple[Note, ...]) -> Counter[str]:
    heading: tuple[Block, ...] = (section.heading,) if section.heading else ()
    blocks = (*heading, *section.blocks, *(block for note in notes for block in note.blocks))
    return Counter(
        reference.note for block in walk(blocks) for run in runs(block) for reference in note_references(run)
    )
