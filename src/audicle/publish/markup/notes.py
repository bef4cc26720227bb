"""Notes as XHTML: with what they are called, and links back to where they are referred to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.model.characters import line
from audicle.model.ids import notes_unit
from audicle.model.outline import block_notes
from audicle.publish.markup.units import write_text
from audicle.publish.markup.xhtml import element

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from audicle.model import Block, Note, Section
    from audicle.publish.markup.page import Page
    from audicle.publish.markup.xhtml import Element


def notes_section(
    page: Page, section: Section, level: int, render: Callable[[Sequence[Block], Page], list[Element]]
) -> Element | None:
    """Return the notes of a section under their heading of HTML level ``level``, or None if it has none."""
    notes = page.shared.notes.of_section[section.id]
    if not notes or page.shared.notes.inline:
        return None
    words = page.shared.say("notes")
    heading = write_text(page, f"h{level}", notes_unit(section.id), words, {**page.shared.ours})
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
    paragraph = None
    if links and blocks and blocks[-1].tag.endswith("}p"):
        _append(blocks[-1], links)  # a line of its own for an arrow is one more to read past
    elif links:
        paragraph = element("p", {"class": "back"}, *links)
    return page.content(made, [element("p", None, mark) if mark is not None else None, *blocks, paragraph])


def _append(paragraph: Element, links: Sequence[Element]) -> None:
    """Let links stand at the end of a paragraph, each after a space."""
    for link in links:
        if len(paragraph):
            paragraph[-1].tail = f"{paragraph[-1].tail or ''} "
        else:
            paragraph.text = f"{paragraph.text or ''} "
        paragraph.append(link)
