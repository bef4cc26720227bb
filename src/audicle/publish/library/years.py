"""The year of an article, by which lists are divided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.publish.library.shelf.entry import moment

if TYPE_CHECKING:
    from audicle.publish.library.shelf.entry import Entry


def year(entry: Entry) -> int | None:
    """Return the year in which an article was published, as its source says; None if it does not."""
    found = moment(entry.published)
    if found is None:
        return None
    stated = (entry.published or "").strip()[:4]
    return int(stated) if stated.isascii() and stated.isdigit() else found.year  # not that of another time zone
