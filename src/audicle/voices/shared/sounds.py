"""Words whose sound is known: what the International Phonetic Alphabet writes, for engines that can say it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import regex

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from audicle.voices.protocol import Speech


# With the marks that are parts of letters, which ``re`` takes for ends of words
WORD = regex.compile(r"[\w--_]+(?:['’][\w--_]+)*", regex.V1)


@dataclass(frozen=True, slots=True)
class Sound:
    """How a stretch of a text is to sound."""

    start: int  # first character in the text
    end: int  # one after the last
    ipa: str  # as ``checked_ipa`` returns it
    entry: str = ""  # who asks for it, for messages; "" if the words of the text are right too, where IPA is not read


@dataclass(frozen=True, slots=True)
class Reading:
    """How an engine will say a word."""

    word: str  # as it stands in the text
    phonemes: str  # in IPA; "" if that is not known
    known: bool | None  # it has the word in its dictionary; False: it guesses from the letters; None: nobody knows


@runtime_checkable
class Phonetic(Protocol):
    """What an engine may have besides ``speak``: the saying of sounds."""

    def sayable(self, ipa: str, voice: str, language: str) -> bool:
        """Return whether the voice can say every sound of ``ipa`` when it speaks the language, or one that is near."""

    def speak_sounds(self, text: str, sounds: Sequence[Sound], voice: str, language: str, speed: float) -> Speech:
        """Speak one sentence, as ``speak`` does, with stretches of it said as ``sounds``: in order, all sayable."""


@runtime_checkable
class Revealing(Protocol):
    """What an engine may have besides ``speak``: to tell beforehand how it will say a text."""

    def readings(self, text: str, voice: str, language: str) -> tuple[Reading, ...]:
        """Return the words of the text in order and how the voice will say each."""


# Letters of the chart of the International Phonetic Association, revised to 2020, but for those of "abc…z"
_LETTERS = frozenset(
    "abcdefhijklmnopqrstuvwxyz" "ɡæœøðθβχçɐɑɒɓɔɕɖɗɘəɚɛɜɝɞɟɠɢɣɤɥɦɧɨɪɫɬɭɮɯɰɱɲɳɴɵɶɸɹɺɻɽɾʀʁʂʃʄʈʉʊʋʌʍʎʏʐʑʒʔʕʘʙʛʜʝʟʡʢ"
    "ǀǁǂǃħŋⱱᵻᵊ"
)  # fmt: skip
# Stress, length, syllables and groups, ties, rhoticity, releases, tones
_MARKS = frozenset("ˈˌːˑ.|‖‿ ˞ʰʷʲˠˤⁿˡʼ˥˦˧˨˩ꜛꜜ↗↘")
_COMBINING = range(0x300, 0x370)
# What is often written instead, as the same chart's handbook permits for typewriters
_INSTEAD = str.maketrans({"g": "ɡ", ":": "ː", "'": "ˈ", "’": "ˈ", "ʤ": "dʒ", "ʧ": "tʃ", "ʦ": "ts", "ʣ": "dz"})


def checked_ipa(written: str) -> str | None:
    """Return the IPA in ``written``, which may stand in slashes or brackets, in one form; None if it is not IPA."""
    text = written.strip()
    if len(text) > 1 and text[0] + text[-1] in ("//", "[]"):
        text = text[1:-1].strip()
    text = unicodedata.normalize("NFC", " ".join(text.translate(_INSTEAD).split()))
    apart = [part for letter in text for part in (letter if letter == "ç" else unicodedata.normalize("NFD", letter))]
    fits = all(one in _LETTERS or one in _MARKS or ord(one) in _COMBINING for one in apart)
    return "".join(apart) if fits and any(one in _LETTERS for one in apart) else None


def respelt(ipa: str, letters: Mapping[str, str]) -> str | None:
    """Return ``ipa`` in another alphabet: the longest keys of ``letters`` first, None if there is one it has not.

    Diacritics that the alphabet does not know are left out: the plain sound is near.
    """
    said: list[str] = []
    at, longest = 0, max(map(len, letters))
    while at < len(ipa):
        for size in range(longest, 0, -1):
            if (found := letters.get(ipa[at : at + size])) is not None:
                said.append(found)
                at += size
                break
        else:
            if ipa[at] not in _MARKS and ord(ipa[at]) not in _COMBINING:
                return None
            at += 1
    return "".join(said)
