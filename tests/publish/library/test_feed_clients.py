"""Programs that others wrote read the feed from a plain file server and get what it promises, byte for byte."""

from __future__ import annotations

import contextlib
import os
import select
import sqlite3
import subprocess
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import feedparser
import pytest

import fakes
from audicle import LibrarySettings, build_library, convert_all
from feed_rules import faults
from shelves import put_article
from static_server import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pty = pytest.importorskip("pty", reason="there are no pseudo-terminals on Windows")
pytestmark = pytest.mark.xdist_group("feed-clients")  # one server and one conversion for all

ARTICLE = """\
---
title: The <clock> & the reeds
author: [Ann Lee, Bo Ek]
date: 2021-06-18
lang: en-GB
---

The keeper calls it the clock.

## Why it is slow

Mud, and wind.
"""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A served library of one article that was converted and two that were not."""
    folder = tmp_path_factory.mktemp("served")
    source = tmp_path_factory.mktemp("source") / "clock.md"
    source.write_text(ARTICLE, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUDICLE_ENGINES", fakes.only(fakes.Tone))
        patch.setenv("AUDICLE_CACHE", str(tmp_path_factory.mktemp("clips")))
        for outcome in convert_all((str(source),), folder, jobs=0):
            assert outcome.result.changed
    put_article(folder, "moon", title="Moon \N{FULL MOON SYMBOL}", published="1841-05-01")
    put_article(folder, "right-to-left", title="مقالات", language="ar", published=None)
    with serving(folder) as address:
        yield folder, address


def run(*command: str, home: Path, timeout: int = 120, **environment: str) -> str:
    given = {**os.environ, "HOME": str(home), "NO_COLOR": "1", "LC_ALL": "C.UTF-8", **environment}
    done = subprocess.run(command, env=given, timeout=timeout, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def enclosed(folder: Path) -> list[bytes]:
    """Return the bytes of every enclosure of the feed, sorted."""
    feed = feedparser.parse((folder / "feed.xml").read_bytes())
    paths = [urlsplit(entry.enclosures[0].href).path.lstrip("/") for entry in feed.entries]
    return sorted((folder / path).read_bytes() for path in paths)


@pytest.mark.parametrize(("episodes", "whole_links"), [("article", True), ("section", True), ("article", False)])
def test_gpodder_downloads_every_episode(
    shelf: tuple[Path, str], tmp_path: Path, episodes: str, whole_links: bool, parts: Callable[..., None]
) -> None:
    parts("gpo")
    folder, address = shelf
    base = {"base_url": address} if whole_links else {}
    build_library(folder, LibrarySettings(title="Marsh").merged({"episodes": episodes, **base}, "test"))
    home = tmp_path / "gpodder"
    home.mkdir()
    run("gpo", "subscribe", f"{address}feed.xml", "Marsh", home=home, GPODDER_HOME=str(home))
    run("gpo", "update", home=home, GPODDER_HOME=str(home))
    run("gpo", "download", home=home, GPODDER_HOME=str(home))
    got = sorted(path.read_bytes() for path in (home / "Downloads").rglob("*.mp3"))
    assert len(got) == {"article": 3, "section": 6}[episodes]
    assert got == enclosed(folder)


def test_newsboat_reads_every_episode_and_its_enclosure(
    shelf: tuple[Path, str], tmp_path: Path, parts: Callable[..., None]
) -> None:
    parts("newsboat")
    folder, address = shelf
    build_library(folder, LibrarySettings(title="Marsh", base_url=address))
    (tmp_path / "urls").write_text(f"{address}feed.xml\n")
    (tmp_path / "config").write_text("")
    files = ["-u", str(tmp_path / "urls"), "-C", str(tmp_path / "config"), "-c", str(tmp_path / "cache.db")]
    run("newsboat", *files, "-x", "reload", home=tmp_path)
    feed = feedparser.parse((folder / "feed.xml").read_bytes())
    assert run("newsboat", *files, "-x", "print-unread", home=tmp_path) == f"{len(feed.entries)} unread articles\n"
    with contextlib.closing(sqlite3.connect(tmp_path / "cache.db")) as cache:
        read = set(cache.execute("select guid, enclosure_url, enclosure_type from rss_item"))
    assert read == {(one.id, one.enclosures[0].href, one.enclosures[0].type) for one in feed.entries}


def test_podboat_downloads_every_episode(shelf: tuple[Path, str], tmp_path: Path, parts: Callable[..., None]) -> None:
    parts("newsboat", "podboat")
    folder, address = shelf
    build_library(folder, LibrarySettings(title="Marsh").merged({"episodes": "section", "base_url": address}, "test"))
    home, episodes = tmp_path / ".newsboat", tmp_path / "episodes"
    home.mkdir()
    (home / "urls").write_text(f"{address}feed.xml\n")
    # by itself it calls an episode like the file, and in two articles files of sections may have one name
    (home / "config").write_text(
        f'podcast-auto-enqueue yes\ndownload-path "{episodes}"\ndownload-filename-format "%t.%e"\n'
    )
    run("newsboat", "-x", "reload", home=tmp_path)
    queue = home / "queue"
    assert len(queue.read_text().splitlines()) == len(enclosed(folder)) == 6
    # what is not whole yet is called ….part
    watched("podboat", "-a", home=tmp_path, until=lambda: len(list(episodes.glob("*.mp3"))) == 6, ends=b"q")
    assert queue.read_text().count(" downloaded\n") == 6
    assert sorted(path.read_bytes() for path in episodes.iterdir()) == enclosed(folder)


def watched(*command: str, home: Path, until: Callable[[], bool], ends: bytes, timeout: int = 60) -> None:
    """Run a program in a terminal ``until`` what is awaited is so, then press the key that ``ends`` it."""
    terminal, inside = pty.openpty()
    environment = {**os.environ, "HOME": str(home), "TERM": "xterm", "LC_ALL": "C.UTF-8"}
    limit = time.monotonic() + timeout
    shown = b""
    with subprocess.Popen(command, env=environment, stdin=inside, stdout=inside, stderr=inside) as process:
        os.close(inside)
        try:
            while not until():
                assert time.monotonic() < limit, shown[-2000:]
                if select.select([terminal], [], [], 0.1)[0]:
                    shown += os.read(terminal, 65536)  # else it would wait for somebody to look
            os.write(terminal, ends)
            while process.poll() is None and time.monotonic() < limit:
                if select.select([terminal], [], [], 0.1)[0]:
                    with contextlib.suppress(OSError):  # of a terminal that nobody writes to any more
                        os.read(terminal, 65536)
            assert process.poll() == 0, shown[-2000:]
        finally:
            process.kill()
            os.close(terminal)


def test_feedparser_keeps_every_transcript_and_chapter_link(shelf: tuple[Path, str]) -> None:
    folder, address = shelf
    build_library(folder, LibrarySettings(title="Marsh", base_url=address))
    raw = (folder / "feed.xml").read_bytes()
    assert faults(raw) == []
    feed = feedparser.parse(raw)
    assert not feed.bozo
    assert feed.feed.title == "Marsh"
    assert {entry.title for entry in feed.entries} == {"The <clock> & the reeds", "Moon \N{FULL MOON SYMBOL}", "مقالات"}
    for entry in feed.entries:
        assert entry.enclosures[0].type == "audio/mpeg"
        assert entry.content[0].type == "text/html"
        assert entry.podcast_chapters["url"].startswith(address)
        assert entry.podcast_transcript["url"].startswith(address)
    for kind in ("vtt", "srt", "txt", "transcript.json"):
        for name in ("moon/moon", "the-clock-the-reeds/the-clock-the-reeds"):
            assert raw.count(f'<podcast:transcript url="{address}{name}.{kind}"'.encode()) == 1
            assert (folder / f"{name}.{kind}").is_file()
