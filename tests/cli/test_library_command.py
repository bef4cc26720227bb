"""``audicle library``, and what ``audicle convert`` does with the library."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

import fakes
from audicle.cli import main
from shelves import put_article

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Run = "Callable[..., tuple[int, str, str]]"


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))
    monkeypatch.setenv("NO_COLOR", "1")
    (tmp_path / "good.md").write_text("# Good\n\nA text that is good.\n")

    def command(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as end:
            main(arguments)
        said = capfd.readouterr()
        return int(end.value.code or 0), said.out, said.err

    return command


def test_build_says_what_it_did(run: Run, tmp_path: Path) -> None:
    put_article(tmp_path / "output", "one")
    code, out, err = run("library", "build")
    assert (code, out.startswith("output  1 article  (")) == (0, True)
    assert "base_url" in err
    code, out, err = run("library", "build", "output", "--base-url", "https://a.example/b", "--json")
    said = json.loads(out)
    assert (code, said["base_url"], said["articles"], err) == (0, "https://a.example/b/", 1, "")
    code, out, err = run("library", "build", "--quiet")
    assert (code, out, err) == (0, "", "")
    assert json.loads(run("library", "build", "--json")[1])["base_url"] == "https://a.example/b/"


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (("library", "build", "nowhere"), 3, "nowhere is no folder"),
        (("library", "build", ".", "--base-url", "ftp://a.example"), 2, "must begin with https://"),
        (("library", "build", ".", "--config", "none.toml"), 2, "none.toml"),
    ],
)
def test_what_cannot_be_is_one_line_and_a_code(run: Run, arguments: tuple[str, ...], code: int, word: str) -> None:
    ended, out, err = run(*arguments)
    assert (ended, out) == (code, "")
    assert word in err
    assert err.count("\n") == 1


def test_a_folder_without_articles_is_left_as_it_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    code, out, err = run("library", "build", "elsewhere")
    assert (code, out) == (0, "elsewhere  0 articles  (unchanged)\n")
    assert err.count("\n") == 1
    assert "elsewhere holds no article" in err
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_what_convert_made_is_no_source_of_the_next(run: Run, tmp_path: Path) -> None:
    assert run("convert", ".", "--no-audio")[:2] == (0, "output/good\n")
    (tmp_path / "output" / "mine.html").write_text("<h1>Mine</h1><p>A text of my own.</p>")
    said = run("convert", ".", "--no-audio")
    assert (said[0], said[1].split()[0::2]) == (0, ["output/good", "output/mine"])


def test_a_wrong_table_stops_convert_before_it_works(run: Run, tmp_path: Path) -> None:
    (tmp_path / "audicle.toml").write_text('[library]\nepisodes = "chapter"\n')
    code, _, err = run("convert", "good.md")
    assert code == 2
    assert "episodes is 'chapter'" in err
    assert not (tmp_path / "output").exists()
    assert run("convert", "good.md", "--no-library", "--jobs", "0")[0] == 0


def test_convert_brings_the_library_up_to_date(run: Run, tmp_path: Path) -> None:
    assert run("convert", "good.md", "--no-library", "--jobs", "0", "-q")[0] == 0
    assert sorted(path.name for path in (tmp_path / "output").iterdir()) == ["assets", "good"]
    code, out, _ = run("convert", "good.md", "--jobs", "0", "--json")
    said = json.loads(out)
    assert (code, said["library"]["articles"]) == (0, 1)
    assert (tmp_path / "output" / "library.json").exists()


def test_articles_are_made_even_if_the_library_cannot_be(run: Run, tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "library.json").write_text("[]")
    code, out, err = run("convert", "good.md", "--jobs", "0", "--json")
    said = json.loads(out)
    assert code == 6
    assert said["articles"][0]["status"] == "made"
    assert said["library"]["exit_code"] == 6
    assert "library.json is not Audicle's" in err
    assert (tmp_path / "output" / "good" / "audicle.json").exists()


def test_pages_say_where_the_library_says_it_is(run: Run, tmp_path: Path) -> None:
    def address() -> str:
        page = (tmp_path / "output" / "good" / "index.html").read_text(encoding="utf-8")
        return next(iter(re.findall('property="og:url" content="(.*?)"', page)), "")

    convert = ("convert", "good.md", "--jobs", "0", "--no-audio")
    assert run(*convert)[0] == 0
    assert address() == ""
    assert run("library", "build", "--base-url", "https://a.example/b")[0] == 0
    code, out, _ = run(*convert, "--no-library")
    assert (code, "unchanged" in out, address()) == (0, False, "https://a.example/b/good/index.html")
    (tmp_path / "audicle.toml").write_text('[library]\nbase_url = "https://c.example"\n')
    assert run(*convert)[0] == 0
    assert address() == "https://c.example/good/index.html"
    assert "unchanged" in run(*convert)[1]
    (tmp_path / "output" / "library.json").write_text("{}")  # somebody else's
    (tmp_path / "audicle.toml").unlink()
    assert run(*convert, "--no-library")[0] == 0
    assert address() == ""
