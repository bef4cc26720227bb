"""The people of a book in its package: who wrote it, who had another part in it, and how their names are sorted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.publish.characters import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ebooklib import epub

    from audicle.model import Article

# where the family name comes first already, or is not told apart
_UNSORTED = {"hu", "id", "ja", "ko", "vi", "zh", "is"}
_SUFFIX = re.compile(r"(?:jr|sr)\.?|[IVX]{2,4}|ph\.?d\.?|m\.?d\.?", re.IGNORECASE)
_NOT_A_PERSON = re.compile(
    r"\b(?:the|staff|team|desk|press|news|agency|editors?|editorial|wire|times|magazine|inc|ltd|gmbh)\b|[\d@&/]",
    re.IGNORECASE,
)
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


def file_as(name: str, language: str) -> str:
    """Return a name as a library sorts it: "Jacob Ogles" as "Ogles, Jacob". A name that is no person's stays."""
    words = name.split()
    suffix = [words.pop()] if len(words) > 2 and _SUFFIX.fullmatch(words[-1].strip(",")) else []  # noqa: PLR2004 - first, last, suffix
    last_first = language.split("-", maxsplit=1)[0] in _UNSORTED
    if not 1 < len(words) < 5 or last_first or "," in "".join(words[:-1]) or _NOT_A_PERSON.search(name):  # noqa: PLR2004 - longer is no name
        return name
    return ", ".join([words[-1].strip(","), " ".join(words[:-1]), *suffix])
