from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import fakes
from audicle import SilentProgress, convert_all, doubtful_words, script_of
from audicle.cli import cli
from audicle.errors import UsageError
from audicle.settings import Settings, from_file
from audicle.speak.lexicon.respelling import respelling
from audicle.speak.script.file import load_script, script_to_json
from audicle.voices.hibari import times as hibari_times
from audicle.voices.hibari.engine import VOICE, HibariEngine
from audicle.voices.shared.sounds import Sound

HERE = Path(__file__).parent
TEXT = """# The mill of Siobhan

Siobhan met Nguyen at CERN, Geneva, on 3 May 2024. The wheel of Siobhan turned.
"""


@pytest.fixture
def source(tmp_path: Path) -> str:
    (tmp_path / "mill.md").write_text(TEXT, encoding="utf-8")
    return str(tmp_path / "mill.md")


def settings(folder: Path, text: str) -> Settings:
    (folder / "words.toml").write_text(text, encoding="utf-8")
    return Settings(lexicon=(str(folder / "words.toml"),))


def test_the_script_of_a_lexicon_reads_well(source: str, tmp_path: Path, golden) -> None:
    chosen = settings(tmp_path, 'Siobhan = "/ʃɪˈvɔːn/"\nNguyen = "win"\n"3 May" = "the third day of May"\n')
    script, voices = script_of(source, chosen)
    lines = [
        f"{one.spoken}  {[(s.start, s.end, s.ipa) for s in one.sounds] or ''}".rstrip() for one in script.utterances
    ]
    golden(HERE / "script.txt", "\n".join(lines) + "\n")
    (tmp_path / "script.json").write_text(json.dumps(script_to_json(script, voices)), encoding="utf-8")
    again = load_script(tmp_path / "script.json", script)
    assert [[(s.start, s.end, s.ipa) for s in one.sounds] for one in again.utterances] == [
        [(s.start, s.end, s.ipa) for s in one.sounds] for one in script.utterances
    ]


def test_only_what_a_change_touches_is_made_again(source, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))

    def made(text: str) -> tuple[bool, str, list[str]]:
        progress = SilentProgress()
        (one,) = convert_all((source,), tmp_path / "out", settings(tmp_path, text), progress, jobs=0)
        assert not isinstance(one.result, Exception), one.result
        manifest = one.result.manifest
        return one.result.changed, manifest["fingerprint"], progress.warnings

    assert made('Nguyen = "win"')[0]
    assert not made('Nguyen = "win"')[0]
    assert not made('Nguyen = "win"\nelsewhere = "x"')[0]
    changed, fingerprint, _ = made('Nguyen = "nwin"')
    assert changed
    assert made('Nguyen = "win"')[1] != fingerprint
    (warning,) = made('Siobhan = "/ʃɪˈvɔːn/"')[2]
    assert "Siobhan" in warning
    assert "words.toml" in warning
    assert made('Siobhan = { ipa = "ʃɪˈvɔːn", say = "shi-vawn" }')[2] == []


def test_hibari_says_ipa() -> None:
    hibari = HibariEngine()
    if hibari.missing():
        pytest.skip("hibari is not installed")
    assert hibari.sayable("ʃɪˈvɔːn", VOICE, "en")
    assert not hibari.sayable("ǃa", VOICE, "en")
    said = hibari.speak_sounds("Hello, Siobhan's friend.", (Sound(7, 14, "ʃɪˈvɔːn"),), VOICE, "en", 1.0).samples
    plain = hibari.speak("Hello, Siobhan's friend.", VOICE, "en", 1.0).samples
    assert len(said)
    assert len(said) != len(plain)
    # the word itself no longer matters
    other = hibari.speak_sounds("Hello, Pumpernickel's friend.", (Sound(7, 19, "ʃɪˈvɔːn"),), VOICE, "en", 1.0).samples
    assert (said == other).all()


