"""What every engine promises (voices/protocol.py), asked of each of them."""

from __future__ import annotations

import hashlib
import multiprocessing
import re
import time
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
import pytest

import kokoro_models
from audicle.errors import VoiceError
from audicle.voices.abilities import abilities
from audicle.voices.registry import engine
from audicle.voices.shared.sounds import WORD
from audicle.voices.shared.timing import SpokenWord, Timed

if TYPE_CHECKING:
    from pathlib import Path

    from audicle.voices import Speech

# RFC 5646, figure 1, as far as voices need it
WELL_FORMED = re.compile(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*(-x(-[a-z\d]{1,8})+)?"
)
CASES = {
    "hibari": ("heart", "en", "The quick brown fox, aged 7, jumps over the lazy dog.", "Привет"),
    "pico": ("de-DE", "de", "Der flinke Fuchs (7 Jahre) springt über den faulen Hund.", "Привет"),
    "espeak": ("ru", "ru", "Съешь ещё 7 этих мягких французских булок.", "日本語"),
    "piper": ("en_US-joe-medium", "en", "The quick brown fox, aged 7, jumps over the lazy dog.", "Привет"),
    "kokoro": ("af_tones", "en", "The quick brown fox, aged 7, jumps over the lazy dog.", "Привет"),
    "tone": ("a", "en", "The quick brown fox, aged 7, jumps over the lazy dog.", "…"),
    "timed": ("a", "en", "The quick brown fox, aged 7, jumps over the lazy dog.", "…"),
}
TIMED = ("hibari", "espeak", "piper", "kokoro", "timed")  # they tell when each word is said
of_the_timed = pytest.mark.parametrize("case", TIMED, indirect=True)


@pytest.fixture(scope="module")
def kokoro_folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(kokoro_models.write(tmp_path_factory.mktemp("kokoro"), "af_tones"))


@pytest.fixture(params=CASES, autouse=True)
def case(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kokoro_folder: str) -> str:
    engines = [
        "fakes:Tone",
        "fakes:Timed",
        "audicle.voices.piper.engine:PiperEngine",
        "audicle.voices.kokoro.engine:KokoroEngine",
    ]
    monkeypatch.setenv("AUDICLE_ENGINES", ",".join(engines))
    monkeypatch.setenv("AUDICLE_KOKORO", kokoro_folder)  # a model of tones: the real one takes minutes
    monkeypatch.setenv("AUDICLE_PIPER_VOICES", str(tmp_path))  # not those of whoever runs the tests
    name: str = request.param
    if lack := engine(name).missing():
        pytest.skip(lack[0])
    return name


def say(name: str, text: str | None = None, speed: float = 1.0) -> Speech:
    voice, language, sentence, _ = CASES[name]
    return engine(name).speak(sentence if text is None else text, voice, language, speed)


def digest(name: str, texts: list[str | None]) -> list[str]:
    return [hashlib.sha256(say(name, text).samples.tobytes()).hexdigest() for text in texts]


def test_speech_is_mono_float_of_a_plausible_length(case: str) -> None:
    speech = say(case)
    assert speech.rate in {16_000, 22_050, 24_000}
    assert speech.samples.dtype == np.float32
    assert speech.samples.ndim == 1
    assert np.isfinite(speech.samples).all()
    assert 0.05 < np.abs(speech.samples).max() <= 1.0
    assert 1.5 < len(speech.samples) / speech.rate < 8


def test_speech_is_not_clipped(case: str) -> None:
    assert (np.abs(say(case).samples) > 0.999).sum() == 0


def test_same_input_gives_same_samples_again_and_in_another_process(case: str) -> None:
    sentence = CASES[case][2]
    here = digest(case, [None, sentence[:20], None])
    assert here[0] == here[2]
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        # another order: what was said before does not count
        there = pool.submit(digest, case, [sentence[:20], None]).result()
    assert there == [here[1], here[0]]


def heard(speech: Speech) -> float:
    """The samples from the first to the last that is louder than the voice's own silence."""
    loud = np.flatnonzero(np.abs(speech.samples) > np.abs(speech.samples).max() / 300)
    return float(loud[-1] - loud[0])


@pytest.mark.parametrize("speed", [0.5, 0.8, 1.1, 1.2, 1.3, 1.4, 1.5, 2.0])
def test_speed_is_what_was_asked(case: str, speed: float) -> None:
    own, asked = say(case), say(case, speed=speed)
    assert asked.rate == own.rate
    assert len(own.samples) / len(asked.samples) == pytest.approx(speed, rel=0.02)
    assert heard(own) / heard(asked) == pytest.approx(speed, rel=0.02)
    assert np.abs(asked.samples).max() <= 1.0


@of_the_timed
@pytest.mark.parametrize("speed", [0.7, 1.3, 1.8])
def test_words_are_told_at_the_speed_that_was_asked(case: str, speed: float) -> None:
    (_, own), (_, asked) = timed(case), timed(case, speed=speed)
    assert [(word.start, word.end) for word in asked] == [(word.start, word.end) for word in own]
    for one, other in zip(own, asked, strict=True):
        assert other.begins * speed == pytest.approx(one.begins, abs=0.15)
        assert other.ends * speed == pytest.approx(one.ends, abs=0.15)


