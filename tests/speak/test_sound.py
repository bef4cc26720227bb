"""How a narration sounds as a whole: its loudness, its pauses, the chime between its sections."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest

import fakes
from audicle.agreed.policies import STUDY
from audicle.audio import mp3
from audicle.audio.chime import chime
from audicle.model import Article, Heading, Level, Metadata, Narration, Paragraph, Section, Text
from audicle.model.ids import identify
from audicle.progress import SilentProgress
from audicle.publish.timeline import section_offsets, whole_duration
from audicle.settings import Settings
from audicle.speak.cache import ClipCache
from audicle.speak.narrator import narrate
from audicle.speak.script.scriptwriter import write_script
from audicle.speak.studio import Studio
from audio.test_level import loudness, true_peak

if TYPE_CHECKING:
    from pathlib import Path

WORDS = (
    "The ferry crosses the river twice an hour, and it has done so for a hundred and twelve years.",
    "Nobody in the village owns a car that would not fit on it!",
    "When the fog comes down the ferryman rings a bell; somebody on the other side answers with a pan.",
    "Would a bridge be better?",
)


def article() -> Article:
    return identify(
        Article(
            Metadata("The ferry", language="en"),
            tuple(
                Section(
                    "", 2, Heading("", 2, (Text(title),)), tuple(Paragraph("", (Text(one),)) for one in WORDS[start:])
                )
                for start, title in enumerate(("Twice an hour", "Fog", "What a bridge costs"))
            ),
        )
    )


def narrated(folder: Path, settings: Settings, jobs: int = 0) -> Narration:
    made = article()
    script = write_script(made, replace(STUDY, pauses=settings.pauses))
    with Studio(ClipCache(folder / "clips"), jobs) as studio:
        return narrate(made, script, settings, folder, studio, SilentProgress())


def decoded(path: Path) -> np.ndarray:
    with av.open(io.BytesIO(path.read_bytes()), format="mp3") as container:
        return np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])


def assert_told(level: Level, sound: np.ndarray) -> None:
    """See that a level that was told is what is measured of what is heard."""
    assert level.loudness == pytest.approx(loudness(sound), abs=0.3)
    assert 20 * np.log10(level.peak / np.max(np.abs(sound))) == pytest.approx(0.0, abs=1.0)


@pytest.fixture
def tone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))


@pytest.mark.parametrize(
    "settings", [Settings(), Settings(chime=True), Settings(chime=True, pauses=2.0, loudness=-19.0)]
)
def test_sections_are_even_and_below_the_ceiling(tmp_path: Path, settings: Settings) -> None:
    levels = []
    for section in narrated(tmp_path, settings, jobs=1).sections:
        sound = decoded(section.path)
        assert sound.size / mp3.RATE == pytest.approx(section.duration, abs=1e-9)
        assert true_peak(sound) <= settings.peak
        assert_told(section.level, sound)
        levels.append(loudness(sound))
    assert levels == pytest.approx([settings.loudness] * 3, abs=0.5)
    assert max(levels) - min(levels) <= 0.5


def test_the_level_of_an_edited_script_is_that_of_what_is_heard(tmp_path: Path) -> None:
    """As if it were measured anew: of clips old and new, one said twice, in sections that are not alike."""
    made = article()
    script = write_script(made)
    narrated(tmp_path, Settings())
    said = tuple(
        replace(one, spoken="No." if place % 2 else f"{one.spoken} And it is not over yet, said she.", pause=0.2)
        for place, one in enumerate(script.utterances)
    )
    with Studio(ClipCache(tmp_path / "clips"), 0) as studio:
        told = narrate(made, replace(script, utterances=said), Settings(chime=True), tmp_path, studio, SilentProgress())
    sounds = [decoded(section.path) for section in told.sections]
    for section, sound in zip(told.sections, sounds, strict=True):
        assert_told(section.level, sound)
    assert_told(told.level, np.concatenate(sounds))


@pytest.mark.usefixtures("tone")
def test_clips_without_their_level_are_measured_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = narrated(tmp_path, Settings()).level
    words = [[0, 1, 0.0, 0.1]]
    for kept in (tmp_path / "clips").glob("??/*.json"):
        kept.write_text(json.dumps(words))  # as earlier versions kept it
    after = narrated(tmp_path, Settings()).level
    assert (after.loudness, after.seconds) == (
        pytest.approx(before.loudness, abs=0.3),
        pytest.approx(before.seconds, abs=1.0),
    )
    assert {json.dumps(json.loads(kept.read_bytes())["words"]) for kept in (tmp_path / "clips").glob("??/*.json")} == {
        json.dumps(words)
    }
    monkeypatch.setattr("audicle.audio.level.level_of", None)  # nothing is measured again
    assert narrated(tmp_path, Settings()).level == after


@pytest.mark.usefixtures("tone")
def test_a_chime_parts_sections_and_moves_no_cue(tmp_path: Path) -> None:
    without = narrated(tmp_path, Settings()).sections
    ringing = narrated(tmp_path, Settings(chime=True)).sections
    length = mp3.seconds(mp3.frames(chime(-16.0, -1.0, 64)[0], 64))
    for number, (before, after) in enumerate(zip(without, ringing, strict=True)):
        longer = length if number < len(without) - 1 else 0.0
        assert after.duration == pytest.approx(before.duration + longer, abs=1e-9)
        assert [cue.begins for cue in after.cues] == [cue.begins for cue in before.cues]
        # it belongs to the last cue: nothing that is heard shows nothing
        assert after.cues[-1].ends == after.duration
        assert all(one.ends == following.begins for one, following in pairwise(after.cues))


@pytest.mark.usefixtures("tone")
def test_sections_begin_in_the_whole_where_their_frames_do(tmp_path: Path) -> None:
    narration = narrated(tmp_path, Settings(chime=True))
    head = len(mp3.info_frame(0, 0, 0, 64))
    joined, begins = b"", []
    for section in narration.sections:
        begins.append(mp3.seconds(mp3.frames(joined, 64)))
        joined += section.path.read_bytes()[head:]
    assert section_offsets(narration)[:-1] == pytest.approx(begins, abs=1e-9)
    assert whole_duration(narration) == pytest.approx(mp3.duration(mp3.frames(joined, 64)), abs=1e-9)


@pytest.mark.usefixtures("tone")
def test_pauses_are_made_as_long_as_asked(tmp_path: Path) -> None:
    usual, longer = (write_script(article(), replace(STUDY, pauses=factor)).utterances for factor in (1.0, 2.5))
    assert [one.pause for one in longer] == pytest.approx([2.5 * one.pause for one in usual])
    added = sum(one.pause for one in longer) - sum(one.pause for one in usual)
    short, long = (narrated(tmp_path, Settings(pauses=factor)).duration for factor in (1.0, 2.5))
    assert long - short == pytest.approx(added, abs=0.024 * len(usual))


@pytest.mark.usefixtures("tone")
def test_every_cue_knows_who_says_it(tmp_path: Path) -> None:
    told = narrated(tmp_path, Settings(voice="tone:a", voice_headings="tone:b"))
    headings = {"Twice an hour", "Fog", "What a bridge costs"}
    said = {cue.text: cue.voice for section in told.sections for cue in section.cues}
    assert len(said) > len(headings)
    assert said == {text: "b" if text in headings else "a" for text in said}
