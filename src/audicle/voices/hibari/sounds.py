"""IPA in the letters of hibari's model, which are those of misaki's American English, and back.

Its model was taught these letters only: sounds that English has not are said as the nearest it has.
"""

from __future__ import annotations

from typing import Any

from audicle.voices.shared.sounds import Reading, Sound, respelt

SPACE = "\ue000"  # a space inside a pronunciation, where the text must not be cut

# https://github.com/hexgrad/misaki/blob/main/EN_PHONES.md
_LETTERS = {
    # diphthongs, and vowels that English says as diphthongs
    "eɪ": "A", "aɪ": "I", "aʊ": "W", "ɔɪ": "Y", "oʊ": "O", "əʊ": "O", "e": "ɛ", "eː": "A", "o": "O", "oː": "O",
    "ɪə": "ɪɹ", "eə": "ɛɹ", "ɛə": "ɛɹ", "ʊə": "ʊɹ", "ɪəɹ": "ɪɹ", "eəɹ": "ɛɹ", "ɛəɹ": "ɛɹ", "ʊəɹ": "ʊɹ",
    # vowels
    "i": "i", "y": "u", "ɨ": "ɪ", "ʉ": "u", "ɯ": "u", "u": "u", "ɪ": "ɪ", "ʏ": "ʊ", "ʊ": "ʊ", "ø": "ɜɹ", "ɘ": "ə",
    "ɵ": "ə", "ɤ": "ʌ", "ə": "ə", "ɛ": "ɛ", "œ": "ɜɹ", "ɜ": "ɜ", "ɜː": "ɜɹ", "ɜːɹ": "ɜɹ", "ɞ": "ɜ", "ʌ": "ʌ",
    "ɔ": "ɔ", "æ": "æ", "ɐ": "ɐ", "a": "ɑ", "ɶ": "ɑ", "ɑ": "ɑ", "ɒ": "ɑ", "ɚ": "əɹ", "ɝ": "ɜɹ", "ᵻ": "ᵻ", "ᵊ": "ᵊ",
    # nasal vowels of French and Portuguese
    "ã": "ɑn", "ɑ̃": "ɑn", "ɔ̃": "ɔn", "ɛ̃": "æn", "œ̃": "ɜn", "õ": "On", "ẽ": "ɛn",
    # consonants
    "tʃ": "ʧ", "t͡ʃ": "ʧ", "dʒ": "ʤ", "d͡ʒ": "ʤ", "tɕ": "ʧ", "t͡ɕ": "ʧ", "dʑ": "ʤ", "d͡ʑ": "ʤ", "ʈʂ": "ʧ",
    "p": "p", "b": "b", "t": "t", "d": "d", "ʈ": "t", "ɖ": "d", "c": "k", "ɟ": "ʤ", "k": "k", "ɡ": "ɡ", "q": "k",
    "ɢ": "ɡ", "ʔ": "", "m": "m", "ɱ": "m", "n": "n", "ɳ": "n", "ɲ": "nj", "ŋ": "ŋ", "ɴ": "ŋ", "ʙ": "b", "r": "ɹ",
    "ʀ": "ɹ", "ⱱ": "v", "ɾ": "T", "ɽ": "ɹ", "ɸ": "f", "β": "v", "f": "f", "v": "v", "θ": "θ", "ð": "ð", "s": "s",
    "z": "z", "ʃ": "ʃ", "ʒ": "ʒ", "ʂ": "ʃ", "ʐ": "ʒ", "ɕ": "ʃ", "ʑ": "ʒ", "ç": "h", "ʝ": "j", "x": "k", "ɣ": "ɡ",
    "χ": "k", "ʁ": "ɹ", "ħ": "h", "ʕ": "", "h": "h", "ɦ": "h", "ɬ": "l", "ɮ": "l", "ʋ": "v", "ɹ": "ɹ", "ɻ": "ɹ",
    "j": "j", "ɰ": "w", "l": "l", "ɫ": "l", "ɭ": "l", "ʎ": "lj", "ʟ": "l", "w": "w", "ʍ": "w", "ɥ": "w",
    # marks
    "ˈ": "ˈ", "ˌ": "ˌ", " ": SPACE, "‿": "",
}  # fmt: skip
_IPA = {"A": "eɪ", "I": "aɪ", "W": "aʊ", "Y": "ɔɪ", "O": "oʊ", "ʤ": "dʒ", "ʧ": "tʃ", "T": "ɾ"}
_GUESSED = 2  # misaki's rating of what is neither in a dictionary nor spelled out


def misaki(ipa: str) -> str | None:
    """Return IPA in hibari's letters; None if there is a sound that has none near it."""
    return respelt(ipa, _LETTERS) or None


def marked(text: str, sound: Sound) -> str:
    """Return a stretch of text as hibari takes a pronunciation: the word in brackets, its sounds after it."""
    word = "".join(filter(str.isalnum, text[sound.start : sound.end])) or "x"
    return f"[{word}](/{misaki(sound.ipa) or ''}/)"


def readings(model: Any, text: str) -> tuple[Reading, ...]:
    """Return the words of a text and how a hibari ``model`` will say them."""
    tokens = model.g2p.phonemize_tokens(model.g2p.tokenize(text))
    return tuple(
        Reading(one.text, "".join(_IPA.get(letter, letter) for letter in one.phonemes), (one.rating or 0) > _GUESSED)
        for one in tokens
        if one.phonemes and any(map(str.isalpha, one.text))
    )
