"""One utterance becomes one clip. This is what runs in the worker processes."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field, replace
from enum import Enum
from math import isfinite
from typing import TYPE_CHECKING

from audicle.errors import AudicleError, VoiceError
from audicle.speak.cache import About, ClipCache, clip_key
from audicle.voices.registry import choose
from audicle.voices.registry import engine as engine_named
from audicle.voices.shared import pacing
from audicle.voices.shared.decomposition import decomposed
from audicle.voices.shared.online import RefusedError
from audicle.voices.shared.sounds import Phonetic
from audicle.voices.shared.timing import Timed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from audicle.voices import Speech, Voice
    from audicle.voices.shared.sounds import Sound
    from audicle.voices.shared.timing import SpokenWord

_FAILURES = (VoiceError, RefusedError)  # what may be the fault of a text
_SIMPLEST = "a"


@dataclass(frozen=True, slots=True)
class Order:
    """All that shapes a clip, and where to keep it."""

    folder: Path  # of the cache
    voice: Voice
    version: str  # of the voice's engine
    language: str  # BCP 47
    text: str
    speed: float
    loudness: float  # LUFS
    peak: float  # dBTP
    bitrate: int  # kbit/s
    sounds: tuple[Sound, ...] = ()  # of the text, all of which the voice can say
    key: str = field(init=False)  # the name of the clip in the cache

    def __post_init__(self) -> None:
        """Name the clip."""
        key = clip_key(
            engine=self.voice.engine,
            version=self.version,
            voice=self.voice.name,
            language=self.language,
            text=self.text,
            speed=self.speed,
            loudness=self.loudness,
            peak=self.peak,
            bitrate=self.bitrate,
            # what has none, and what is at the voice's own pace, keeps the name it always had
            **({"sounds": repr([(one.start, one.end, one.ipa) for one in self.sounds])} if self.sounds else {}),
            **({"pacing": pacing.method()} if self.speed != 1 else {}),
        )
        object.__setattr__(self, "key", key)

    @property
    def timed(self) -> bool:
        """Whether the voice tells when it says each word."""
        return isinstance(engine_named(self.voice.engine), Timed)


class Unsaid(Enum):
    """Why there is no clip of an utterance."""

    NOTHING = "the voice finds nothing in it that it could say"
    FAILED = "the voice fails on it, and says other texts"


def make_clip(order: Order) -> Unsaid | None:
    """Speak, level, encode and keep one clip. Return None, or why there is none.

    A text that the voice fails on is tried once more in Unicode's decompositions. Raises VoiceError if it fails on
    every text; NetworkError or OutputError.
    """
    # the process that only gives orders has no use for these
    from audicle.audio import mp3  # noqa: PLC0415
    from audicle.audio.level import is_silent, lead, prepare  # noqa: PLC0415

    try:
        speech, said = _spoken(order)
    except _FAILURES as error:
        simpler = decomposed(order.text)
        try:
            if simpler.text == order.text:
                raise
            sounds = simpler.sounds_after(order.sounds)
            speech, said = _spoken(replace(order, text=simpler.text, sounds=sounds))
        except _FAILURES:
            try:
                prove(order)
            except _FAILURES:
                raise error from error.__cause__
            return Unsaid.FAILED
        said = None if said is None else simpler.words_before(said)
    if is_silent(speech.samples):
        return Unsaid.NOTHING
    samples, level = prepare(speech.samples, speech.rate, order.loudness, order.peak, order.speed)
    cut, length = lead(speech.samples, speech.rate, order.speed) / speech.rate, len(samples) / mp3.RATE
    words = None if said is None else _within(said, cut, length)
    ClipCache(order.folder).put(order.key, mp3.encode(samples, order.bitrate), About(level, words))
    return None


def prove(order: Order) -> None:
    """Say the simplest text with the voice of an order, and keep nothing: where it fails, no text is at fault.

    Raises VoiceError and NetworkError.
    """
    _spoken(replace(order, text=_SIMPLEST, sounds=()))


def _spoken(order: Order) -> tuple[Speech, Sequence[SpokenWord] | None]:
    """Return what the voice says, and when it says its words, None if it does not tell.

    Raises VoiceError for whatever the engine raises but NetworkError, and for sound that is none.
    """
    import numpy as np  # noqa: PLC0415

    engine = engine_named(order.voice.engine)
    said: Sequence[SpokenWord] | None = None
    try:
        if isinstance(engine, Timed):
            speech, said = engine.speak_timed(order.text, order.sounds, order.voice.name, order.language, order.speed)
        elif order.sounds and isinstance(engine, Phonetic):
            speech = engine.speak_sounds(order.text, order.sounds, order.voice.name, order.language, order.speed)
        else:
            speech = engine.speak(order.text, order.voice.name, order.language, order.speed)
    except AudicleError:
        raise
    except Exception as error:  # an engine is somebody else's code: whatever it raises is its failure to speak
        raise VoiceError(
            f"the voice {order.voice.engine} failed on “{_short(order.text)}”: {error!r}.",
            "Try another voice with --voice; what was spoken so far is kept.",
        ) from error
    if not np.all(np.isfinite(speech.samples)) or speech.rate <= 0:
        raise VoiceError(
            f"the voice {order.voice.engine} gave broken sound for “{_short(order.text)}”.",
            "Try another voice with --voice; what was spoken so far is kept.",
        )
    return speech, said


def _within(words: Sequence[SpokenWord], cut: float, length: float) -> tuple[SpokenWord, ...]:
    """Return the words with their times in a clip of ``length`` seconds, from whose beginning ``cut`` were cut off.

    Times that are no numbers are no times.
    """
    if not all(isfinite(one.begins) and isfinite(one.ends) for one in words):
        return ()
    limits = ((max(0.0, min(time - cut, length)) for time in (one.begins, one.ends)) for one in words)
    return tuple(replace(one, begins=begins, ends=ends) for one, (begins, ends) in zip(words, limits, strict=True))


def load_voice(language: str, wanted: str | None) -> None:
    """Load in this process all that ``make_clip`` will need for the voice that speaks ``language``."""
    # what is wrong with the voice is said when it is needed
    with contextlib.suppress(AudicleError):
        voice = choose(language, wanted)
        engine = engine_named(voice.engine)
        if engine.offline:
            engine.speak(_SIMPLEST, voice.name, language, 1.0)
        from audicle.audio import level, mp3  # noqa: F401, PLC0415 - loaded here, so that the first clip need not wait


def _short(text: str) -> str:
    """Return a text as messages quote it."""
    return text if len(text) <= 60 else f"{text[:57]}…"  # noqa: PLR2004 - a line of a terminal
