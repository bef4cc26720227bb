"""The events that eSpeak NG sends with its samples: where in the text a word begins, and when."""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from audicle.voices.shared.aligning import Said, Word, letters, spread, unspaced, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LIST_ENDS, _WORD, _END = 0, 1, 5


class _Event(ctypes.Structure):
    # espeak_EVENT of speak_lib.h, 1.52
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),  # in characters, from 1
        ("length", ctypes.c_int),  # of a word, in characters
        ("audio_position", ctypes.c_int),  # in milliseconds
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


class WordEvent(NamedTuple):
    """The beginning of a word, or the end of a clause."""

    place: int  # in the text, in characters, from 0; -1: a clause ends
    milliseconds: int


def word_events(address: int | None) -> list[WordEvent]:
    """Return the words and ends in a list of events at an address."""
    found: list[WordEvent] = []
    if not address:
        return found
    event = _Event.from_address(address)
    while event.type != _LIST_ENDS:
        if event.type in {_WORD, _END}:
            found.append(WordEvent(event.text_position - 1 if event.type == _WORD else -1, event.audio_position))
        address += ctypes.sizeof(_Event)
        event = _Event.from_address(address)
    return found


def said_between(text: str, events: Iterable[Sequence[int]], seconds: float) -> list[Said]:
    """Return when the words of the text that was given are said; ``events`` as above, ``seconds`` the sound's length.

    Some words have no event, for "of the" is said as one, and some have several, such as numbers. The time from one
    event to the next is divided by letters.
    """
    told = [(place, milliseconds / 1000) for place, milliseconds in events]
    words = _cut(text, {place for place, _ in told})
    over = [word.end for word in words]
    stretches: list[_Stretch] = []
    for place, now in told:
        index = bisect_right(over, place)  # the word at the place, or the first after it
        if place < 0:
            if stretches:
                stretches[-1].ends = now
        elif index < len(words) and (not stretches or index > stretches[-1].first):
            if stretches:
                stretches[-1].ends = min(stretches[-1].ends, now)
            stretches.append(_Stretch(index if stretches else 0, now, seconds))
        elif stretches:  # another part of the same word
            stretches[-1].ends = seconds
    said: list[Said] = []
    for this, following in zip_longest(stretches, stretches[1:]):
        inside = words[this.first : following.first if following else None]
        begins = min(this.begins, seconds)
        all_of_it = Said("".join(word.letters for word in inside), begins, max(begins, min(this.ends, seconds)))
        said += (Said(text[one.start : one.end], one.begins, one.ends) for one in spread(inside, [all_of_it]))
    return said


@dataclass(slots=True)
class _Stretch:
    first: int  # number of its first word
    begins: float  # seconds
    ends: float


def _cut(text: str, places: set[int]) -> list[Word]:
    """Return the words of a text, cut at the places where its script puts no spaces between words."""
    made: list[Word] = []
    for word in words_of(text):
        inside = (place for place in range(word.start + 1, word.end) if place in places and unspaced(text[place]))
        edges = [word.start, *inside, word.end]
        made += (Word(start, end, letters(text[start:end])) for start, end in pairwise(edges))
    return made
