"""What stands inside a line of text: runs of characters and what the author marked about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mark = Literal["emphasis", "strong", "subscript", "superscript", "deletion", "insertion"]


@dataclass(frozen=True, slots=True)
class Text:
    """Characters as they are read, white space collapsed."""

    text: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A run with one typographic mark that carries meaning."""

    mark: Mark
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class CodeSpan:
    """A piece of code inside a sentence."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A run that leads somewhere."""

    href: str  # absolute, relative to the source, or "#" and the id of a block; never a script
    children: tuple[Inline, ...]
    title: str | None = None  # the author's description of the target


@dataclass(frozen=True, slots=True)
class NoteReference:
    """The mark that refers to a note. It adds no text of its own to the sentence."""

    note: str  # id of the Note
    label: str  # the mark as shown, for example "1" or "*"


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line ended by the author, as in an address or a poem. Counts as one space of text."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run in another language or direction than what surrounds it."""

    language: str | None  # BCP 47
    children: tuple[Inline, ...]
    direction: Literal["ltr", "rtl"] | None = None


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form and, where the author gives it, what it stands for."""

    expansion: str | None
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class MathSpan:
    """A formula inside a sentence."""

    text: str  # its source or a plain reading, for example "a^2 + b^2"
    mathml: str | None = None  # a complete <math> element, if there is one


@dataclass(frozen=True, slots=True)
class Ruby:
    """Characters with their reading beside them, as East Asian text has it."""

    text: str  # the characters: what counts as text
    reading: str  # how they are read, for example in kana or pinyin


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Where a page of the printed edition begins. It adds no text to the sentence, and is not said."""

    label: str  # the page's number as printed, for example "12" or "xiv"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that links of the same source lead to, as ``#name``. Only readers write it.

    ``ids.identify`` takes it away and gives those links the id of the block it stands in.
    """

    name: str


Inline = (
    Text | Marked | CodeSpan | Link | NoteReference | LineBreak | Span | Abbreviation | MathSpan | Ruby
    | PageBreak | Anchor
)  # fmt: skip
MARKS = (NoteReference, PageBreak, Anchor)  # what has no text of its own


def plain(inlines: tuple[Inline, ...]) -> str:
    """Return the plain text of a run: what a sentence's character offsets count in.

    A line break counts as one space, a note reference and a page break as nothing, a formula as its ``text``,
    characters with a reading as the characters.
    """
    return "".join(_plain(inline) for inline in inlines)


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text) | CodeSpan(text) | MathSpan(text) | Ruby(text):
            return text
        case LineBreak():
            return " "
        case NoteReference() | PageBreak() | Anchor():
            return ""
        case _:
            return plain(inline.children)


def note_references(inlines: tuple[Inline, ...]) -> tuple[NoteReference, ...]:
    """Return the note references in a run, in order."""
    found: list[NoteReference] = []
    for inline in inlines:
        if isinstance(inline, NoteReference):
            found.append(inline)
        elif isinstance(inline, Marked | Link | Span | Abbreviation):
            found.extend(note_references(inline.children))
    return tuple(found)
