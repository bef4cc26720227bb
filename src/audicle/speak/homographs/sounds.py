"""IPA with an s after it, and with its stress where engines look for it."""

from __future__ import annotations

import regex

_STRESS = regex.compile(r"([ˈˌ])([^aeiouyæɑɒɔəɚɛɜɝɪʊʌɐᵻøœˈˌ ]*+)")
_HISSING = ("s", "z", "ʃ", "ʒ")
_VOICELESS = ("p", "t", "k", "f", "θ")


def at_vowels(ipa: str) -> str:
    """Return IPA with its marks of stress before vowels: "ɹɪˈkɔːɹd" as "ɹɪkˈɔːɹd".

    Dictionaries put them before syllables. The dictionaries of our engines, with which their models were taught, put
    them before vowels.
    """
    return _STRESS.sub(r"\2\1", ipa)


def with_s(ipa: str) -> str:
    """Return the IPA of an English word with the s of plurals, genitives and "she records" after it."""
    if ipa.endswith(_HISSING):
        return f"{ipa}ɪz"
    return f"{ipa}s" if ipa.endswith(_VOICELESS) else f"{ipa}z"
