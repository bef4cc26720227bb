"""The text of the article: what stands in the documents of the book, one after the other on one page."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

from audicle.agreed.tracks import unlike
from audicle.model.characters import line
from audicle.publish.page.html import as_html, body, lowered

if TYPE_CHECKING:
    from audicle.publish.markup.shown import Shown

_END_OF_TITLE = "</header>"
_SECTION = re.compile(r"<section\s[^<>]*>")
_ROLE = re.compile(r'\srole="([^"]*)"')
_NAME = re.compile(r'\saria-label(ledby)?="([^"]*)"')
_SPAN = re.compile(r'<span id="([^"]+)">([^<]*)</span>')


def text(shown: Shown) -> tuple[str, str]:
    """Return the title page and what follows it, as HTML.

    Each document of the book begins with a heading of the first rank; on the page that is the article's title alone.
    Words that the book lights up one by one are no elements here: the player finds them by their letters.
    """
    words = {step.id for page in shown.pages for steps in page.words.values() for step in steps}
    starts = {page.file: page.start or "" for page in shown.pages}

    def address(link: str) -> str:
        if link.startswith("../"):  # the pictures of the book
            return link.removeprefix("../")
        file, _, place = link.partition("#")
        return f"#{place or starts[file]}" if file in starts else link

    def bare(span: re.Match[str]) -> str:
        return span[2] if span[1] in words else span[0]

    first, *others = (_SPAN.sub(bare, as_html(body(document), address)) for document in shown.texts)
    title, end, rest = first.partition(_END_OF_TITLE)
    return title + end, _told_apart("".join([rest, *map(lowered, others)]), shown)


def _told_apart(html: str, shown: Shown) -> str:
    """Return HTML in which no two of the regions that screen readers list have one name.

    In the book each stands in a document of its own; on the page headings that are alike stand together.
    """
    headings = {address_of(entry.href)[1:]: line(entry.text) for page in shown.pages for entry in page.entries}
    taken: dict[str, set[str]] = {}

    def named(found: re.Match[str]) -> str:
        name = _NAME.search(found[0])
        said = (headings.get(name[2], "") if name[1] else unescape(name[2])) if name else ""
        if name is None or not said:
            return found[0]
        role = _ROLE.search(found[0])
        own = unlike(said, taken.setdefault(role[1] if role else "region", set()))
        start, end = name.span()
        return found[0] if own == said else f'{found[0][:start]} aria-label="{escape(own)}"{found[0][end:]}'

    return _SECTION.sub(named, html)


def address_of(href: str) -> str:
    """Return where on the page stands what stands at "file#id" in the book."""
    return f"#{href.partition('#')[2]}"
