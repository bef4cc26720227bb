"""Kana as they sound: an う that makes an o longer is a ー, for eSpeak NG says it as a u of its own."""

from __future__ import annotations

import re

_LONG = re.compile("(?<=[おこごそぞとどのほぼぽもよろょぉ])う")


def hiragana(text: str) -> str:
    """Return the text with hiragana for katakana."""
    return "".join(chr(ord(sign) - 0x60) if "ァ" <= sign <= "ヶ" else sign for sign in text)


def lengthened(word: str, *, ending: bool = False) -> str:
    """Return a word in hiragana with ー for each う that makes an o longer.

    ``ending``: its last う is the ending of a verb, as in おもう, and a sound of its own.
    """
    return _LONG.sub("ー", word[:-1]) + word[-1:] if ending else _LONG.sub("ー", word)
