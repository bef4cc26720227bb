"""Programs for Node.js that others wrote, as ``.ci/player-install`` installs them, and the browser that they drive."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

HOME = Path(os.environ.get("AUDICLE_PLAYER", Path.home() / ".cache" / "audicle-player"))


def needs(*packages: str) -> None:
    """Skip the test if Node.js or one of the packages is not here."""
    lacking = [name for name in packages if not (HOME / "node_modules" / name).is_dir()]
    if lacking or not shutil.which("node"):
        pytest.skip(f"needs Node.js and {', '.join(lacking or packages)}, which .ci/player-install installs")


def browser(*packages: str) -> str:
    """Return the path of Chromium. Skips the test without it, Node.js, or one of the packages that drive it."""
    needs("playwright-core", *packages)
    found = os.environ.get("PUPPETEER_EXECUTABLE_PATH") or shutil.which("chromium")
    if not found:
        pytest.skip("needs Chromium")
    return found


def told(script: Path, *arguments: str, timeout: float = 120.0, hurried: bool = False) -> Any:
    """Return the JSON that ``script FOLDER-OF-THE-PACKAGES ARGUMENT...`` prints within ``timeout`` seconds.

    What keeps time is ``hurried``: it goes before the other tests, if the system lets it.
    """
    command = [*(("nice", "-n", "-15") if hurried else ()), "node", str(script), str(HOME), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)
