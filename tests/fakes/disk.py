"""A disk that refuses what is written beside its place; reading goes on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from audicle.machine.files import PARTIAL

if TYPE_CHECKING:
    from collections.abc import Callable

_open = Path.open


def refusing(error: OSError) -> Callable[..., Any]:
    """What takes the place of ``Path.open``: it raises ``error`` for a file that is to be written and renamed."""

    def opened(path: Path, *arguments: Any, **named: Any) -> Any:
        if path.name.endswith(PARTIAL):
            raise error
        return _open(path, *arguments, **named)

    return opened
