"""Fetched pages and pictures on disk, so that nothing is fetched again that the host said may be kept."""

from __future__ import annotations

import logging
import sqlite3
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hishel import Entry, SqliteStorage

from audicle.machine.places import pages_folder
from audicle.read.web.unpacking import checked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hishel import Request, Response

_LIMIT = 500_000_000  # bytes
_LONGEST = 50_000_000  # bytes of one answer

# What the cache cannot do is not worth a word: the answer is then fetched. Without a handler, logging would print it
logging.getLogger("hishel").addHandler(logging.NullHandler())
logging.getLogger("hishel").propagate = False


class DamagedCacheError(Exception):
    """What was kept cannot be read to its end, and is kept no more."""


class _Storage(SqliteStorage):
    """Keeps whole answers only, and is no reason why a page could not be had."""

    def create_entry(self, request: Request, response: Response, key: str, **limits: Any) -> Entry:
        coding = response.headers.get("content-encoding") or ""
        whole = replace(response, stream=checked(response.stream or (), coding))  # type: ignore[arg-type]  # not async
        try:
            return super().create_entry(request, whole, key, **limits)
        except RuntimeError:  # the file is another program's, or a later version's
            return Entry(uuid.uuid4(), request, whole)

    def get_entries(self, key: str) -> list[Entry]:
        try:
            found = super().get_entries(key)
        except RuntimeError:
            return []
        return [replace(entry, response=replace(entry.response, stream=self._read(entry))) for entry in found]

    def _read(self, entry: Entry) -> Iterator[bytes]:
        try:
            yield from entry.response.stream or ()  # type: ignore[misc]  # not async
        except (sqlite3.Error, RuntimeError) as error:
            self.remove_entry(entry.id)
            raise DamagedCacheError(str(error)) from error


def storage(*, allow_private: bool, folder: Path | None = None) -> SqliteStorage:
    """Return where answers are kept, in ``folder`` or the user's cache folder.

    What was fetched with private addresses allowed is kept apart, so that it never answers where they are not.
    """
    name = "with-private.db" if allow_private else "public.db"
    return _Storage(database_path=(folder or pages_folder()) / name, max_size=_LIMIT, max_stream_size=_LONGEST)
