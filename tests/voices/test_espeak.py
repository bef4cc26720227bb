"""The embedded voice of most languages."""

from __future__ import annotations

import ctypes

import numpy as np
import pytest

from audicle.errors import VoiceError
from audicle.voices.espeak import engine as module
from audicle.voices.espeak.engine import EspeakEngine
from audicle.voices.espeak.voices import found_voices
from audicle.voices.registry import engine

# One sentence of each in its own script: Universal Declaration of Human Rights, article 1, or a greeting
SAID = {
    "ru": "Все люди рождаются свободными.",
    "ar": "يولد جميع الناس أحرارا.",
    "hi": "सभी मनुष्य स्वतंत्र जन्म लेते हैं।",
    "cmn": "人人生而自由。",
    "ja": "すべての人間は、自由である。",
    "ko": "모든 인간은 자유롭다.",
    "pl": "Wszyscy ludzie rodzą się wolni.",
    "nl": "Alle mensen worden vrij geboren.",
    "pt-BR": "Todos os seres humanos nascem livres.",
    "el": "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι.",
    "he": "כל בני האדם נולדו בני חורין.",
    "ka": "ყველა ადამიანი იბადება თავისუფალი.",
    "ta": "மனிதப் பிறவியினர் சகலரும் சுதந்திரமாகவே பிறக்கின்றனர்.",
}


@pytest.mark.parametrize("voice", SAID)
def test_a_sentence_takes_about_as_long_as_a_person_takes(voice: str) -> None:
    speech = engine("espeak").speak(SAID[voice], voice, voice, 1.0)
    assert 0.8 < len(speech.samples) / speech.rate < 6
    assert np.abs(speech.samples).max() > 0.1


def test_latin_words_are_read_in_a_sentence_of_another_script() -> None:
    spoken = [
        len(engine("espeak").speak(text, "ru", "ru", 1.0).samples)
        for text in ("Программа пишет файлы.", "Программа Audicle пишет файлы.")
    ]
    assert spoken[1] > spoken[0] * 1.2


def test_each_voice_says_something_in_latin_letters() -> None:
    speak = engine("espeak").speak
    silent = {
        voice.name for voice in engine("espeak").voices() if not len(speak("ola 7", voice.name, "en", 2.0).samples)
    }
    assert silent == set()


def test_japanese_is_read_in_kana() -> None:
    by_kanji, by_kana = (engine("espeak").speak(text, "ja", "ja", 1.0) for text in ("世界", "せかい"))
    assert np.array_equal(by_kanji.samples, by_kana.samples)


def test_words_of_japanese_are_timed_where_they_are_written() -> None:
    text = "木は㈱山田の本です。"
    speech, words = EspeakEngine().speak_timed(text, (), "ja", "ja", 1.0)
    told = {text[word.start : word.end]: word for word in words}
    assert {"木", "山田", "の", "です"} <= set(told)
    assert told["木"].begins < told["山田"].begins < told["の"].begins < told["です"].begins
    assert told["です"].ends <= len(speech.samples) / speech.rate
    # the length of what is said, not of what is written: 株式会社 stands before 山田
    assert told["山田"].begins - told["木"].ends > 2 * (told["の"].ends - told["の"].begins)


def test_without_a_dictionary_there_is_no_japanese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.kana.sudachi, "find_spec", lambda _: None)
    assert "ja" not in {voice.name for voice in EspeakEngine().voices()}
    assert "sudachi" not in EspeakEngine().version()


def test_voices_without_a_dictionary_are_left_out(tmp_path) -> None:
    lang = tmp_path / "lang" / "x"
    lang.mkdir(parents=True)
    (lang / "aa").write_text("// a comment\nname Afar\nlanguage aa\n", encoding="utf-8")
    (lang / "bb-XX").write_bytes(b"name Other (\xff)\nlanguage bb-xx 5\ndictionary aa\n")
    (lang / "cc").write_text("name Silent\nlanguage cc\n", encoding="utf-8")
    (tmp_path / "aa_dict").write_bytes(b"")
    assert [(voice.name, voice.title, voice.file) for voice in found_voices(tmp_path)] == [
        ("aa", "Afar", "x/aa"),
        ("bb-XX", "Other (�)", "x/bb-XX"),
    ]


def test_a_library_that_cannot_be_loaded_is_a_voice_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: str) -> None:
        raise OSError("not a library")

    fresh = EspeakEngine()
    fresh.voices()
    monkeypatch.setattr(ctypes, "CDLL", fail)
    with pytest.raises(VoiceError, match=r"espeak cannot be loaded: not a library.*pip install"):
        fresh.speak("Hello", "en-US", "en", 1.0)
