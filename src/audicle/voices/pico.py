"""SVOX Pico: the embedded voices of German, French, Spanish and Italian; of English too, behind hibari's."""

from __future__ import annotations

import re
from functools import cache, cached_property
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any
from unicodedata import combining, normalize

from audicle.agreed.scripts import readable
from audicle.errors import VoiceError
from audicle.voices.protocol import Speech, Voice
from audicle.voices.shared.forked import forked
from audicle.voices.shared.pacing import paced
from audicle.voices.shared.pcm import from_int16, silent
from audicle.voices.shared.wording import one_line

RATE = 16_000  # Hz
_TEXT = 2  # to be raised when a text is prepared otherwise: what is kept of the way before is not used any more
_BEST, _FALLBACK = 20, 50  # ranks
_VOICES = {
    "de-DE": ("German, female", _BEST),
    "fr-FR": ("French, female", _BEST),
    "es-ES": ("Spanish, female", _BEST),
    "it-IT": ("Italian, female", _BEST),
    "en-GB": ("British English, female", _FALLBACK),
    "en-US": ("American English, female", _FALLBACK),
}
# "<" opens a command, and there are commands that read and write files: the sign is said as a word instead
_LESS_THAN = {"de": "kleiner als", "fr": "inférieur à", "es": "menor que", "it": "minore di", "en": "less than"}
# Pico names marks it does not know as such, and marks that are doubled; it rests at each quotation mark for a third of
# a second and more, and reads a compound of "soixante" by its letters
_SIGNS = (
    (re.compile(r"[\"»«›‹“”„‟¿¡]"), ""),
    (re.compile(r"(?<!\w)['‘’‚](?=\w)(?![nr]\b)|(?<=[\w.,!?])[’'](?!\w)"), ""),
    (re.compile(r"\s*[(\[{]\s*(?=\w)"), ", "),
    (re.compile(r"(?<=[\w.!?])[)\]}](?=\s*[^\s.,;:!?])"), ","),
    (re.compile(r"[()\[\]{}]+(?=[\s.,;:!?]|\Z)"), ""),
    (re.compile(r"[()\[\]{}]+"), " "),
    (re.compile(r"(?<=[^\W\d_]):(?=in(?:nen)?\b)"), ""),
    (re.compile(r"(?<=[^\W\d_])[:/](?=[^\W\d_])"), " "),
    (re.compile(r"(?<=\bsoixante)-(?=\w)", re.IGNORECASE), " "),
    (re.compile(r"^[\s,]+"), ""),
    (re.compile(r"\s*(?:…|\.{2,}+)(?=\s*\S)"), ","),
    (re.compile(r"…|\.{2,}"), "."),
    (re.compile(r"[!?]*\?[!?]*"), "?"),
    (re.compile(r"!{2,}"), "!"),
    (re.compile(r"\s+[–—-]+\s+|-{2,}|—"), ", "),
    (re.compile(r"[*_~^`|\\]+"), " "),
)
_LETTERS = re.compile(r"[Ā-őŔ-ŷŹ-ſƀ-ɏḀ-ỿ]")  # beyond Latin-1, but œ and Ÿ
_NEAREST = {
    "Ł": "L",
    "ł": "l",
    "Đ": "D",
    "đ": "d",
    "Ħ": "H",
    "ħ": "h",
    "ı": "i",
    "Ŋ": "N",
    "ŋ": "n",
    "Ŧ": "T",
    "ŧ": "t",
}
# From volume 47 on, the loudest sentences are clipped. The tag stays open: a closing one is heard
_OPENING = '<volume level="35">'
_PACES = (0.5, 2.0)  # that it speaks itself, but for its pauses
_LONGEST_WORD = 60  # characters: Pico never returns from a word of 300 bytes
_SECONDS = 30.0  # a thousand times what a sentence takes
_SECONDS_A_CHARACTER = 0.01


class PicoEngine:
    """Speaks six voices with py-nanotts."""

    name = "pico"
    offline = True

    @cache  # noqa: B019 - an engine lives as long as its process
    def version(self) -> str:
        """Return the version of the package, which holds engine and voices."""
        return f"py-nanotts {version('py-nanotts')} text {_TEXT}"

    def missing(self) -> tuple[str, str] | None:
        """Return what is missing, and how to get it; None if nothing is."""
        if find_spec("py_nanotts") is None:
            return (
                "the package py-nanotts is not installed",
                "pip install py-nanotts (there is none for macOS on arm64; espeak speaks its languages there)",
            )
        return None

    def voices(self) -> tuple[Voice, ...]:
        """Return the six voices of the package."""
        if self.missing():
            return ()
        return tuple(Voice(self.name, name, (name,), what, rank) for name, (what, rank) in _VOICES.items())

    def speak(self, text: str, voice: str, language: str, speed: float) -> Speech:
        """Speak one sentence at 16 kHz. Raises VoiceError."""
        if voice not in _VOICES:
            raise VoiceError(f"pico has no voice {voice!r}.", f"Its voices are {', '.join(_VOICES)}.")
        words = _words(text, voice)
        if not readable(words, voice):
            return silent(RATE)
        return paced(lambda pace: (self._said(words, voice, pace), ()), speed, *_PACES)[0]

    def _said(self, words: str, voice: str, pace: float) -> Speech:
        level = "" if pace == 1 else f'<speed level="{round(pace * 100)}">'
        said, nano = _OPENING + level + words, self._nano
        limit = _SECONDS + len(words) * _SECONDS_A_CHARACTER
        return from_int16(forked(lambda: bytes(nano.speak(said, voice=voice)), "pico", limit), RATE)

    @cached_property
    def _nano(self) -> Any:
        from py_nanotts import NanoTTS  # noqa: PLC0415 - only where it speaks

        return NanoTTS()


def _plain(letter: str) -> str:
    """Return a letter that Pico leaves out, and reads a word without, as the letters nearest to it."""
    return _NEAREST.get(letter) or "".join(part for part in normalize("NFKD", letter) if not combining(part))


def _words(text: str, voice: str) -> str:
    words = _LETTERS.sub(lambda letter: _plain(letter[0]), one_line(text)).replace("<", f" {_LESS_THAN[voice[:2]]} ")
    for pattern, mark in _SIGNS:
        words = pattern.sub(mark, words)
    return one_line(words, longest_word=_LONGEST_WORD)
