"""Running other people's programs: bounded in time, and told in one line when they fail."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from typing import TYPE_CHECKING

from audicle.errors import LimitError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

LONGEST = 600  # seconds for one book


class ToolError(Exception):
    """A program did not do what it is for; the text is one line that says what happened."""


def run(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None) -> str:
    """Run a program in ``folder`` and return what it says, standard output before standard error.

    Its exit code is no matter: checkers tell faults by it. Raises ToolError if it cannot start or does not end.
    """
    try:
        # a group of its own, so that the browser that a checker starts ends with it
        process = subprocess.Popen(  # noqa: S603 - programs found by name, arguments that are not a shell's
            [str(part) for part in command],
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
    except OSError as error:
        if limit := LimitError.of(error):
            raise limit from error
        raise ToolError(f"cannot start {command[0]}: {error.strerror}") from error
    try:
        out, err = process.communicate(timeout=LONGEST)
    except BaseException as error:
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL) if hasattr(os, "killpg") else process.kill()
        process.communicate()
        if isinstance(error, subprocess.TimeoutExpired):
            raise ToolError(f"it did not end within {LONGEST} seconds") from error
        raise
    return out + err
