"""Japanese words and their readings by Open JTalk's analyser, where the package pyopenjtalk-plus is installed.

It knows more names and tells more spellings apart than Sudachi alone. Its dictionaries are in the wheels.
"""

from __future__ import annotations

import contextlib
import io
import re
import unicodedata
from difflib import SequenceMatcher
from functools import cache
from importlib.util import find_spec
from typing import Any

from audicle.voices.shared.japanese.sudachi import Token
from audicle.voices.shared.japanese.vowels import hiragana

PACKAGES = ("pyopenjtalk-plus",)
_UNKNOWN = "記号"
_SENTENCE = re.compile(r"[^。!?]{1,1000}[。!?]*|[。!?]+")


def available() -> bool:
    """Return whether the analyser is installed."""
    return find_spec("pyopenjtalk") is not None


def tokens(text: str) -> list[Token]:
    """Return the words of a text in order; together they are the whole text."""
    found: list[Token] = []
    for match in _SENTENCE.finditer(text):
        found += (Token(match.start() + a, match.start() + b, said) for a, b, said in _sentence(match[0]))
    return found


def _sentence(text: str) -> list[Token]:
    words = [(_plain(one["string"]), one["pron"].replace("’", ""), one["pos"]) for one in _module().run_frontend(text)]
    # it writes figures in characters and signs full-width: its words are found again by what stands in both
    places = _places("".join(written for written, _, _ in words), text)
    made: list[Token] = []
    done = at = 0
    for number, (written, said, kind) in enumerate(words):
        at += len(written)
        end = places[at] if number + 1 < len(words) else len(text)
        if end <= done:
            continue
        if said.startswith("ー") and made:  # the ending of a verb, as in 歩こう
            before = made.pop()
            made.append(Token(before.start, end, before.said + said))
        else:
            made.append(Token(done, end, _said(text[done:end], said, kind)))
        done = end
    if done < len(text):
        made.append(Token(done, len(text), text[done:]))
    return made


def _plain(written: str) -> str:
    return unicodedata.normalize("NFKC", written)


def _places(made: str, text: str) -> list[int]:
    """Return for each place in what was made of a text the place in the text."""
    places = [0] * (len(made) + 1)
    for kind, a, b, c, d in SequenceMatcher(None, made, text, autojunk=False).get_opcodes():
        for place in range(a, b):
            places[place] = c + (place - a if kind == "equal" else 0)
        places[b] = d
    return places


def _said(written: str, said: str, kind: str) -> str:
    if any(sign.isascii() and sign.isalpha() for sign in written):
        return written
    if kind == _UNKNOWN or not any(map(str.isalpha, said)):
        return "" if not any(map(str.isalnum, written)) else written
    return hiragana(said)


@cache
def _module() -> Any:
    with contextlib.redirect_stderr(io.StringIO()):  # it tells people that a part they need not have is missing
        import pyopenjtalk  # noqa: PLC0415 - may be missing

    return pyopenjtalk
