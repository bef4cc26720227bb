"""When each word is said: for engines that can tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audicle.voices.protocol import Speech
    from audicle.voices.shared.sounds import Sound


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A stretch of the text that an engine was given, and when it says it."""

    start: int  # first character in the text
    end: int  # one after the last
    begins: float  # seconds from the first sample
    ends: float  # seconds; not after the next word begins


@runtime_checkable
class Timed(Protocol):
    """What an engine may have besides ``speak``: the telling of when each word is said.

    One that tells also says so in ``voices.abilities``.
    """

    def speak_timed(
        self, text: str, sounds: Sequence[Sound], voice: str, language: str, speed: float
    ) -> tuple[Speech, tuple[SpokenWord, ...]]:
        """Speak one sentence, and tell when its words are said.

        The samples are those of ``speak``; or of ``speak_sounds`` where there are ``sounds``, which only an engine
        that has it is given. The words are in the order of the text and of time, do not overlap in either, and lie
        within the samples. What the engine leaves unsaid is in none; where it cannot tell, there are none at all.
        """
