"""Japanese as it sounds: kana in place of Chinese characters, figures and signs.

eSpeak NG reads kana only, and says "Chinese letter" or "Japanese letter" for each character that is not.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple

from audicle.voices.shared.aligning import Said, letters
from audicle.voices.shared.japanese import openjtalk, sudachi
from audicle.voices.shared.japanese.contexts import told_apart
from audicle.voices.shared.japanese.folding import folded
from audicle.voices.shared.japanese.signs import Given, given, joined_rows
from audicle.voices.shared.japanese.sudachi import Token
from audicle.voices.shared.japanese.vowels import lengthened

if TYPE_CHECKING:
    from collections.abc import Iterable

_RULES = 1  # raised when the readings change, for they are part of the key of what is kept
_PAUSES = frozenset("、。,.!?…:;「」『』()“”\"'")
_LONE_MARK = re.compile("(?<![ぁ-ゖー])ー+|(?<=[んっー])ー+")  # eSpeak NG says "Japanese letter" for it
_KANA = frozenset(map(chr, range(0x3041, 0x3097)))
_UNSAID = re.compile(r"[^\w']+|・")
_SMALL = str.maketrans("ゎゕゖ", "わかけ")


class SaidWord(NamedTuple):
    """A word of a text as the dictionary cuts it, and how it is said."""

    start: int  # first character in the text
    end: int  # one after the last
    said: str  # hiragana, letters of other scripts as they are; or one mark of a pause


def available() -> bool:
    """Return whether the dictionary is installed."""
    return sudachi.available()


def versions() -> str:
    """Return the versions of what makes the readings: packages and rules."""
    names = (*sudachi.PACKAGES, *(openjtalk.PACKAGES if openjtalk.available() else ()))
    packages = " ".join(f"{package} {version(package)}" for package in names)
    return f"{packages} kana {_RULES}"


def kana(text: str) -> str:
    """Return Japanese text in hiragana, a space between words; letters of other scripts stay."""
    return line(read(text))


def line(words: Iterable[SaidWord]) -> str:
    """Return words in one line, with a space between them."""
    return " ".join(word.said for word in words)


def as_written(text: str, words: Iterable[SaidWord], said: Iterable[Said]) -> list[Said]:
    """Return when words of a text are said, as they are written there; ``said`` tells it of them in kana, in order."""
    made: list[Said] = []
    told = [(one, len(letters(one.written))) for one in said]
    at = 0
    for word in words:
        left, parts = len(letters(word.said)), []
        while left > 0 and at < len(told):
            parts.append(told[at][0])
            left -= told[at][1]
            at += 1
        if parts:
            made.append(Said(text[word.start : word.end], parts[0].begins, parts[-1].ends))
    return made


def read(text: str) -> list[SaidWord]:
    """Return the words of Japanese text and its pauses in order, and how they are said."""
    plain, places = folded(text)
    if points := set(joined_rows(plain)):
        places = [place for at, place in enumerate(places) if at not in points]
        plain = "".join(sign for at, sign in enumerate(plain) if at not in points)
    made: list[SaidWord] = []
    for one in _with_given(plain, tokens(plain)):
        said = _UNSAID.sub(" ", one.said) or "".join(s for s in plain[one.start : one.end] if s in _PAUSES)
        said = said.translate(_SMALL).strip()
        if said.startswith("ー") and made and made[-1].said[-1] in _KANA:  # it is part of the word before
            made[-1] = SaidWord(made[-1].start, places[one.end], _LONE_MARK.sub("", made[-1].said + said))
        elif said := _LONE_MARK.sub("", said):
            made.append(SaidWord(places[one.start], places[one.end], said))
    return made


def tokens(text: str) -> list[Token]:
    """Return the words of folded text by the best reader that is installed."""
    return openjtalk.tokens(text) if openjtalk.available() else sudachi.tokens(text)


def _with_given(text: str, words: list[Token]) -> list[Token]:
    """Return the words with the readings that are known in their places."""
    begins = [word.start for word in words]
    made: list[Token] = []
    at = 0
    for one in _fitting(text, begins):
        made += _between(text, words, begins, at, one.start)
        made.append(Token(one.start, one.end, lengthened(one.said)))
        at = one.end
    return [*made, *_between(text, words, begins, at, len(text))]


def _fitting(text: str, begins: list[int]) -> list[Given]:
    """Return the readings that are known in order, without overlaps; ``begins``: where words begin."""
    edges = {*begins, len(text)}
    taken = bytearray(len(text))
    found: list[Given] = []
    for one in (*told_apart(text), *given(text)):
        if not one.sure:
            bent = "ぁ" <= text[one.end : one.end + 1] <= "ゖ"  # the kana that end the word differ
            alone = bisect_left(begins, one.end) - bisect_left(begins, one.start) == 1
            if one.start not in edges or not (one.end in edges or bent) or (alone and one.counted):
                continue
        if taken.find(1, one.start, one.end) < 0:
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
            found.append(one)
    return sorted(found)


def _between(text: str, words: list[Token], begins: list[int], start: int, end: int) -> list[Token]:
    """Return the words from one place to another; a word that is cut there is read anew without its lost part."""
    made: list[Token] = []
    for word in words[max(bisect_right(begins, start) - 1, 0) : bisect_left(begins, end)]:
        first, last = max(word.start, start), min(word.end, end)
        if (first, last) == (word.start, word.end):
            made.append(word)
        elif first < last:
            made += (Token(first + one.start, first + one.end, one.said) for one in tokens(text[first:last]))
    return made
