"""Where an article divides: the one rule that every reader uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.model import Block, Heading, Section

if TYPE_CHECKING:
    from collections.abc import Sequence


def sections_of(blocks: Sequence[Block]) -> tuple[Section, ...]:
    """Return the blocks of an article, without its title, as sections.

    A section begins at every heading of the shallowest level that occurs; deeper headings stay among the blocks,
    with their own level. What stands before the first such heading is a section without one. Headings inside
    quotes, lists and asides divide nothing. The sections have no ids yet; see ``model.ids``.
    """
    level = min((block.level for block in blocks if isinstance(block, Heading)), default=None)
    sections: list[Section] = []
    heading: Heading | None = None
    body: list[Block] = []

    def close() -> None:
        if heading or body:
            sections.append(Section("", heading.level if heading else 1, heading, tuple(body)))

    for block in blocks:
        if isinstance(block, Heading) and block.level == level:
            close()
            heading, body = block, []
        else:
            body.append(block)
    close()
    return tuple(sections)
