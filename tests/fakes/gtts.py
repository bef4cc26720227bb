"""The real engine for gTTS, asking a stand-in for its host, and soon again: ``AUDICLE_ENGINES="fakes.gtts:QuickGtts"``.

The environment variable ``GTTS_STAND_IN`` holds the address of the stand-in.
"""

import os

from audicle.machine.retry import Retries
from audicle.voices import gtts


class QuickGtts(gtts.GttsEngine):
    """gTTS with short waits."""

    def __init__(self):
        super().__init__(Retries(first=0.002))

    def speak(self, text, voice, language, speed):
        gtts.ENDPOINT = os.environ["GTTS_STAND_IN"]
        gtts._TIMEOUT = (5.0, 2.0)
        return super().speak(text, voice, language, speed)
