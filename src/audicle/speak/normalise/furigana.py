"""Japanese readings in brackets behind the characters they are of, 憂鬱（ゆううつ）: the word is said once.

Kana behind characters are their reading. The one the writer gave is said, if a dictionary would not read the same.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from audicle.speak.normalise.rules import Rule
from audicle.voices.shared import kana

if TYPE_CHECKING:
    import re

_KANJI = "\u3005\u3006\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Characters, with kana between them and behind them: what a reading is of is the end of it
_RUN = rf"(?P<run>[{_KANJI}]{{1,20}}(?:(?:[ぁ-ん]{{1,2}}|[ \u3000])[{_KANJI}]{{1,20}}){{0,4}}[ぁ-ん]{{0,3}})"
_OPEN, _CLOSE = "[(（]", "[)）]"
_NEAR = 0.5  # how like the dictionary's reading one must be, to tell which words it is of
_SAME = 0.8
_LONG = str.maketrans("おぢづをー", "うじずおう")


def furigana_rules() -> tuple[Rule, ...]:
    """Return the rules of readings in brackets."""
    where = frozenset("(（")
    return (
        Rule("furigana", rf"{_RUN}{_OPEN}(?P<reading>[ぁ-ゖー・ \u3000]{{1,40}}){_CLOSE}", _hiragana, where),
        Rule("furigana-katakana", rf"{_RUN}{_OPEN}(?P<reading>[ァ-ヺー・ \u3000]{{1,40}}){_CLOSE}", _same, where),
        # a reading, and more about the word, as in the first line of an encyclopedia
        Rule(
            "furigana-first", rf"{_RUN}(?P<open>{_OPEN})(?P<reading>[ぁ-ゖー・ \u3000]{{1,40}})[、,]\s*", _first, where
        ),
    )


def _hiragana(match: re.Match[str]) -> str | None:
    run, reading = match["run"], _kana(match["reading"])
    at, likeness = _end(run, reading)
    if likeness == 1:
        return run
    if likeness < _NEAR:
        if "ぁ" <= run[-1] <= "ん":  # words of a sentence, and something else in brackets
            return None
        at = _last_characters(run)
        if len(run) - at > len(reading):  # of which of them it is, nobody knows
            return run
    return run[:at] + reading


def _same(match: re.Match[str]) -> str | None:
    run, reading = match["run"], _kana(match["reading"])
    at, likeness = _end(run, reading)
    return None if likeness < _SAME else run[:at] + match["reading"]


def _first(match: re.Match[str]) -> str | None:
    run, reading = match["run"], _kana(match["reading"])
    at, likeness = _end(run, reading)
    if likeness < _NEAR:
        return None
    return f"{run if likeness == 1 else run[:at] + reading}{match['open']}"


def _end(run: str, reading: str) -> tuple[int, float]:
    """Return where in a run of words those begin that a reading is most like, and how like it is.

    1: the run is read so, or its end is.
    """
    if not kana.available():
        return _last_characters(run), 0.0
    best, likeness = 0, 0.0
    words, given = kana.read(run), reading.translate(_LONG)
    for number, word in enumerate(words):
        said = "".join(one.said for one in words[number:]).translate(_LONG)
        if said.endswith(given):
            return word.start, 1.0
        like = SequenceMatcher(None, said, given, autojunk=False).ratio()
        if like > likeness:
            best, likeness = word.start, like
    return best, likeness


def _last_characters(run: str) -> int:
    """Return where the last characters of a run begin, that have no kana between them."""
    at = len(run)
    while at and "ぁ" <= run[at - 1] <= "ん":
        at -= 1
    while at and not "ぁ" <= run[at - 1] <= "ん":
        at -= 1
    return at


def _kana(reading: str) -> str:
    plain = "".join(sign for sign in reading if sign not in " \u3000・")
    return "".join(chr(ord(sign) - 0x60) if "ァ" <= sign <= "ヶ" else sign for sign in plain)
