"""The embedded English voice."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from audicle.errors import VoiceError
from audicle.voices.hibari.engine import HibariEngine
from audicle.voices.registry import engine
from audicle.voices.shared.sounds import Sound

if TYPE_CHECKING:
    from audicle.voices import Speech


def say(text: str) -> Speech:
    return engine("hibari").speak(text, "heart", "en", 1.0)


def test_only_the_voice_in_the_package_is_offered() -> None:
    assert [voice.name for voice in engine("hibari").voices()] == ["heart"]
    with pytest.raises(VoiceError, match="no voice 'emma'"):  # hibari itself would download it
        engine("hibari").speak("Hello.", "emma", "en-GB", 1.0)


@pytest.mark.parametrize("text", ["Привет, мир", "日本語の文章", "שלום", "ω"])
def test_other_scripts_are_not_read_as_names_of_letters(text: str) -> None:
    assert len(say(text).samples) == 0


def test_a_pronunciation_in_the_text_is_not_obeyed() -> None:
    assert not np.array_equal(say("Say [one](/tˈu/).").samples, say("Say [two](/tˈu/).").samples)


def test_very_long_text_is_spoken_in_pieces() -> None:
    once, many = say("one hundred words are many words " * 6), say("one hundred words are many words " * 24)
    assert len(many.samples) == pytest.approx(4 * len(once.samples), rel=0.15)


def test_numbers_without_names_are_spoken() -> None:
    assert len(say("9" * 200).samples) > 24_000


def test_a_word_of_20_000_letters_is_spoken_to_its_end() -> None:
    # it gives up after some thirty letters of a word that it does not know
    letters = "lorabenitudogasime" * 30
    assert len(say(letters).samples) > 20 * len(say(letters[:18]).samples)


def said_of(text: str) -> list[str]:
    speaker = engine("hibari")
    assert isinstance(speaker, HibariEngine)
    return [one.phonemes for one in speaker.readings(text, "heart", "en")]


@pytest.mark.parametrize(
    ("capitals", "name"),
    [
        ("The TOYOTA PRIME", "The Toyota Prime"),
        ("LOS ANGELES (AP)", "Los Angeles (AP)"),
        ("SAN DIEGO (AP)", "San Diego (AP)"),
        ("the US FALLS", "the US falls"),
        ("TOM KRISHER", "Tom Krisher"),
        ("in TOYOTA'S car", "in Toyota's car"),
    ],
)
def test_names_in_capitals_are_words(capitals: str, name: str) -> None:
    assert said_of(capitals) == said_of(name)


@pytest.mark.parametrize("letters", ["DWTS", "LGBTQ", "ICICI", "HTML", "USDA", "FBI"])
def test_acronyms_are_spelt(letters: str) -> None:
    assert said_of(f"The {letters} show.")[1].replace("ˈ", "").replace("ˌ", "") == "".join(
        said_of(".".join(letters) + ".")
    ).replace("ˈ", "").replace("ˌ", "")


def test_what_it_raises_is_a_voice_error_that_names_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken_model(*_: object) -> None:
        raise IndexError("list index out of range")

    broken = HibariEngine()
    monkeypatch.setattr("audicle.voices.hibari.times.said", broken_model)
    with pytest.raises(VoiceError, match=r"hibari failed on 'Hello\.': list index"):
        broken.speak("Hello.", "heart", "en", 1.0)


def test_without_the_package_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hibari", None)
    monkeypatch.setattr("audicle.voices.hibari.engine.find_spec", lambda name: None if name == "hibari" else True)
    assert HibariEngine().missing() == ("the package hibari-tts is not installed", "pip install hibari-tts")
    assert HibariEngine().voices() == ()


def test_a_model_that_tells_times_sounds_like_one_that_does_not() -> None:
    from hibari import Hibari  # noqa: PLC0415 - takes a second

    text = "In 1985, he didn't say so; Dr. Smith—who knew—did."
    assert np.array_equal(say(text).samples, Hibari(threads=1)(text, seed=0))


def test_a_word_that_is_said_as_several_is_one_word() -> None:
    speaker = engine("hibari")
    assert isinstance(speaker, HibariEngine)
    text = "In 1985, he paid 20 kg."
    _, words = speaker.speak_timed(text, (), "heart", "en", 1.0)
    assert [text[word.start : word.end] for word in words] == ["In", "1985", "he", "paid", "20", "kg"]
    assert words[1].ends - words[1].begins > 3 * (words[2].ends - words[2].begins)


def test_a_word_whose_sound_is_given_has_its_time() -> None:
    speaker = engine("hibari")
    assert isinstance(speaker, HibariEngine)
    text = "Ask Siobhan Ni now."
    sounds = (Sound(4, 14, "ʃɪvˈɔːn"),)
    speech, words = speaker.speak_timed(text, sounds, "heart", "en", 1.0)
    assert [text[word.start : word.end] for word in words] == ["Ask", "Siobhan", "Ni", "now"]
    assert np.array_equal(speech.samples, speaker.speak_sounds(text, sounds, "heart", "en", 1.0).samples)
