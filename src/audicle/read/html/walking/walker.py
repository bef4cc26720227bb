"""What the reader of one shape may ask of whoever walks the page: the blocks inside an element, and what was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from audicle.model import Block
    from audicle.read.html.page import Page
    from audicle.read.html.tree import Element


class Walker(Protocol):
    """Reads what of a page was kept; see ``walk``."""

    page: Page

    def inside(self, element: Element) -> list[Block]:
        """Return the blocks in an element: of what it holds, or of its own text."""

    def block(self, element: Element) -> list[Block]:
        """Return the blocks that an element is."""

    def forced(self, element: Element) -> list[Block]:
        """Return an element's blocks whatever was judged of it."""

    def keeps(self, element: Element) -> bool:
        """Tell whether any of an element's text was kept."""
