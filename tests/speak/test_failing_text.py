"""No text stops a book: what a voice fails on is respelt, or said by another voice, or left silent and quoted."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

import fakes
from audicle.errors import NetworkError, VoiceError
from audicle.model import Article, Metadata, Section
from audicle.model.ids import identify
from audicle.progress import SilentProgress
from audicle.settings import Settings
from audicle.speak.cache import ClipCache
from audicle.speak.narrator import narrate
from audicle.speak.script.scriptwriter import write_script
from audicle.speak.studio import Studio
from audicle.speak.synthesis import Order, make_clip
from audicle.voices import registry
from audicle.voices.registry import choose
from audicle.voices.shared.decomposition import decomposed
from audicle.voices.shared.sounds import Sound
from audicle.voices.shared.timing import SpokenWord
from book_samples import paragraph

if TYPE_CHECKING:
    from pathlib import Path

    from audicle.model import Narration

TEXTS = ("It is said.", "Then TRIGGER this.", *(f"One more, number {number}." for number in range(12)))


def narrated(
    folder: Path, voice: str, progress: SilentProgress, texts: tuple[str, ...] = TEXTS, jobs: int = 0
) -> Narration:
    article = identify(Article(Metadata("A title"), (Section("", 1, None, tuple(map(paragraph, texts))),)))
    with Studio(ClipCache(folder / "clips"), jobs) as studio:
        return narrate(article, write_script(article), Settings(voice=voice), folder, studio, progress)


def kept(folder: Path) -> int:
    return len(list((folder / "clips").glob("??/*.mp3")))


@pytest.mark.parametrize("fake", [fakes.Fail, fakes.Nan, fakes.WrongRate, fakes.Refused])
def test_another_voice_of_the_language_reads_it(
    fake: type[fakes.Tone], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fake, fakes.Silence, fakes.Tone))
    for _ in range(2):  # the second finds it in the cache, and says so again
        progress = SilentProgress()
        said = narrated(tmp_path, fake.name, progress)
        assert [one.engine for one in said.voices] == [fake.name, "tone"]
        assert progress.warnings == [f"the voice {fake.name} fails on “Then TRIGGER this.”: tone:a reads it instead"]
        assert kept(tmp_path) == len(TEXTS) + 1


@pytest.mark.parametrize("fake", [fakes.Fail, fakes.Nan, fakes.WrongRate])
def test_where_no_other_voice_can_it_is_silent_and_quoted(
    fake: type[fakes.Tone], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fake))
    progress = SilentProgress()
    said = narrated(tmp_path, fake.name, progress)
    assert progress.warnings == [f"the voice {fake.name} fails on “Then TRIGGER this.”: it is left silent"]
    silent = next(cue for cue in said.sections[0].cues if "TRIGGER" in cue.text)
    assert (silent.voice, silent.words) == ("", ())
    assert kept(tmp_path) == len(TEXTS)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_text_that_takes_its_process_down_costs_only_itself(
    jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Crash, fakes.Tone))
    progress = SilentProgress()
    narrated(tmp_path, "crash", progress, jobs=jobs)
    assert progress.warnings == ["the voice crash fails on “Then TRIGGER this.”: tone:a reads it instead"]
    assert kept(tmp_path) == len(TEXTS) + 1


def test_a_voice_that_takes_every_process_down_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Crash, fakes.Tone))
    monkeypatch.setattr("audicle.speak.studio.prove", _end)
    with pytest.raises(VoiceError, match="ended without a word"):
        narrated(tmp_path, "crash", SilentProgress(), jobs=1)


def _end(order: Order) -> None:
    make_clip(Order(order.folder, order.voice, "", "en", "TRIGGER", 1.0, -16.0, -1.0, 64))


def test_a_voice_that_fails_on_every_text_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.FailFrom, fakes.Tone))
    registry._made.cache_clear()  # the fake counts what this process spoke
    with pytest.raises(VoiceError, match="failed on sentence 1"):
        narrated(tmp_path, "failfrom", SilentProgress())


def test_a_host_that_cannot_be_reached_is_no_fault_of_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Unreachable, fakes.Tone))
    with pytest.raises(NetworkError):
        narrated(tmp_path, "unreachable", SilentProgress())


def test_it_is_respelt_and_its_words_keep_their_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Choosy))
    cache = ClipCache(tmp_path)
    text = "The ②H ﬁsh, ½x."
    order = Order(tmp_path, choose("en"), "1", "en", text, 1.0, -16.0, -1.0, 64)
    assert make_clip(order) is None
    words = cache.about(order.key).words
    assert words
    assert [text[word.start : word.end] for word in words] == ["The", "②", "H", "ﬁsh", "½", "x"]
    assert all(one.ends <= other.begins for one, other in pairwise(words))


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("²H and H₂O, 10⁵", "2 H and H 2 O, 10 5"), ("①a⑴b⒈c", "1 a(1)b 1.c"), ("x½y", "x 1/2 y"), ("Ⅳth", "IV th"),
        ("٣٤", "34"), ("፩a", "1 a"), ("𐩀b", "1 b"), ("ﬁsh", "fish"), ("㎏", "kg"),
        ("It is plain – so.", "It is plain – so."),
        ("", ""),
    ],
)  # fmt: skip
def test_decompositions(written: str, plain: str) -> None:
    made = decomposed(written)
    assert made.text == plain
    assert len(made.origins) == len(plain)
    assert list(made.origins) == sorted(made.origins)
    assert set(made.origins) == set(range(len(written)))


def test_sounds_and_words_are_found_again() -> None:
    made = decomposed("a ㎏ ﬁsh")
    assert made.text == "a kg fish"
    assert made.sounds_after([Sound(4, 7, "fɪʃ")]) == (Sound(5, 9, "fɪʃ"),)
    words = (SpokenWord(2, 3, 0.0, 0.1), SpokenWord(3, 4, 0.1, 0.2), SpokenWord(5, 9, 0.2, 0.3))
    assert made.words_before(words) == (SpokenWord(2, 3, 0.0, 0.2), SpokenWord(4, 7, 0.2, 0.3))
