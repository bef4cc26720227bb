"""How the items of an ordered list are counted: in numbers, letters or Roman numerals, up or down."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audicle.model.blocks import List, Marker

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LARGEST_ROMAN = 3999  # CSS Counter Styles 3, 6.1: beyond its range a style counts in numbers
_LETTERS = 26


def numbers(block: List) -> range:
    """Return the number of each item of an ordered list."""
    step = -1 if block.reversed else 1
    return range(block.start, block.start + step * len(block.items), step)


def numeral(number: int, marker: Marker) -> str:
    """Return a number as a list's marker shows it: 4 as ``4``, ``d``, ``D``, ``iv`` or ``IV``."""
    if marker in ("a", "A") and number > 0:
        letters = _letters(number)
        return letters.lower() if marker == "a" else letters
    if marker in ("i", "I") and 0 < number <= _LARGEST_ROMAN:
        roman = _roman(number)
        return roman.lower() if marker == "i" else roman
    return str(number)


def _letters(number: int) -> str:
    """Count as CSS Counter Styles 3 has it for alphabetic systems: A to Z, AA, AB, and so on."""
    found = ""
    while number > 0:
        number, letter = divmod(number - 1, _LETTERS)
        found = chr(ord("A") + letter) + found
    return found


def _roman(number: int) -> str:
    found = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        found += letters * count
    return found
