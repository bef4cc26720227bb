"""A terminal: runs the command in it, types, and tells what stands on the screen in the end."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

INTERRUPT = b"\x03"
_PATIENCE = 60.0  # seconds; nothing here takes a tenth of it
_ORDERS = re.compile(r"\r|\n|\x1b\[(\d*)A|\x1b\[2K|\x1b\[\??[\d;]*[a-zA-Z]|[^\r\n\x1b]+")


def run(*arguments: str, types: bytes = b"", when: Callable[[int], bool] | None = None) -> tuple[int, str]:
    """Run ``audicle`` in a terminal of 100 columns and return its exit code and all that it printed.

    ``types`` is typed once ``when`` is true; it is asked again and again with the number of the process.
    """
    import pty  # noqa: PLC0415 - not on Windows

    ours, theirs = pty.openpty()
    # the terminal of the process: what is typed in it interrupts the process and all that it has started
    process = subprocess.Popen(
        [sys.executable, "-c", _OWN_TERMINAL, *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100", "LINES": "40"},
    )
    os.close(theirs)
    printed: list[bytes] = []
    deadline = time.monotonic() + _PATIENCE
    try:
        while time.monotonic() < deadline:
            if types and (when is None or when(process.pid)):
                os.write(ours, types)
                types = b""
            if select.select([ours], [], [], 0.001 if types else 0.1)[0]:
                try:
                    printed.append(os.read(ours, 1 << 16))
                except OSError:  # Linux says so when nobody has the terminal any more
                    break
                if not printed[-1]:
                    break
        return process.wait(max(1.0, deadline - time.monotonic())), b"".join(printed).decode()
    finally:
        process.kill()
        process.wait()
        os.close(ours)


_OWN_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, "-m", "audicle", *sys.argv[1:]])
"""


def screen(printed: str) -> list[str]:
    """Return the lines that are left of what was printed, as a terminal understands it; empty ones at the end go."""
    lines, row, column = [""], 0, 0
    for order in _ORDERS.finditer(printed):
        text = order.group()
        if text == "\r":
            column = 0
        elif text == "\n":
            row += 1
            lines += [""] * (row + 1 - len(lines))
        elif text.endswith("A") and text.startswith("\x1b"):
            row = max(0, row - int(order[1] or 1))
        elif text == "\x1b[2K":
            lines[row] = ""
        elif not text.startswith("\x1b"):
            before = lines[row].ljust(column)
            lines[row] = before[:column] + text + before[column + len(text) :]
            column += len(text)
    while lines and not lines[-1].strip():
        lines.pop()
    return [line.rstrip() for line in lines]


def children(process: int) -> list[int]:
    """Return the numbers of the processes that a process has started; Linux only."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        if int(fields[1]) == process:
            found.append(int(stat.parent.name))
    return found
