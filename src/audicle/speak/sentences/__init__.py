"""Sentences, as ranges of characters in a text.

sentencex makes a first guess. Where it cuts or could have cut, what stands around the place decides: the table of the
language in `audicle.speak.abbreviations`, quotation marks and brackets, and how what follows begins.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from audicle.agreed.scripts import speakable
from audicle.speak.sentences.guessing import guessed
from audicle.speak.sentences.judging import Judge
from audicle.speak.sentences.knowledge import knowledge
from audicle.speak.sentences.pairs import find_pairs
from audicle.speak.sentences.places import marks

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["sentences"]

# What sentencex takes for quotation marks: it is slow on many, and joins what is between two that are no pair
_MARKS = re.compile(r"(?<!\w)['’]|['’](?!\w)|[\"“”„‟‘‚«»‹›(\[{「」『』《》〈〉【】（）]")
# Two sentences without the space between: "home.It was"
_GLUED = re.compile(r"(?:^|\s)[“\"(]?[^\W\d_]{2,30}[.!?][”\"’)]*$")
_WORD = re.compile(r"[^\W\d_]{1,30}[\s,;:’']")
_ITEM = re.compile(r"\s*(?:[•◦▪‣⁃*-]\s*)?\d{1,3}[.)]")
_REACH = 40  # characters before a place in which its word begins


def sentences(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Return the ``(start, end)`` of each sentence of ``text``, in order, white space around it left out.

    ``language`` is a BCP 47 tag; an unknown one is cut by general rules. Every character that is not white space
    is in exactly one sentence. Marks without a word belong to the sentence before them, at the beginning to the first.
    Its time grows with the length of the text.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for end in (*_ends(text, language.split("-", maxsplit=1)[0].lower()), len(text)):
        raw = text[start:end]
        first, last = start + len(raw) - len(raw.lstrip()), end - (len(raw) - len(raw.rstrip()))
        start = end
        if first >= last:
            continue
        if found and not (speakable(text[first:last]) and speakable(text[slice(*found[-1])])):
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return tuple(found)


def _ends(text: str, code: str) -> Iterator[int]:
    """Yield where sentences after the first begin."""
    pairs = find_pairs(text)
    guesses = list(guessed(_MARKS.sub(" ", text), code))
    judge = _judge(code)
    inside = iter(pairs.spans)
    span = next(inside, None)
    start = at = 0
    for place in (*marks(code).places(text, pairs), None):
        while at < len(guesses) and (place is None or guesses[at] < place.after):
            if _parted(text, start, guesses[at]):
                start = guesses[at]
                yield start
            at += 1
        if place is None:
            return
        guess = at < len(guesses) and guesses[at] <= place.next
        while at < len(guesses) and guesses[at] <= place.next:
            at += 1
        while span and span[1] < place.end:
            span = next(inside, None)
        if not (span and span[0] < place.next <= span[1]) and judge.ends(text, place, start, pairs, guess=guess):
            start = place.next
            yield start


def _parted(text: str, start: int, place: int) -> bool:
    """Say whether a sentence that began at ``start`` ends where no space after a mark tells it, but sentencex."""
    before = text[max(start, place - _REACH) : place]
    if not before.strip():
        return False
    if "\n" in before[len(before.rstrip()) :] or text[place : place + 1] == "\n":
        return True
    if before[-1:].isspace():
        return _ITEM.match(text, place) is not None and _ITEM.match(text, start) is not None
    return text[place].isupper() and _WORD.match(text, place) is not None and _GLUED.search(before) is not None


@lru_cache(maxsize=64)
def _judge(code: str) -> Judge:
    return Judge(knowledge(code))
