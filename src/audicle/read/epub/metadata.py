"""What a book's package says of it, in EPUB 2's way and in EPUB 3's."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from audicle.model import LeadImage, Metadata
from audicle.model.explanation import Origin
from audicle.read.dates import iso_date
from audicle.read.xml import children, descendants, text_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from audicle.archive import Archive
    from audicle.read.epub.package import Package

_OPF = "http://www.idpf.org/2007/opf"
# a year before 1000 is a converter's way to say that it knows nothing
_ISO = re.compile(r"[1-9]\d{3}(?:-\d{2}(?:-\d{2})?)?(?!\d)")
_ELEMENTS = {
    "title": "dc:title",
    "subtitle": "dc:title of the type subtitle",
    "authors": "dc:creator",
    "published": "dc:date",
    "modified": "dcterms:modified",
    "language": "dc:language",
    "publisher": "dc:publisher",
    "source": "dc:source",
    "tags": "dc:subject",
    "description": "dc:description",
    "licence": "dc:rights",
    "image": "cover image",
    "page_source": "pageBreakSource, or dc:source of the pagination",
}
# descriptions are often HTML
_INLINE_TAGS = re.compile(r"</?(?:a|b|i|u|em|strong|span|sub|sup)\b[^<>]*>", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]*>")
# What Audicle writes as the time of change of an article without dates
_UNDATED = "2000-01-01T00:00:00Z"


def read_metadata(archive: Archive, package: Package) -> Metadata:
    """Return what the package says; the title is the file's name where it says none. The language is as it stands."""
    about = _About(package)
    title, subtitle = about.titles()
    published = about.published()
    modified = about.modified()
    return Metadata(
        title=title or PurePath(archive.name.replace("\\", "/")).stem,
        subtitle=subtitle,
        authors=about.authors(),
        published=published,
        # the day of publication says nothing new
        modified=modified if modified and modified > (published or "") else None,
        language=about.first("language") or "",
        publisher=about.first("publisher"),
        source=next((text for text in about.all("source") if text.startswith(("http://", "https://"))), None),
        tags=tuple(dict.fromkeys(about.all("subject"))),
        description=_plain(about.first("description")),
        licence=about.first("rights"),
        image=_cover(archive, package, about),
        page_source=about.page_source(),
    )


def origins_of(package: Package) -> dict[str, Origin]:
    """Return where ``read_metadata`` has each piece of metadata from, by field name."""
    found = {field: Origin(f"the book's package: {element}") for field, element in _ELEMENTS.items()}
    if _About(package).titles()[0] is None:
        found["title"] = Origin("the name of the file")
    return found


def with_cover_alt(metadata: Metadata, alt: str | None) -> Metadata:
    """Return the metadata with the description that the book's cover page gives of the cover."""
    return replace(metadata, image=replace(metadata.image, alt=alt)) if metadata.image and alt else metadata


class _About:
    """The metadata of a package: its Dublin Core, what refines it, and its other properties."""

    def __init__(self, package: Package) -> None:
        self._by_audicle = package.by_audicle
        self._root = next(children(package.root, "metadata"), None)
        self._metas = list(descendants(self._root, "meta"))
        self._refined: dict[tuple[str, str], str] = {}
        for meta in self._metas:
            about = (meta.get("refines") or "").lstrip("#")
            if about:
                self._refined.setdefault((about, meta.get("property") or ""), text_in(meta))

    def elements(self, name: str) -> Iterator[etree._Element]:
        return (element for element in descendants(self._root, name) if text_in(element))

    def all(self, name: str) -> list[str]:
        return [text_in(element) for element in self.elements(name)]

    def first(self, name: str) -> str | None:
        return next(iter(self.all(name)), None)

    def named(self, name: str) -> str | None:
        """Return the ``content`` of EPUB 2's ``meta`` of a name."""
        return next((meta.get("content") for meta in self._metas if meta.get("name") == name), None)

    def refinement(self, element: etree._Element, name: str) -> str | None:
        return self._refined.get((element.get("id") or "", name))

    def titles(self) -> tuple[str | None, str | None]:
        """Return the main title and the subtitle."""
        kinds = [(self.refinement(element, "title-type"), text_in(element)) for element in self.elements("title")]
        main = next((text for kind, text in kinds if kind == "main"), None)
        main = (
            main or next((text for kind, text in kinds if kind in (None, "")), None) or (kinds[0][1] if kinds else None)
        )
        return main, next((text for kind, text in kinds if kind == "subtitle" and text != main), None)

    def authors(self) -> tuple[str, ...]:
        """Return who wrote the book: creators with the role of an author, or with none; if there are none, all."""
        creators = [
            (self.refinement(element, "role") or element.get(f"{{{_OPF}}}role") or "aut", text_in(element))
            for element in self.elements("creator")
        ]
        written = [name for role, name in creators if role.strip().lower() == "aut"]
        return tuple(dict.fromkeys(written or [name for _, name in creators]))

    def page_source(self) -> str | None:
        """Return which edition's pages are marked: EPUB Accessibility 1.1 has two ways to say so."""
        said = next((text_in(meta) for meta in self._metas if meta.get("property") == "pageBreakSource"), None)
        refined = (
            text_in(item) for item in self.elements("source") if self.refinement(item, "source-of") == "pagination"
        )
        return next((text for text in (said, *refined) if text and text != "none"), None)

    def published(self) -> str | None:
        dates = {(element.get(f"{{{_OPF}}}event") or "").lower(): text_in(element) for element in self.elements("date")}
        for event in ("publication", "original-publication", "issued", "", "creation"):
            if (date := _date(dates.get(event))) is not None:
                return date
        return None

    def modified(self) -> str | None:
        said = next((text_in(meta) for meta in self._metas if meta.get("property") == "dcterms:modified"), None)
        if said and not (self._by_audicle and said == _UNDATED):
            return _date(said)
        changed = (item for item in self.elements("date") if item.get(f"{{{_OPF}}}event") == "modification")
        return _date(next((text_in(item) for item in changed), None))


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


def _plain(text: str | None) -> str | None:
    return " ".join(_TAGS.sub(" ", _INLINE_TAGS.sub("", text)).split()) or None if text else None


def _cover(archive: Archive, package: Package, about: _About) -> LeadImage | None:
    named = package.items.get(about.named("cover") or "")
    declared = next((item for item in package.items.values() if "cover-image" in item.properties), None)
    for item in (declared, named):
        if item and item.media_type.startswith("image/") and item.path in archive:
            return LeadImage(item.path, None, cover=True)
    return None
