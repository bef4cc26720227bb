"""What an article is built of between its headings. Every block has an id; see ``model.ids``.

Readers make blocks with an empty id and let ``ids.identify`` give them theirs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from audicle.model.inlines import Inline, plain

if TYPE_CHECKING:
    from collections.abc import Callable

Marker = Literal["1", "a", "A", "i", "I"]  # how an ordered list counts; HTML, 4.4.5, the attribute type


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: of a section, or below one."""

    id: str
    level: int  # 1 to 6, as in the source; 1 is the article's own title
    inlines: tuple[Inline, ...]
    language: str | None = None  # BCP 47, where it differs from the article's

    @property
    def text(self) -> str:
        """The heading's plain text."""
        return plain(self.inlines)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    id: str
    inlines: tuple[Inline, ...]
    language: str | None = None

    @property
    def text(self) -> str:
        """The paragraph's plain text."""
        return plain(self.inlines)


@dataclass(frozen=True, slots=True)
class List:
    """A list, ordered or not. An item is a sequence of blocks, so lists nest."""

    id: str
    ordered: bool
    start: int  # the first number of an ordered list
    items: tuple[tuple[Block, ...], ...]
    checked: tuple[bool | None, ...] = ()  # a task list: done, not done, or not a task; empty for other lists
    marker: Marker = "1"  # how an ordered list counts: in numbers, letters or Roman numerals
    reversed: bool = False  # an ordered list counts down from ``start``
    contents: bool = False  # the page's own table of contents: what is made of the article has one of its own


@dataclass(frozen=True, slots=True)
class Definition:
    """One entry of a definition list: a term and what is said of it.

    Terms that share a definition are entries without blocks before the entry that has it. A further definition of
    the same term is an entry without a term.
    """

    id: str
    term: tuple[Inline, ...]
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The term's plain text."""
        return plain(self.term)


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """Terms with their definitions."""

    id: str
    entries: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody else's words, set apart."""

    id: str
    blocks: tuple[Block, ...]
    citation: tuple[Inline, ...] = ()  # who or what is quoted
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with what belongs to it."""

    id: str
    src: str | None  # names an Image of the Article if it could be loaded; None if the source has no picture
    alt: str | None  # None: the source gives none; "" never means decorative, `decorative` does
    decorative: bool = False  # the source says so
    caption: tuple[Inline, ...] = ()
    credit: str | None = None  # who made the picture
    description: str | None = None  # a long description, if the source has one
    href: str | None = None  # where the picture links to

    @property
    def caption_text(self) -> str:
        """The caption's plain text, empty if there is none."""
        return plain(self.caption)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    inlines: tuple[Inline, ...]
    columns: int = 1  # how many columns it spans
    rows: int = 1  # how many rows it spans

    @property
    def text(self) -> str:
        """The cell's plain text."""
        return plain(self.inlines)


@dataclass(frozen=True, slots=True)
class Table:
    """Data in rows and columns. Rows hold the cells that begin in them, as in HTML."""

    id: str
    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 0  # how many rows at the top are headers
    header_columns: int = 0  # how many columns at the left are headers
    caption: tuple[Inline, ...] = ()

    @property
    def caption_text(self) -> str:
        """The caption's plain text, empty if there is none."""
        return plain(self.caption)


@dataclass(frozen=True, slots=True)
class Code:
    """Code set apart, white space kept."""

    id: str
    text: str
    language: str | None = None  # a programming language, as the source names it


@dataclass(frozen=True, slots=True)
class Math:
    """A formula set apart."""

    id: str
    text: str  # its source or a plain reading
    mathml: str | None = None  # a complete <math> element, if there is one


@dataclass(frozen=True, slots=True)
class Aside:
    """Something beside the main text: a box, a callout, a tip."""

    id: str
    blocks: tuple[Block, ...]
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A break between thoughts."""

    id: str


@dataclass(frozen=True, slots=True)
class Embed:
    """A video, a post or another thing that lives elsewhere: a link with a name."""

    id: str
    href: str
    title: str
    poster: str | None = None  # names an Image of the Article that stands for it


Block = (
    Heading | Paragraph | List | DefinitionList | Quote | Figure | Table | Code | Math | Aside | Rule | Embed
)  # fmt: skip


def children(block: Block) -> tuple[Block, ...]:
    """Return the blocks directly inside a block, in reading order."""
    match block:
        case List():
            return tuple(child for item in block.items for child in item)
        case DefinitionList():
            return tuple(child for entry in block.entries for child in entry.blocks)
        case Quote() | Aside():
            return block.blocks
        case _:
            return ()


def runs(block: Block) -> tuple[tuple[Inline, ...], ...]:
    """Return the runs of inlines that stand in a block itself, not in the blocks inside it."""
    match block:
        case Heading() | Paragraph():
            return (block.inlines,)
        case DefinitionList():
            return tuple(entry.term for entry in block.entries)
        case Quote():
            return (block.citation,)
        case Figure():
            return (block.caption,)
        case Table():
            return (block.caption, *(cell.inlines for row in block.rows for cell in row))
        case _:
            return ()


def mapped(blocks: tuple[Block, ...], change: Callable[[Block], Block]) -> tuple[Block, ...]:
    """Return blocks with ``change`` made to each of them and of those inside them, the innermost first."""
    made: list[Block] = []
    for block in blocks:
        match block:
            case List():
                inside: Block = replace(block, items=tuple(mapped(item, change) for item in block.items))
            case DefinitionList():
                entries = (replace(entry, blocks=mapped(entry.blocks, change)) for entry in block.entries)
                inside = replace(block, entries=tuple(entries))
            case Quote() | Aside():
                inside = replace(block, blocks=mapped(block.blocks, change))
            case _:
                inside = block
        made.append(change(inside))
    return tuple(made)


def walk(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return every block below ``blocks``, themselves included, in reading order."""
    found: list[Block] = []
    for block in blocks:
        found.append(block)
        found.extend(walk(children(block)))
    return tuple(found)
