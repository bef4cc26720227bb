"""The embedded English voice."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from audicle.errors import VoiceError
from audicle.voices.hibari import HibariEngine
from audicle.voices.registry import engine

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


def test_what_it_raises_is_a_voice_error_that_names_the_text() -> None:
    class Broken:
        def __call__(self, *_: object, **__: object) -> None:
            raise IndexError("list index out of range")

    broken = HibariEngine()
    broken.__dict__["_model"] = Broken()
    with pytest.raises(VoiceError, match=r"hibari failed on 'Hello\.': list index"):
        broken.speak("Hello.", "heart", "en", 1.0)


def test_without_the_package_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hibari", None)
    monkeypatch.setattr("audicle.voices.hibari.find_spec", lambda name: None if name == "hibari" else True)
    assert HibariEngine().missing() == ("the package hibari-tts is not installed", "pip install hibari-tts")
    assert HibariEngine().voices() == ()
