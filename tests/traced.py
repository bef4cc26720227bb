"""What a program asks of the system while it runs: which sockets it opens, and which files it writes. By strace."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SOCKETS = ("socket", "bind", "connect", "sendto", "sendmsg", "sendmmsg")
# How files come to be, change and go; a machine need not have all of these calls
_FILES = (
    "open", "openat", "creat", "mkdir", "mkdirat", "mknod", "mknodat", "rename", "renameat", "renameat2", "link",
    "linkat", "symlink", "symlinkat", "truncate", "unlink", "unlinkat", "rmdir", "chmod", "fchmodat",
)  # fmt: skip
_STRACE = ("strace", "-f", "-qq", "-y", "--seccomp-bpf", "-e", "signal=none")
_CALL = re.compile(r"^\d+ +(?P<name>\w+)\((?P<rest>.*)$", re.MULTILINE)
_FAMILY = re.compile(r"\bAF_\w+")
_ADDRESS = re.compile(r'inet_(?:addr|pton)\((?:AF_INET6?, )?"([^"]*)"')
_PORT = re.compile(r"port=htons\((\d+)\)")
# The folder that a call names, where it does, and the path
_PATH = re.compile(r'(?:(?:AT_FDCWD|\d+)<(?P<folder>[^>]*)>, )?"(?P<path>(?:[^"\\]|\\.)*)"')
_WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")
_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Traced:
    """What was seen of a program and of all the programs it started."""

    code: int
    output: str
    sockets: frozenset[str]  # "connect AF_INET 127.0.0.1 8080", "socket AF_INET6"; those of the machine itself left out
    touched: frozenset[Path]  # what was written, made, renamed or deleted, by its absolute path


def traced(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str]) -> Traced:
    """Run a command in a folder, with this environment and no other; skip the test where nothing can be traced."""
    if lack := _lack():
        pytest.skip(lack)
    log = folder / "trace.log"
    calls = ",".join(f"?{call}" for call in (*_SOCKETS, *_FILES))
    done = subprocess.run(
        [*_STRACE, "-e", f"trace={calls}", "-o", log, *command],
        cwd=folder,
        env=dict(environment),
        capture_output=True,
        text=True,
        check=False,
        timeout=_SECONDS,
    )
    text = log.read_text(encoding="utf-8", errors="replace")
    log.unlink()
    sockets: set[str] = set()
    touched: set[Path] = set()
    for call in _CALL.finditer(text):
        name, rest = call["name"], call["rest"]
        if name in _SOCKETS:
            sockets |= _socket(name, rest)
        elif "open" not in name or _WRITING.search(rest):
            touched |= _paths(rest, folder)
    return Traced(done.returncode, done.stdout + done.stderr, frozenset(sockets), frozenset(touched))


def below(path: Path, folders: Sequence[Path]) -> bool:
    """Whether a path is one of the folders, or in one of them."""
    return any(path.is_relative_to(folder) for folder in folders)


def _socket(name: str, rest: str) -> set[str]:
    family = _FAMILY.search(rest)
    if not family or family[0] in {"AF_UNIX", "AF_LOCAL"}:
        return set()
    told = [*_ADDRESS.findall(rest), *_PORT.findall(rest)]
    return {" ".join([name, family[0], *told])}


def _paths(rest: str, folder: Path) -> set[Path]:
    if re.search(r" = -1 E\w+", rest):
        return set()
    return {Path(os.path.normpath(folder / (one["folder"] or "") / one["path"])) for one in _PATH.finditer(rest)}


@cache
def _lack() -> str:
    if not shutil.which("strace"):
        return "strace is not installed"
    tried = subprocess.run(
        [*_STRACE, "-o", os.devnull, "true"], capture_output=True, text=True, check=False, timeout=_SECONDS
    )
    return f"strace cannot trace here: {tried.stderr.strip()}" if tried.returncode else ""
