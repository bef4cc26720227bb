"""What a book's package says: its Dublin Core, what refines it, and its other properties, of EPUB 2 and 3."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from audicle.read.dates import iso_date, moment
from audicle.read.epub.ids import id_in
from audicle.read.markup.xml import children, descendants, text_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from audicle.read.epub.package import Package

_OPF = "http://www.idpf.org/2007/opf"
_CODE = re.compile(r"[a-z]{3}")  # a MARC relator code
# a year before 1000 is a converter's way to say that it knows nothing
_ISO = re.compile(r"[1-9]\d{3}(?:-\d{2}(?:-\d{2})?)?(?!\d)")
# What Audicle writes as the time of change of an article without dates
_UNDATED = "2000-01-01T00:00:00Z"


class About:
    """The metadata of a package."""

    def __init__(self, package: Package) -> None:
        self._by_audicle = package.by_audicle
        self._root = next(children(package.root, "metadata"), None)
        self._metas = list(descendants(self._root, "meta"))
        self._refined: dict[tuple[str, str], list[str]] = defaultdict(list)
        for meta in self._metas:
            about = id_in((meta.get("refines") or "").rpartition("#")[2])
            if about and (said := text_in(meta)):
                self._refined[about, meta.get("property") or ""].append(said)

    def elements(self, name: str) -> Iterator[etree._Element]:
        """Return the Dublin Core elements of a name that say something."""
        return (element for element in descendants(self._root, name) if text_in(element))

    def all(self, name: str) -> list[str]:
        """Return what they say."""
        return [text_in(element) for element in self.elements(name)]

    def first(self, name: str) -> str | None:
        """Return what the first of them says."""
        return next(iter(self.all(name)), None)

    def named(self, name: str) -> str | None:
        """Return the ``content`` of EPUB 2's ``meta`` of a name."""
        return next((meta.get("content") for meta in self._metas if meta.get("name") == name), None)

    def refinement(self, element: etree._Element, name: str) -> str | None:
        """Return the first of what refines an element under a property's name."""
        return next(iter(self.refinements(element, name)), None)

    def refinements(self, element: etree._Element, name: str) -> list[str]:
        """Return what is said of an element: in ``meta`` elements, or in EPUB 2's attribute of that name."""
        said = self._refined.get((id_in(element.get("id")), name), [])
        own = element.get(f"{{{_OPF}}}{name}")
        return said or ([own] if own else [])

    def roles(self, element: etree._Element) -> list[str]:
        """Return the MARC relator codes of a creator or contributor, in order; none for what is no code."""
        said = (role.rpartition("/")[2].strip().lower() for role in self.refinements(element, "role"))
        return list(dict.fromkeys(role for role in said if _CODE.fullmatch(role)))

    def properties(self, name: str) -> Iterator[etree._Element]:
        """Yield the ``meta`` elements of EPUB 3 that say something of the whole book under a property's name."""
        return (meta for meta in self._metas if meta.get("property") == name and not meta.get("refines"))

    def titles(self) -> tuple[str | None, str | None]:
        """Return the main title and the subtitle."""
        kinds = [(self.refinement(element, "title-type"), text_in(element)) for element in self.elements("title")]
        main = next((text for kind, text in kinds if kind == "main"), None)
        main = (
            main or next((text for kind, text in kinds if kind in (None, "")), None) or (kinds[0][1] if kinds else None)
        )
        return main, next((text for kind, text in kinds if kind == "subtitle" and text != main), None)

    def authors(self) -> tuple[str, ...]:
        """Return who wrote the book: creators with the role of an author, or with none; if there are none, all.

        Those who only edited it did not write it.
        """
        creators = [(self.roles(element) or ["aut"], text_in(element)) for element in self.elements("creator")]
        written = [name for roles, name in creators if "aut" in roles]
        return tuple(dict.fromkeys(written or [name for roles, name in creators if "edt" not in roles]))

    def page_source(self) -> str | None:
        """Return which edition's pages are marked: EPUB Accessibility 1.1 has two ways to say so."""
        said = next((text_in(meta) for meta in self._metas if meta.get("property") == "pageBreakSource"), None)
        refined = (
            text_in(item) for item in self.elements("source") if self.refinement(item, "source-of") == "pagination"
        )
        return next((text for text in (said, *refined) if text and text != "none"), None)

    def published(self) -> str | None:
        """Return the day of publication, as far as it is said."""
        dates = {(element.get(f"{{{_OPF}}}event") or "").lower(): text_in(element) for element in self.elements("date")}
        for event in ("publication", "original-publication", "issued", "", "creation"):
            if (date := _date(dates.get(event))) is not None:
                return date
        return None

    def modified(self) -> str | None:
        """Return the day of the last change."""
        return _date(self._changed())

    def changed_at(self) -> str | None:
        """Return the moment of the last change, None if the time of day is not said."""
        return moment(self._changed())

    def _changed(self) -> str | None:
        said = next((text_in(meta) for meta in self._metas if meta.get("property") == "dcterms:modified"), None)
        if said and not (self._by_audicle and said == _UNDATED):
            return said
        changed = (item for item in self.elements("date") if item.get(f"{{{_OPF}}}event") == "modification")
        return next((text_in(item) for item in changed), None)


def _date(text: str | None) -> str | None:
    """Return a date as far as it is known: YYYY, YYYY-MM or YYYY-MM-DD."""
    match = _ISO.match((text or "").strip())
    if not match:
        return iso_date(text)
    try:
        datetime.date.fromisoformat(f"{match[0]}-01-01"[:10])
    except ValueError:
        return None
    return match[0]
