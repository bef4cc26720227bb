"""How the numbers of an office document are shown: in figures, letters or Roman numerals, with what stands around."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audicle.model.blocks import Marker

# What a list of HTML counts in (HTML, 4.4.5); what is counted in another way is counted in numbers
_MARKERS: dict[str, Marker] = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_PLAIN = re.compile(r"[\s(\[]*%(\d)[\s.)\]:–-]*")  # a number and its punctuation: what any list shows
_PLACE = re.compile(r"%(\d)")
_MOST_LETTERS = 9
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_ROMAN_END = 4000
_ALPHABET = 26


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a numbering counts. ``form`` is one of Word's names (ECMA-376 part 1, 17.18.59)."""

    start: int = 1
    form: str = "decimal"
    text: str = ""  # with %1 for the number of the first level
    restart: int | None = None  # after which level, from 1, it begins anew; 0: never; None: after each above


@dataclass(frozen=True, slots=True)
class Number:
    """What stands before a paragraph."""

    value: int
    marker: Marker
    text: str  # as the document shows it
    plain: bool  # whether a list shows the same


def number_at(place: int, counts: Mapping[int, int], levels: Mapping[int, Level]) -> Number | None:
    """Return the number at a level, from 0, where each level has counted so far; None if none is shown there."""
    level = levels.get(place, Level())
    if level.form in ("bullet", "none") or not level.text:
        return None
    text = _PLACE.sub(lambda m: _shown(int(m[1]) - 1, counts, levels), level.text)
    plain = _PLAIN.fullmatch(level.text)
    return Number(
        counts.get(place, 1),
        _MARKERS.get(level.form, "1"),
        text.strip(),
        bool(plain and int(plain[1]) == place + 1),
    )


def _shown(place: int, counts: Mapping[int, int], levels: Mapping[int, Level]) -> str:
    number = counts.get(place, 1)
    form = levels.get(place, Level()).form
    if form in ("lowerRoman", "upperRoman") and 0 < number < _ROMAN_END:
        text = ""
        for size, letters in _ROMAN:
            text += letters * (number // size)
            number %= size
    elif form in ("lowerLetter", "upperLetter") and number > 0:
        # z is followed by aa, that by bb: 17.18.59
        text = chr(ord("a") + (number - 1) % _ALPHABET) * min((number - 1) // _ALPHABET + 1, _MOST_LETTERS)
    else:
        return f"{number:02}" if form == "decimalZero" else str(number)
    return text.upper() if form.startswith("upper") else text
