"""A script that is printed, edited and narrated."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import fakes
from audicle import script_of
from audicle.cli import main
from audicle.errors import UsageError
from audicle.progress import SilentProgress
from audicle.settings import Settings
from audicle.speak.narrator import cast
from audicle.speak.script.file import load_script, script_to_json, script_to_text
from audicle.speak.script.scriptwriter import write_script
from overlays import pars
from scripts import every_kind

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.usefixtures("tone")
HERE = Path(__file__).parent


@pytest.fixture
def tone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "mill.md"
    path.write_text("# The mill\n\nIt stands. It turns.\n\n> Slowly.\n", encoding="utf-8")
    return path


def saved(article: Path, capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, Any]]:
    with pytest.raises(SystemExit) as ended:
        main(["script", str(article), "--format", "json", *options])
    assert not ended.value.code
    return json.loads(capsys.readouterr().out)


def test_it_says_everything_a_reader_needs(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entries = saved(article, capsys)
    assert [entry["spoken"] for entry in entries] == [
        *("The mill", "It stands.", "It turns.", "Quote:", "Slowly.", "End of quote."),
    ]
    assert entries[1]["text"] == "It stands."
    assert {entry["voice"] for entry in entries} == {"tone:a"}
    assert entries[4]["role"] == "quotes"
    assert all(entry["pause_after"] > 0 for entry in entries)


def test_for_people(golden: Callable[[Path, str], None]) -> None:
    script = write_script(every_kind())
    voices = cast(script, "en-GB", Settings(), SilentProgress())
    golden(HERE / "script-printed.txt", script_to_text(script, voices))


def test_what_is_saved_is_what_is_loaded(tmp_path: Path) -> None:
    script = write_script(every_kind())
    (tmp_path / "s.json").write_text(json.dumps(script_to_json(script, {})), encoding="utf-8")
    assert load_script(tmp_path / "s.json", script) == script


def test_an_edited_script_is_narrated(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entries = saved(article, capsys)
    entries[1]["spoken"] = "It is standing."
    entries[2]["voice"] = "tone:b"
    del entries[3:]
    (tmp_path / "s.json").write_text(json.dumps(entries), encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(
            [
                "convert",
                str(article),
                "-o",
                str(tmp_path / "out"),
                "--script",
                str(tmp_path / "s.json"),
                "--json",
                "--jobs",
                "0",
            ]
        )
    assert not ended.value.code
    (made,) = json.loads(capsys.readouterr().out)["articles"]
    assert {voice["voice"] for voice in made["manifest"]["voices"]} == {"a", "b"}
    book = next(Path(made["folder"]).glob("*.epub"))
    assert [par.text for par in pars(book)] == ["The mill", "It stands.", "It turns."]


def test_sounds_keep_to_their_words(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# Pipes\n\nThe leaders of Kyiv saw pipes made of lead.\n", encoding="utf-8")
    script, _ = script_of(str(path))
    entries = script_to_json(script, {})
    spoken = next(entry for entry in entries if "sounds" in entry)
    assert [sound["words"] for sound in spoken["sounds"]] == ["Kyiv", "lead"]
    (tmp_path / "s.json").write_text(json.dumps(entries), encoding="utf-8")
    assert load_script(tmp_path / "s.json", script) == script
    spoken["spoken"] = "Leaders saw leaders of lead pipes."
    (tmp_path / "s.json").write_text(json.dumps(entries), encoding="utf-8")
    (edited,) = (one for one in load_script(tmp_path / "s.json", script).utterances if one.sounds)
    assert [(edited.spoken[one.start :], one.entry) for one in edited.sounds] == [("lead pipes.", "")]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda entries: entries[0].update(id="nowhere"), "entry 1: 'nowhere' is not in this article"),
        (lambda entries: entries[0].pop("id"), "entry 1: it has no id"),
        (lambda entries: entries[0].update(pause_after=-1), "entry 1: pause_after is -1"),
        (lambda entries: entries[0].update(pause_after=float("nan")), "entry 1: pause_after is nan"),
        (lambda entries: entries[0].update(spoken=5), "entry 1: spoken is 5"),
        (lambda entries: entries[0].update(voice=5), "entry 1: voice is 5"),
        (lambda entries: entries.reverse(), "another order"),
        (lambda entries: entries.clear(), "nothing in this script"),
    ],
)
def test_a_script_that_does_not_fit_is_refused(
    change: Callable[[list[dict[str, Any]]], object], says: str, tmp_path: Path
) -> None:
    script = write_script(every_kind())
    entries = script_to_json(script, {})
    change(entries)
    (tmp_path / "s.json").write_text(json.dumps(entries), encoding="utf-8")
    with pytest.raises(UsageError, match=says):
        load_script(tmp_path / "s.json", script)


@pytest.mark.parametrize("content", [b"{}", b"[1]", b"nonsense", b"\xff"])
def test_a_file_that_is_no_script_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "s.json").write_bytes(content)
    with pytest.raises(UsageError):
        load_script(tmp_path / "s.json", write_script(every_kind()))


def test_one_script_is_for_one_article(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "other.md").write_text("Other.\n", encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["convert", str(tmp_path), "-o", str(tmp_path / "out"), "--script", "s.json"])
    assert ended.value.code == 2
    assert "one article" in capsys.readouterr().err


def test_in_python(article: Path) -> None:
    script, voices = script_of(str(article))
    assert voices[script.utterances[0]]
