"""``audicle voices``: what it says of engines, and trying voices."""

from __future__ import annotations

import json
import wave
from pathlib import Path

import numpy as np
import pytest

import fakes
from audicle.cli import main
from audicle.voices.shared.decoding import decoded


@pytest.fixture(autouse=True)
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as caught:
            main(("voices", *arguments))
        captured = capsys.readouterr()
        return caught.value.code or 0, captured.out, captured.err

    return run


def test_each_engine_says_what_it_costs_and_whether_the_text_leaves(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", f"{fakes.only(fakes.Tone)},audicle.voices.openai.engine:OpenaiEngine")
    monkeypatch.setenv("AUDICLE_OPENAI_URL", "https://speech.example/v1")
    monkeypatch.setenv("AUDICLE_OPENAI_PRICE", "15")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    _, out, err = run()
    assert "tone tone 1  (offline; free)" in out
    assert "(online: the text leaves this machine; paid by character, $15 a million)" in out
    _, data, _ = run("--json")
    tone, server = json.loads(data)
    assert (tone["text_leaves"], server["text_leaves"]) == (False, True)
    assert set(tone["languages"]) == set(fakes.Tone.languages)
    assert server["abilities"] == {
        "word_times": False,
        "ssml": False,
        "speed": True,
        "paid": True,
        "dollars_per_million_characters": 15.0,
    }
    assert "secret" not in out + data + err


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-GB", "are in English (en)."),
        ("he", "are in Hebrew (he), made by a machine; no speaker of it has read them yet."),
    ],
)
def test_it_says_who_made_audicle_s_own_words_in_a_language(run, language: str, said: str) -> None:
    code, out, _ = run("--language", language)
    assert code == 0
    assert out.splitlines()[-1] == f"The words that Audicle adds itself {said}"
    _, data, _ = run("--language", language, "--json")
    assert all(voice["engine"] == "tone" for voice in json.loads(data))


def test_one_voice_is_tried(run) -> None:
    code, out, _ = run("--try", "Hello there, all of you.", "--voice", "tone:b", "-o", "b.wav")
    assert (code, out) == (0, "0:00  tone:b\nwritten to b.wav\n")
    with wave.open("b.wav") as sound:
        samples = np.frombuffer(sound.readframes(sound.getnframes()), "<i2")
        assert (sound.getframerate(), sound.getnchannels()) == (24_000, 1)
    assert 1.9 < len(samples) / 24_000 < 2.5  # 24 characters of the tone, and the pause
    assert np.abs(samples).max() > 2000


def test_every_voice_of_a_language_is_tried_one_after_another(run) -> None:
    code, out, _ = run("--try", "Guten Morgen allerseits", "--language", "de")
    assert (code, out) == (0, "0:00  tone:a\n0:02  tone:b\nwritten to try.mp3\n")
    sound = decoded(Path("try.mp3").read_bytes())
    assert 4.0 < len(sound.samples) / sound.rate < 5.0


def test_a_voice_that_fails_is_a_warning_where_another_speaks(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone, fakes.FailFrom))
    code, out, err = run("--try", "A TRIGGER word", "--language", "en")
    assert code == 0
    assert "tone:a" in out
    assert err.startswith("audicle: warning:")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("--try", "a", "-o", "a.ogg"), 2, ".mp3 or .wav"),
        (("--try", "a", "--voice", "nobody"), 2, "there is no voice 'nobody'"),
        (("--try", "a", "--language", "ka"), 5, "Georgian"),
        (("--try", "…"), 5, "can say nothing"),
        (("--voice", "tone"), 2, "--try"),
        (("--try", "a", "-o", "file/a.mp3"), 6, "cannot write"),
    ],
)
def test_what_goes_wrong_is_one_line(run, arguments: tuple[str, ...], code: int, message: str) -> None:
    Path("file").write_text("not a folder")
    found, _, err = run(*arguments)
    assert found == code
    assert message in err
    assert err.count("\n") == 1
    assert not list(Path().glob("*.mp3"))
