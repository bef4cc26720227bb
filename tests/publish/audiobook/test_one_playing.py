"""One article is one playing in players that read folders, whatever formats it has."""

from __future__ import annotations

import itertools
import os
import subprocess
import time
from typing import TYPE_CHECKING

import pytest
from mutagen.id3 import ID3

import fakes
from audicle.batch import convert_all
from audicle.convert import Made
from audiobookshelf import books

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FORMATS = [list(some) for size in range(4) for some in itertools.combinations(("mp3", "m4b", "opus"), size)]
ARTICLE = """---
title: The weir
author: [Ida Lund, Tom Ek]
---

A low wall.

## The lock

It was never closed.

## The pond

It remembers.
"""


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One cheap voice, and a cache of its own."""
    monkeypatch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))
    monkeypatch.setenv("AUDICLE_CACHE", str(tmp_path / "cache"))


def converted(folder: Path, formats: list[str]) -> Path:
    source = folder / "weir.md"
    source.write_text(ARTICLE)
    (outcome,) = convert_all(
        [str(source)], folder / "library", overrides={"voice": "tone", "formats": tuple(formats)}, jobs=0
    )
    assert isinstance(outcome.result, Made)
    return folder / "library" / "the-weir"


@pytest.mark.parametrize("formats", FORMATS, ids="+".join)
def test_audiobookshelf_plays_an_article_once(tmp_path: Path, formats: list[str]) -> None:
    article = converted(tmp_path, formats)
    ((folder, tracks),) = books(tmp_path / "library").items()
    assert folder == article
    assert [track.parent.name for track in tracks] == (["the-weir"] if formats else ["audio"] * 3)
    assert len(list((article / "audio").glob("*.mp3"))) == 3
    whole = [path for name in formats for path in article.rglob(f"the-weir.{name}")]
    assert len(whole) == len(formats)


def test_the_sections_are_an_album_of_their_own_beside_the_whole(tmp_path: Path) -> None:
    article = converted(tmp_path, ["mp3"])
    assert str(ID3(article / "the-weir.mp3")["TALB"]) == "The weir"
    assert {str(ID3(path)["TALB"]) for path in (article / "audio").glob("*.mp3")} == {"The weir (Sections)"}
    article = converted(tmp_path, [])
    assert {str(ID3(path)["TALB"]) for path in (article / "audio").glob("*.mp3")} == {"The weir"}


def test_what_an_earlier_run_made_in_other_places_goes(tmp_path: Path) -> None:
    article = converted(tmp_path, ["m4b"])
    assert {path.name for path in article.rglob("the-weir.m4b")} == {"the-weir.m4b"}
    assert (article / "the-weir.m4b").is_file()
    article = converted(tmp_path, ["mp3", "m4b"])
    assert not (article / "the-weir.m4b").exists()
    assert (article / "formats" / "the-weir.m4b").is_file()
    article = converted(tmp_path, [])
    assert not (article / "formats").exists()
    assert not (article / "audio" / ".ignore").exists()


def test_mpd_has_an_article_once(tmp_path: Path, parts: Callable[..., None]) -> None:
    parts("mpd", "mpc")
    converted(tmp_path, ["mp3", "m4b", "opus"])
    socket = tmp_path / "socket"
    settings = tmp_path / "mpd.conf"
    settings.write_text(
        f'music_directory "{tmp_path / "library"}"\ndb_file "{tmp_path / "db"}"\nbind_to_address "{socket}"\n'
        f'pid_file "{tmp_path / "pid"}"\nauto_update "no"\nfilesystem_charset "UTF-8"\n'
        'audio_output {\ntype "null"\nname "none"\n}\ndecoder {\nplugin "wildmidi"\nenabled "no"\n}\n'
    )
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "MPD_HOST": str(socket)}
    server = subprocess.Popen(["mpd", "--no-daemon", str(settings)], env=env, stderr=subprocess.DEVNULL)
    try:
        while not socket.exists():
            assert server.poll() is None
            time.sleep(0.05)

        def asked(*words: str) -> list[str]:
            return subprocess.run(["mpc", *words], env=env, check=True, capture_output=True, text=True).stdout.split(
                "\n"
            )

        asked("--wait", "update")
        found = list(filter(None, asked("--format", "%file%\t%album%\t%artist%\t%albumartist%", "listall")))
    finally:
        server.terminate()
        server.wait()
    assert found == ["the-weir/the-weir.mp3\tThe weir\tIda Lund; Tom Ek\tIda Lund; Tom Ek"]
