"""What a book's package says beyond the plain facts: who had which part in it, how it is sorted, where it belongs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.model import Contributor, Series, Term
from audicle.read.markup.xml import text_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.read.epub.about import About
    from audicle.read.epub.package import Package

_POSITION = re.compile(r"\d+(?:\.\d+)*")
_PROGRAM = "bkp"  # the book's producer: of many converters, themselves
_NARRATOR = "nrt"


def contributors_of(about: About, package: Package) -> tuple[Contributor, ...]:
    """Return who had a part in the book other than writing it, each part once.

    The voices of a book that Audicle made are not among them, as another voice may read it now.
    """
    authors = about.authors()
    found: dict[Contributor, None] = {}
    for name, usual in (("creator", "aut"), ("contributor", "ctb")):
        for element in about.elements(name):
            person = text_in(element)
            for role in about.roles(element) or [usual]:
                written = role == "aut" and person in authors
                ours = package.by_audicle and role == _NARRATOR
                if not written and not ours and role != _PROGRAM:
                    found[Contributor(person, role)] = None
    return tuple(found)


def sorted_as(about: About) -> tuple[tuple[str, str], ...]:
    """Return how the book sorts its title and the people that it names, where that differs from the name itself."""
    said: dict[str, str] = {}
    for kind in ("title", "creator", "contributor"):
        for element in about.elements(kind):
            if name := about.refinement(element, "file-as"):
                said.setdefault(text_in(element), name)
    title = about.titles()[0]
    if title and (own := about.named("calibre:title_sort")):
        said.setdefault(title, own)
    return tuple((name, " ".join(filed.split())) for name, filed in said.items() if filed.strip() not in ("", name))


def terms_of(about: About) -> tuple[Term, ...]:
    """Return what the subjects are called in controlled vocabularies (EPUB 3.3, D.3.1 and D.3.8)."""
    found: dict[str, Term] = {}
    for element in about.elements("subject"):
        authority, term = about.refinement(element, "authority"), about.refinement(element, "term")
        if authority and term:
            found.setdefault(text_in(element), Term(text_in(element), authority, term))
    return tuple(found.values())


def series_of(about: About) -> tuple[Series, ...]:
    """Return the series and sets that the book belongs to: EPUB 3's (D.3.4), else calibre's."""
    found = list(_collections(about))
    if not found and (name := about.named("calibre:series")):
        found.append(Series(" ".join(name.split()), _position(about.named("calibre:series_index"))))
    return tuple(dict.fromkeys(one for one in found if one.name))


def _collections(about: About) -> Iterator[Series]:
    for element in about.properties("belongs-to-collection"):
        kind = about.refinement(element, "collection-type")
        position = _position(about.refinement(element, "group-position"))
        yield Series(text_in(element), position, "set" if kind == "set" else "series")


def _position(text: str | None) -> str | None:
    """Return a position in a series; calibre writes the second as 2.0."""
    match = _POSITION.fullmatch((text or "").strip())
    return match.group().removesuffix(".0") if match else None