def test_hibari_cuts_no_pronunciation_in_a_long_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    hibari = HibariEngine()
    if hibari.missing():
        pytest.skip("hibari is not installed")
    text = "Saint Ives " * 90
    sounds = tuple(Sound(at, at + 10, "seɪnt ˈaɪvz") for at in range(0, len(text) - 10, 11))
    heard: list[str] = []
    said = hibari_times.said
    monkeypatch.setattr(hibari_times, "said", lambda model, chunk, *_: heard.append(chunk) or said(model, "a", 0, 1.0))
    hibari.speak_sounds(text, sounds, VOICE, "en", 1.0)
    assert len(heard) > 1
    assert " ".join(heard) == " ".join(["[SaintIves](/sAnt ˈIvz/)"] * 90)


def test_doubtful_words(tmp_path: Path) -> None:
    if HibariEngine().missing():
        pytest.skip("hibari is not installed")
    text = TEXT.replace("Siobhan", "Zorvath").replace("Nguyen", "Nguyen and Quelbrin")
    (tmp_path / "mill.md").write_text(text, encoding="utf-8")
    source = str(tmp_path / "mill.md")
    found = {one.word: one for one in doubtful_words(source)}
    assert found["Zorvath"].times == 3
    assert (found["Zorvath"].why, found["CERN"].why) == ("unknown", "acronym")
    assert found["Quelbrin"].text == "Zorvath met Nguyen and Quelbrin at CERN, Geneva, on 3 May 2024."
    assert found["Zorvath"].phonemes
    assert found["Zorvath"].respelling
    assert not {"wheel", "Geneva", "The", "mill"} & set(found)
    assert "Nguyen" not in found  # it is in the built-in lexicon
    assert "Zorvath" not in {one.word for one in doubtful_words(source, settings(tmp_path, 'zorvath = "x"'))}


def test_a_voice_that_tells_nothing_is_guessed_about(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))
    found = {one.word: (one.why, one.phonemes) for one in doubtful_words(source)}
    assert found["Nguyen"] == ("name", None)
    assert found["CERN"] == ("acronym", None)
    assert "wheel" not in found


def test_the_command(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))
    monkeypatch.chdir(tmp_path)
    words = [one["word"] for one in json.loads(CliRunner().invoke(cli, ["lexicon", "check", source, "--json"]).stdout)]
    assert "Nguyen" in words
    (tmp_path / "lexicon.toml").write_text('Nguyen = "win"\n', encoding="utf-8")
    words = [one["word"] for one in json.loads(CliRunner().invoke(cli, ["lexicon", "check", source, "--json"]).stdout)]
    assert "Nguyen" not in words
    assert "CERN" in CliRunner().invoke(cli, ["lexicon", "check", source]).stdout


def test_settings(tmp_path: Path) -> None:
    (tmp_path / "audicle.toml").write_text('lexicon = ["names.toml"]\n', encoding="utf-8")
    assert from_file(tmp_path / "audicle.toml").lexicon == (str(tmp_path / "names.toml"),)
    for wrong in ("names.toml", [3], [""], None):
        with pytest.raises(UsageError, match="lexicon"):
            Settings().merged({"lexicon": wrong}, "here")


def test_an_article_cannot_name_a_lexicon(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\naudicle:\n  lexicon: [x.toml]\n---\n# A\n\nText.\n", encoding="utf-8")
    progress = SilentProgress()
    script_of(str(tmp_path / "a.md"), progress=progress)
    assert any("lexicon is for the person" in warning for warning in progress.warnings)


@pytest.mark.parametrize(
    ("ipa", "plain"),
    [("ʃɪˈvɔːn", "shih-VAWN"), ("kæfˈeɪ", "ka-FAY"), ("sˈɜɹn", "surn"), ("seɪnt ˈaɪvz", "saynt eyevz"), ("pst", "pst")],
)
def test_respelling(ipa: str, plain: str) -> None:
    assert respelling(ipa) == plain
