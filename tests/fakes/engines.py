"""A deterministic engine, and its unlucky children."""

import os
import re
import time
import zlib
from pathlib import Path

import numpy as np

from audicle.errors import NetworkError, VoiceError
from audicle.voices import Speech, Voice
from audicle.voices.abilities import Abilities
from audicle.voices.shared.online import RefusedError
from audicle.voices.shared.sounds import WORD
from audicle.voices.shared.timing import SpokenWord

RATE = 16_000
SECONDS_A_CHARACTER = 0.05
_EDGE = 0.05  # seconds of silence before and after, as real voices leave


class Tone:
    """Says a text as a tone: as long as the text, and as high as its checksum says. Speaks every language."""

    name = "tone"
    offline = True
    languages = ("en", "de", "es", "fr", "ru", "ar", "ja", "he", "und")
    trigger = "TRIGGER"

    def version(self):
        return "tone 1"

    def missing(self):
        return None

    def voices(self):
        return (Voice(self.name, "a", self.languages, "a tone", 1), Voice(self.name, "b", self.languages, "another", 2))

    def speak(self, text, voice, language, speed):
        if voice not in {"a", "b"}:
            raise VoiceError(f"{self.name} has no voice {voice!r}.", "Its voices are a and b.")
        if not re.search(r"[^\W_]", text):
            return Speech(np.zeros(0, np.float32), RATE)
        return self.said(text, voice, language, speed)

    def said(self, text, voice, language, speed):
        if self.trigger in text:
            return self.misbehave(text)
        return tone(f"{voice} {language} {text}", len(text) * SECONDS_A_CHARACTER, speed)

    def misbehave(self, text):
        return tone(text, 1.0)


def tone(seed, seconds, speed=1.0):
    frequency = 200 + zlib.crc32(seed.encode("utf-8", "replace")) % 300
    time_axis = np.arange(int(seconds / speed * RATE)) / RATE
    edge = np.zeros(int(_EDGE / speed * RATE))
    return Speech(
        np.concatenate([edge, 0.3 * np.sin(2 * np.pi * frequency * time_axis), edge]).astype(np.float32), RATE
    )


class Fail(Tone):
    """Raises VoiceError at the trigger."""

    name = "fail"

    def misbehave(self, text):
        raise VoiceError(f"the engine {self.name} cannot say {text!r}.", "Leave that sentence out.")


class FailFrom(Tone):
    """Raises VoiceError from the n-th sentence on that one process gives it; n is in AUDICLE_FAKE_FAIL_FROM, from 1."""

    name = "failfrom"

    def __init__(self):
        self.spoken = 0

    def said(self, text, voice, language, speed):
        self.spoken += 1
        if self.spoken >= int(os.environ.get("AUDICLE_FAKE_FAIL_FROM", "1")):
            raise VoiceError(f"the engine {self.name} failed on sentence {self.spoken}.", "Run it again.")
        return super().said(text, voice, language, speed)


class Choosy(Tone):
    """Raises what a careless program raises at a digit that int() does not take, and tells when it says its words."""

    name = "choosy"

    def speak_timed(self, text, sounds, voice, language, speed):
        for sign in text:
            if sign.isdigit():
                int(sign)
        return Timed.speak_timed(self, text, sounds, voice, language, speed)

    def abilities(self):
        return Abilities(word_times=True)


class Silence(Tone):
    """Gives a second of zeros for everything, which is not to say nothing: nobody hears it."""

    name = "silence"

    def said(self, text, voice, language, speed):
        return Speech(np.zeros(RATE, np.float32), RATE)


class Nan(Tone):
    """Gives samples that are no numbers at the trigger."""

    name = "nan"

    def misbehave(self, text):
        samples = tone(text, 1.0).samples.copy()
        samples[RATE // 2 :: 7] = np.nan
        return Speech(samples, RATE)


class WrongRate(Tone):
    """Gives a rate that no sound has at the trigger."""

    name = "wrongrate"

    def misbehave(self, text):
        return Speech(tone(text, 1.0).samples, 0)


class Crash(Tone):
    """Ends its process at the trigger, as a segmentation fault would."""

    name = "crash"

    def misbehave(self, text):
        os._exit(139)


class Hang(Tone):
    """Does not come back from the trigger; sleeps for an hour so that a test that waits for it ends some day."""

    name = "hang"

    def misbehave(self, text):
        time.sleep(3600)
        return tone(text, 1.0)


class Paid(Tone):
    """Is online and takes money for characters, and counts in a file, AUDICLE_FAKE_ASKED, how often it is asked."""

    name = "paid"
    offline = False
    price: float | None = 15.0

    def abilities(self):
        return Abilities(paid=True, dollars_per_million_characters=self.price)

    def said(self, text, voice, language, speed):
        with Path(os.environ["AUDICLE_FAKE_ASKED"]).open("a", encoding="utf-8") as file:
            file.write(f"{text}\n")
        return tone(text, len(text) * 2 * SECONDS_A_CHARACTER / speed)


class Unreachable(Tone):
    """Is online, and out of reach at the trigger."""

    name = "unreachable"
    offline = False

    def misbehave(self, text):
        raise NetworkError(f"{self.name} needs the network, and its host cannot be reached.", "Try again later.")


class Refused(Tone):
    """Is online, and its host refuses the text at the trigger."""

    name = "refused"
    offline = False

    def misbehave(self, text):
        raise RefusedError(f"{self.name} needs the network, and its host refused with 400 Bad Request.", "Ask it.")


class Unpriced(Paid):
    """Does not say its price."""

    name = "unpriced"
    price = None


class Timed(Tone):
    """Tells when it says each word: every character takes as long as any other."""

    name = "timed"

    def abilities(self):
        return Abilities(word_times=True)

    def speak_timed(self, text, sounds, voice, language, speed):
        speech = self.speak(text, voice, language, speed)
        each, edge = SECONDS_A_CHARACTER / speed, _EDGE / speed
        words = (
            SpokenWord(match.start(), match.end(), edge + match.start() * each, edge + match.end() * each)
            for match in WORD.finditer(text)
        )
        return speech, tuple(words) if speech.samples.size else ()
