"""What a Word document says of itself: its core properties, and the language of its styles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.errors import SourceError
from audicle.model import Metadata
from audicle.model.explanation import Origin
from audicle.read.dates import iso_date, moment
from audicle.read.markup.xml import attribute, children, descendants, parse_xml, text_in
from audicle.read.office.makers import without_makers

if TYPE_CHECKING:
    from lxml import etree

    from audicle.machine.archive import Archive

_CORE = "docProps/core.xml"
_STYLES = "word/styles.xml"
_MADE = re.compile(r"(?:generated|created|made|produced) (?:by|with|using) ", re.IGNORECASE)
_TEMPLATES = frozenset({"2013-12-23T23:15:00Z"})  # when the template that python-docx copies was made
_SEPARATORS = re.compile(r"\s*[;,]\s*")

ORIGINS = {
    "title": Origin("document properties: title"),
    "authors": Origin("document properties: creator"),
    "published": Origin("document properties: created"),
    "modified": Origin("document properties: modified"),
    "changed_at": Origin("document properties: modified, or created"),
    "language": Origin("document properties, or the language of the document's styles"),
    "tags": Origin("document properties: keywords"),
    "description": Origin("document properties: description"),
}


def read_properties(archive: Archive) -> Metadata:
    """Return what the properties say; the title is "" where they say none, the language is as it stands."""
    core = _part(archive, _CORE)

    def one(name: str) -> str | None:
        return text_in(next(descendants(core, name), None)) or None

    published, modified = iso_date(one("created")), iso_date(one("modified"))
    if one("created") in _TEMPLATES:
        published = modified = None
    description = one("description")
    return Metadata(
        title=one("title") or "",
        authors=without_makers((one("creator") or "").split(";")),
        published=published,
        modified=modified if modified and modified > (published or "") else None,
        language=one("language") or _language(_part(archive, _STYLES)) or "",
        tags=tuple(dict.fromkeys(filter(None, _SEPARATORS.split(one("keywords") or "")))),
        description=None if description and _MADE.match(description) else description,
        changed_at=next(
            (moment(said) for name in ("modified", "created") if (said := one(name)) and said not in _TEMPLATES), None
        ),
    )


def _part(archive: Archive, path: str) -> etree._Element | None:
    try:
        return parse_xml(archive[path], path) if path in archive else None
    except SourceError:
        return None  # the text can be read without it


def _language(styles: etree._Element | None) -> str | None:
    """Return the language of the default paragraph style, else of the document's defaults (ECMA-376, 17.3.2.20)."""
    normal = (
        style
        for style in children(styles, "style")
        if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on")
    )
    for place in (*normal, *children(styles, "docDefaults")):
        for language in descendants(place, "lang"):
            value = attribute(language, "val")
            if value and value != "x-none":
                return value
    return None
