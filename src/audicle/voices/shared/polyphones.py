"""Chinese characters with several readings, in pinyin where eSpeak NG would take another: ``polyphones.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import regex

VERSION = 1  # raised when the readings change, for they are part of the key of what is kept
_TABLE = Path(__file__).with_name("polyphones.toml")
_SECONDS = 2.0  # for one pattern; no sentence of a person takes a thousandth of it


def told_apart(text: str) -> tuple[str, list[int]]:
    """Return Chinese text with pinyin for each character whose reading is known from those around it.

    And for each place of it, and for its end, the place in ``text``. Pinyin stands between spaces, its tone a figure.
    """
    known: dict[int, str] = {}
    for pattern, said in _readings():
        try:
            for match in pattern.finditer(text, timeout=_SECONDS):
                known.setdefault(match.start(), said)
        except TimeoutError:
            continue
    made: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        written = f" {known[place]} " if place in known else sign
        made.append(written)
        places += [place] * len(written)
    return "".join(made), [*places, len(text)]


@cache
def _readings() -> list[tuple[regex.Pattern[str], str]]:
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["reading"]
    return [(regex.compile(one["at"]), one["said"]) for one in table]
