"""The fakes misbehave as they promise, in a spawned worker too."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

import numpy as np
import pytest

import fakes
from audicle.errors import VoiceError
from audicle.voices.registry import choose, engine

if TYPE_CHECKING:
    from audicle.voices import Speech

EVERY = (fakes.Tone, fakes.Fail, fakes.FailFrom, fakes.Silence, fakes.Nan, fakes.WrongRate, fakes.Crash, fakes.Hang)


@pytest.fixture(autouse=True)
def fakes_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(*EVERY))


def say(name: str, text: str) -> Speech:
    return engine(name).speak(text, "a", "en", 1.0)


@pytest.mark.parametrize("fake", EVERY)
def test_each_can_be_chosen_by_name(fake: type[fakes.Tone]) -> None:
    assert choose("en", fake.name).engine == fake.name


def test_a_tone_is_as_long_as_its_text() -> None:
    short, long = say("tone", "ten chars."), say("tone", "ten chars." * 4)
    assert len(long.samples) - len(short.samples) == 30 * 0.05 * short.rate


@pytest.mark.parametrize("fake", [fakes.Fail, fakes.Nan, fakes.WrongRate, fakes.Crash, fakes.Hang])
def test_without_the_trigger_they_behave(fake: type[fakes.Tone]) -> None:
    assert np.array_equal(say(fake.name, "fine").samples, say("tone", "fine").samples)


def test_at_the_trigger_they_do_not() -> None:
    with pytest.raises(VoiceError, match="fail cannot say"):
        say("fail", "a TRIGGER b")
    assert np.isnan(say("nan", "TRIGGER").samples).any()
    assert say("wrongrate", "TRIGGER").rate == 0
    assert not say("silence", "anything").samples.any()


def test_from_the_nth_sentence_on_all_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_FAKE_FAIL_FROM", "2")
    fresh = fakes.FailFrom()
    fresh.speak("one", "a", "en", 1.0)
    for number in (2, 3):
        with pytest.raises(VoiceError, match=f"sentence {number}"):
            fresh.speak("two", "a", "en", 1.0)


def test_a_crash_takes_its_worker_along() -> None:
    with (
        ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool,
        pytest.raises(BrokenProcessPool),
    ):
        pool.submit(say, "crash", "TRIGGER").result()
