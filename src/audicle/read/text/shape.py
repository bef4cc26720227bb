"""The shape of one line of text, in any script: how long it is, how it begins and ends, what it is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Letters of scripts that do not part words by spaces: Thai, Lao, Myanmar, Khmer, kana, Han.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_UNSPACED = re.compile(f"[{UNSPACED}]")
# One word of such a script is about two letters.
_LETTERS_A_WORD = 2
_MOST = 20_000  # characters
_LONGER = 4  # letters: titles leave shorter words small
_FEW = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*", re.UNICODE)
_CLOSERS = "\"'”’»›)]}」』）】*_"
_SENTENCE_END = ".!?…。！？｡؟۔।॥።჻"
_INNER_END = re.compile(r"[.!?…。！？؟۔।][\"'”’»)\]」』]*(?:\s+|(?<=[。！？]))[\"'“‘«(\[「『¿¡]*[^\W\d_a-z]")


# how captions end: "... in Lisbon in 2017."
YEAR_END = re.compile(r"\b(?:19|20)\d\d\.?[\"”)]*$|\d年\S{0,6}$")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line looks like, before anybody has read it."""

    text: str
    words: tuple[str, ...]  # runs of letters
    size: int  # words, or what would be words in a script without spaces
    end: str  # sentence, cut, colon, comma or none
    start: (
        str  # upper, lower, letter (of a script without case), digit, quote, bullet, at, hash, bracket, mark or other
    )
    case: str  # upper, title, sentence, lower or none (a script without case)
    sentences: int  # at least how many it holds


def shape_of(text: str) -> Shape:
    """Return the shape of a line, which has no white space around it and is not empty."""
    # of what is longer than any paragraph the beginning says what it is, and is enough to compare it by
    read = text[:_MOST]
    words = tuple(_WORD.findall(read))
    unspaced = len(_UNSPACED.findall(read))
    size = unspaced // _LETTERS_A_WORD + sum(1 for word in read.split() if not _UNSPACED.search(word))
    return Shape(
        text=text,
        words=words,
        size=max(1, size),
        end=_end(text),
        start=_start(text),
        case=_case(words),
        sentences=1 + len(_INNER_END.findall(text[:5000])),
    )


def _end(text: str) -> str:
    bare = text.rstrip(_CLOSERS + " ") or text
    if bare.endswith(("...", "…", "..", "[…")):
        return "cut"
    if bare[-1] in _SENTENCE_END:
        return "sentence"
    if bare[-1] in ":：":
        return "colon"
    if bare[-1] in ",;，、；،":
        return "comma"
    return "none"


_STARTS = (
    ("quote", "\"'“‘«„「『"),
    ("bullet", "-–—•*·●■▪►▶‣○◦"),
    ("at", "@"),
    ("hash", "#"),
    ("bracket", "([{（［【"),
    ("mark", "©®™×<>|/\\»›"),
)


def _start(text: str) -> str:
    first = text[0]
    if first.isdigit():
        return "digit"
    if first.isalpha():
        return "upper" if first.isupper() else "lower" if first.islower() else "letter"
    return next((name for name, marks in _STARTS if first in marks), "other")


def _case(words: tuple[str, ...]) -> str:
    cased = [word for word in words if word[0].isupper() or word[0].islower()]
    if not cased or 2 * len(cased) < len(words):
        return "none"
    if all(word.isupper() for word in cased) and sum(map(len, cased)) > 1:
        return "upper"
    long = [word for word in cased if len(word) >= _LONGER] or cased
    capital = sum(word[0].isupper() for word in long)
    if capital == len(long) and (len(long) > 1 or len(cased) > 1):
        return "title"
    return "sentence" if cased[0][0].isupper() else "lower"


def is_named(shape: Shape) -> bool:
    """Say whether a sentence is mostly names: half of its longer words after the first are capitals."""
    longer = [word for word in shape.words[1:] if len(word) >= _LONGER]
    return (
        shape.case == "sentence"
        and len(longer) >= _FEW
        and 2 * sum(word[0].isupper() for word in longer) >= len(longer)
    )
