"""The voice of a person who read the source aloud: which stretch of which sound says which words.

Readers that find such a recording hang it on the Article; nothing of it is in the Article's JSON.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Protocol

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


class Sounds(Protocol):
    """The files that hold the sound, by their names in the source."""

    def signature(self, path: str) -> str:
        """Return what changes when the file does. Raises KeyError if it is not there."""

    def stream(self, path: str) -> AbstractContextManager[BinaryIO]:
        """Open one of them. Raises KeyError if it is not there, SourceError if it cannot be read."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one unit."""

    unit: str
    start: int  # first character in the unit's plain text
    end: int  # one after the last


@dataclass(frozen=True, slots=True)
class Take:
    """A stretch of the sound, and the words that are said in it."""

    audio: str  # the file's name in the source
    begins: float  # seconds from the file's beginning
    ends: float | None  # seconds; None: the end of the file
    text: str  # as the source writes what is said, on one line
    mark: str = ""  # of a reader: its words stand between the anchors ``first(mark)`` and ``last(mark)``
    says: tuple[Stretch, ...] = ()  # in reading order; () until ``identified``, and for what has no place in the text


@dataclass(frozen=True, slots=True)
class Recording:
    """All of it."""

    takes: tuple[Take, ...]  # in the order they are to be heard
    narrators: tuple[str, ...]  # whose voice it is; () if the source does not say
    sounds: Sounds = field(repr=False, compare=False)

    def signature(self) -> str:
        """Return what changes when any of it does: its words, its times, its sound."""
        files = {path: self.sounds.signature(path) for path in dict.fromkeys(take.audio for take in self.takes)}
        return repr((self.takes, self.narrators, files))


def first(mark: str) -> str:
    """Return the name of the anchor where a take's words begin."""
    return f"{mark}<"


def last(mark: str) -> str:
    """Return the name of the anchor where a take's words end."""
    return f"{mark}>"
