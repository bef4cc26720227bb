"""Programs for Node.js that others wrote, as ``.ci/player-install`` installs them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

HOME = Path(os.environ.get("AUDICLE_PLAYER", Path.home() / ".cache" / "audicle-player"))


def told(script: Path, package: str, *arguments: str) -> Any:
    """Return the JSON that ``script FOLDER-OF-THE-PACKAGES ARGUMENT...`` prints. Without the package the test skips."""
    node = shutil.which("node")
    if node is None or not (HOME / "node_modules" / package).is_dir():
        pytest.skip(f"needs Node.js and {package}, which .ci/player-install installs")
    command = [node, str(script), str(HOME), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)
