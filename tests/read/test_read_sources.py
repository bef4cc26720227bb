from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from audicle.errors import SourceError
from audicle.read.sources import find_sources, open_source, read_article

TEXT = b"The bridge opens\n\nIt was opened on Monday by the mayor.\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_read_like_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "story.txt"
    os.mkfifo(pipe)
    assert find_sources((str(pipe),)) == (str(pipe),)
    writer = threading.Thread(target=pipe.write_bytes, args=(TEXT,))
    writer.start()
    source = open_source(str(pipe))
    writer.join()
    assert (source.name, source.data, source.folder) == (str(pipe), TEXT, tmp_path)


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="this system does not name open files")
def test_a_pipe_of_the_shell_is_read_like_standard_input() -> None:
    reading, writing = os.pipe()
    try:
        os.write(writing, TEXT)
        os.close(writing)
        name = f"/dev/fd/{reading}"
        assert find_sources((name,)) == (name,)
        source = open_source(name)
    finally:
        os.close(reading)
    assert (source.name, source.data, source.folder) == ("-", TEXT, Path.cwd())


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no devices among its files")
@pytest.mark.parametrize("name", ["/dev/null", "/dev/zero"])
def test_a_device_is_no_regular_file(name: str) -> None:
    with pytest.raises(SourceError, match="not a regular file"):
        find_sources((name,))
    with pytest.raises(SourceError, match="not a regular file"):
        open_source(name)


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("b.md", "a.md", "c.md"):
        Path(name).write_bytes(TEXT)
    named = ("b.md", "-", "./b.md", ".", str(tmp_path / "c.md"), "-", "https://a.example/x", "https://a.example/./x")
    assert find_sources(named) == ("b.md", "-", "a.md", "c.md", "https://a.example/x", "https://a.example/./x")


def test_what_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    missing = str(tmp_path / "missing.txt")
    with pytest.raises(SourceError, match="no such file or folder"):
        find_sources((missing,))
    with pytest.raises(SourceError, match="cannot be read"):
        open_source(missing)


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="this is a folder"):
        read_article(str(tmp_path))
