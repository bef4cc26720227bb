"""The core of the library: what it reads, what it keeps, what it writes and what it leaves alone."""

from __future__ import annotations

import json
import multiprocessing
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from audicle import SilentProgress, build_library
from audicle.errors import OutputError, SourceError, UsageError
from audicle.publish.library import build as building
from audicle.publish.library.about import most_common
from audicle.publish.library.page import Page, made_from
from audicle.publish.library.settings import LibrarySettings, library_from_file
from audicle.publish.library.shelf.lock import locked
from audicle.publish.library.shelf.manifests import known
from shelves import manifest_of, put_article, put_manifest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.publish.library.about import Library
    from audicle.publish.library.shelf.entry import Entry


def listed(entries: tuple[Entry, ...], library: Library) -> Iterator[Page]:
    """A writer: a page for each article, and a list of them that links to these."""
    for entry in entries:
        text = f"generator: Audicle\n{entry.title}\n{entry.number}\n{entry.date.isoformat()}\n{library.title}\n"
        yield Page(f"pages/{entry.slug}.txt", made_from(1, entry.key, library.title), text.encode)
    names = "\n".join(entry.slug for entry in entries)
    yield Page("list.txt", made_from(1, names), f"generator: Audicle\n{names}\n".encode)


@pytest.fixture(autouse=True)
def one_writer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "writers", lambda: (listed,))


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    for number, day in enumerate(("2021-06-18", "2020-01-01", None), start=1):
        put_article(folder, f"article-{number}", published=day, seen=1_700_000_000)
    return folder


