"""How a reader finds the way: the contents as a tree, lists of pictures and tables, landmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ebooklib import epub

from audicle.model.characters import line
from audicle.publish.epub.writer import Navigation
from audicle.publish.markup import language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audicle.publish.epub.writer import Document
    from audicle.publish.markup.page import Entry, Page, Shared

Node = "epub.Link | tuple[epub.Section, list[Node]]"


def add_contents(
    book: epub.EpubBook, pages: Sequence[Page], shared: Shared, folder: str, cover: Document, last: Document
) -> epub.EpubNav:
    """Add the navigation document, the NCX and the landmarks to the book, and return the former.

    ``folder`` is where the documents of the ``pages`` are; the ``last`` one is the colophon.
    """
    say = shared.say
    book.toc = [
        *tree([entry for page in pages for entry in page.entries], folder),
        epub.Link(last.file_name, last.title, "nav-colophon"),
    ]
    nav = Navigation(title=say("contents"), direction="rtl" if language.direction(shared.language) == "rtl" else None)
    nav.add_link(href="style.css", rel="stylesheet", type="text/css")
    listed = {
        "loi": (say("illustrations"), [entry for page in pages for entry in page.illustrations]),
        "lot": (say("tables"), [entry for page in pages for entry in page.tables]),
    }
    everything = [entry for page in pages for entry in (*page.entries, *page.illustrations, *page.tables)]
    nav.languages = {
        f"{folder}/{entry.href}": language.attributes(entry.language, shared.language)
        for entry in everything
        if entry.language != shared.language
    }
    nav.lists = {
        kind: (heading, [(f"{folder}/{entry.href}", line(entry.text)) for entry in entries])
        for kind, (heading, entries) in listed.items()
        if entries
    }
    nav.ours = shared.ours
    book.add_item(nav)
    book.add_item(epub.EpubNcx())
    first = f"{folder}/{pages[0].file}"
    book.guide = [
        {"type": "cover", "title": say("cover"), "href": cover.file_name},
        {"type": "title-page", "title": line(book.title), "href": f"{first}#{pages[0].title}"},
        {"type": "toc", "title": say("contents"), "href": f"{nav.file_name}#toc"},
        *(
            {"type": kind, "title": heading, "href": f"{nav.file_name}#{kind}"}
            for kind, (heading, _) in nav.lists.items()
        ),
        {"type": "text", "title": say("start"), "href": f"{first}#{pages[0].start}" if pages[0].start else first},
        {"type": "colophon", "title": last.title, "href": last.file_name},
    ]
    return nav


def tree(entries: Sequence[Entry], folder: str) -> list[object]:
    """Return the entries nested by level, in the form EbookLib takes: a Link, or a Section with what is in it.

    ``folder`` is where their documents are. Levels may be skipped and may start anywhere.
    """
    made, rest = _nested(list(enumerate(entries, start=1)), 0, folder)
    assert not rest  # noqa: S101 - level 0 takes all
    return made


def _nested(entries: list[tuple[int, Entry]], above: int, folder: str) -> tuple[list[object], list[tuple[int, Entry]]]:
    made: list[object] = []
    while entries and entries[0][1].level > above:
        number, entry = entries[0]
        inside, entries = _nested(entries[1:], entry.level, folder)
        href, title = f"{folder}/{entry.href}", line(entry.text)
        made.append((epub.Section(title, href), inside) if inside else epub.Link(href, title, f"nav-{number}"))
    return made, entries
