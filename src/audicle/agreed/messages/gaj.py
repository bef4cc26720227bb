"""Serbian in Latin letters, Gaj's alphabet, from Serbian in Cyrillic ones: each letter has its own one, or two."""

from __future__ import annotations

# Pravopis srpskoga jezika (Matica srpska, 2010): the two alphabets side by side
_SMALL = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ђ": "đ", "е": "e", "ж": "ž", "з": "z", "и": "i", "ј": "j",
    "к": "k", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "ћ": "ć", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "č", "џ": "dž", "ш": "š",
}  # fmt: skip
_LETTERS = str.maketrans(_SMALL | {letter.upper(): latin.capitalize() for letter, latin in _SMALL.items()})


def in_latin(text: str) -> str:
    """Return a Serbian text with its Cyrillic letters in Latin ones, as in words that are not all capitals."""
    return text.translate(_LETTERS)
