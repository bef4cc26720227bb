"""What an RTF document declares before its text: fonts, styles, lists, and what it says of itself (RTF 1.9.1)."""

from __future__ import annotations

import contextlib
import datetime
import locale
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audicle.model import Metadata
from audicle.model.explanation import Origin
from audicle.read.dates import iso_date, moment
from audicle.read.office.makers import without_makers
from audicle.read.office.roles import paragraph_role, run_role
from audicle.read.rtf.characters import code_page, decoded, joined, unicode
from audicle.read.rtf.tree import Group

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.model.blocks import Marker

_FORMS: dict[int, Marker] = {1: "I", 2: "i", 3: "A", 4: "a"}
_LOWEST, _BODY = 6, 9  # of headings, and the outline level of what is none
_SIGN = 23  # the form of a list with signs
ORIGINS = {
    "title": Origin("document properties: title"),
    "authors": Origin("document properties: author"),
    "published": Origin("document properties: creation time"),
    "modified": Origin("document properties: revision time"),
    "changed_at": Origin("document properties: revision time, or creation time"),
    "language": Origin("the document's default language"),
    "tags": Origin("document properties: keywords"),
    "description": Origin("document properties: comment"),
}


@dataclass(slots=True)
class Declared:
    """The tables of a document."""

    page: str = "cp1252"  # its encoding
    fonts: dict[int, tuple[str, int | None]] = field(default_factory=dict)  # name and charset
    roles: dict[int, str] = field(default_factory=dict)  # of paragraph styles
    run_roles: dict[int, str] = field(default_factory=dict)
    default_font: int = 0
    forms: dict[tuple[int, int], Marker | None] = field(default_factory=dict)  # by list and level; None: a sign

    def text(self, group: Group, charset: int | None = None) -> str:
        """Return the characters in a group and those below, for what is no text of the document."""
        return joined("".join(self._pieces(group, charset))).strip()

    def _pieces(self, group: Group, charset: int | None) -> Iterator[str]:
        skip = 0
        for item in group.items:
            if isinstance(item, bytearray):
                yield decoded(bytes(item[skip:]), charset, self.page)
                skip = 0
            elif isinstance(item, Group):
                if not item.starred:
                    yield from self._pieces(item, charset)
            elif item.name == "u" and item.value is not None:
                yield unicode(item.value)
                skip = 1


def declared(document: Group) -> Declared:
    """Return what a document declares."""
    words = document.words()
    found = Declared(code_page(words), default_font=words.get("deff") or 0)
    for table in document.groups("fonttbl"):
        for font in table.groups("f") or [table]:
            about = font.words()
            name = found.text(font).partition(";")[0]
            found.fonts[about.get("f") or 0] = (name, about.get("fcharset"))
    for sheet in document.groups("stylesheet"):
        for style in sheet.items:
            if isinstance(style, Group):
                _style(style, found)
    lists = {
        one.words().get("listid"): one.groups("listlevel")
        for table in document.groups("listtable")
        for one in table.groups("list")
    }
    for table in document.groups("listoverridetable"):
        for one in table.groups("listoverride"):
            about = one.words()
            for place, level in enumerate(lists.get(about.get("listid"), [])):
                form = level.words().get("levelnfc", level.words().get("levelnfcn")) or 0
                found.forms[about.get("ls") or 0, place] = None if form == _SIGN else _FORMS.get(form, "1")
    return found


def _style(style: Group, found: Declared) -> None:
    about = style.words()
    name = found.text(style).partition(";")[0]
    if "cs" in about:
        found.run_roles[about["cs"] or 0] = run_role(name)
    elif "ts" not in about and "ds" not in about:
        role, level, base = paragraph_role(name), about.get("outlinelevel"), about.get("sbasedon")
        if not role and level is not None:
            role = heading(level)
        found.roles[about.get("s") or 0] = role or found.roles.get(base if base is not None else -1, "")


def heading(level: int) -> str:
    """Return the role of an outline level, from 0; "" for that of plain text."""
    return f"h{min(level + 1, _LOWEST)}" if 0 <= level < _BODY else ""


def read_info(document: Group, tables: Declared) -> Metadata:
    """Return what a document says of itself; the title is "" where it says none."""
    info = next(iter(document.groups("info")), Group())

    def one(name: str) -> str:
        return next((tables.text(group) for group in info.groups(name)), "")

    created, revised = _time(info, "creatim"), _time(info, "revtim")
    language = document.words().get("deflang")
    published, modified = iso_date(created), iso_date(revised)
    return Metadata(
        title=one("title"),
        authors=without_makers(one("author").split(";")),
        published=published or modified,
        modified=modified if modified and modified > (published or modified) else None,
        language=locale.windows_locale.get(language or 0, "").replace("_", "-"),
        tags=tuple(dict.fromkeys(filter(None, map(str.strip, one("keywords").replace(";", ",").split(","))))),
        description=one("doccomm") or None,
        changed_at=next((moment(time) for time in (revised, created) if time), None),
    )


def _time(info: Group, name: str) -> str | None:
    """Return a time of the document as ISO 8601 without a zone: it names none."""
    for group in info.groups(name):
        about = group.words()
        with contextlib.suppress(ValueError, OverflowError):
            year, month, day = (about.get(part) or 0 for part in ("yr", "mo", "dy"))
            return datetime.datetime(year, month, day, about.get("hr") or 0, about.get("min") or 0).isoformat()  # noqa: DTZ001 - it has no zone
    return None
