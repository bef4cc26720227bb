"""Who writes the library's files, in the order in which they are written: what is linked to comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audicle.publish.library.page import Writer


def writers() -> tuple[Writer, ...]:
    """Return the writers; loading them takes longer than finding that nothing has changed."""
    return ()
