"""One document of the book while it is written: who has which id, what is heard, and what is not."""

from __future__ import annotations

from dataclasses import dataclass, field
from textwrap import shorten as shortened
from typing import TYPE_CHECKING

from audicle.publish.markup import language
from audicle.publish.markup.xhtml import add, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.agreed.messages import Messages
    from audicle.model import Article, Cue
    from audicle.publish.markup.blocks.pullquotes import PullQuotes
    from audicle.publish.markup.names import Names
    from audicle.publish.markup.note_places import NotePlaces
    from audicle.publish.markup.page_list import PageList
    from audicle.publish.markup.pictures import Pictures
    from audicle.publish.markup.places import Places
    from audicle.publish.markup.vertical import Vertical
    from audicle.publish.markup.words import Step
    from audicle.publish.markup.xhtml import Attributes, Content, Element

_LONGEST_NAME = 120  # characters of a caption in the list of illustrations


@dataclass(frozen=True, slots=True)
class Shared:
    """What all documents of a book have in common."""

    article: Article
    language: str  # BCP 47, well-formed
    say: Messages
    names: Names
    pictures: Pictures
    notes: NotePlaces
    places: Places
    page_list: PageList
    pull_quotes: PullQuotes
    columns: Vertical | None  # how the lines of a vertical text follow one another

    @property
    def ours(self) -> Attributes:
        """The language of the program's own words, where no catalogue is in the article's."""
        return language.attributes(self.say.language, self.language) if self.foreign else {}

    @property
    def foreign(self) -> bool:
        """Whether the program's own words are in another language than the article."""
        return not self.say.speaks(self.language)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents."""

    level: int  # as in the source; 1 is the highest
    text: str
    href: str
    language: str  # BCP 47, well-formed


@dataclass(slots=True)
class Page:
    """A document in the making."""

    shared: Shared
    file: str  # its name beside the other documents
    cues: dict[str, list[Cue]]  # by unit; taken out as their units are written
    # of cues that are lit up word by word, by the cue's id; those that are not on the page are in it too
    words: dict[str, tuple[Step, ...]] = field(default_factory=dict)
    placed: set[str] = field(default_factory=set)  # ids of the cues that the document holds
    silent: list[str] = field(default_factory=list)  # units with words that no cue covers
    entries: list[Entry] = field(default_factory=list)  # of the table of contents
    illustrations: list[Entry] = field(default_factory=list)  # those that have a name
    tables: list[Entry] = field(default_factory=list)  # those that have a name
    mathml: bool = False  # whether it holds MathML
    title: str | None = None  # id of the title page, if it is here
    start: str | None = None  # id of what follows it
    base: int = 0  # the level of the heading that the sub-headings stand under
    _levels: list[int] = field(default_factory=list)  # the source's levels of the headings above

    def whole(self, made: Element, unit: str, *, told: bool = True) -> Element:
        """Give an element that is heard as one thing its cue's id, and return it. ``told``: it should be heard."""
        cues = self.cues.pop(unit, [])
        if cues:
            self.hear(made, cues[:1])
        elif told:
            self.silent.append(unit)
        if made.get("id") is None and unit:
            made.set("id", self.shared.names.take(unit))
        return made

    def hear(self, made: Element, cues: Iterable[Cue]) -> None:
        """Give an element the id of the cue by which it is heard."""
        for cue in cues:
            made.set("id", cue.id)
            self.placed.add(cue.id)

    def heading_level(self, level: int) -> int:
        """Return the HTML level of the next sub-heading of the source's ``level``: none is skipped."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return min(6, self.base + len(self._levels))

    def enter(self, level: int, text: str, target: str | None, spoken: str | None = None) -> None:
        """Add a line to the table of contents, unless it would be empty; ``spoken`` is its language, if it differs."""
        if visible(text):
            href = f"{self.file}#{target}" if target else self.file
            self.entries.append(Entry(level, text, href, language.tag(spoken) or self.shared.language))

    def name(self, entries: list[Entry], text: str, target: str | None) -> None:
        """Add a picture or a table to its list of ``entries``, if it has a name."""
        if target and visible(text):
            short = shortened(text, _LONGEST_NAME, placeholder="…")
            entries.append(Entry(1, short, f"{self.file}#{target}", self.shared.language))

    def link(self, href: str) -> str:
        """Return a link to ``file#id`` as it is written in this document."""
        file, _, fragment = href.partition("#")
        return f"#{fragment}" if file == self.file and fragment else href

    def content(self, made: Element, content: Iterable[Content]) -> Element:
        """Append blocks to an element, each on a line of its own."""
        for part in content:
            if part is not None:
                add(made, ("\n", part))
        return add(made, ("\n",))
