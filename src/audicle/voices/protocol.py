"""What a voice engine is to the rest of the house. Engines register in the entry-point group ``audicle.voices``.

An engine class is made once in every process that speaks; making it loads nothing. ``speak`` is never called from two
threads at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice that an engine can speak with."""

    engine: str  # the engine's entry-point name
    name: str  # unique in the engine
    languages: tuple[str, ...]  # BCP 47 tags it speaks, the best first; "en" also serves "en-GB"
    description: str  # one line for people
    rank: int = 50  # among voices that speak a language, the lowest is the default; at equal ranks, the nearest tag


@dataclass(frozen=True, slots=True)
class Speech:
    """Sound as an engine gives it."""

    samples: NDArray[np.float32]  # mono, nominally within -1 to 1
    rate: int  # Hz


class Engine(Protocol):
    """A speech synthesiser."""

    name: str  # the entry-point name
    offline: bool  # False: the text leaves this machine. Such an engine is never chosen unless somebody allows it

    def version(self) -> str:
        """Return the version of everything that shapes the sound: part of the cache key of each sentence."""

    def missing(self) -> tuple[str, str] | None:
        """Return None if the engine can speak on this machine, else two lines: what is missing, and how to get it."""

    def voices(self) -> tuple[Voice, ...]:
        """Return the voices it has here, without loading any of them. Cheap. Empty if a part is missing."""

    def speak(self, text: str, voice: str, language: str, speed: float) -> Speech:
        """Speak one sentence.

        ``text`` is what to say, in ``language`` (BCP 47); ``voice`` is one of its own; ``speed`` is a factor of the
        voice's own pace. Same input, same samples, for offline engines, in every process and on every call.
        Returns no samples if it cannot say anything of ``text``. Raises VoiceError if it fails or has no such voice,
        NetworkError if the network does.
        """