@pytest.mark.parametrize("text", ["", "   ", "\n", "…", "—", "“!?”", "\u200b", "\x00", "🎧", "· · ·"])
def test_nothing_to_say_gives_no_samples(case: str, text: str) -> None:
    speech = say(case, text)
    assert len(speech.samples) == 0
    assert speech.samples.dtype == np.float32
    assert speech.rate > 0


def test_another_script_gives_no_samples(case: str) -> None:
    assert len(say(case, CASES[case][3]).samples) == 0


@pytest.mark.parametrize(
    "text",
    ["a\x00b 1", "a\ud800b 1", "a < b > c & d", "<b>a</b> 1", "x" * 300, "1" * 100, "a\nb\tc\r\n1", "[[a]] {b} 1"],
)
def test_odd_text_is_spoken_all_the_same(case: str, text: str) -> None:
    speech = say(case, text)
    assert np.isfinite(speech.samples).all()
    assert len(speech.samples) > 0.2 * speech.rate


def test_unknown_voice_is_a_voice_error(case: str) -> None:
    with pytest.raises(VoiceError, match="no voice 'nobody'") as caught:
        engine(case).speak("a", "nobody", "en", 1.0)
    assert caught.value.remedy


def test_voices_are_named_once_and_tagged_well(case: str) -> None:
    voices = engine(case).voices()
    assert len({voice.name for voice in voices}) == len(voices) > 0
    assert CASES[case][0] in {voice.name for voice in voices}
    for voice in voices:
        assert voice.engine == engine(case).name == case
        assert voice.description
        assert "\n" not in voice.description
        for tag in voice.languages:
            assert WELL_FORMED.fullmatch(tag), tag


def test_listing_voices_is_cheap(case: str) -> None:
    fresh = type(engine(case))()
    start = time.process_time()  # not the clock: other tests keep the machine busy
    fresh.voices()
    assert time.process_time() - start < 0.3


def test_version_names_what_shapes_the_sound(case: str) -> None:
    assert re.search(r"\d", engine(case).version())
    assert engine(case).version() == type(engine(case))().version()


def test_the_text_matters(case: str) -> None:
    assert digest(case, ["one two three"]) != digest(case, ["three two one"])


def timed(name: str, text: str | None = None, speed: float = 1.0) -> tuple[Speech, tuple[SpokenWord, ...]]:
    speaker = engine(name)
    assert isinstance(speaker, Timed)
    voice, language, sentence, _ = CASES[name]
    return speaker.speak_timed(sentence if text is None else text, (), voice, language, speed)


def assert_in_order(text: str, speech: Speech, words: tuple[SpokenWord, ...]) -> None:
    place, now = 0, 0.0
    for word in words:
        assert place <= word.start < word.end <= len(text)
        assert now <= word.begins <= word.ends <= len(speech.samples) / speech.rate
        place, now = word.end, word.ends


def test_what_tells_times_says_so(case: str) -> None:
    assert isinstance(engine(case), Timed) == abilities(engine(case)).word_times == (case in TIMED)


@of_the_timed
def test_timed_words_are_those_of_the_text_in_order_and_within_the_samples(case: str) -> None:
    sentence = CASES[case][2]
    speech, words = timed(case)
    assert_in_order(sentence, speech, words)
    # the voice may say several words as one, and one as several, but leaves none out
    assert len(words) >= 0.8 * len(WORD.findall(sentence))
    said = {place for word in words for place in range(word.start, word.end)}
    assert said >= {place for place, letter in enumerate(sentence) if letter.isalnum()}
    assert all(word.ends - word.begins > 0.02 for word in words)


@of_the_timed
@pytest.mark.parametrize("speed", [0.5, 1.0, 2.0])
def test_timed_speech_is_that_of_speak(case: str, speed: float) -> None:
    speech, words = timed(case, speed=speed)
    assert np.array_equal(speech.samples, say(case, speed=speed).samples)
    assert words[-1].ends > 0.7 * len(speech.samples) / speech.rate


@of_the_timed
def test_what_is_sounding_is_in_words(case: str) -> None:
    speech, words = timed(case)
    power = np.square(speech.samples)
    inside = sum(float(power[int(w.begins * speech.rate) : int(w.ends * speech.rate)].sum()) for w in words)
    assert inside > 0.7 * float(power.sum())


@of_the_timed
@pytest.mark.parametrize(
    "text", ["", "…", "🎧", "x" * 300, "1" * 100, "a\nb\tc\r\n1", "[[a]] {b} 1", "[a](/b/) 1", "a. b! c? " * 60]
)
def test_times_of_odd_text_are_in_order_and_within_the_samples(case: str, text: str) -> None:
    speech, words = timed(case, text)
    assert_in_order(text, speech, words)
    assert bool(words) == bool(len(speech.samples))
