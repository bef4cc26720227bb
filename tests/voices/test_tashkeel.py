"""Arabic words without vowels get them from a model; those that have some keep them."""

from __future__ import annotations

import re
import sys
from importlib.util import find_spec
from types import ModuleType, SimpleNamespace

import pytest

from audicle.voices.espeak.engine import EspeakEngine
from audicle.voices.shared import tashkeel


@pytest.fixture
def _model(monkeypatch: pytest.MonkeyPatch):
    """A model that knows three words, and makes another letter of a fourth."""
    known = {"كتب": "كُتُبُ", "الولد": "الْوَلَدُ", "ذهب": "ذَهَبَ", "خطأ": "خطا"}
    other = ModuleType("text2tashkeel")
    other.Diacritizer = lambda: SimpleNamespace(  # type: ignore[attr-defined]
        diacritize=lambda text: re.sub(r"\w+", lambda match: known.get(match[0], match[0]), text)
    )
    monkeypatch.setitem(sys.modules, "text2tashkeel", other)
    tashkeel._model.cache_clear()
    yield
    tashkeel._model.cache_clear()


@pytest.mark.usefixtures("_model")
@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("ذهب الولد", "ذَهَبَ الْوَلَد"),
        ("ذهب الولد 5 كتب.", "ذَهَبَ الْوَلَدُ 5 كُتُب."),
        ("كَتَبَ الولد و", "كَتَبَ الْوَلَدُ و"),
        ("خطأ ذهب", "خطأ ذهب"),  # the model made other letters of it
        ("ذهب ☺\tالولد", "ذَهَبَ ☺\tالْوَلَد"),
        ("Hello", "Hello"),
        ("", ""),
    ],
)
def test_words_without_vowels_get_them(written: str, said: str) -> None:
    assert tashkeel.vowelled(written)[0] == said


@pytest.mark.usefixtures("_model")
def test_each_mark_is_at_its_letter() -> None:
    text = "في كتب، 5"
    line, places = tashkeel.vowelled(text)
    assert line == "في كُتُب، 5"
    assert places == [0, 1, 2, 3, 3, 4, 4, 5, 6, 7, 8, 9]


@pytest.mark.usefixtures("_model")
@pytest.mark.parametrize("text", ["ذ" * 5000, "ذهب " * 2000, "\u064e" * 300, "ذ\u064e" * 300])
def test_odd_text_keeps_its_letters(text: str) -> None:
    line, places = tashkeel.vowelled(text)
    assert [text[place] for place, sign in zip(places, line, strict=False) if sign.isalpha()] == [
        sign for sign in line if sign.isalpha()
    ]
    assert [sign for sign in line if sign.isalpha()] == [sign for sign in text if sign.isalpha()]


@pytest.mark.usefixtures("_model")
def test_the_voice_says_the_vowels_and_times_the_words_as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tashkeel, "available", lambda: True)
    monkeypatch.setattr(tashkeel, "versions", lambda: "marks 1")
    engine = EspeakEngine()
    text = "ذهب الولد"
    speech, words = engine.speak_timed(text, (), "ar", "ar", 1.0)
    assert [text[word.start : word.end] for word in words] == ["ذهب", "الولد"]
    monkeypatch.setattr(tashkeel, "available", lambda: False)
    bare, marked = engine.speak(text, "ar", "ar", 1.0), engine.speak("ذَهَبَ الْوَلَد", "ar", "ar", 1.0)
    assert speech.samples.tobytes() == marked.samples.tobytes() != bare.samples.tobytes()


def test_what_sets_vowels_is_part_of_the_version() -> None:
    told = EspeakEngine().version()
    assert ("text2tashkeel" in told) == (find_spec("text2tashkeel") is not None)
