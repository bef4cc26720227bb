"""Which folder an article gets: no two articles share one, whoever makes them, and when."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

import fakes
from audicle import convert_all
from audicle.model import Article, Metadata
from audicle.progress import SilentProgress
from audicle.publish.folder import claimed
from shelves import put_article

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = Article(Metadata("One title"), ())


class Watch(SilentProgress):
    """Notes that a run waits for another."""

    def __init__(self) -> None:
        super().__init__()
        self.waits = threading.Event()

    def stage(self, name: str, total: int) -> None:
        if name == "waiting for another run":
            self.waits.set()


@pytest.mark.parametrize(("origin", "number"), [("one-title.md", 1), ("two.md", 2)])
def test_a_run_waits_for_another_that_makes_the_same_folder(tmp_path: Path, origin: str, number: int) -> None:
    output, watch = tmp_path / "output", Watch()

    def second() -> str:
        with claimed(output, ARTICLE, origin, set(), tmp_path / "locks", watch) as folder:
            return folder.name

    with ThreadPoolExecutor(1) as pool:
        with claimed(output, ARTICLE, "one-title.md", set(), tmp_path / "locks", SilentProgress()) as first:
            waiting = pool.submit(second)
            assert watch.waits.wait(60)
            put_article(output, first.name)  # of one-title.md
        names = {first.name, waiting.result(60)}
    assert len(names) == number  # the same source's article is made again, another's stands beside it


def test_a_run_waits_for_another_that_calls_the_folder_by_another_name(tmp_path: Path) -> None:
    output, link, watch = tmp_path / "output", tmp_path / "link", Watch()
    output.mkdir()
    link.symlink_to(output)

    def second() -> None:
        with claimed(link, ARTICLE, "one-title.md", set(), tmp_path / "locks", watch):
            pass

    with ThreadPoolExecutor(1) as pool:
        with claimed(output, ARTICLE, "one-title.md", set(), tmp_path / "locks", SilentProgress()):
            waiting = pool.submit(second)
            assert watch.waits.wait(60)
        waiting.result(60)


@pytest.mark.parametrize(
    "edited",
    [
        {"source": None},
        {"source": []},
        {"fingerprint": None},
        {"files": None},
        {"files": [7]},
        {"files": [{"path": 7}]},
        {"warnings": "deep"},
    ],
)
def test_a_manifest_edited_by_hand_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edited: dict[str, object]
) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))
    source = tmp_path / "index.md"
    source.write_text("---\ntitle: Notes\nlang: en\n---\n\nMud.\n")

    def manifest() -> Path:
        (outcome,) = convert_all([str(source)], tmp_path / "output", overrides={"audio": False}, jobs=0)
        assert not isinstance(outcome.result, Exception)
        assert outcome.result.changed
        return outcome.result.folder / "audicle.json"

    path = manifest()
    made = path.read_text()
    path.write_text(json.dumps({**json.loads(made), **edited}).replace('"deep"', "[" * 100_000))
    assert manifest() == path
    assert path.read_text() == made


def test_a_page_keeps_its_folder_when_its_title_changes_and_a_file_does_not(tmp_path: Path) -> None:
    def folder(title: str, origin: str, *taken: str) -> str:
        article = Article(Metadata(title), ())
        with claimed(tmp_path, article, origin, set(taken), tmp_path / "locks", SilentProgress()) as made:
            return made.name

    address = "https://marsh.example/a?b=1&c=é"
    for slug, origin in (("old-title", address), ("new-title", "https://marsh.example/other"), ("note", "index.md")):
        path = put_article(tmp_path, slug) / "audicle.json"
        manifest = json.loads(path.read_text())
        manifest["source"]["name"] = origin
        path.write_text(json.dumps(manifest, ensure_ascii=False))
    assert folder("Old title", address) == "old-title"
    assert folder("New title", address) == "old-title"
    assert folder("New title", address, "old-title").startswith("new-title-")
    assert folder("New title", "https://marsh.example/third").startswith("new-title-")
    assert folder("Third title", "https://marsh.example/third") == "third-title"
    assert folder("Another note", "index.md") == "another-note"


def test_three_files_of_one_name_and_one_title_are_three_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))
    names = []
    for text in ("Mud.", "Wind.", "Fog."):
        source = tmp_path / text.strip(".") / "index.md"
        source.parent.mkdir()
        source.write_text(f"---\ntitle: Notes\nlang: en\n---\n\n{text}\n")
        names.append(str(source))
    for changed in (True, False):
        outcomes = list(convert_all(names, tmp_path / "output", overrides={"audio": False}, jobs=0))
        assert all(not isinstance(outcome.result, Exception) for outcome in outcomes)
        assert [outcome.result.changed for outcome in outcomes] == [changed] * 3
        assert len({outcome.result.folder for outcome in outcomes}) == 3


def test_an_article_does_not_get_a_folder_that_somebody_else_has_filled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))
    source, mine = tmp_path / "index.md", tmp_path / "notes" / "index.html"
    source.write_text("---\ntitle: Notes\nlang: en\n---\n\nMud.\n")
    mine.parent.mkdir()
    for text, name in ((None, "notes"), ("mine", "notes-"), ("mine", "notes-")):
        if text:
            mine.write_text(text)
            (tmp_path / "notes" / "audicle.json").unlink(missing_ok=True)
        (outcome,) = convert_all([str(source)], tmp_path, overrides={"audio": False}, jobs=0)
        assert not isinstance(outcome.result, Exception)
        assert outcome.result.folder.name.startswith(name)
        assert mine.read_text() == text or text is None


@pytest.mark.parametrize("title", ["OPDS", "Assets", "Con"])
def test_an_article_does_not_get_a_folder_that_is_needed_for_something_else(tmp_path: Path, title: str) -> None:
    article = Article(Metadata(title), ())
    with claimed(tmp_path / "output", article, "a.md", set(), tmp_path / "locks", SilentProgress()) as folder:
        assert folder.name == f"{title.lower()}-article"
