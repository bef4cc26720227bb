"""What an OpenDocument text says of itself (ODF 1.3 part 3, 4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.model import Metadata
from audicle.model.explanation import Origin
from audicle.read.dates import iso_date, moment
from audicle.read.markup.xml import descendants, text_in
from audicle.read.office.makers import without_makers

if TYPE_CHECKING:
    from lxml import etree

ORIGINS = {
    "title": Origin("document properties: title"),
    "authors": Origin("document properties: initial creator"),
    "published": Origin("document properties: creation date"),
    "modified": Origin("document properties: date"),
    "changed_at": Origin("document properties: date, or creation date"),
    "language": Origin("document properties, or the language of the document's styles"),
    "tags": Origin("document properties: keywords"),
    "description": Origin("document properties: description"),
}


def read_properties(meta: etree._Element | None, language: str) -> Metadata:
    """Return what the properties say; the title is "" where they say none. ``language`` is that of the styles."""

    def one(name: str) -> str:
        return text_in(next(descendants(meta, name), None))

    published, modified = iso_date(one("creation-date") or None), iso_date(one("date") or None)
    keywords = [text_in(item) for item in descendants(meta, "keyword")]
    return Metadata(
        title=one("title"),
        authors=without_makers((one("initial-creator") or one("creator")).split(";")),
        published=published or modified,
        modified=modified if modified and modified > (published or modified) else None,
        language=one("language") or language,
        tags=tuple(dict.fromkeys(part.strip() for item in keywords for part in item.split(",") if part.strip())),
        description=one("description") or None,
        changed_at=next((moment(said) for name in ("date", "creation-date") if (said := one(name))), None),
    )
