"""The direction of lines and of pages: from left to right, from right to left, or from top to bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from audicle.publish.markup import language

if TYPE_CHECKING:
    from audicle.progress import Progress

Vertical = Literal["vertical-rl", "vertical-lr"]
_FROM_THE_RIGHT = {"ja", "zh", "ko", "yue", "lzh"}
_FROM_THE_LEFT = {"mn", "mnc", "sjo"}  # Mongolian, Manchu and Xibe, in the script they share
_OTHER_SCRIPTS = {"Cyrl", "Latn"}


def vertical(tag: str, wanted: str, progress: Progress) -> Vertical | None:
    """Return how the columns of a book in the language ``tag`` follow one another; None if its lines are horizontal.

    ``wanted`` is the setting ``writing``. That a language is not written vertically is warned of.
    """
    if wanted != "vertical":
        return None
    parts = tag.split("-")
    if not _OTHER_SCRIPTS.intersection(parts):
        if parts[0] in _FROM_THE_RIGHT:
            return "vertical-rl"
        if parts[0] in _FROM_THE_LEFT or "Mong" in parts:
            return "vertical-lr"
    progress.warn(f"Text in the language {tag} is not written from top to bottom; its lines stay horizontal.")
    return None


def progression(tag: str, columns: Vertical | None) -> str | None:
    """Return the ``page-progression-direction`` (EPUB 3.3, 5.7.2), None for the usual one."""
    if columns:
        return "rtl" if columns == "vertical-rl" else "ltr"
    return "rtl" if language.direction(tag) == "rtl" else None
