"""What a voice that is heard in a narration is called, wherever it is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.agreed.messages import messages
from audicle.model.characters import line

if TYPE_CHECKING:
    from audicle.model import Narration, VoiceUsed


def credit(voice: VoiceUsed, *, version: bool = False) -> str:
    """Return a voice's name: that of who reads in a recording, else the engine's too, and its ``version``.

    A recording whose reader nobody names is called so, in the language of the narration.
    """
    if voice.recorded:
        return line(voice.voice) or messages(voice.language)("own_recording")
    return line(f"{voice.voice} ({voice.engine} {voice.version})" if version else f"{voice.voice} ({voice.engine})")


def credits_of(narration: Narration, *, version: bool = False, named: bool = False) -> tuple[str, ...]:
    """Return the names of all voices, each once, those of a recording first; only of those that are ``named``."""
    voices = (voice for voice in narration.voices if not named or line(voice.voice))
    return tuple(dict.fromkeys(credit(voice, version=version) for voice in voices))
