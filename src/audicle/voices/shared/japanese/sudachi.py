"""Japanese words and their readings by Sudachi, with the dictionary that its package brings. Nothing is fetched."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from typing import Any, NamedTuple

from audicle.voices.shared.japanese.vowels import hiragana, lengthened

PACKAGES = ("sudachipy", "sudachidict_core")
_PARTICLES = {"は": "わ", "へ": "え"}  # not said as they are written
_ENDING_IN_WA = {"接続詞", "感動詞", "助詞"}
_MARKS = {"補助記号", "空白", "記号"}
_SUFFIX = "接尾辞"
_NO_STEM = {"", "助詞", *_MARKS}
_NO_READING = "キゴウ"
_PLAIN_FORMS = ("終止形", "連体形")
_CHARACTERS = re.compile("[\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LONGEST = 2_500  # characters in one piece: the analyser takes 49,149 bytes


class Token(NamedTuple):
    """A word as the dictionary cuts the text."""

    start: int
    end: int
    said: str  # in hiragana; "" of a mark; the text itself where nobody knows


def available() -> bool:
    """Return whether the analyser and its dictionary are installed."""
    return all(find_spec(package) is not None for package in PACKAGES)


def tokens(text: str) -> list[Token]:
    """Return the words of a text in order; together they are the whole text."""
    found: list[Token] = []
    for match in re.finditer(rf"[^。!?]{{1,{_LONGEST}}}[。!?]*|[。!?]+", text):
        before = ""  # what kind of word stood before
        for one in _tokenizer().tokenize(match[0]):
            start, end = match.start() + one.begin(), match.start() + one.end()
            if end > start:
                written, kind = text[start:end], one.part_of_speech()[0]
                # what it takes for the ending of a word, and is none
                lone = kind == _SUFFIX and before in _NO_STEM and _CHARACTERS.match(written)
                found.append(Token(start, end, _said(_tokenizer().tokenize(written)[0] if lone else one, written)))
                before = kind
    return found


def _said(word: Any, written: str) -> str:
    parts, reading = word.part_of_speech(), word.reading_form()
    kind, form = parts[0], parts[5]
    if written in _PARTICLES and kind == "助詞":
        return _PARTICLES[written]
    if kind in _MARKS and (reading == _NO_READING or not any(map(str.isalnum, reading))):
        return ""
    if written.isascii():
        return written
    ending = kind == "動詞" and form.startswith(_PLAIN_FORMS)
    if not _CHARACTERS.search(written):
        reading = written
    elif _CHARACTERS.search(reading) or reading == _NO_READING:
        # nobody knows the word: its characters one by one, or, of one that no dictionary has, the character itself
        return written if len(written) == 1 else "".join(one.said for sign in written for one in tokens(sign))
    said = lengthened(hiragana(reading), ending=ending)
    return f"{said[:-1]}わ" if kind in _ENDING_IN_WA and written.endswith("は") and set(written) != {"は"} else said


@cache
def _tokenizer() -> Any:
    from sudachipy import Dictionary, SplitMode  # noqa: PLC0415 - only where it speaks

    return Dictionary(dict="core").tokenizer(SplitMode.C)
