"""The text of the article: what stands in the documents of the book, one after the other on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.publish.page.html import as_html, body, lowered

if TYPE_CHECKING:
    from audicle.publish.epub.shown import Shown

_END_OF_TITLE = "</header>"


def text(shown: Shown) -> tuple[str, str]:
    """Return the title page and what follows it, as HTML.

    Each document of the book begins with a heading of the first rank; on the page that is the article's title alone.
    """
    starts = {page.file: page.start or "" for page in shown.pages}

    def address(link: str) -> str:
        if link.startswith("../"):  # the pictures of the book
            return link.removeprefix("../")
        file, _, place = link.partition("#")
        return f"#{place or starts[file]}" if file in starts else link

    first, *others = (as_html(body(document), address) for document in shown.texts)
    title, end, rest = first.partition(_END_OF_TITLE)
    return title + end, "".join([rest, *map(lowered, others)])


def address_of(href: str) -> str:
    """Return where on the page stands what stands at "file#id" in the book."""
    return f"#{href.partition('#')[2]}"
