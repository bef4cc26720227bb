"""Which voice files piper finds. What it promises as an engine is in test_contract.py."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from audicle.errors import VoiceError
from audicle.voices.piper import engine as piper
from audicle.voices.piper import files as piper_files
from audicle.voices.piper.engine import PiperEngine
from audicle.voices.piper.files import found_files

if TYPE_CHECKING:
    from pathlib import Path

CONFIG: dict[str, Any] = {
    "audio": {"sample_rate": 22050, "quality": "low"},
    "espeak": {"voice": "de"},
    "num_speakers": 1,
    "num_symbols": 1,
    "phoneme_id_map": {},
    "language": {"code": "de_DE", "name_english": "German", "country_english": "Germany"},
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AUDICLE_PIPER_VOICES", str(tmp_path / "mine"))
    monkeypatch.setattr(piper_files, "_packages", lambda: (tmp_path / "packaged",))
    return tmp_path / "mine"


def put(folder: Path, name: str, data: bytes = b"model", **changes: object) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.onnx").write_bytes(data)
    (folder / f"{name}.onnx.json").write_text(json.dumps(CONFIG | changes), encoding="utf-8")


def test_no_folder_is_no_voice(folder: Path) -> None:
    assert found_files() == ()


def test_files_are_found_in_folders_of_folders_with_language_and_quality(folder: Path) -> None:
    put(folder / "de" / "deep", "de_DE-eva-low")
    (voice,) = found_files()
    assert (voice.name, voice.language, voice.speaker) == ("de_DE-eva-low", "de-DE", None)
    assert voice.description == "German, Germany, neural, low quality"


def test_a_file_without_language_is_spoken_in_the_language_of_its_phonemes(folder: Path) -> None:
    put(folder, "old", language={}, espeak={"voice": "en-gb-x-rp"})
    assert [voice.language for voice in found_files()] == ["en-GB"]


def test_every_speaker_of_a_file_is_a_voice(folder: Path) -> None:
    put(folder, "two", num_speakers=2, speaker_id_map={"anna": 0, "ben": 1})
    assert [(voice.name, voice.speaker) for voice in found_files()] == [("two/anna", 0), ("two/ben", 1)]


def test_the_users_own_file_comes_before_a_packages(folder: Path) -> None:
    put(folder.parent / "packaged", "same", espeak={"voice": "fr"})
    put(folder.parent / "packaged", "other")
    put(folder, "same")
    assert {voice.name: voice.model.parent.name for voice in found_files()} == {"same": "mine", "other": "packaged"}


@pytest.mark.parametrize(
    "text",
    ["", "no json", "[]", "{}", '{"espeak": 1}', json.dumps(CONFIG | {"phoneme_type": "pinyin"}), '{"espeak": {}}'],
)
def test_what_is_no_voice_is_left_out(folder: Path, text: str) -> None:
    put(folder, "good")
    put(folder, "bad")
    (folder / "bad.onnx.json").write_text(text, encoding="utf-8")
    (folder / "alone.onnx.json").write_text(json.dumps(CONFIG), encoding="utf-8")
    assert [voice.name for voice in found_files()] == ["good"]


def test_without_files_it_says_where_to_put_them(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(piper, "_installed", lambda: True)
    lack = PiperEngine().missing()
    assert lack is not None
    assert str(folder) in lack[1]
    assert PiperEngine().voices() == ()


def test_without_the_package_it_says_how_to_get_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(piper, "_installed", lambda: False)
    put(folder, "good")
    assert PiperEngine().missing() == ("the package piper-tts is not installed", "pip install 'audicle[piper]'")
    assert PiperEngine().voices() == ()


needs_piper = pytest.mark.skipif(not piper._installed(), reason="piper-tts is not installed")


@needs_piper
def test_another_file_of_the_same_name_is_another_version(folder: Path) -> None:
    put(folder, "one", b"first")
    version = PiperEngine().version()
    assert PiperEngine().version() == version
    put(folder, "one", b"other")
    assert PiperEngine().version() != version


@needs_piper
def test_a_broken_model_is_a_voice_error_that_names_the_file(folder: Path) -> None:
    put(folder, "broken")
    with pytest.raises(VoiceError, match=r"piper cannot load broken\.onnx"):
        PiperEngine().speak("Hallo.", "broken", "de", 1.0)


@needs_piper
def test_listing_voices_loads_neither_piper_nor_its_runtime() -> None:
    code = "import sys; from audicle.voices.piper.engine import PiperEngine as E; E().voices(); print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"piper", "onnxruntime"}.isdisjoint(ran.stdout.split())


@needs_piper
def test_a_model_that_does_not_tell_its_durations_speaks_without_times(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audicle.voices.piper.times._ROUNDING", "Nothing")
    piper._loaded.cache_clear()
    try:
        speaker = PiperEngine()
        if not speaker.voices():
            pytest.skip("there is no voice file for piper")
        speech, words = speaker.speak_timed("Hello there.", (), "en_US-joe-medium", "en", 1.0)
    finally:
        piper._loaded.cache_clear()
    assert len(speech.samples) > speech.rate / 2
    assert words == ()
    # and says the same as one that does
    monkeypatch.undo()
    assert np.array_equal(speaker.speak("Hello there.", "en_US-joe-medium", "en", 1.0).samples, speech.samples)
