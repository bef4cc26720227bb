"""The paragraphs and rows of an RTF document, as the walk through its groups finds them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from audicle.read.office.signs import signs_of
from audicle.read.rtf.characters import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HALF_POINTS = 24  # the size where the document says none


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look, and what they lead to."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    raised: str = ""  # "sup", "sub"
    role: str = ""  # of the character style
    address: str = ""
    font: int = 0
    size: int = _HALF_POINTS  # half points


def changed(look: Look, name: str, value: int | None) -> Look:
    """Return a look after a control word for characters (RTF 1.9.1, "Font (Character) Formatting Properties")."""
    on = value != 0
    match name:
        case "b":
            return replace(look, bold=on)
        case "i":
            return replace(look, italic=on)
        case "strike" | "striked":
            return replace(look, struck=on)
        case "super" | "sub":
            return replace(look, raised={"super": "sup", "sub": "sub"}[name] if on else "")
        case "nosupersub":
            return replace(look, raised="")
        case "f":
            return replace(look, font=value or 0)
        case "fs":
            return replace(look, size=value or 0)
    return look


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look, or HTML that is made already."""

    text: str
    look: Look
    made: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph."""

    runs: tuple[Run, ...]
    role: str = ""
    label: str = ""  # what the document shows before it: "1.", "a)", a sign
    numbering: int = 0  # the list it belongs to; 0: none
    level: int = 0  # of the list, from 0
    hanging: bool = False  # whether its first line stands out to the left, as an item's does

    @property
    def text(self) -> str:
        """The characters of the paragraph."""
        return joined("".join("" if run.made else run.text for run in self.runs))

    def html(self, fonts: dict[int, tuple[str, int | None]], *, plain: bool = False) -> str:
        """Return the paragraph's content as HTML. ``plain``: nothing says how it looks, as in headings and listings."""
        made = []
        for run in _joined(self.runs):
            if run.made:
                made.append(run.text)
                continue
            text = signs_of(joined(run.text), fonts.get(run.look.font, ("", None))[0])
            made.append(_dressed(escape(text, quote=False), run.look, plain=plain))
        return "".join(made)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row."""

    lines: tuple[Line, ...]
    end: int = 0  # where it ends, in twips; 0: not said
    joins_left: bool = False  # whether it is one with the cell before it
    joins_above: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    cells: tuple[Cell, ...]
    header: bool = False


@dataclass(slots=True)
class Definition:
    """What is said of a row before its cells."""

    header: bool = False
    cells: list[Cell] = field(default_factory=list)


def size_of(line: Line) -> int:
    """Return the size of all characters of a paragraph, in half points; 0 where they are of several."""
    sizes = {run.look.size for run in line.runs if not run.made and run.text.strip()}
    return sizes.pop() if len(sizes) == 1 else 0


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield runs, those of one look that follow one another as one: a character may be a run of its own."""
    for (look, made), some in groupby(runs, key=lambda run: (run.look, run.made)):
        yield Run("".join(run.text for run in some), look, made)


def _dressed(text: str, look: Look, *, plain: bool) -> str:
    """Return characters in the elements that say what they look like; space around them stays outside."""
    inside = text.strip(" \t\n")
    if not inside:
        return text
    before, _, after = text.partition(inside)
    if not plain:
        for element, said in (("strong", look.bold), ("em", look.italic), (look.role, look.role)):
            inside = f"<{element}>{inside}</{element}>" if said else inside
    for element, said in (("s", look.struck), (look.raised, look.raised)):
        inside = f"<{element}>{inside}</{element}>" if said else inside
    if look.address:
        inside = f'<a href="{escape(look.address)}">{inside}</a>'
    return f"{before}{inside}{after}"
