"""Text as an engine can take it: one line, without the characters that no voice says and some engines choke on."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"\s+")
# Controls, surrogates, and what only shapes the writing: soft hyphens, joiners, marks of direction, variation selectors
_UNSAID = {"Cc": " ", "Cs": " ", "Co": " ", "Cn": " ", "Cf": ""}
# Joiners change letters in these scripts' words, and their voices' dictionaries have them
_JOINERS = "\u200c\u200d"
_VARIATION = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_WORD = re.compile(r"\S+")


def one_line(text: str, *, longest_word: int | None = None) -> str:
    """Return the text, composed (NFC), on one line and without characters that are not said.

    ``longest_word``: longer words, in characters, are cut in pieces of that length.
    """
    composed = unicodedata.normalize("NFC", _VARIATION.sub("", text))
    kept = "".join(_kept(character) for character in composed)
    line = _SPACES.sub(" ", kept).strip()
    if longest_word is None:
        return line
    size = longest_word
    return _WORD.sub(lambda m: " ".join(m[0][at : at + size] for at in range(0, len(m[0]), size)), line)


def _kept(character: str) -> str:
    if character in _JOINERS:
        return character
    return _UNSAID.get(unicodedata.category(character), character)
