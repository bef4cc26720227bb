from __future__ import annotations

import numpy as np
import pytest

from audicle.voices.espeak.engine import EspeakEngine
from audicle.voices.espeak.sounds import marked, mnemonics
from audicle.voices.shared.sounds import Sound

ESPEAK = EspeakEngine()
here = pytest.mark.skipif(ESPEAK.missing() is not None, reason="espeak is not installed")


@pytest.mark.parametrize(
    ("ipa", "language", "letters"),
    [
        ("ʃɪˈvɔːn", "en-GB", "SI'vO:n"),
        ("ʃɪˈvɔːn", "pl", "Si'vO:n"),
        ("t͡ʃaɪ", "en", "tSaI"),
        ("bɔ̃ʒuʁ", "fr-CA", "bO~Zur"),
        ("bɔ̃ʒuʁ", "de", "bOnZur"),
        ("ŋwiən˧", "en", "Nwi@n"),
        ("ǃa", "en", None),
        ("ˈʕ", "en", None),
    ],
)
def test_letters(ipa: str, language: str, letters: str | None) -> None:
    assert mnemonics(ipa, language) == letters


def test_brackets_of_the_text_are_no_sounds() -> None:
    text = "[[a]] Siobhan’s [[b]]"
    assert marked(text, (Sound(6, 13, "ʃɪˈvɔːn"),), "en-GB") == "[ [a] ] [[SI'vO:nz]] [ [b] ]"


@here
def test_ipa_sounds_as_the_word_that_it_is_the_sound_of() -> None:
    def said(text: str, *sounds: Sound) -> np.ndarray:
        return ESPEAK.speak_sounds(text, sounds, "en", "en-GB", 1.0).samples

    by_ipa, by_name = said("Foobars.", Sound(0, 7, "ʃɪˈvɔːn")), said("Siobhan.")  # which is in its dictionary
    assert len(by_ipa) == len(by_name) != len(said("Foobars."))
    assert np.corrcoef(by_ipa, by_name)[0, 1] > 0.98  # 0.997 measured


@here
@pytest.mark.parametrize("voice", ["en", "en-US", "de", "fr", "es", "it", "pl", "ru", "tr", "nl", "sv", "pt-BR", "hi"])
def test_every_sound_is_heard_in_every_language(voice: str) -> None:
    """At a letter that it does not know espeak falls silent for the rest of the word: a long end shows that it knew."""
    languages = {one.name: one.languages[0] for one in ESPEAK.voices()}
    tail = "sasasasasasa"

    def seconds(ipa: str) -> float:
        assert ESPEAK.sayable(ipa, voice, languages[voice]), ipa
        made = ESPEAK.speak_sounds("x", (Sound(0, 1, ipa),), voice, languages[voice], 1.0)
        return len(made.samples) / made.rate

    whole = seconds(tail)
    for vowel in ("ɪ", "ʊ", "ʌ", "ɒ", "ɜː", "ø", "œ", "y", "ʏ", "ɑ", "æ", "ə", "aɪ", "ɔɪ", "oʊ", "ɔ̃", "ɛ̃"):
        assert seconds(f"t{vowel}{tail}") > whole, vowel
    consonants = "pbtdkɡqʔmnɲŋrɾɹʁβfvθðszʃʒçxɣhʎljw"
    assert seconds("".join(f"{one}a" for one in consonants) + tail) > whole + len(consonants) * 0.05


def test_the_japanese_voice_is_given_kana_only() -> None:
    assert not ESPEAK.sayable("a", "ja", "ja")


@here
def test_it_tells_how_it_says_each_word() -> None:
    told = ESPEAK.readings("Siobhan's mill, naïve. ", "en", "en-GB")
    assert [(one.word, one.known) for one in told] == [("Siobhan's", None), ("mill", None), ("naïve", None)]
    assert told[0].phonemes == "ʃɪvˈɔːnz"
    assert [one.word for one in ESPEAK.readings("सत्यमेव जयते", "hi", "hi")] == ["सत्यमेव", "जयते"]
    assert all("(" not in one.phonemes for one in ESPEAK.readings("Der Computer im Jazzkeller", "de", "de"))
    assert ESPEAK.readings("", "en", "en") == ()
    assert [one.phonemes for one in ESPEAK.readings("水", "ja", "ja")] == [""]
