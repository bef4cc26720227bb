"""The numbers of an OpenDocument text's lists and headings (ODF 1.3 part 3, 5.3 and 16.30), counted as Writer does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audicle.read.markup.xml import attribute, children, descendants, local_name
from audicle.read.office.counting import Level, Number, number_at

if TYPE_CHECKING:
    from lxml import etree

_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_OF_A_STYLE = ("list-level-style-number", "list-level-style-bullet", "list-level-style-image", "outline-level-style")
_DEEPEST = 10
_HEADINGS = "\0headings"


@dataclass(slots=True)
class Numbering:
    """The list styles of a document, and how far each list has counted."""

    _levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)  # by list
    _last: dict[str, str] = field(default_factory=dict)  # the last list of a style
    _keys: dict[str, str] = field(default_factory=dict)  # what a list counts by: the first of those that go on

    def read(self, root: etree._Element) -> None:
        """Take the list styles of a part, and how it numbers its headings."""
        for style in descendants(root, "list-style"):
            self._levels.setdefault(attribute(style, "name"), _levels(style))
        for style in descendants(root, "outline-style"):
            self._levels[_HEADINGS] = _levels(style)

    def open(self, name: str, style: str, goes_on: str) -> str:
        """Begin a list and return the name that it counts by; ``goes_on`` is the list that it continues, or "".

        ``goes_on`` of "true" is the last one of the same style (19.780).
        """
        key = self._last.get(style, name) if goes_on == "true" else self._keys.get(goes_on, goes_on)
        if key not in self._counts:
            key = name
            self._counts[key] = {}
        self._last[style] = self._keys[name] = key
        return key

    def next(self, key: str, style: str, place: int, start: str = "") -> Number | None:
        """Count one on at a level, from 0, and return the number; None where there is only a sign."""
        place = min(place, _DEEPEST - 1)
        levels = self._levels.get(style, {0: Level(form="bullet")})
        counts = self._counts.setdefault(key, {})
        for above in range(place):
            counts.setdefault(above, levels.get(above, Level()).start)
        counts[place] = _whole(start, counts[place] + 1 if place in counts else levels.get(place, Level()).start)
        for below in range(place + 1, _DEEPEST):
            counts.pop(below, None)
        return number_at(place, counts, levels)

    def heading(self, place: int, start: str = "") -> str:
        """Count a heading of a level, from 0, and return what is shown before it; "" for nothing."""
        number = self.next(_HEADINGS, _HEADINGS, place, start) if _HEADINGS in self._levels else None
        return number.text if number else ""


def _levels(style: etree._Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for element in (one for name in _OF_A_STYLE for one in children(style, name)):
        place = _whole(attribute(element, "level"), 1) - 1
        form = _FORMS.get(attribute(element, "num-format"), "none")
        if local_name(element) in ("list-level-style-bullet", "list-level-style-image"):
            found[place] = Level(form="bullet")
            continue
        shown = max(1, min(_whole(attribute(element, "display-levels"), 1), place + 1))
        text = attribute(element, "num-list-format") or (
            attribute(element, "num-prefix")
            + ".".join(f"%{one + 1}" for one in range(place + 1 - shown, place + 1))
            + attribute(element, "num-suffix")
        )
        # 19.880: %1% where Word has %1
        for one in range(_DEEPEST):
            text = text.replace(f"%{one + 1}%", f"%{one + 1}")
        found[place] = Level(_whole(attribute(element, "start-value"), 1), form, text)
    return found


def _whole(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < _DEEPEST else default
