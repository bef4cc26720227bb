"""A file of the library before it is written, and the form of a writer."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audicle.publish.library.about import Library
    from audicle.publish.library.shelf.entry import Entry


@dataclass(frozen=True, slots=True)
class Page:
    """One file. It is made only if what it is made from has changed since it was last written."""

    path: str  # below the library's folder, parts divided by "/"
    made_from: str  # a digest of all that shapes it: the same digest, the same bytes; see ``made_from``
    make: Callable[[], bytes]  # with the mark of ``marks`` in it


# Given every article, oldest first by number and date, and the library itself; gives the pages in the order in which
# they are written: what a page links to comes before it. It warns of nothing and touches no file of the folder.
Writer = Callable[["tuple[Entry, ...]", "Library"], Iterable[Page]]


def made_from(*parts: object) -> str:
    """Return a digest of what shapes a page. Each part must say all of itself in its ``repr``.

    Of entries give their ``key``. Begin with a form of the writer's own, a number that rises when its pages look
    different.
    """
    return hashlib.sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]
