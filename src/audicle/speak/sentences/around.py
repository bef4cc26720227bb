"""What stands before and after a place where a sentence could end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audicle.speak.sentences.pairs import Pairs
    from audicle.speak.sentences.places import Place

_REACH = 40  # characters on either side that are looked at
_OPENERS = re.compile(r"[\s¿¡\"'“”„‟‘’‚«»‹›(\[{「『（《〈【*_]*")
_DASH = re.compile(r"[-–—―]+\s*")
LETTERED = re.compile(r"\w{1,2}\)\s")  # "b) Beat them": the next of a list
# Vowel signs of many scripts are no letters to a regular expression
_WORD = re.compile(r"[^\W_](?:[^\s.,;:!?…()\[\]{}\"“”„«»‹›。！？、，—–]|\.(?=\w))*")
_NUMBER = re.compile(r"[§№#]|n[°º]|\d|[IVXLCDM]+\b(?!['’])|[A-Z]\b(?!\.? [a-z])|[([]\d")
_CLIPPED = re.compile(r"['’](?:\d\d|[^\W\d_]{1,2} (?=[^\W\d_])|[^\W\d_])")  # 's Morgens, '90s
_OPENED = re.compile(r"[([{\"“”„‘‚«»‹›「『¿¡*_]+")


class Next(Enum):
    """How what follows begins."""

    LOWER = auto()
    CAPITAL = auto()
    DIGIT = auto()
    CASELESS = auto()  # a letter of a script without capitals
    JOINT = auto()  # a mark that goes on: , ; : )
    SIGN = auto()  # anything else


@dataclass(frozen=True, slots=True)
class Around:
    """What is around a place."""

    tokens: tuple[str, ...]  # up to four before the end of the marks, the last with its marks, without what they open
    begins: bool  # whether the last is the first of its sentence
    sentence: tuple[str, ...]  # the tokens of the sentence before the place, if they are few; else empty
    after: str  # some characters after the place
    next: Next
    word: str  # the first word after the place, "" if there is none
    second: str  # the one after it
    opened: bool  # whether a bracket or quotation mark opens before the first word
    initial: bool  # whether the first word is a single letter with a point
    dash: bool  # whether a dash stands before it
    numbered: bool  # whether a number comes, or a letter or numeral that counts


def around(text: str, place: Place, start: int, pairs: Pairs) -> Around:
    """Return what is around ``place`` in a sentence that began at ``start``."""
    few = tuple(text[start : place.after].split()) if place.after - start <= _REACH else ()
    before = text[max(start, place.after - _REACH) : place.after]
    tokens = [_OPENED.sub("", token, count=1) if _OPENED.match(token) else token for token in before.split()[-4:]]
    after = text[place.next : place.next + _REACH]
    opened = _OPENERS.match(after).end()  # type: ignore[union-attr]  # it matches anywhere
    if clipped := _CLIPPED.match(after):
        opened = 0
    dash = _DASH.match(after, opened)
    at = _OPENERS.match(after, dash.end()).end() if dash else opened  # type: ignore[union-attr]
    words = _WORD.findall(after, at)
    first = after[at : at + 1]
    if clipped:
        kind = Next.DIGIT if after[1:2].isdigit() else Next.CAPITAL if _capital_soon(after) else Next.LOWER
    elif (first and first in ",;:)]}、，" and not opened and not dash) or (
        after[:1] in "»«›‹”’" and place.next not in pairs.opening
    ):
        kind = Next.JOINT
    else:
        kind = _kind(first, words[0] if words else "", after[at:])
    return Around(
        tuple(tokens),
        len(few) == 1,
        few,
        after,
        kind,
        words[0] if words and first.isalnum() else "",
        words[1] if len(words) > 1 else "",
        opened > 0,
        after[at + 1 : at + 2] == "." and len(words[0]) == 1 if words else False,
        dash is not None,
        _NUMBER.match(after) is not None,
    )


def _capital_soon(after: str) -> bool:
    """Say whether a sentence can begin with an apostrophe here: 't Is koud."""
    words = after.split(maxsplit=1)
    return after[1:2].isupper() or (len(words) > 1 and words[1][:1].isupper())


def _kind(first: str, word: str, after: str) -> Next:
    if first.isdigit():
        return Next.DIGIT
    if LETTERED.match(after):
        return Next.CAPITAL
    if first.islower():
        return Next.CAPITAL if word[1:2].isupper() else Next.LOWER  # iPhone
    if first.isupper() or first.istitle():
        return Next.CAPITAL
    return Next.CASELESS if first.isalpha() else Next.SIGN
