"""A conversion with all formats that is killed at any place: its folder is whole, and the same command finishes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

import fakes
import killed_convert

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")

WHILE_MAKING = [
    ("audicle.publish.edition:write_epub+", 1),
    ("audicle.publish.audiobook.writer:join_sections+", 1),  # of the whole MP3
    ("audicle.audio.encoding:_encode", 1),  # of M4B or Opus
    ("audicle.audio.encoding:_encode+", 1),
    ("audicle.audio.encoding:_encode+", 2),
    ("audicle.publish.audiobook.m4b:MP4.save", 1),
    ("audicle.publish.audiobook.writer:side_by_side+", 1),
    ("audicle.publish.audiobook.writer:write_chapters+", 1),
    ("audicle.convert:write_manifest", 1),
    ("audicle.convert:write_manifest+", 1),
]
WHILE_PLACING = [
    ("audicle.publish.folder:os.link+", 1),
    ("audicle.publish.folder:exchange", 1),
    ("audicle.publish.folder:exchange+", 1),
    ("audicle.convert:settle+", 1),
    ("audicle.convert:write_assets+", 1),
]
PLACED = WHILE_PLACING[2:]  # by then


def told(folder: Path, places: list[tuple[str, int]], *options: str) -> list[dict[str, Any]]:
    environment = {
        **os.environ,
        "AUDICLE_ENGINES": fakes.only(fakes.Tone),
        "AUDICLE_CACHE": str(folder / "cache"),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    asked = json.dumps([(*place, options) for place in places])
    command = [sys.executable, killed_convert.__file__, str(folder), asked]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    found = [json.loads(row) for row in done.stdout.splitlines()]
    assert len(found) == len(places)
    for place, one in zip(places, found, strict=True):
        assert one["killed"] == signal.SIGKILL, place
        # nobody takes what was left for an article, and the next run puts it right
        assert set(one["articles"]) <= {"the-clock"}, place
        assert (one["again"], one["then"], one["left"]) == (0, "new", []), place
    return found


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="two folders cannot change places here")
def test_one_that_stood_there_is_the_old_one_or_the_new_one(tmp_path: Path) -> None:
    places = WHILE_MAKING + WHILE_PLACING
    for place, one in zip(places, told(tmp_path, places), strict=True):
        assert (one["seen"], one["whole"], one["own"]) == ("new" if place in PLACED else "old", True, True), place


def test_a_new_one_is_there_or_not(tmp_path: Path) -> None:
    places = [*WHILE_MAKING[3:5], WHILE_MAKING[-1], *WHILE_PLACING[3:]]
    for place, one in zip(places, told(tmp_path, places, "fresh"), strict=True):
        wanted = ("new", True, True) if place in PLACED else ("nothing", False, False)
        assert (one["seen"], one["claims"], one["whole"]) == wanted, place


def test_where_folders_cannot_change_places_a_mixture_is_not_taken_for_whole(tmp_path: Path) -> None:
    places = [("pathlib:Path.replace", 1), ("pathlib:Path.replace+", 3)]
    first, third = told(tmp_path, places, "apart")
    assert (first["seen"], first["whole"], first["own"]) == ("old", True, True)
    assert (third["seen"], third["whole"], third["own"]) == ("mixed", False, True)
