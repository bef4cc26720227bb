"""Two folders that change places in one step, so that nobody ever sees half of one and half of the other."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_SWAP = 2  # RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS
_HERE = -100  # AT_FDCWD of Linux: paths are as the process sees them


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places: renameat2(2) on Linux, renamex_np(2) on macOS.

    Return False, and leave everything as it is, where system or disk cannot.
    """
    import ctypes  # noqa: PLC0415 - only a folder that is made again needs it

    if sys.platform not in ("linux", "darwin"):
        return False
    here, there = os.fsencode(one), os.fsencode(other)
    system = ctypes.CDLL(None)
    try:
        if sys.platform == "darwin":
            return int(system.renamex_np(here, there, _SWAP)) == 0
        return int(system.renameat2(_HERE, here, _HERE, there, _SWAP)) == 0
    except AttributeError:  # a C library that does not know it
        return False
