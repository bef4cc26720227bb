"""What a book's package says of it, in EPUB 2's way and in EPUB 3's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audicle.model import LeadImage, Metadata
from audicle.model.explanation import Origin
from audicle.read.descriptions import plain_description
from audicle.read.epub.about import About
from audicle.read.epub.belongings import contributors_of, series_of, sorted_as, terms_of
from audicle.read.epub.ids import id_in
from audicle.read.fallback_title import title_from

if TYPE_CHECKING:
    from audicle.machine.archive import Archive
    from audicle.read.epub.package import Package

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
    "contributors": "dc:creator and dc:contributor",
    "file_as": "file-as",
    "terms": "authority and term",
    "series": "belongs-to-collection, or calibre:series",
    "changed_at": "dcterms:modified",
    "page_source": "pageBreakSource, or dc:source of the pagination",
}


def read_metadata(archive: Archive, package: Package) -> Metadata:
    """Return what the package says; the title is the file's name where it says none. The language is as it stands."""
    about = About(package)
    title, subtitle = about.titles()
    published = about.published()
    modified = about.modified()
    return Metadata(
        title=title or title_from(archive.name),
        subtitle=subtitle,
        authors=about.authors(),
        published=published,
        # the day of publication says nothing new
        modified=modified if modified and modified > (published or "") else None,
        language=about.first("language") or "",
        publisher=about.first("publisher"),
        source=next((text for text in about.all("source") if text.startswith(("http://", "https://"))), None),
        tags=tuple(dict.fromkeys(about.all("subject"))),
        description=plain_description(about.first("description")),
        licence=about.first("rights"),
        image=_cover(archive, package, about),
        page_source=about.page_source(),
        changed_at=about.changed_at(),
        contributors=contributors_of(about, package),
        file_as=sorted_as(about),
        terms=terms_of(about),
        series=series_of(about),
    )


def origins_of(package: Package) -> dict[str, Origin]:
    """Return where ``read_metadata`` has each piece of metadata from, by field name."""
    found = {field: Origin(f"the book's package: {element}") for field, element in _ELEMENTS.items()}
    if About(package).titles()[0] is None:
        found["title"] = Origin("the name of the file")
    return found


def with_cover_alt(metadata: Metadata, alt: str | None) -> Metadata:
    """Return the metadata with the description that the book's cover page gives of the cover."""
    return replace(metadata, image=replace(metadata.image, alt=alt)) if metadata.image and alt else metadata


def _cover(archive: Archive, package: Package, about: About) -> LeadImage | None:
    named = package.items.get(id_in(about.named("cover")))
    declared = next((item for item in package.items.values() if "cover-image" in item.properties), None)
    for item in (declared, named):
        if item and item.media_type.startswith("image/") and item.path in archive:
            return LeadImage(item.path, None, cover=True)
    return None
