"""What stands in styles of its own above the text of an office document, or beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audicle.read.dates import iso_date
from audicle.read.markup.unjudged import text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement


@dataclass(frozen=True, slots=True)
class Front:
    """What stands in styles of its own above the text, or beside it."""

    title: str
    subtitle: str | None
    authors: tuple[str, ...]
    published: str | None  # as ISO 8601
    contents: str  # the table of contents


def take_front(body: HtmlElement) -> Front:
    """Take title, subtitle, authors, date and table of contents out of the text, and return them."""
    found: dict[str, list[str]] = {"title": [], "subtitle": [], "author": [], "date": [], "toc": []}
    for paragraph in list(body.iter("p")):
        name = paragraph.get("class") or ""
        if name == "date" and iso_date(text_of(paragraph)) is None:
            continue  # it stays in the text
        # a second title is the title of a part: text
        if name in found and (name in ("toc", "author") or not found[name]):
            found[name].append(text_of(paragraph))
            paragraph.drop_tree()
    authors = tuple(dict.fromkeys(filter(None, found["author"])))
    return Front(
        title="".join(found["title"]),
        subtitle="".join(found["subtitle"]) or None,
        authors=authors,
        published=iso_date("".join(found["date"])),
        contents=" ".join(found["toc"]),
    )
