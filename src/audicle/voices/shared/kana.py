"""Japanese as it sounds: kana in place of Chinese characters.

eSpeak NG reads kana only, and says "Chinese letter" for each character that is not.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import Any

PACKAGE = "pykakasi"
_PARTICLES = {"は": "わ", "へ": "え", "では": "でわ", "には": "にわ", "とは": "とわ"}  # not said as they are written


def available() -> bool:
    """Return whether the dictionary is installed."""
    return find_spec(PACKAGE) is not None


def kana(text: str) -> str:
    """Return Japanese text in hiragana, a space between words; digits and other letters stay."""
    return " ".join(_said(item["orig"].strip(), item["hira"].strip()) for item in _converter().convert(text)).strip()


def words(text: str) -> list[str]:
    """Return the words of Japanese text, in order."""
    written = (item["orig"].strip() for item in _converter().convert(text))
    return [word for word in written if any(map(str.isalnum, word))]


def _said(written: str, hiragana: str) -> str:
    return _PARTICLES.get(written, hiragana)


@cache
def _converter() -> Any:
    from pykakasi import kakasi  # noqa: PLC0415 - half a second: only where it speaks

    return kakasi()  # type: ignore[no-untyped-call] # it says it is typed, and is in part
