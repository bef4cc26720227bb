"""What this machine lets the program use."""

from __future__ import annotations

import os
import sys

from audicle.errors import LimitError

_LEAST_MEMORY = 600_000_000  # bytes of addresses; with less, libraries that speak end the process themselves


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def see_to_memory() -> None:
    """Raise LimitError if this process may not use the memory that speaking takes (setrlimit(2), RLIMIT_AS)."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has none

    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    if limit not in (resource.RLIM_INFINITY, -1) and limit < _LEAST_MEMORY:
        raise LimitError(
            f"a process may use {limit // 1_000_000} MB of memory here, and to speak takes up to "
            f"{_LEAST_MEMORY // 1_000_000} MB.",
            "Allow more (ulimit -v unlimited), or make the e-book only, with --no-audio.",
        )
