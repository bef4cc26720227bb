"""Pages that are filled from the oldest article on, so that one that is full never changes again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from audicle.publish.library.shelf.entry import Entry


def divided(
    entries: Sequence[Entry], size: int, rank: Callable[[Entry], int], *, least: int
) -> tuple[list[tuple[int, list[Entry]]], list[Entry]]:
    """Return the full pages, each with its number from 1, and what stands on the newest page, the oldest first.

    ``rank`` counts the articles from 1 and decides for each on which page it is; the newest page takes in the one
    before it as long as it holds fewer than ``least``.
    """
    shelves: dict[int, list[Entry]] = {}
    for entry in entries:
        shelves.setdefault((rank(entry) - 1) // size + 1, []).append(entry)
    newest: list[Entry] = []
    while shelves and len(newest) < least:
        newest = shelves.pop(max(shelves)) + newest
    return sorted(shelves.items()), newest
