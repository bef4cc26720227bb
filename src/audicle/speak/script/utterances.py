"""The script: what is said, in which order and language, and with which pauses. It knows no voice and no sound."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from audicle.model.recording import Take
    from audicle.speak.normalise import Piece
    from audicle.voices.shared.sounds import Sound

Role = Literal["narrator", "headings", "quotes", "captions", "notes"]
ROLES: tuple[Role, ...] = ("headings", "quotes", "captions", "notes")  # those that may have a voice of their own


@dataclass(frozen=True, slots=True)
class Part:
    """What a take of the source's own recording says of a cue."""

    take: Take
    start: int  # first character in the unit's text
    end: int  # one after the last
    since: float = 0.0  # where in the take it begins: 0 is its beginning, 1 its end; of a take of several units
    until: float = 1.0  # where it ends


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something said in one breath.

    What is shown belongs to a cue. A cue is heard in one utterance or in several next to each other: an
    announcement before or after the words, a phrase in another language between them.
    """

    section: str  # id of the Section
    cue: str  # id of the cue it is heard in
    unit: str  # of the cue
    start: int  # of the cue: first character in the unit's text
    end: int  # of the cue: one after the last
    text: str  # the cue's words as written; "" if this is an announcement
    spoken: str  # what the voice is given; "" is a silence
    language: str  # BCP 47, of what is spoken
    pause: float  # seconds of silence after it
    role: Role = "narrator"  # who says it, as far as roles have voices of their own
    voice: str | None = None  # "engine:voice", where an edited script asks for one; it wins over the role's
    sounds: tuple[Sound, ...] = ()  # stretches of what is spoken whose IPA is known, in order
    # where in the unit's text what is spoken came from, in order; empty if it is not the text that is spoken
    pieces: tuple[Piece, ...] = field(default=(), compare=False, repr=False)
    summary: bool = False  # it only tells what the unit is, which is shown in full
    parts: tuple[Part, ...] = ()  # in order; of the source's recording, which is heard instead of a voice
    # what a voice says where that recording turns out to be of no use
    instead: tuple[Utterance, ...] = field(default=(), compare=False, repr=False)

    @property
    def announced(self) -> bool:
        """Whether these are not the author's words but ours about them."""
        return not self.text


@dataclass(frozen=True, slots=True)
class Script:
    """All that is said of an article."""

    utterances: tuple[Utterance, ...]
    abridged: bool = False  # something is only told of that is shown in full

    def by_section(self) -> dict[str, tuple[Utterance, ...]]:
        """Return what is said in each section of which anything is said, in order."""
        groups = groupby(self.utterances, key=lambda utterance: utterance.section)
        return {section: tuple(utterances) for section, utterances in groups}
