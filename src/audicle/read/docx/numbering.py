"""The numbers that Word shows before paragraphs (ECMA-376 part 1, 17.9): counted here, since the file holds none.

mammoth knows only whether a list is ordered, and of a style's list nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audicle.read.markup.xml import attribute, child, children
from audicle.read.office.counting import Level, Number, number_at

if TYPE_CHECKING:
    from lxml import etree

    from audicle.read.docx.outline import Styles

_DEEPEST = 9  # levels
_LONGEST = 30  # styles or numberings that refer to one another


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
        return number_at(place, {one: self._counts.get((abstract, one), 1) for one in range(place + 1)}, levels)

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


def _value(element: etree._Element | None) -> str:
    return attribute(element, "val")


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < _DEEPEST else 0
