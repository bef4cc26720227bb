"""One document of the book while it is written: who has which id, what is heard, and what is not."""

from __future__ import annotations

from dataclasses import dataclass, field
from textwrap import shorten as shortened
from typing import TYPE_CHECKING

from audicle.model.inlines import Inline, Text, plain
from audicle.publish import language
from audicle.publish.epub import inlines
from audicle.publish.epub.sentences import covers, cut, cut_words, uncovered
from audicle.publish.epub.words import steps
from audicle.publish.epub.xhtml import add, element, put, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.messages import Messages
    from audicle.model import Article, Cue
    from audicle.publish.epub.names import Names
    from audicle.publish.epub.notes import NotePlaces
    from audicle.publish.epub.page_list import PageList
    from audicle.publish.epub.pictures import Pictures
    from audicle.publish.epub.places import Places
    from audicle.publish.epub.pullquotes import PullQuotes
    from audicle.publish.epub.words import Step
    from audicle.publish.epub.writing import Vertical
    from audicle.publish.epub.xhtml import Attributes, Content, Element

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

    def unit(
        self,
        tag: str,
        unit: str,
        run: tuple[Inline, ...],
        attributes: Attributes | None = None,
        spoken: str | None = None,
    ) -> Element:
        """Return an element that holds a unit's text, cut into its sentences.

        ``spoken`` is the language of the run, where it is not the article's.
        """
        made = element(tag, attributes)
        around = self.shared.language
        if spoken:
            put(made, language.attributes(spoken, around))
            around = language.tag(spoken) or around
        cues = self.cues.pop(unit, [])
        text = plain(run)
        if uncovered(text, cues):
            self.silent.append(unit)
        run = inlines.unnested(run)
        words = {cue.id: found for cue in cues if (found := steps(cue, self.shared.names.take))}
        self.words |= words
        if len(cues) == 1 and covers(text, cues[0]):
            self._name(made, cues)
            cut_up = cut_words(run, words[cues[0].id]) if words else run
            return add(made, inlines.render(cut_up, self, around))
        if unit:
            made.set("id", self.shared.names.take(unit))
        self.placed.update(cue.id for cue in cues)
        return add(made, inlines.render(cut(run, cues, words), self, around))

    def text(self, tag: str, unit: str, text: str, attributes: Attributes | None = None) -> Element:
        """Return an element that holds a unit of plain text, cut into its sentences."""
        return self.unit(tag, unit, (Text(text),), attributes)

    def whole(self, made: Element, unit: str, *, told: bool = True) -> Element:
        """Give an element that is heard as one thing its cue's id, and return it. ``told``: it should be heard."""
        cues = self.cues.pop(unit, [])
        if cues:
            self._name(made, cues[:1])
        elif told:
            self.silent.append(unit)
        if made.get("id") is None and unit:
            made.set("id", self.shared.names.take(unit))
        return made

    def _name(self, made: Element, cues: Iterable[Cue]) -> None:
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
