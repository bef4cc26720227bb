"""Runs where the machine allows too little: one line says so, with its own exit code."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from audicle.errors import FaultError, LimitError
from audicle.machine.files import disk_errors
from audicle.read.sources import open_source

if TYPE_CHECKING:
    from pathlib import Path

_LIMITED = """
import os, resource, sys
kind, amount = getattr(resource, sys.argv[1]), int(sys.argv[2])
resource.setrlimit(kind, (amount, amount))
os.execv(sys.executable, [sys.executable, "-m", "audicle", *sys.argv[3:]])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not keep these limits, or count otherwise")
@pytest.mark.parametrize(
    ("kind", "amount", "words"),
    [("RLIMIT_NOFILE", 12, "too many files are open"), ("RLIMIT_AS", 400_000_000, "may use 400 MB of memory")],
)
def test_a_limit_of_the_machine_is_said(tmp_path: Path, kind: str, amount: int, words: str) -> None:
    (tmp_path / "a.md").write_text("# A\n\nText.\n", encoding="utf-8")
    command = [sys.executable, "-c", _LIMITED, kind, str(amount), "convert", "a.md", "-o", "out", "--jobs", "1"]
    environment = {**os.environ, "NO_COLOR": "1", "AUDICLE_CACHE": str(tmp_path / "cache")}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    errors = [line for line in done.stderr.splitlines() if not line.startswith("[1/1]")]
    assert done.returncode == LimitError.exit_code, done.stderr
    assert len(errors) == 1, done.stderr
    assert words in errors[0]
    assert "ulimit" in errors[0]


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.EMFILE, "Too many open files"),
        OSError(errno.ENFILE, "Too many open files in system"),
        OSError(errno.ENOMEM, "Cannot allocate memory"),
        BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable"),
        MemoryError(),
        RuntimeError("can't start new thread"),
        ImportError("libx.so: failed to map segment from shared object"),
    ],
)
def test_what_a_limit_leads_to_is_no_fault(error: Exception) -> None:
    assert isinstance(FaultError.of(error), LimitError)


@pytest.mark.parametrize("error", [OSError(errno.EIO, "x"), RuntimeError("x"), ImportError("x"), KeyError("x")])
def test_other_errors_are_faults(error: Exception) -> None:
    assert isinstance(FaultError.of(error), FaultError)


def test_a_source_that_cannot_be_opened_for_a_limit_is_not_to_blame(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_text("# A\n\nText.\n", encoding="utf-8")

    def refused(*_: object) -> bytes:
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr("pathlib.Path.read_bytes", refused)
    with pytest.raises(LimitError, match="too many files"):
        open_source(str(tmp_path / "a.md"))
    with pytest.raises(LimitError, match="too many files"), disk_errors(tmp_path):
        refused()
