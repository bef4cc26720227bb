from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mutagen.id3 import ID3
from mutagen.mp3 import MP3

import fakes
from audicle import AudicleError, SilentProgress, convert_all
from audicle.audio.sounding import seconds
from audicle.errors import FaultError
from audicle.publish.epub import write_epub
from audicle.publish.manifest import sha256
from overlays import assert_complete, pars, sounding

if TYPE_CHECKING:
    from collections.abc import Callable

    from audicle import Article, Made

TESTS = Path(__file__).parent

RICH = """\
---
title: "The clock in the reeds"
subtitle: A small machine
author: [Ann Lee, Bo Ek]
date: 2021-06-18
lang: en-GB
publisher: Marsh Notes
source: https://marsh.example/clock
tags: [water, time]
---

The keeper calls it *l'horloge*{lang=fr}. Nobody else does.[^1]

![A brass clock among reeds.](clock.png "The clock. It runs slow.")

## Why it is slow

1. Mud.
2. Wind:
   - from the north.

| Month | Lost |
|-------|------|
| May   | 4 s  |
| June  | 9 s  |

> Time is a reed.

## Introduction

Read it last. `print("tick")` is not enough:

```python
while True:
    print("tick")
```

[^1]: Except on Sundays.
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    from PIL import Image  # noqa: PLC0415

    folder = tmp_path / "in"
    folder.mkdir()
    Image.new("RGB", (400, 300), "teal").save(folder / "clock.png")
    path = folder / "clock.md"
    path.write_text(RICH, encoding="utf-8")
    return path


@pytest.fixture
def tone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))


def convert(*sources: Path | str, output: Path, **options: object) -> list[Made]:
    outcomes = list(convert_all(tuple(map(str, sources)), output, jobs=0, **options))
    for outcome in outcomes:
        if isinstance(outcome.result, AudicleError):
            raise outcome.result
    return [outcome.result for outcome in outcomes]


def tree(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): sha256(path) for path in sorted(folder.rglob("*")) if path.is_file()}


def transcripts(made: Made, *sections: str) -> set[str]:
    """The names of the transcripts of an article with these sections."""
    endings = (".vtt", ".srt", ".lrc", ".transcript.json")
    stems = (made.folder.name, *(f"audio/{section}" for section in sections))
    return {f"{stem}{ending}" for stem in stems for ending in endings} | {f"{made.folder.name}.txt"}


@pytest.mark.usefixtures("tone")
def test_a_rich_article_becomes_a_whole_folder(source: Path, tmp_path: Path, epubcheck: Callable[[Path], None]) -> None:
    (made,) = convert(source, output=tmp_path / "out")
    assert made.folder == tmp_path / "out" / "the-clock-in-the-reeds"
    assert set(tree(made.folder)) == {
        "audicle.json",
        "audio/.ignore",
        "audio/.mpdignore",
        "audio/01-introduction.mp3",
        "audio/02-why-it-is-slow.mp3",
        "audio/03-introduction-2.mp3",
        "cover.png",
        "thumbnail.png",
        "images/001.png",
        "index.html",
        "artwork.png",
        "chapters.json",
        "chapters/01.jpg",
        "the-clock-in-the-reeds.epub",
        "the-clock-in-the-reeds.mp3",
        *transcripts(made, "01-introduction", "02-why-it-is-slow", "03-introduction-2"),
    }
    book = made.folder / "the-clock-in-the-reeds.epub"
    epubcheck(book)
    assert_complete(book)
    heard = [par.text for par in pars(book)]
    assert heard[:5] == ["The clock in the reeds", "A small machine", "By Ann Lee and Bo Ek", "18 June 2021", heard[4]]
    assert "The clock." in heard
    assert "It runs slow." in heard


@pytest.mark.usefixtures("tone")
def test_the_manifest_says_what_was_made(source: Path, tmp_path: Path) -> None:
    (made,) = convert(source, output=tmp_path / "out")
    manifest = json.loads((made.folder / "audicle.json").read_text(encoding="utf-8"))
    assert manifest == made.manifest
    assert manifest["source"] == {"name": "clock.md", "url": None, "sha256": sha256(source)}
    assert manifest["metadata"]["authors"] == ["Ann Lee", "Bo Ek"]
    for file in manifest["files"]:
        path = made.folder / file["path"]
        assert (path.stat().st_size, sha256(path)) == (file["bytes"], file["sha256"])
    last = manifest["sections"][-1]
    assert last["begins"] + last["duration"] == pytest.approx(manifest["duration"], abs=0.002)
    for section in manifest["sections"]:
        assert sounding((made.folder / section["audio"]).read_bytes()) == pytest.approx(section["duration"], abs=0.024)


@pytest.mark.usefixtures("tone")
def test_players_find_every_tag(source: Path, tmp_path: Path) -> None:
    (made,) = convert(source, output=tmp_path / "out")
    titles = []
    for number, section in enumerate(made.manifest["sections"], start=1):
        path = made.folder / section["audio"]
        tags, info = ID3(path), MP3(path).info
        titles.append(str(tags["TIT2"]))
        assert str(tags["TALB"]) == "The clock in the reeds (Sections)"
        assert str(tags["TPE1"]) == "Ann Lee; Bo Ek"
        assert str(tags["TRCK"]) == f"{number}/3"
        assert str(tags["TDRC"]) == "2021-06-18"
        assert str(tags["TLAN"]) == "eng"
        assert str(tags["TCON"]) == "Speech"
        assert tags.getall("COMM") == []  # an address is no description
        assert tags.getall("APIC")[0].data[:4] in {b"\x89PNG", b"\xff\xd8\xff\xe0"}
        assert info.channels == 1
        assert info.length == pytest.approx(section["duration"], abs=0.024)
    assert titles == ["Introduction", "Why it is slow", "Introduction (2)"]


@pytest.mark.usefixtures("tone")
def test_the_same_input_gives_the_same_bytes(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (first,) = convert(source, output=tmp_path / "one")
    monkeypatch.setenv("AUDICLE_CACHE", str(tmp_path / "fresh"))
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    (second,) = convert(source, output=tmp_path / "two")
    assert tree(first.folder) == tree(second.folder)


@pytest.mark.usefixtures("tone")
def test_what_stands_there_is_not_made_again(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (first,) = convert(source, output=out)
    before = {path: path.stat().st_mtime_ns for path in first.files}
    (again,) = convert(source, output=out)
    assert (first.changed, again.changed) == (True, False)
    assert {path: path.stat().st_mtime_ns for path in again.files} == before
    assert convert(source, output=out, force=True)[0].changed
    again.files[0].write_bytes(b"damaged")
    assert convert(source, output=out)[0].changed
    (source.parent / "clock.png").write_bytes(b"no picture")
    assert convert(source, output=out)[0].changed


@pytest.mark.usefixtures("tone")
def test_the_manifest_says_what_each_picture_is_for_and_what_the_book_claims(source: Path, tmp_path: Path) -> None:
    (made,) = convert(source, output=tmp_path / "out")
    roles = {file["path"]: (file["role"], file["media_type"]) for file in made.manifest["files"]}
    assert roles["cover.png"] == ("cover", "image/png")
    assert roles["thumbnail.png"] == ("thumbnail", "image/png")
    assert roles["artwork.png"] == ("artwork", "image/png")
    said = made.manifest["accessibility"]
    assert said["accessMode"] == ["textual", "visual", "auditory"]
    assert ["textual", "visual"] in said["accessModeSufficient"]
    assert "summary" in said


def addresses(made: Made) -> dict[str, str]:
    """What the head of an article's page says of where it and its files are."""
    from lxml import html  # noqa: PLC0415

    head = html.document_fromstring((made.folder / "index.html").read_bytes()).find("head")
    found = {str(one.get("property")): str(one.get("content")) for one in head.iterfind("meta[@property]")}
    found |= {str(one.get("rel")): str(one.get("href")) for one in head.iterfind("link[@rel='canonical']")}
    return {name: value for name, value in found.items() if "//" in value}


