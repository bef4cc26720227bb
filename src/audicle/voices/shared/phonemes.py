"""Finding words in a sentence's phonemes.

Engines that speak from eSpeak's phonemes know when each is said, and not to which word it belongs: "of the" is written
as one, a number as several, and vowels change with what stands around them. So each word is turned into phonemes by
itself too, and both writings are laid beside each other with the least difference.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import numpy as np

from audicle.voices.shared.aligning import Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_EDGE = " "  # between what is written as words, and between words
# What it costs to lay a sound beside another one, a vowel beside another vowel, or beside nothing
_OTHER, _VOWEL, _NONE, _LOST_EDGE = 1.2, 0.5, 0.7, 0.4
_NEVER = 1e6
_CLOSE = 1e-9
_VOWELS = frozenset("aeiouyæøœɐɑɒɔɘəɚɛɜɝɞɤɨɪɯɵɶʉʊʌʏᵻ")


def placed(spoken: Iterable[Said], alone: Sequence[str]) -> list[tuple[float, float] | None]:
    """Return when each word is said, None for one that is not.

    ``spoken`` are the signs of a sentence's phonemes in order, spaces and marks among them, each with its time;
    ``alone`` are the phonemes of its words, each spoken by itself. Both in IPA.
    """
    sounds = _sounds(spoken)
    words = [[one.written for one in _sounds(Said(sign, 0, 0) for sign in word)] for word in alone]
    places = _beside([one.written for one in sounds], [sign for word in words for sign in (*word, _EDGE)])
    found: list[tuple[float, float] | None] = []
    first, edge = 0, -1
    for number, word in enumerate(words):
        edge += len(word) + 1
        last = places[edge] if number + 1 < len(words) else len(sounds)
        inside = [one for one in sounds[first:last] if one.written != _EDGE]
        found.append((inside[0].begins, inside[-1].ends) if inside and word else None)
        first = last
    return found


def _sounds(spoken: Iterable[Said]) -> list[Said]:
    """Return letters and edges. A mark's time is that of the letter it belongs to; an edge is where no letter is."""
    sounds: list[Said] = []
    begins: float | None = None  # of marks that stand before their letter
    for one in spoken:
        category = unicodedata.category(one.written[0])
        if category in {"Lm", "Mn", "Sk"}:
            if one.written in "ˈˌ":
                begins = one.begins if begins is None else begins
            elif sounds and sounds[-1].written != _EDGE:
                sounds[-1] = sounds[-1]._replace(ends=one.ends)
        elif category.startswith(("L", "N")):
            sounds.append(one if begins is None else one._replace(begins=begins))
            begins = None
        elif sounds and sounds[-1].written != _EDGE:
            sounds.append(one._replace(written=_EDGE))
            begins = None
    if sounds and sounds[-1].written == _EDGE:
        sounds.pop()
    return sounds


def _beside(spoken: Sequence[str], written: Sequence[str]) -> list[int]:
    """Return for each sign of ``written`` how many of the signs ``spoken`` stand before the one it is laid beside."""
    signs = np.array([ord(sign[0]) for sign in spoken], dtype=np.int64)
    edges = signs == ord(_EDGE)
    vowels = np.array([sign[0] in _VOWELS for sign in spoken], dtype=bool)
    # The least cost of laying the first signs of one beside the first of the other, row by row
    skipped = np.concatenate([[0.0], np.cumsum(np.where(edges, _LOST_EDGE, _NONE))])
    costs = skipped
    paired = np.zeros((len(written), len(spoken) + 1), dtype=bool)  # whether the two last signs lie beside each other
    beyond = np.zeros_like(paired)  # whether the last spoken sign is beside none
    for row, sign in enumerate(written):
        if sign == _EDGE:
            pair = np.where(edges, 0.0, _NEVER)
        else:
            other = np.where(vowels, _VOWEL, _OTHER) if sign[0] in _VOWELS else np.full(len(spoken), _OTHER)
            pair = np.where(edges, _NEVER, np.where(signs == ord(sign[0]), 0.0, other))
        best = costs + (_LOST_EDGE if sign == _EDGE else _NONE)
        paired[row, 1:] = costs[:-1] + pair < best[1:]
        best[1:] = np.minimum(best[1:], costs[:-1] + pair)
        costs = skipped + np.minimum.accumulate(best - skipped)
        beyond[row] = costs < best - _CLOSE
    places: list[int] = []
    at = len(spoken)
    for row in range(len(written) - 1, -1, -1):
        while at and beyond[row, at]:
            at -= 1
        at -= int(paired[row, at])
        places.append(at)
    return places[::-1]
