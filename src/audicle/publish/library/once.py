"""What is made of an article once in a build, however many pages show it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable

    from audicle.publish.library.shelf.entry import Entry


def once(make: Callable[[Entry, str], str]) -> Callable[[Entry, str], str]:
    """Let a function of an article, and of the folder of the page that shows it, make the same thing only once."""
    kept: WeakKeyDictionary[Entry, dict[str, str]] = WeakKeyDictionary()

    def made(entry: Entry, folder: str) -> str:
        known = kept.setdefault(entry, {})
        if folder not in known:
            known[folder] = make(entry, folder)
        return known[folder]

    return made
