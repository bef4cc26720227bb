"""What an engine can do beyond speaking, and what it costs. An engine that does not say speaks plainly, for nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from audicle.voices.protocol import Engine


@dataclass(frozen=True, slots=True)
class Abilities:
    """What an engine can do as Audicle uses it; the defaults are those of an engine that does not say."""

    word_times: bool = False  # it tells when each word is said
    ssml: bool = False  # it takes SSML for text
    speed: bool = True  # it can speak slower and faster; the protocol asks for it
    paid: bool = False  # its maker charges for characters; False: it costs nothing
    dollars_per_million_characters: float | None = None  # US dollars; None: free, or the price is not known here


@runtime_checkable
class Able(Protocol):
    """An engine that says what it can do."""

    def abilities(self) -> Abilities:
        """Return what it can do, without loading a voice."""


def abilities(engine: Engine) -> Abilities:
    """Return what an engine can do."""
    return engine.abilities() if isinstance(engine, Able) else Abilities()
