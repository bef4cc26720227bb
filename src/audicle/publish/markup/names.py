"""Ids that are unique in a book and fit for XML."""

from __future__ import annotations

import re

_UNFIT = re.compile(r"[^A-Za-z0-9_.-]")


class Names:
    """Hands out ids, each once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, wanted: str) -> str:
        """Return ``wanted`` itself if it is a fit id and still free, else an id that resembles it."""
        base = _UNFIT.sub("-", wanted)
        if not base[:1].isalpha():
            base = f"x{base}"
        name, count = base, 1
        while name in self._taken:
            count += 1
            name = f"{base}-x{count}"
        self._taken.add(name)
        return name
