"""The numbers that Word shows before paragraphs (ECMA-376 part 1, 17.9): counted here, since the file holds none.

mammoth knows only whether a list is ordered, and of a style's list nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audicle.read.markup.xml import attribute, child, children

if TYPE_CHECKING:
    from lxml import etree

    from audicle.model.blocks import Marker
    from audicle.read.docx.outline import Styles

# What a list of HTML counts in (HTML, 4.4.5); what Word has besides is counted in numbers
_MARKERS: dict[str, Marker] = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_PLAIN = re.compile(r"[\s(\[]*%(\d)[\s.)\]:–-]*")  # a number and its punctuation: what any list shows
_PLACE = re.compile(r"%(\d)")
_DEEPEST = 9  # levels
_LONGEST = 30  # styles or numberings that refer to one another
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_ROMAN_END = 4000
_ALPHABET = 26


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a numbering counts."""

    start: int = 1
    form: str = "decimal"
    text: str = ""  # with %1 for the number of the first level
    restart: int | None = None  # after which level, from 1, it begins anew; 0: never; None: after each above


@dataclass(frozen=True, slots=True)
class Number:
    """What stands before a paragraph."""

    value: int
    marker: Marker
    text: str  # as Word shows it
    plain: bool  # whether a list shows the same


@dataclass(slots=True)
class Numbering:
    """The numberings of a document, and how far each has counted."""

    styles: Styles
    _levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # by abstract numbering
    _linked: dict[str, str] = field(default_factory=dict)  # abstract numberings that are another style's
    _numbers: dict[str, str] = field(default_factory=dict)  # abstract numberings by number
    _overrides: dict[tuple[str, int], int] = field(default_factory=dict)  # where a number begins at a level
    _by_style: dict[str, tuple[str, int]] = field(default_factory=dict)  # number and level that a style is linked to
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def read(self, root: etree._Element) -> None:
        """Take what numbering.xml says."""
        styled: dict[str, list[tuple[str, int]]] = {}
        for abstract in children(root, "abstractNum"):
            name = attribute(abstract, "abstractNumId")
            if link := _value(child(abstract, "numStyleLink")):
                self._linked[name] = link
            self._levels[name] = {_whole(attribute(one, "ilvl")): _level(one) for one in children(abstract, "lvl")}
            linked = (
                (_value(child(one, "pStyle")), _whole(attribute(one, "ilvl"))) for one in children(abstract, "lvl")
            )
            styled[name] = [(style, place) for style, place in linked if style]
        for number in children(root, "num"):
            name = attribute(number, "numId")
            self._numbers[name] = meant = _value(child(number, "abstractNumId"))
            for override in children(number, "lvlOverride"):
                place = _whole(attribute(override, "ilvl"))
                start = _value(child(override, "startOverride"))
                if (own := child(override, "lvl")) is not None:
                    start = start or str(_level(own).start)
                if start:
                    self._overrides[name, place] = _whole(start)
            for style, place in styled.get(meant, ()):
                self._by_style.setdefault(style, (name, place))

    def of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """Return the numbering of a paragraph and its level, by itself or by its style (17.3.1.19)."""
        about = child(paragraph, "pPr")
        style = _value(child(about, "pStyle")) or self.styles.default
        own = child(about, "numPr")
        name, place = _value(child(own, "numId")), _value(child(own, "ilvl"))
        for one in self.styles.chain(style):
            inherited = child(child(self.styles.found.get(one), "pPr"), "numPr")
            name = name or _value(child(inherited, "numId"))
            if (
                one in self._by_style
                and name
                and not place
                and self._abstract(self._by_style[one][0]) == self._abstract(name)
            ):
                place = str(self._by_style[one][1])
            place = place or _value(child(inherited, "ilvl"))
        if not name and style in self._by_style:
            name, place = self._by_style[style][0], str(self._by_style[style][1])
        return (name, min(_whole(place), _DEEPEST - 1)) if name and name != "0" and self._abstract(name) else None

    def next(self, name: str, place: int) -> Number | None:
        """Count one on at a level and return the number; None if none is shown there, as before an item with a sign."""
        abstract = self._abstract(name)
        levels = self._levels.get(abstract, {})
        level = levels.get(place, Level())
        for above in range(place):
            self._counts.setdefault((abstract, above), self._start(name, above, levels))
        key = (abstract, place)
        if (name, place) in self._overrides and (name, place) not in self._begun:
            self._counts[key] = self._overrides[name, place]
        elif key in self._counts:
            self._counts[key] += 1
        else:
            self._counts[key] = level.start
        self._begun.add((name, place))
        for below in range(place + 1, _DEEPEST):
            after = levels.get(below, Level()).restart
            if after is None or after > place:
                self._counts.pop((abstract, below), None)
        if level.form in ("bullet", "none") or not level.text:
            return None
        counts = {one: self._counts.get((abstract, one), 1) for one in range(place + 1)}
        text = _PLACE.sub(lambda m: _shown(int(m[1]) - 1, counts, levels), level.text)
        plain = _PLAIN.fullmatch(level.text)
        return Number(
            counts[place], _MARKERS.get(level.form, "1"), text.strip(), bool(plain and int(plain[1]) == place + 1)
        )

    def is_bare(self, name: str, place: int) -> bool:
        """Tell whether a level shows neither a number nor a sign."""
        return self._levels.get(self._abstract(name), {}).get(place, Level()).form == "none"

    def _start(self, name: str, place: int, levels: dict[int, Level]) -> int:
        return self._overrides.get((name, place), levels.get(place, Level()).start)

    def _abstract(self, name: str) -> str:
        """Return the abstract numbering that a number stands for; "" if there is none."""
        for _ in range(_LONGEST):
            abstract = self._numbers.get(name, "")
            if abstract not in self._linked:
                return abstract if abstract in self._levels else ""
            style = self.styles.found.get(self._linked[abstract])
            name = _value(child(child(child(style, "pPr"), "numPr"), "numId"))
        return ""


def _level(element: etree._Element) -> Level:
    start, restart = _value(child(element, "start")), _value(child(element, "lvlRestart"))
    form = child(element, "numFmt")
    text = child(element, "lvlText")
    shown = _value(text) if text is not None else f"%{_whole(attribute(element, 'ilvl')) + 1}."
    return Level(_whole(start) if start else 0, _value(form) or "decimal", shown, _whole(restart) if restart else None)


def _shown(place: int, counts: dict[int, int], levels: dict[int, Level]) -> str:
    number = counts.get(place, 1)
    form = levels.get(place, Level()).form
    if form in ("lowerRoman", "upperRoman") and 0 < number < _ROMAN_END:
        text = ""
        for size, letters in _ROMAN:
            text += letters * (number // size)
            number %= size
    elif form in ("lowerLetter", "upperLetter") and number > 0:
        # z is followed by aa, that by bb: 17.18.59
        text = chr(ord("a") + (number - 1) % _ALPHABET) * min((number - 1) // _ALPHABET + 1, _DEEPEST)
    else:
        return f"{number:02}" if form == "decimalZero" else str(number)
    return text.upper() if form.startswith("upper") else text


def _value(element: etree._Element | None) -> str:
    return attribute(element, "val")


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < _DEEPEST else 0
