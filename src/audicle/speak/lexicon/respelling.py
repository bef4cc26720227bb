"""IPA as plain letters that an English reader can say aloud: "ʃɪvˈɔːn" is "shih-VAWN". An aid, not a transcription."""

from __future__ import annotations

import regex

_VOWELS = {
    "eɪ": "ay", "aɪ": "eye", "aʊ": "ow", "ɔɪ": "oy", "oʊ": "oh", "əʊ": "oh", "i": "ee", "iː": "ee", "y": "ew",
    "u": "oo", "uː": "oo", "ʊ": "uu", "ɪ": "ih", "e": "eh", "ɛ": "eh", "ə": "uh", "ɐ": "uh", "ʌ": "uh",
    "ᵊ": "uh", "ᵻ": "ih", "ɜɹ": "ur", "əɹ": "er",
    "ɜ": "ur", "ɜː": "ur", "ɚ": "er", "æ": "a", "a": "ah", "ɑ": "ah", "ɑː": "ah", "ɒ": "o", "ɔ": "aw", "ɔː": "aw",
    "o": "oh", "ø": "ur", "œ": "ur", "ɨ": "ih", "aː": "ah", "oː": "oh", "eː": "ay", "ɛː": "eh",
}  # fmt: skip
_CONSONANTS = {
    "tʃ": "ch", "dʒ": "j", "ɡ": "g", "ŋ": "ng", "θ": "th", "ð": "dh", "ʃ": "sh", "ʒ": "zh", "ɹ": "r", "ɾ": "t",
    "j": "y", "x": "kh", "ç": "kh", "ʁ": "r", "ɲ": "ny", "ʎ": "ly", "ʔ": "", "ɬ": "l", "ɫ": "l", "χ": "kh",
    "ʀ": "r", "c": "k", "ɕ": "sh", "ʑ": "zh", "ʂ": "sh", "ʐ": "zh", "ʲ": "y", "ɣ": "g", "β": "v",
}  # fmt: skip
_SYLLABLE_ENDS = 2  # consonants between vowels: one begins the next syllable, the first of two ends the one before
_PART = regex.compile("|".join(sorted({*_VOWELS, *_CONSONANTS}, key=len, reverse=True)) + r"|[a-z]|[ˈˌ ]")


def respelling(ipa: str) -> str:
    """Return the IPA of a word in plain letters, syllables joined by hyphens, the stressed one in capitals."""
    return " ".join(_word(word) for word in ipa.split())


def _word(ipa: str) -> str:
    parts = _PART.findall(ipa)
    syllables: list[tuple[str, bool]] = []
    waiting: list[str] = []  # consonants since the last vowel
    stressed = False
    for part in parts:
        if part in ("ˈ", "ˌ"):
            stressed = part == "ˈ"
        elif part in _VOWELS:
            begins = waiting
            if syllables and len(waiting) >= _SYLLABLE_ENDS:
                syllables[-1] = (syllables[-1][0] + waiting[0], syllables[-1][1])
                begins = waiting[1:]
            syllables.append(("".join(begins) + _VOWELS[part], stressed))
            waiting, stressed = [], False
        else:
            waiting.append(_CONSONANTS.get(part, part))
    if syllables:
        syllables[-1] = (syllables[-1][0] + "".join(waiting), syllables[-1][1])
    else:
        syllables.append(("".join(waiting), False))
    return "-".join(text.upper() if loud and len(syllables) > 1 else text for text, loud in syllables)