@pytest.mark.usefixtures("tone")
def test_where_only_the_address_of_the_folder_changes_only_pages_change(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (own := source.with_name("own.md")).write_text("# A clock, söld\n\nIt ticks.\n", encoding="utf-8")
    silent = {"audio": False}
    runs: dict[str | None, list[dict[str, str]]] = {}
    for base in (None, "https://a.example/Listen here", "https://b.example/", None):
        made = [
            convert(source, output=out, base_url=base)[0],
            convert(own, output=out, base_url=base, overrides=silent)[0],
        ]
        trees = [tree(one.folder) for one in made]
        assert [one.changed for one in made] == [True, True]
        assert base not in runs or runs[base] == trees  # byte for byte what it was
        for one, before in zip(made, runs.get(None, trees), strict=True):
            changed = {name for name, digest in tree(one.folder).items() if before[name] != digest}
            assert changed <= {"index.html", "audicle.json"}
        again = [
            convert(source, output=out, base_url=base)[0],
            convert(own, output=out, base_url=base, overrides=silent)[0],
        ]
        assert [one.changed for one in again] == [False, False]
        fresh = [
            convert(source, output=tmp_path / "fresh", base_url=base, force=True)[0],
            convert(own, output=tmp_path / "fresh", base_url=base, force=True, overrides=silent)[0],
        ]
        assert [tree(one.folder) for one in fresh] == trees
        runs[base] = trees
        heard, read = map(addresses, made)
        top = {None: "", "https://a.example/Listen here": "https://a.example/Listen%20here/"}.get(base, base)
        if base is None:
            assert heard == {"canonical": "https://marsh.example/clock"}
            assert read == {}
            continue
        assert heard == {
            "canonical": "https://marsh.example/clock",
            "og:url": f"{top}the-clock-in-the-reeds/index.html",
            "og:image": f"{top}the-clock-in-the-reeds/artwork.png",
            "og:audio": f"{top}the-clock-in-the-reeds/the-clock-in-the-reeds.mp3",
        }
        slug = read["og:url"].removeprefix(top).partition("/")[0]
        assert slug.isascii()
        assert set(read) == {"canonical", "og:url", "og:image"}
        assert read["canonical"] == read["og:url"]
        assert read["og:image"] == f"{top}{slug}/cover.png"


@pytest.mark.usefixtures("tone")
def test_a_page_that_is_not_as_it_was_made_is_made_anew(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (made,) = convert(source, output=out, base_url="https://a.example/")
    manifest = made.folder / "audicle.json"
    lying = json.loads(manifest.read_text(encoding="utf-8")) | {"base_url": "https://never.example/"}
    for said in (lying, lying | {"base_url": 3}):
        manifest.write_text(json.dumps(said), encoding="utf-8")
        (again,) = convert(source, output=out, base_url="https://b.example/")
        assert again.changed
        assert addresses(again)["og:url"].startswith("https://b.example/")
        assert b"a.example" not in (made.folder / "index.html").read_bytes()


def test_an_address_that_is_none_is_an_error(source: Path, tmp_path: Path) -> None:
    with pytest.raises(AudicleError, match="base_url is 'example'"):
        convert(source, output=tmp_path / "out", base_url="example")


@pytest.mark.usefixtures("tone")
def test_sections_that_went_leave_no_files(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (made,) = convert(source, output=out)
    (made.folder / "mine.txt").write_text("not Audicle's")
    source.write_text(RICH.split("## Introduction", maxsplit=1)[0] + "\n[^1]: Except on Sundays.\n", encoding="utf-8")
    convert(source, output=out)
    assert set(tree(made.folder)) == {
        "audicle.json",
        "audio/.ignore",
        "audio/.mpdignore",
        "audio/01-introduction.mp3",
        "audio/02-why-it-is-slow.mp3",
        "cover.png",
        "thumbnail.png",
        "images/001.png",
        "index.html",
        "mine.txt",
        "artwork.png",
        "chapters.json",
        "chapters/01.jpg",
        "the-clock-in-the-reeds.epub",
        "the-clock-in-the-reeds.mp3",
        *transcripts(made, "01-introduction", "02-why-it-is-slow"),
    }
    convert(source, output=out, overrides={"audio": False})
    assert sorted(tree(made.folder)) == [
        "audicle.json",
        "cover.png",
        "images/001.png",
        "index.html",
        "mine.txt",
        "the-clock-in-the-reeds.epub",
        "thumbnail.png",
    ]


@pytest.mark.usefixtures("tone")
def test_two_articles_with_one_title_have_folders_of_their_own(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.md").write_text(f"# Same\n\nThe text of {name}.\n")
    first, second = (made.folder for made in convert(folder, output=tmp_path / "out"))
    assert first != second
    assert [made.folder for made in convert(folder, output=tmp_path / "out")] == [first, second]
    assert [made.folder for made in convert(folder / "b.md", output=tmp_path / "out")] == [second]


@pytest.mark.usefixtures("tone")
def test_front_matter_chooses_and_the_command_wins(source: Path, tmp_path: Path) -> None:
    source.write_text(RICH.replace("tags:", "audicle: {speed: 2.0, bitrate: 32, volume: 11}\ntags:"), encoding="utf-8")
    progress = SilentProgress()
    (made,) = convert(source, output=tmp_path / "out", progress=progress, overrides={"speed": 1.5})
    assert (made.manifest["settings"]["speed"], made.manifest["settings"]["bitrate"]) == (1.5, 32)
    assert any("volume" in warning for warning in progress.warnings)


@pytest.mark.usefixtures("tone")
def test_one_bad_article_does_not_stop_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.md").write_text("# A\n\nText.\n")
    (folder / "b.md").write_text("")
    (folder / "c.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    (folder / "d.md").write_text("# D\n\nText.\n")
    outcomes = list(convert_all((str(folder),), tmp_path / "out", jobs=0))
    assert [isinstance(outcome.result, AudicleError) for outcome in outcomes] == [False, True, True, False]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a", "assets", "d"]


@pytest.mark.usefixtures("tone")
def test_a_fault_in_one_article_does_not_stop_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.md").write_text(f"# {name}\n\nText.\n")

    def broken(article: Article, *_: object) -> None:
        if article.metadata.title == "a":
            raise ZeroDivisionError("a bug")
        return write_epub(article, *_)

    monkeypatch.setattr("audicle.publish.edition.write_epub", broken)
    first, second = (outcome.result for outcome in convert_all((str(folder),), tmp_path / "out", jobs=0))
    assert isinstance(first, FaultError)
    assert "ZeroDivisionError: a bug" in first.what
    assert second.changed
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["assets", "b"]


@pytest.mark.usefixtures("tone")
def test_without_a_writable_cache_it_still_works(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "blocked").write_text("a file where the cache should be")
    monkeypatch.setenv("AUDICLE_CACHE", str(tmp_path / "blocked"))
    progress = SilentProgress()
    (made,) = convert(source, output=tmp_path / "out", progress=progress)
    assert made.changed
    assert any("not kept" in warning for warning in progress.warnings)


@pytest.mark.usefixtures("tone")
def test_a_disk_that_fills_while_publishing_leaves_what_was_there(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    (made,) = convert(source, output=out)
    before = tree(out)
    source.write_text(RICH.replace("Time is a reed.", "Time is a weed."), encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("audicle.publish.audiobook.sections.shutil.copyfileobj", full)
        with pytest.raises(AudicleError, match=r"No space left.*-o") as caught:
            convert(source, output=out)
        assert str(made.folder) in str(caught.value)
        assert tree(out) == before
        with pytest.raises(AudicleError):
            convert(source, output=tmp_path / "fresh")
        assert not list((tmp_path / "fresh").iterdir())
    assert convert(source, output=out)[0].changed


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGTERM to handle on Windows")
def test_told_to_end_it_tidies_up(source: Path, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "AUDICLE_ENGINES": fakes.only(fakes.Hang),
        "PYTHONPATH": str(TESTS),
        "AUDICLE_CACHE": str(tmp_path / "cache"),
    }
    source.write_text("# Slow\n\nTRIGGER a voice that never ends.\n", encoding="utf-8")
    command = [sys.executable, "-m", "audicle", "convert", str(source), "-o", str(tmp_path / "out")]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        for line in process.stderr:
            if "speaking" in line:
                break
        time.sleep(1)
        process.terminate()
        rest = process.stderr.read()
        assert process.wait(timeout=20) == 143
    assert "told to end. Run the same command again" in rest
    assert "leaked" not in rest
    assert not list((tmp_path / "out").iterdir())
    assert not list((tmp_path / "cache" / "work").iterdir())


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL here")
def test_killed_at_any_moment_it_goes_on(source: Path, tmp_path: Path) -> None:
    chance = random.Random(5)
    out = tmp_path / "out"
    environment = {
        **os.environ,
        "AUDICLE_ENGINES": fakes.only(fakes.Tone),
        "PYTHONPATH": str(TESTS),
        "AUDICLE_CACHE": str(tmp_path / "cache"),
    }
    command = [sys.executable, "-m", "audicle", "convert", str(source), "-o", str(out), "-q", "--jobs", "2"]
    command += ["--formats", "mp3,m4b,opus"]
    for _ in range(6):
        with subprocess.Popen(command, env=environment, start_new_session=True) as process:
            time.sleep(chance.uniform(0.05, 2.0))
            process.kill()
            process.wait()
        for path in out.rglob("*"):
            # what has its name is whole
            if path.suffix == ".epub":
                assert_complete(path)
            elif path.suffix == ".mp3":
                assert sounding(path.read_bytes()) > 0
            elif path.suffix in (".m4b", ".opus") and path.is_file():
                with path.open("rb") as file:
                    assert seconds(file) > 0
            elif path.name == "audicle.json":
                json.loads(path.read_text(encoding="utf-8"))
    subprocess.run(command, env=environment, check=True)
    assert_complete(next(out.rglob("*.epub")))
    assert {path.name for path in (tmp_path / "out").rglob(".*")} <= {".audicle.lock", ".ignore", ".mpdignore"}
