"""Arabic with the vowels that nobody writes, where the package text2tashkeel is installed; its models are in its wheel.

eSpeak NG says a word without them with vowels of its own: a third of them right. Words that the writer gave vowels to
stay as they are.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any

_PACKAGE = "text2tashkeel"
_RULES = 1  # raised when the marks change, for they are part of the key of what is kept
_MARK = re.compile("[\u064b-\u0652\u0670]")
_WORD = re.compile("[\u0621-\u063a\u0641-\u0652\u0670\u0671]+")
_CASE = re.compile("[\u064c-\u0650\u0652]+$")  # the vowel of the case, which is dropped before a pause
_PAUSE = re.compile(r"\s*(?:[.،؛؟!:,;?…»)\]]|$)")
_KNOWN = frozenset(".،؛؟!:,;?«»()-\"' ")  # beside letters and figures; the model leaves out what it does not know
_LONGEST = 400  # characters in one piece: the model sees all that stands around a word


def available() -> bool:
    """Return whether the package is installed."""
    return find_spec(_PACKAGE) is not None


def versions() -> str:
    """Return the version of what sets the marks."""
    return f"{_PACKAGE} {version(_PACKAGE)} marks {_RULES}"


def vowelled(text: str) -> tuple[str, list[int]]:
    """Return Arabic text with vowel marks in the words that have none.

    And for each place of it, and for its end, the place in ``text``.
    """
    signs = [place for place, sign in enumerate(text) if not _MARK.match(sign)]
    marks = dict(zip(signs, _marks("".join(text[place] for place in signs)), strict=True))
    for word in _WORD.finditer(text):
        last = word.end() - 1
        if _MARK.search(word[0]):
            marks.update(dict.fromkeys(range(word.start(), word.end()), ""))
        elif _PAUSE.match(text, word.end()):
            marks[last] = _CASE.sub("", marks[last])
    made = [sign + marks.get(place, "") for place, sign in enumerate(text)]
    places = [place for place, written in enumerate(made) for _ in written]
    return "".join(made), [*places, len(text)]


def _marks(text: str) -> list[str]:
    """Return the marks behind each character of a text that has none; none in a piece that the model takes apart."""
    found: list[str] = []
    for piece in re.findall(rf".{{1,{_LONGEST}}}(?:(?<=\s)|$)|.{{1,{_LONGEST}}}", text, re.DOTALL):
        asked = "".join(sign if sign.isalnum() or sign in _KNOWN else " " for sign in piece)
        made = str(_model().diacritize(f"{asked}.")) if _WORD.search(piece) else asked  # it knows words of sentences
        marks: list[str] = []
        bare = ""
        for sign in made:
            if _MARK.match(sign) and marks:
                marks[-1] += sign
            else:
                marks.append("")
                bare += sign
        found += marks[: len(piece)] if bare.startswith(asked) else [""] * len(piece)
    return found


@cache
def _model() -> Any:
    from text2tashkeel import Diacritizer  # noqa: PLC0415 - may be missing, and takes a second

    return Diacritizer()
