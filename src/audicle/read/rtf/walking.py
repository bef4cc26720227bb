"""The walk through the groups of an RTF document: which characters are its text, how they look, where lines end."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html import escape
from typing import TYPE_CHECKING, Any

from audicle.read.rtf.characters import NAMED, decoded, unicode
from audicle.read.rtf.declared import heading
from audicle.read.rtf.lines import Cell, Definition, Line, Look, Row, Run, changed
from audicle.read.rtf.tree import Group, Word

if TYPE_CHECKING:
    from collections.abc import Callable

    from audicle.read.rtf.declared import Declared
    from audicle.read.rtf.pictures import Pictures

# What may be ignored and is not: these hold text, or say what some is
_KNOWN = frozenset({"shppict", "footnote", "shpinst", "shptxt", "ud", "pntext", "fldrslt", "dptxbxtext"})
# What holds no text of the document, or another copy of it
_NOT_TEXT = frozenset({
    "fonttbl", "colortbl", "stylesheet", "listtable", "listoverridetable", "info", "generator", "header", "headerl",
    "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "nonshppict", "shprslt", "annotation", "atnid",
    "atnauthor", "atnref", "atntime", "atrfstart", "atrfend", "bkmkstart", "bkmkend", "xe", "tc", "tcn", "rxe", "pn",
    "revtbl", "rsidtbl", "userprops", "objdata", "objclass", "objname", "nonesttables", "ftnsep", "ftnsepc", "ftncn",
    "aftnsep", "aftnsepc", "aftncn", "private", "themedata", "colorschememapping", "latentstyles", "datastore",
    "filetbl", "template", "picprop", "sp", "ffname", "formfield", "mmathPr", "htmltag", "do",
})  # fmt: skip
_LINK = re.compile(r'\s*HYPERLINK\s+(?!\\[a-z])"?([^"\s]+)"?')
_SYMBOL = re.compile(r'\s*SYMBOL\s+(\d{1,5})(?:.*?\\f\s+"([^"]*)")?', re.DOTALL)
_CONTENTS = re.compile(r"\s*TOC\b")
_NUMBERS = {"uc": "skip", "ls": "numbering", "ilvl": "level", "li": "left", "fi": "first"}  # fields of the state
_INDENT = 360  # twips; the usual step of a list


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits from the one around it, and forgets at its end."""

    look: Look = field(default_factory=Look)
    hidden: bool = False
    deleted: bool = False
    skip: int = 1  # characters after ``u`` for programs that do not know it
    role: str = ""
    numbering: int = 0
    level: int = 0
    left: int = 0  # twips
    first: int = 0
    inside: bool = False  # a table
    contents: bool = False  # the table of contents


