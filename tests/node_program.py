"""Programs for Node.js that others wrote, as ``.ci/player-install`` installs them, and the browser that they drive."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

from parts import PLAYER

if TYPE_CHECKING:
    from pathlib import Path


def told(script: Path, *arguments: str, timeout: float = 120.0, hurried: bool = False) -> Any:
    """Return the JSON that ``script FOLDER-OF-THE-PACKAGES ARGUMENT...`` prints within ``timeout`` seconds.

    What keeps time is ``hurried``: it goes before the other tests, if the system lets it.
    """
    command = [*(("nice", "-n", "-15") if hurried else ()), "node", str(script), str(PLAYER), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)
