"""Who writes the library's files, in the order in which they are written: what is linked to comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.publish.library.catalogue import feeds as catalogue
from audicle.publish.library.feed import artwork
from audicle.publish.library.feed import pages as feed
from audicle.publish.library.listing import pages as listing

if TYPE_CHECKING:
    from audicle.publish.library.page import Writer


def writers() -> tuple[Writer, ...]:
    """Return the writers. What takes long to load they load when they make a page."""
    return (artwork.pages, feed.pages, catalogue.pages, listing.pages)
