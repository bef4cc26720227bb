"""IPA in eSpeak NG's own letters for sounds, which it takes in double brackets.

At a letter that the language's table has not it falls silent, so only those are used that every table has, and a few
more for languages that were tried (by its trace of phonemes, with version 1.52). Other sounds are said as the nearest.
https://github.com/espeak-ng/espeak-ng/blob/1.52.0/docs/phonemes.md
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from audicle.voices.shared.sounds import respelt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from audicle.voices.shared.sounds import Sound

_EVERYWHERE = {
    # consonants
    "p": "p", "b": "b", "t": "t", "d": "d", "ʈ": "t", "ɖ": "d", "c": "k", "ɟ": "dZ", "k": "k", "ɡ": "g", "q": "q",
    "ɢ": "g", "ʔ": "?", "m": "m", "ɱ": "m", "n": "n", "ɳ": "n", "ɲ": "n^", "ŋ": "N", "ɴ": "N", "ʙ": "b", "r": "r",
    "ʀ": "r", "ɾ": "*", "ɽ": "*", "ɹ": "r", "ɻ": "r", "ʁ": "r", "ɸ": "f", "β": "B", "f": "f", "v": "v", "ⱱ": "v",
    "θ": "T", "ð": "D", "s": "s", "z": "z", "ʃ": "S", "ʒ": "Z", "ʂ": "S", "ʐ": "Z", "ɕ": "S", "ʑ": "Z", "ç": "C",
    "ʝ": "j", "x": "x", "ɣ": "Q", "χ": "x", "ħ": "h", "ʕ": "", "h": "h", "ɦ": "h", "ɬ": "l", "ɮ": "l", "ʋ": "v",
    "j": "j", "ɰ": "w", "l": "l", "ɫ": "l", "ɭ": "l", "ʎ": "l^", "ʟ": "l", "w": "w", "ʍ": "w", "ɥ": "w",
    "tʃ": "tS", "t͡ʃ": "tS", "dʒ": "dZ", "d͡ʒ": "dZ", "ts": "ts", "t͡s": "ts", "dz": "dz", "d͡z": "dz",
    # vowels
    "i": "i", "ɪ": "i", "ɨ": "i", "y": "i", "ʏ": "i", "u": "u", "ʊ": "u", "ʉ": "u", "ɯ": "u", "e": "e", "ø": "e",
    "ɛ": "E", "œ": "E", "æ": "a", "a": "a", "ɐ": "a", "ɑ": "a", "ɶ": "a", "ʌ": "a", "ɒ": "O", "ɔ": "O", "o": "o",
    "ɤ": "o", "ə": "@", "ɘ": "@", "ɵ": "@", "ɜ": "E", "ɞ": "E", "ɚ": "@r", "ɝ": "Er", "ᵻ": "i", "ᵊ": "@",
    "iː": "i:", "yː": "i:", "uː": "u:", "ɯː": "u:", "eː": "e:", "øː": "e:", "ɛː": "E:", "œː": "E:", "ɜː": "E:",
    "aː": "a:", "ɑː": "a:", "æː": "a:", "ɔː": "O:", "ɒː": "O:", "oː": "o:",
    # diphthongs are one sound in some tables only
    "eɪ": "ej", "aɪ": "aj", "ɔɪ": "Oj", "ɔʏ": "Oj", "aʊ": "aw", "oʊ": "ow", "əʊ": "ow",
    "ɪə": "i@", "eə": "e@", "ɛə": "E@", "ʊə": "u@",
    "ã": "an", "ɑ̃": "an", "ɔ̃": "On", "ɛ̃": "En", "œ̃": "En", "õ": "on", "ẽ": "en",
    # marks
    "ˈ": "'", "ˌ": ",", " ": "||", "‿": "",
}  # fmt: skip
_OWN: dict[str, dict[str, str]] = {
    "en": {
        "ɪ": "I", "ʊ": "U", "ʌ": "V", "ɒ": "0", "ɜː": "3:", "ɜ": "3:", "ɝ": "3:", "ɑː": "A:", "ɑ": "A:", "eɪ": "eI",
        "aɪ": "aI", "ɔɪ": "OI", "aʊ": "aU", "oʊ": "oU", "əʊ": "oU", "ɪə": "i@", "eə": "e@", "ɛə": "e@", "ʊə": "U@",
    },
    "de": {"ɪ": "I", "ʊ": "U", "ʏ": "y", "y": "y:", "yː": "y:", "œ": "W", "ɑ": "A", "ɑː": "A:"},
    "fr": {
        "ɪ": "I", "ʌ": "V", "y": "y", "yː": "y:", "ø": "Y", "œ": "W", "ɛ̃": "E~", "œ̃": "E~", "ɑ̃": "A~", "ã": "A~",
        "ɔ̃": "O~", "õ": "O~",
    },
    "es": {"ʊ": "U", "y": "y", "ø": "Y"},
    "it": {"ɪ": "I", "ʊ": "U", "y": "y", "ø": "Y"},
    "nl": {"ɪ": "I", "ɑ": "A", "y": "y", "yː": "y:"},
    "pt": {"ɪ": "I", "ʊ": "U", "ɑ": "A", "y": "y"},
}  # fmt: skip
_POSSESSIVE = re.compile(r"['’]s\b")
_VOICELESS = ("p", "t", "k", "f", "T", "?")
_HISSING = ("s", "z", "S", "Z")


def mnemonics(ipa: str, language: str) -> str | None:
    """Return IPA in eSpeak's letters for a language (BCP 47); None if there is a sound that has none near it."""
    found = respelt(ipa, _letters(language.split("-", maxsplit=1)[0].lower()))
    return found if found and found.strip("',|") else None


def marked(text: str, sounds: Sequence[Sound], language: str) -> str:
    """Return a sentence with ``sounds`` in eSpeak's letters. Brackets of the text itself are kept apart."""
    parts: list[str] = []
    at = 0
    for sound in sounds:
        letters = mnemonics(sound.ipa, language) or ""
        parts.append(_plain(text[at : sound.start]))
        at = sound.end
        if ending := _POSSESSIVE.match(text, at) if language.startswith("en") else None:
            # after brackets it would be taken for the letter
            last = letters.rstrip(":")
            letters += "Iz" if last.endswith(_HISSING) else "s" if last.endswith(_VOICELESS) else "z"
            at = ending.end()
        parts.append(f"[[{letters}]]")
    return "".join([*parts, _plain(text[at:])])


def _plain(text: str) -> str:
    return text.replace("[[", "[ [").replace("]]", "] ]")


@cache
def _letters(language: str) -> Mapping[str, str]:
    return {**_EVERYWHERE, **_OWN.get(language, {})}
