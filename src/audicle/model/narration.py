"""What is heard: the sound of every section, and when each sentence of it is spoken.

A cue names what is shown by the unit it stands in (see ``model.ids``) and a range of characters of that unit's
plain text. A SMIL ``par``, a WebVTT cue and a highlighted span all carry the cue's id.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audicle.model.level import SILENCE, Level, together

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a cue, with the punctuation around it, and when it is spoken.

    A date or a sum that is said in other words than it is written in is one word, whatever spaces it has.
    """

    start: int  # first character in the unit's plain text
    end: int  # one after the last
    begins: float  # seconds from the beginning of the section's audio
    ends: float  # seconds; not after the next word begins


@dataclass(frozen=True, slots=True)
class Cue:
    """One sentence, caption, cell or picture, and when it is spoken."""

    id: str  # unique in the article: the unit's id and the sentence's number in it
    unit: str  # the element it stands in
    start: int  # first character in the unit's plain text
    end: int  # one after the last; equal to start for something without text, such as a picture
    text: str  # as written; for a picture, its alternative text
    begins: float  # seconds from the beginning of the section's audio
    ends: float  # seconds; the next cue's beginning, or the end of the audio
    # In order and within the cue; together they have all of its text but white space. Empty where the voice does not
    # tell when it says them, or says something else than the text
    words: tuple[Word, ...] = ()
    voice: str = ""  # the name of the voice that says it, of several the one that says most; "" if none is known


@dataclass(frozen=True, slots=True)
class SectionAudio:
    """The narration of one section."""

    section: str  # id of the Section
    title: str  # unique in the article; what a player shows
    path: Path  # an MPEG layer III stream, mono, without tags
    duration: float  # seconds
    cues: tuple[Cue, ...]  # in the order they are heard; each begins where the one before ends
    # Of its clips and its chime together, each of which was measured when it was made: within 0.3 LU of what a meter
    # says of the decoded stream, and 1 dB of its highest sample, which encoding moves
    level: Level = SILENCE


@dataclass(frozen=True, slots=True)
class VoiceUsed:
    """A voice that was heard in a narration."""

    engine: str  # "" if it is recorded
    version: str  # of the engine
    voice: str  # its name; of a recording whose narrator the source does not name: ""
    language: str  # BCP 47, of the text that it read
    speaks: str = ""  # BCP 47, its own, such as "en-US" of one that read "en"; "" if it is not known
    recorded: bool = False  # it was in the source, and is kept


@dataclass(frozen=True, slots=True)
class Narration:
    """An article as it is heard."""

    sections: tuple[SectionAudio, ...]
    voices: tuple[VoiceUsed, ...]
    abridged: bool = False  # something is only told of that is shown in full

    @property
    def duration(self) -> float:
        """Seconds of audio in all."""
        return sum(section.duration for section in self.sections)

    @property
    def level(self) -> Level:
        """How loud all of it is."""
        return together(section.level for section in self.sections)
