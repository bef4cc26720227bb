"""Notes: where each stands, where it is referred to, and how it is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audicle.characters import line
from audicle.model.blocks import runs, walk
from audicle.model.ids import notes_unit
from audicle.model.inlines import note_references
from audicle.model.outline import block_notes, section_notes
from audicle.publish.epub.xhtml import element

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from audicle.model import Article, Block, Note, Section
    from audicle.publish.epub.names import Names
    from audicle.publish.epub.page import Page
    from audicle.publish.epub.xhtml import Element


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


def notes_section(
    page: Page, section: Section, level: int, render: Callable[[Sequence[Block], Page], list[Element]]
) -> Element | None:
    """Return the notes of a section under their heading of HTML level ``level``, or None if it has none."""
    notes = page.shared.notes.of_section[section.id]
    if not notes or page.shared.notes.inline:
        return None
    words = page.shared.say("notes")
    heading = page.text(f"h{level}", notes_unit(section.id), words, {**page.shared.ours})
    page.enter(section.level + 1, words, heading.get("id"), page.shared.ours.get("lang"))
    # HTML forbids a heading to stand alone as the label where the sentence's id would change: it is always named
    made = element("section", {"class": "notes", "epub:type": "footnotes", "aria-labelledby": heading.get("id")})
    return page.content(made, [heading, *(_note(page, note, render) for note in notes)])


def with_notes(
    page: Page, section: Section, heading: Element | None, render: Callable[[Sequence[Block], Page], list[Element]]
) -> list[Element]:
    """Return a section's heading and blocks; where notes stand inline, each block is followed by its notes."""
    whole = [heading] if heading is not None else []
    if not page.shared.notes.inline:
        return [*whole, *render(section.blocks, page)]
    between = block_notes(section, page.shared.notes.of_section[section.id])
    if section.heading:
        whole += [_note(page, note, render) for note in between[section.heading.id]]
    for block in section.blocks:
        whole += render([block], page)
        whole += [_note(page, note, render) for note in between[block.id]]
    return whole + [_note(page, note, render) for note in between[""]]


def _note(page: Page, note: Note, render: Callable[[Sequence[Block], Page], list[Element]]) -> Element:
    label = line(note.label)
    attributes: dict[str, str | None] = {
        "id": page.shared.notes.target(note.id),
        "class": "note",
        "epub:type": "footnote",
        "role": "doc-footnote",
    }
    made = element("aside", attributes)
    blocks = render(note.blocks, page)
    mark = element("span", {"class": "label"}, f"{label} ") if label else None
    if mark is not None and blocks and blocks[0].tag.endswith("}p"):
        mark.tail, blocks[0].text = blocks[0].text, None
        blocks[0].insert(0, mark)
        mark = None
    back = page.shared.notes.back(note.id)
    words = page.shared.say("back_to_text")
    links = [
        element(
            "a",
            {
                "href": page.link(place),
                "epub:type": "backlink",
                "role": "doc-backlink",
                "aria-label": f"{words}: {label} ({number})" if len(back) > 1 else f"{words}: {label}",
                **page.shared.ours,
            },
            "↩",
        )
        for number, place in enumerate(back, start=1)
    ]
    paragraph = element("p", {"class": "back"}, *links) if links else None
    return page.content(made, [element("p", None, mark) if mark is not None else None, *blocks, paragraph])
