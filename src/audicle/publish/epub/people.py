"""The people of a book in its package: who wrote it, who had another part in it, and how their names are sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.model.characters import line
from audicle.publish.sorting import file_as

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ebooklib import epub

    from audicle.model import Article

_AUTHOR, _EDITOR, _NARRATOR = "aut", "edt", "nrt"


def describe_people(book: epub.EpubBook, article: Article, language: str) -> None:
    """Write creators and contributors with their roles, as MARC codes, and how they are sorted.

    Who read the source aloud does not read this book, and is left out. Where nobody is named as author the editors
    are the creators. The authors of the articles of a collection are contributors.
    """
    meta = article.metadata
    filed = {line(name): line(text) for name, text in meta.file_as}
    roles: dict[str, dict[str, None]] = {name: {_AUTHOR: None} for author in meta.authors if (name := line(author))}
    creators = len(roles)
    parts = [(line(one.name), one.role) for one in meta.contributors if one.role != _NARRATOR]
    if not creators:
        # the editors first: they are the creators
        parts.sort(key=lambda part: part[1] != _EDITOR)
        creators = len({name for name, role in parts if name and role == _EDITOR})
    for section in article.sections:
        parts += [(line(author), _AUTHOR) for author in (section.opens.authors if section.opens else ())]
    for name, role in parts:
        if name:
            roles.setdefault(name, {})[role] = None
    for number, (name, own) in enumerate(roles.items(), start=1):
        kind, place = ("creator", number) if number <= creators else ("contributor", number - creators)
        person(book, kind, f"{kind}-{place}", name, tuple(own), filed.get(name) or file_as(name, language))


def person(book: epub.EpubBook, element: str, id_: str, name: str, roles: Sequence[str], sorted_as: str) -> None:
    """Write somebody into the package, as a Dublin Core ``element``."""
    book.add_metadata("DC", element, name, {"id": id_})
    for role in roles:
        add_property(book, "role", role, refines=f"#{id_}", scheme="marc:relators")
    add_property(book, "file-as", sorted_as, refines=f"#{id_}")


def add_property(book: epub.EpubBook, name: str, value: str, **attributes: str) -> None:
    """Write a ``meta`` element of EPUB 3."""
    book.add_metadata(None, "meta", value, {"property": name, **attributes})
