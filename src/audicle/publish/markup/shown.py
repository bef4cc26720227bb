"""An article as its e-book shows it: from that its web page is made, so that nothing is written twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audicle.model import SectionAudio
    from audicle.publish.claims.accessibility import Findings
    from audicle.publish.claims.statement import Statement
    from audicle.publish.markup.page import Page, Shared


@dataclass(frozen=True, slots=True)
class Shown:
    """What is in a book, apart from cover, contents and colophon."""

    shared: Shared
    pages: tuple[Page, ...]  # its documents, in order; the first has the title page
    texts: tuple[bytes, ...]  # each of them as it stands in the book: XHTML, encoded in UTF-8
    audios: dict[str, SectionAudio]  # by section id; their cues have the ids that stand in the texts
    found: Findings  # what it offers to those who do not see or do not hear, and what it lacks
    said: Statement  # what it says of that
