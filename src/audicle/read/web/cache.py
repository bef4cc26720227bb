"""Fetched pages and pictures on disk, so that nothing is fetched again that the host said may be kept."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from hishel import SqliteStorage

from audicle.places import pages_folder

if TYPE_CHECKING:
    from pathlib import Path

_LIMIT = 500_000_000  # bytes
_LONGEST = 50_000_000  # bytes of one answer

# What the cache cannot do is not worth a word: the answer is then fetched. Without a handler, logging would print it
logging.getLogger("hishel").addHandler(logging.NullHandler())
logging.getLogger("hishel").propagate = False


def storage(*, allow_private: bool, folder: Path | None = None) -> SqliteStorage:
    """Return where answers are kept, in ``folder`` or the user's cache folder.

    What was fetched with private addresses allowed is kept apart, so that it never answers where they are not.
    """
    name = "with-private.db" if allow_private else "public.db"
    return SqliteStorage(database_path=(folder or pages_folder()) / name, max_size=_LIMIT, max_stream_size=_LONGEST)