@dataclass(slots=True)
class Walker:
    """Finds the lines and rows of a document."""

    tables: Declared
    pictures: Pictures
    lines: list[Line | Row] = field(default_factory=list)
    notes: list[list[Line | Row]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _label: str = ""
    _row: Definition = field(default_factory=Definition)
    _cells: list[Cell] = field(default_factory=list)  # of the row, as far as they are at their end
    _of_cell: list[Line] = field(default_factory=list)
    _next: dict[str, bool] = field(default_factory=dict)  # what is said of the next cell

    def document(self, root: Group) -> None:
        """Find all that is in a document."""
        look = Look(font=self.tables.default_font)
        self._group(root, _State(look=look, role=self.tables.roles.get(0, "")))
        self._end_line(_State())
        self._end_row()

    def _group(self, group: Group, state: _State) -> _State:
        left = 0  # characters that ``u`` makes void
        for item in group.items:
            if isinstance(item, Group):
                self._inner(item, state)
                left = 0
            elif isinstance(item, bytearray):
                data = bytes(item[left:])
                left = max(0, left - len(item))
                if data:
                    self._say(decoded(data, self._charset(state), self.tables.page), state)
            elif item.name == "u" and item.value is not None:
                self._say(unicode(item.value), state)
                left = state.skip
            else:
                state = self._word(item, state)
        return state

    def _inner(self, group: Group, state: _State) -> None:
        name = group.name
        if name in _NOT_TEXT or (group.starred and name not in _KNOWN):
            return
        special: dict[str, Callable[[Group, _State], None]] = {
            "field": self._field, "footnote": self._note, "pict": self._picture, "listtext": self._labelled,
            "pntext": self._labelled, "shp": self._shape, "upr": self._either, "object": self._object,
        }  # fmt: skip
        special.get(name, self._group)(group, state)

    def _charset(self, state: _State) -> int | None:
        return self.tables.fonts.get(state.look.font, ("", None))[1]

    def _say(self, text: str, state: _State, *, made: bool = False) -> None:
        if state.deleted:
            return
        if state.hidden and not made:
            self.hidden.append(text)
            return
        self._runs.append(Run(text, state.look, made))

    def _word(self, word: Word, state: _State) -> _State:
        """Do what a control word says, and return what holds from there on."""
        name, value = word.name, word.value
        if name in NAMED:
            self._say(NAMED[name], state)
        elif name in ("par", "sect", "\n", "\r"):
            self._end_line(state)
        elif name in ("page", "column"):
            self._say(" ", state)
        elif name in ("line", "softline"):
            self._say("\n", state)
        elif name in ("cell", "row", "nestcell", "nestrow", "trowd", "cellx", "trhdr", "clmrg", "clvmrg"):
            self._tabular(name, value, state)
        elif name == "pard":
            return replace(
                state, role=self.tables.roles.get(0, ""), numbering=0, level=0, left=0, first=0, inside=False
            )  # fmt: skip
        elif name == "plain":
            return replace(state, look=Look(font=self.tables.default_font, address=state.look.address), hidden=False)
        return self._property(name, value, state)

    def _property(self, name: str, value: int | None, state: _State) -> _State:
        number, on = value or 0, value != 0
        if name in _NUMBERS:
            changes: dict[str, Any] = {_NUMBERS[name]: number}
            return replace(state, **changes)
        match name:
            case "cs":
                return replace(state, look=replace(state.look, role=self.tables.run_roles.get(number, "")))
            case "v":
                return replace(state, hidden=on)
            case "deleted":
                return replace(state, deleted=on)
            case "s":
                return replace(state, role=self.tables.roles.get(number, ""))
            case "outlinelevel":
                return replace(state, role=state.role or heading(number))
            case "intbl":
                return replace(state, inside=True)
        look = changed(state.look, name, value)
        return state if look is state.look else replace(state, look=look)

    def _end_line(self, state: _State) -> None:
        runs, label = tuple(self._runs), self._label
        self._runs, self._label = [], ""
        level = state.level if state.numbering else max(0, state.left // _INDENT - 1)
        role = "toc" if state.contents else state.role
        line = Line(runs, role, label, state.numbering, level, state.first < 0)
        if state.inside:
            self._of_cell.append(line)
            return
        self._end_row()
        self.lines.append(line)

    def _tabular(self, name: str, value: int | None, state: _State) -> None:
        match name:
            case "trowd":
                self._row = Definition()
            case "trhdr":
                self._row.header = True
            case "clmrg" | "clvmrg":
                self._next["joins_left" if name == "clmrg" else "joins_above"] = True
            case "cellx":
                self._row.cells.append(Cell((), value or 0, **self._next))
                self._next = {}
            case "cell":
                self._end_line(replace(state, inside=True))
                place = len(self._cells)
                said = self._row.cells[place] if place < len(self._row.cells) else Cell(())
                self._cells.append(replace(said, lines=tuple(self._of_cell)))
                self._of_cell = []
            case "row":
                self._end_row()
            case _:  # a table in a cell: its cells are lines
                if self._runs:
                    self._end_line(replace(state, inside=True))

    def _end_row(self) -> None:
        cells, loose = tuple(self._cells), self._of_cell
        self._cells, self._of_cell = [], []
        if cells:
            self.lines.append(Row(cells, self._row.header))
        self.lines.extend(loose)

    def _field(self, group: Group, state: _State) -> None:
        """Read what a field came to (RTF 1.9.1, "Fields"), a link with where it leads."""
        code = " ".join(self.tables.text(one) for one in group.groups("fldinst"))
        if match := _SYMBOL.match(code):
            sign = int(match[1])
            private = sign + 0xF000 if match[2] and sign < 0x100 else sign  # noqa: PLR2004 - a byte
            self._say(chr(private), replace(state, look=replace(state.look, font=self._font(match[2]))))
            return
        if match := _LINK.match(code):
            state = replace(state, look=replace(state.look, address=match[1]))
        elif _CONTENTS.match(code):
            state = replace(state, contents=True)
        for result in group.groups("fldrslt"):
            self._group(result, state)

    def _font(self, name: str | None) -> int:
        return next((number for number, font in self.tables.fonts.items() if font[0] == name), -1)

    def _note(self, group: Group, state: _State) -> None:
        """Read a note (RTF 1.9.1, "Footnotes") apart, and put a mark where it stands."""
        inner = Walker(self.tables, self.pictures, notes=self.notes, hidden=self.hidden)
        number = len(self.notes) + 1
        self.notes.append(inner.lines)
        inner.document(group)
        name = f"rtf-note-{number}"
        self._say(f'<a href="#{name}" role="doc-noteref">{number}</a>', state, made=True)

    def _picture(self, group: Group, state: _State) -> None:
        if made := self.pictures.html(group):
            self._say(made, state, made=True)

    def _labelled(self, group: Group, state: _State) -> None:
        """Take the number or sign that the document shows before a paragraph."""
        inner = Walker(self.tables, self.pictures)
        inner.document(group)
        self._label = escape("".join(line.text for line in inner.lines if isinstance(line, Line)).strip()) or "\u2022"

    def _shape(self, group: Group, state: _State) -> None:
        """Read a shape: its picture, and its text before the paragraph that it is fastened to."""
        for instance in group.groups("shpinst"):
            words = self.pictures.described(instance)
            for pair in instance.groups("sp"):
                for value in pair.groups("sv"):
                    for picture in value.groups("pict"):
                        self._say(self.pictures.html(picture, words), state, made=True)
            for text in instance.groups("shptxt"):
                runs, label = self._runs, self._label
                self._runs, self._label = [], ""
                self._end_line(self._group(text, replace(state, inside=state.inside)))
                self._runs, self._label = runs, label

    def _either(self, group: Group, state: _State) -> None:
        """Read the Unicode copy of what stands there twice (RTF 1.9.1, ``upr``)."""
        copies = group.groups("ud")
        for one in copies or [item for item in group.items if isinstance(item, Group)]:
            self._group(one, state)

    def _object(self, group: Group, state: _State) -> None:
        for result in group.groups("result"):
            self._group(result, state)