def test_a_second_build_writes_nothing(shelf: Path) -> None:
    first = build_library(shelf)
    assert (first.articles, len(first.written)) == (3, 4)
    before = {path: path.stat().st_mtime_ns for path in shelf.rglob("*") if path.is_file() and path.suffix != ".lock"}
    again = build_library(shelf)
    assert (again.written, again.removed, again.warnings) == ((), (), ())
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_only_what_changed_is_written_and_what_went_is_removed(shelf: Path) -> None:
    build_library(shelf)
    manifest = manifest_of(shelf / "article-2")
    manifest["metadata"]["title"] = "Another title"
    put_manifest(shelf / "article-2", manifest)
    put_article(shelf, "article-4")
    for path in sorted((shelf / "article-3").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    built = build_library(shelf)
    assert set(built.written) == {"pages/article-2.txt", "pages/article-4.txt", "list.txt"}
    assert built.removed == ("pages/article-3.txt",)
    assert "Another title" in (shelf / "pages" / "article-2.txt").read_text()


def test_articles_are_numbered_as_they_come_and_dated_when_they_were_first_seen(shelf: Path) -> None:
    build_library(shelf)
    text = {path.stem: path.read_text().split("\n") for path in (shelf / "pages").iterdir()}
    assert [text[f"article-{number}"][2] for number in (1, 2, 3)] == ["2", "1", "3"]
    assert text["article-3"][3].startswith("2023-11-14T22:13:20")
    put_article(shelf, "article-0", published="1999-01-01")
    manifest = manifest_of(shelf / "article-3")
    put_manifest(shelf / "article-3", manifest, seen=1_800_000_000)
    build_library(shelf)
    assert (shelf / "pages" / "article-0.txt").read_text().split("\n")[2] == "4"
    assert (shelf / "pages" / "article-3.txt").read_text().split("\n")[3].startswith("2023-11-14T22:13:20")


def test_source_date_epoch_is_the_date_of_what_has_none(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    build_library(shelf)
    assert "2020-09-13T12:26:40" in (shelf / "pages" / "article-3.txt").read_text()


@pytest.mark.parametrize("epoch", ["99999999999999", "9" * 30, "soon", "-5"])
def test_a_source_date_epoch_that_is_no_moment_is_none(
    epoch: str, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    build_library(shelf)
    assert "2023-11-14T22:13:20" in (shelf / "pages" / "article-3.txt").read_text()


def test_an_article_that_gets_audio_later_gets_a_number_then(tmp_path: Path) -> None:
    put_article(tmp_path, "silent", audio=False)
    put_article(tmp_path, "heard")
    build_library(tmp_path)
    assert "None" in (tmp_path / "pages" / "silent.txt").read_text()
    put_article(tmp_path, "silent")
    build_library(tmp_path)
    assert (tmp_path / "pages" / "silent.txt").read_text().split("\n")[2] == "2"


BROKEN: dict[str, Any] = {
    "cut short": '{"schema": "audicle-manifest/1", "met',
    "no object": "[]",
    "of another version": {"schema": "audicle-manifest/2"},
    "no manifest": {"schema": "other"},
    "leads out": {"files": [{"path": "../../secret", "role": "book"}]},
    "leads out absolutely": {"files": [{"path": "/etc/passwd", "role": "book"}]},
    "leads out by a link": {"files": [{"path": "link/secret", "role": "book"}]},
    "backslash": {"files": [{"path": "..\\secret", "role": "book"}]},
    "title": {"metadata": {"title": 7}},
    "authors": {"metadata": {"title": "A", "authors": "Ann"}},
    "metadata": {"metadata": None},
    "files": {"files": "none"},
    "file": {"files": ["a.mp3"]},
    "sections": {"sections": {}},
    "duration": {"duration": "long"},
    "endless": {"duration": float("inf")},
    "hundreds of digits": {"duration": 10**400},
    "hundreds of digits below": {"files": [{"path": "a.mp3", "role": "audio", "bytes": 10**400}]},
    "deep": "[" * 100_000,
    "binary": "\x00\xff",
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_manifest_that_cannot_be_used_is_named_and_the_rest_is_built(case: str, shelf: Path, tmp_path: Path) -> None:
    broken = BROKEN[case]
    folder = put_article(shelf, "broken")
    (tmp_path / "secret").write_text("x")
    if case == "leads out by a link":
        (folder / "link").symlink_to(tmp_path)
    if isinstance(broken, str):
        (folder / "audicle.json").write_text(broken, encoding="latin-1")
    else:
        put_manifest(folder, {**manifest_of(folder), **broken})
    progress = SilentProgress()
    built = build_library(shelf, progress=progress)
    assert (built.articles, built.skipped) == (3, ("broken",))
    assert any(warning.startswith("broken/audicle.json") for warning in progress.warnings)
    assert build_library(shelf).warnings == built.warnings[:1]
    put_article(shelf, "broken")
    assert build_library(shelf).articles == 4


def test_what_the_articles_pages_share_is_there(shelf: Path) -> None:
    build_library(shelf)
    (shelf / "assets" / "player.js").unlink()
    build_library(shelf)
    assert {path.name for path in (shelf / "assets").iterdir()} == {"player.js", "style.css"}


def test_a_file_where_a_folder_is_needed_is_named_with_what_can_be_done(shelf: Path) -> None:
    (shelf / "assets").write_text("mine")
    with pytest.raises(OutputError, match="assets") as raised:
        build_library(shelf)
    assert raised.value.remedy.endswith("move it elsewhere, or move the folder to another disk.")  # there is no -o


def test_hidden_folders_and_folders_without_a_manifest_are_no_articles(shelf: Path) -> None:
    put_article(shelf, ".stage-x.partial")
    (shelf / "article-1" / ".x.partial").mkdir()
    put_article(shelf / "article-1" / ".x.partial", "inner")
    (shelf / "empty").mkdir()
    (shelf / "notes.txt").write_text("mine")
    assert build_library(shelf).articles == 3


def test_a_file_that_is_gone_is_named_and_left_out(shelf: Path) -> None:
    build_library(shelf)
    (shelf / "article-1" / "audio" / "01-introduction.mp3").unlink()
    built = build_library(shelf)
    assert [warning for warning in built.warnings if "article-1/audio/01-introduction.mp3" in warning]
    assert "pages/article-1.txt" not in built.written  # nothing that this writer shows
    assert build_library(shelf).warnings == built.warnings


@pytest.mark.parametrize("said", [None, "", "audio", "<b>", "a b/c"])
def test_what_is_no_media_type_is_told_by_the_name(said: str | None, shelf: Path) -> None:
    manifest = manifest_of(shelf / "article-1")
    for file in manifest["files"]:
        file["media_type"] = said
    put_manifest(shelf / "article-1", manifest)
    summary, _, _ = known(shelf / "article-1")
    kinds = {file[0].rpartition(".")[2]: file[3] for file in summary["files"]}
    assert (kinds["epub"], kinds["mp3"], kinds["png"]) == ("application/epub+zip", "audio/mpeg", "image/png")


def test_an_article_of_which_only_the_manifest_is_here_is_linked_as_it_says(shelf: Path) -> None:
    folder = shelf / "article-1"
    stated = {file["path"]: file["bytes"] for file in json.loads((folder / "audicle.json").read_bytes())["files"]}
    for path in stated:
        (folder / path).unlink()
    summary, missing, elsewhere = known(folder)
    assert (missing, elsewhere) == ([], True)
    assert {path: size for path, _, _, _, size, _ in summary["files"]} == {
        f"article-1/{path}": size for path, size in stated.items()
    }
    assert summary["duration"]
    what = "article-1: of the files in audicle.json none is there; they are linked as it says."
    assert what in build_library(shelf).warnings
    assert what not in build_library(shelf).warnings  # and it is not read anew


def test_somebody_s_own_file_is_left_alone_and_named(shelf: Path) -> None:
    (shelf / "list.txt").write_text("my own list")
    built = build_library(shelf)
    assert built.foreign == ("list.txt",)
    assert any("list.txt" in warning for warning in built.warnings)
    assert (shelf / "list.txt").read_text() == "my own list"
    assert build_library(shelf, force=True).foreign == ("list.txt",)
    (shelf / "list.txt").unlink()
    assert build_library(shelf).written == ("list.txt",)
    (shelf / "list.txt").write_text("my own list again")
    assert build_library(shelf).foreign == ("list.txt",)
    assert (shelf / "list.txt").read_text() == "my own list again"


def test_a_page_that_somebody_wrote_over_is_not_removed(shelf: Path) -> None:
    build_library(shelf)
    (shelf / "pages" / "article-1.txt").write_text("my own page")
    (shelf / "article-1" / "audicle.json").unlink()
    built = build_library(shelf)
    assert (built.removed, built.foreign) == ((), ("pages/article-1.txt",))
    assert (shelf / "pages" / "article-1.txt").read_text() == "my own page"


@pytest.mark.parametrize("lost", ["", "{", '{"schema": "audicle-library/9", "generator": "Audicle"}'])
def test_a_lost_state_is_made_anew_and_marked_files_are_known_again(lost: str, shelf: Path) -> None:
    build_library(shelf)
    (shelf / "library.json").write_text(lost) if lost.startswith('{"') else (shelf / "library.json").unlink()
    (shelf / "list.txt").write_text("generator: Audicle\nold\n")
    built = build_library(shelf)
    assert (built.written, built.foreign) == (("list.txt",), ())


@pytest.mark.parametrize(
    "edited",
    [
        {"first": "yesterday"},
        {"first": "2020-01-01"},
        {"first": None},
        {"number": "7"},
        {"place": [7]},
        {"place": 0},
        {"seen": None, "first": 7},
        {"colour": "red"},
    ],
)
def test_what_no_build_has_written_of_an_article_is_forgotten_and_the_rest_kept(
    edited: dict[str, Any], shelf: Path
) -> None:
    build_library(shelf, LibrarySettings(title="Marsh"))
    state = json.loads((shelf / "library.json").read_bytes())
    state["articles"]["article-2"].update(edited)
    (shelf / "library.json").write_text(json.dumps(state))
    build_library(shelf)
    text = {number: (shelf / "pages" / f"article-{number}.txt").read_text().split("\n") for number in (1, 2, 3)}
    assert [text[number][2] for number in (1, 2, 3)] == ["2", "4", "3"]  # it comes anew
    assert [text[number][4] for number in (1, 2, 3)] == ["Marsh"] * 3


@pytest.mark.parametrize(
    ("place", "edited"),
    [
        (0, 7),
        (1, "Ann"),
        (1, [7]),
        (2, ["2021"]),
        (4, {}),
        (5, True),
        (6, "long"),
        (6, float("nan")),
        (8, 1),
        (None, 3),
    ],
)
def test_what_no_build_has_kept_of_a_manifest_is_read_again(tmp_path: Path, place: int | None, edited: Any) -> None:
    for number in range(11):
        put_article(tmp_path, f"article-{number}")
    build_library(tmp_path, LibrarySettings(page_size=10))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    state = json.loads((tmp_path / "library.json").read_bytes())
    known = state["articles"]["article-2"]
    known["card"] = edited if place is None else [*known["card"][:place], edited, *known["card"][place + 1 :]]
    (tmp_path / "library.json").write_text(json.dumps(state))
    assert build_library(tmp_path).written == ()
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("share", [0, 0.01, 0.1, 0.2, 0.5, 0.99])
def test_a_state_that_was_cut_short_is_set_aside_and_the_library_built_anew(shelf: Path, share: float) -> None:
    build_library(shelf, LibrarySettings(title="Marsh", base_url="https://a.example/b"))
    before = {path: path.read_bytes() for path in shelf.rglob("*") if path.is_file()}
    whole = (shelf / "library.json").read_bytes()
    cut = whole[: int(len(whole) * share)]
    (shelf / "library.json").write_bytes(cut)
    built = build_library(shelf)
    (warning,) = built.warnings
    assert warning.startswith(f"{shelf / 'library.json'} was cut short or edited: it is now library.json.damaged")
    assert (shelf / "library.json.damaged").read_bytes() == cut
    kept = cut.count(b"}") > 0  # the settings stand before all else, and whole
    assert built.base_url == ("https://a.example/b/" if kept else None)
    if kept:
        assert json.loads((shelf / "library.json").read_bytes())["guid"] == json.loads(whole)["guid"]
        assert {path: path.read_bytes() for path in before if path.name != "library.json"} == {
            path: data for path, data in before.items() if path.name != "library.json"
        }
    again = build_library(shelf)
    assert (again.written, again.warnings) == ((), ())


@pytest.mark.parametrize(
    "state",
    [
        bytes(5000),
        b'{"schema":"audicle-library/1","generator":"Audicle"}',
        b'{"schema":"audicle-library/1","generator":"Audicle","settings":{"colour":"red"},"articles":7}',
        b'{"schema":"audicle-library/1","generator":"Audicle 0.1","files":' + b"[" * 100_000,
    ],
)
def test_a_state_that_is_none_is_set_aside(shelf: Path, state: bytes) -> None:
    (shelf / "library.json").write_bytes(state)
    built = build_library(shelf)
    assert (built.articles, len(built.warnings)) == (3, 1)
    assert (shelf / "library.json.damaged").read_bytes() == state
    assert build_library(shelf).warnings == ()


def test_another_program_s_library_json_is_not_overwritten(shelf: Path) -> None:
    (shelf / "library.json").write_text('{"books": []}')
    with pytest.raises(OutputError, match="library\\.json is not Audicle's"):
        build_library(shelf)
    assert (shelf / "library.json").read_text() == '{"books": []}'


def test_a_state_edited_by_hand_deletes_nothing_elsewhere(shelf: Path, tmp_path: Path) -> None:
    build_library(shelf)
    (tmp_path / "mine.txt").write_text("generator: Audicle")
    state = json.loads((shelf / "library.json").read_text())
    state["files"]["../mine.txt"] = state["files"]["list.txt"]
    state["files"][str(tmp_path / "mine.txt")] = state["files"]["list.txt"]
    state["files"]["article-1/audicle.json"] = state["files"]["list.txt"]
    (shelf / "library.json").write_text(json.dumps(state, separators=(",", ":")))
    build_library(shelf)
    assert (tmp_path / "mine.txt").exists()
    assert (shelf / "article-1" / "audicle.json").exists()


def test_the_settings_last_given_hold_until_others_are(shelf: Path) -> None:
    build_library(shelf, LibrarySettings(title="Mine", base_url="https://a.example/b/"))
    built = build_library(shelf)
    assert (built.base_url, built.written) == ("https://a.example/b/", ())
    assert "Mine" in (shelf / "pages" / "article-1.txt").read_text()
    assert build_library(shelf, LibrarySettings()).base_url is None


def test_the_language_of_a_library_changes_only_when_most_articles_do() -> None:
    assert most_common([]) == "en"
    assert most_common(["de", "fr", "fr"]) == "fr"
    assert most_common(["de", "en"]) == "de"
    assert most_common(["de", "fr", "fr", "fr", "de"], "de") == "de"
    assert most_common(["de", "fr", "fr"], "de") == "fr"
    assert most_common(["fr"], "de") == "fr"
    assert most_common([], "de") == "de"


def test_a_full_disk_leaves_what_was_there(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_library(shelf)
    before = (shelf / "list.txt").read_bytes()
    put_article(shelf, "article-4")
    real = Path.replace

    def full(self: Path, target: Path) -> Path:
        if Path(target).name == "article-4.txt":
            raise OSError(28, os.strerror(28))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OutputError, match=r"article-4\.txt") as raised:
        build_library(shelf)
    assert raised.value.remedy.startswith("Free some space, or move the folder")  # there is no -o
    assert (shelf / "list.txt").read_bytes() == before
    assert not list(shelf.rglob("*.partial"))
    monkeypatch.setattr(Path, "replace", real)
    assert build_library(shelf).written == ("pages/article-4.txt", "list.txt")


def test_a_folder_that_may_not_be_written_to_says_so(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: Path, target: Path) -> Path:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(OutputError, match="Permission denied") as raised:
        build_library(shelf)
    assert raised.value.remedy == "Allow this user to write there, or move the folder to another disk."


def test_an_article_that_is_made_anew_while_the_library_is_built(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_library(shelf)

    def again(entries: tuple[Entry, ...], library: Library) -> Iterator[Page]:
        del library
        for entry in entries:
            if changes:
                put_article(shelf, "article-1", title=f"Title {changes.pop()}")
            yield Page(
                f"{entry.slug}.txt",
                made_from(2, entry.key),
                lambda one=entry: f"generator: Audicle\n{one.origin}".encode(),
            )

    monkeypatch.setattr(building, "writers", lambda: (again,))
    changes = [1, 2]
    build_library(shelf)
    assert (shelf / "article-1.txt").read_text() == "generator: Audicle\narticle-1.md"
    assert build_library(shelf).written == ()
    for number in (1, 2, 3):
        (shelf / f"article-{number}.txt").unlink()
    changes = [4, 3]  # and again, each time it is looked at
    assert build_library(shelf).warnings == ()
    assert all((shelf / f"article-{number}.txt").exists() for number in (1, 2, 3))


def hold(folder: Path, ready: Any) -> None:
    with locked(folder, SilentProgress()):
        ready.set()
        multiprocessing.Event().wait(60)


def test_a_build_waits_for_another_and_a_killed_one_is_not_in_the_way(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fork = multiprocessing.get_context("spawn")
    ready = fork.Event()
    holder = fork.Process(target=hold, args=(shelf, ready))
    holder.start()
    assert ready.wait(60)
    said: list[str] = []
    progress = SilentProgress()
    monkeypatch.setattr(progress, "stage", lambda name, _: said.append(name))
    with pytest.raises(OutputError, match="another process"), locked(shelf, progress, 0.2):
        pass
    assert said == ["waiting for another run"]
    holder.kill()
    holder.join()
    assert build_library(shelf).articles == 3


def test_a_folder_that_is_none_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is no folder"):
        build_library(tmp_path / "nowhere")


WRONG = {
    "base_url": [
        "ftp://a.example/",
        "a.example",
        "https://",
        "https://a.example/?x=1",
        "https://a.example/#x",
        "https://a.example/b/feed.xml",
        7,
        "",
    ],
    "title": [7, "", ["A"]],
    "email": ["nobody", "a b@example.org"],
    "language": ["English!", 7],
    "category": ["Articles", ["Technology", 7], 7],
    "episodes": ["chapter", True],
    "explicit": ["no", 1],
    "locked": ["no", None],
    "page_size": [0, 5000, True, "10", 1.5],
    "colour": ["blue"],
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in WRONG.items() for value in values])
def test_a_setting_that_cannot_be_is_an_error_that_names_it(name: str, value: Any) -> None:
    with pytest.raises(UsageError, match=name):
        LibrarySettings().merged({name: value}, "audicle.toml, [library]")


@pytest.mark.parametrize("given", ["https://u:p@a.example/", "https://u@a.example/"])
def test_a_base_url_with_a_password_is_refused_without_showing_it(given: str) -> None:
    with pytest.raises(UsageError, match="holds a name or a password"):
        LibrarySettings().merged({"base_url": given}, "x")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://a.example", "https://a.example/"),
        ("HTTPS://a.example/b/c", "https://a.example/b/c/"),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/"),
        ("https://müller.example/hören/", "https://xn--mller-kva.example/h%C3%B6ren/"),
    ],
)
def test_a_base_url_is_spelled_as_a_url_must_be(given: str, kept: str) -> None:
    assert LibrarySettings().merged({"base_url": given}, "x").base_url == kept


def test_settings_made_in_python_are_checked_too(shelf: Path) -> None:
    given = LibrarySettings(base_url="https://Marsh.example/listen", category=("society & culture > documentary",))
    assert build_library(shelf, given).base_url == "https://marsh.example/listen/"
    assert build_library(shelf).base_url == "https://marsh.example/listen/"
    for wrong in (LibrarySettings(base_url="marsh.example"), LibrarySettings(page_size=1), LibrarySettings(title=" ")):
        with pytest.raises(UsageError, match="LibrarySettings: "):
            build_library(shelf, wrong)


def test_the_table_of_the_settings_file(tmp_path: Path) -> None:
    path = tmp_path / "audicle.toml"
    path.write_text('speed = 1.2\n[library]\ntitle = "T"\ncategory = "documentary"\nartwork = "art.png"\n')
    found = library_from_file(path)
    assert found == LibrarySettings(
        title="T", category=("Society & Culture > Documentary",), artwork=str(tmp_path / "art.png")
    )
    path.write_text("speed = 1.2\n")
    assert library_from_file(path) is None
    path.write_text("library = 3\n")
    with pytest.raises(UsageError, match="as a table"):
        library_from_file(path)


def test_what_another_version_made_of_the_manifests_is_made_anew(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def detailed(entries: tuple[Entry, ...], library: Library) -> Iterator[Page]:
        del library
        for entry in entries:
            yield Page(f"{entry.slug}.txt", made_from(1, entry.key), lambda one=entry: one.origin.encode())

    monkeypatch.setattr(building, "writers", lambda: (detailed,))
    build_library(shelf)
    before = (shelf / "library.json").read_bytes()
    state = json.loads(before)
    for kept in state["articles"].values():
        kept["digest"] = "of another version"
    (shelf / "library.json").write_text(json.dumps(state))
    build_library(shelf)
    assert (shelf / "library.json").read_bytes() == before


@pytest.mark.parametrize("language", ["9" * 5000, "../../en", "a b", "x", "English (UK)"])
def test_what_is_no_language_is_named_and_the_article_is_there_without(language: str, shelf: Path) -> None:
    put_article(shelf, "odd", language=language)
    built = build_library(shelf)
    assert (built.articles, built.skipped) == (4, ())
    assert any(
        warning.startswith("odd/audicle.json has a language that is no BCP 47 tag") for warning in built.warnings
    )
    assert known(shelf / "odd")[0]["language"] == "und"


def test_a_link_that_leads_to_itself_is_named_and_the_rest_is_built(shelf: Path) -> None:
    (shelf / "loop").symlink_to("loop")
    built = build_library(shelf)
    assert (built.articles, built.skipped) == (3, ("loop",))
    assert "loop cannot be read" in built.warnings[0]


def test_a_folder_that_cannot_be_read_for_a_while_is_named_and_keeps_what_it_was(shelf: Path) -> None:
    build_library(shelf)
    before = (shelf / "pages" / "article-2.txt").read_text()
    manifest = shelf / "article-2" / "audicle.json"
    kept = manifest.rename(shelf / "kept.json")
    manifest.symlink_to(manifest)  # which no system follows
    for _ in range(2):
        built = build_library(shelf)
        assert (built.articles, built.skipped) == (2, ("article-2",))
        assert any(warning.startswith("article-2 cannot be read: ") for warning in built.warnings)
    manifest.unlink()
    kept.rename(manifest)
    assert build_library(shelf).articles == 3
    assert (shelf / "pages" / "article-2.txt").read_text() == before


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("[library]\ntitel = 'x'", "Near it: title."),
        ("[library]\nxyz = 1", "They are: artwork, author, "),
        ("[library]\nspeed = 1.2", "speed is a setting of articles: write it above [library]."),
    ],
)
def test_a_misspelt_setting_names_what_is_near(tmp_path: Path, text: str, remedy: str) -> None:
    (tmp_path / "a.toml").write_text(text)
    with pytest.raises(UsageError, match="there is no setting") as raised:
        library_from_file(tmp_path / "a.toml")
    assert raised.value.remedy.startswith(remedy)
