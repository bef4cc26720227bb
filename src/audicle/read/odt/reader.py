"""From an OpenDocument text to an Article: the order of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.errors import SourceError
from audicle.machine.archive import Archive, is_archive
from audicle.read.html.tree import parse
from audicle.read.markup.xml import child, descendants, parse_xml
from audicle.read.odt.frames import Frames
from audicle.read.odt.numbering import Numbering
from audicle.read.odt.properties import ORIGINS, read_properties
from audicle.read.odt.styles import Styles
from audicle.read.odt.walking import Walker
from audicle.read.office.assembling import reading_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

    from audicle.progress import Progress
    from audicle.read.source import Reading, Source

_CONTENT, _STYLES, _META = "content.xml", "styles.xml", "meta.xml"


def read_odt(source: Source, progress: Progress) -> Reading:
    """Return the OpenDocument text in ``source``, an archive or one XML file: body, notes, pictures and formulas.

    Headers, comments and deleted passages are not the text. The title is the paragraph of the style "Title", else the
    property, else the one heading above all others, else the file's name. Raises SourceError if it is no text
    document, is damaged or locked, or has no text.
    """
    members: Mapping[str, bytes] = Archive(source.data, source.name, progress) if is_archive(source.data) else {}
    content, others = _roots(source, members)
    text = next(descendants(child(content, "body"), "text"), None)
    if text is None:
        raise SourceError(
            f"{source.name}: this is an OpenDocument file, but no text document.",
            "Save its text as .odt, and give that.",
        )
    styles, numbering = Styles(), Numbering()
    for root in (content, *others):
        styles.read(root)
        numbering.read(root)
    for root in (*others, content):
        styles.read_defaults(root)
        if styles.language():
            break
    frames = Frames(members)
    walker = Walker(styles, numbering, frames)
    markup = walker.document(text)
    if not markup.strip():
        raise SourceError(f"{source.name}: there is no text in this document.", "Check that it is the right file.")
    meta = next(
        (found for root in (content, *others) if (found := next(descendants(root, "meta"), None)) is not None), None
    )
    body = parse(markup, source.name, progress).find("body")
    pictures = frames.pictures or members  # a document that is one file has its pictures within
    properties = read_properties(meta, styles.language())
    return reading_of(body, properties, pictures, ORIGINS, source.name, progress, dropped=tuple(walker.dropped))


def _roots(source: Source, members: Mapping[str, bytes]) -> tuple[etree._Element, list[etree._Element]]:
    """Return the root of the content, and those of the parts beside it."""
    if not members:
        return parse_xml(source.data, source.name), []
    if _CONTENT not in members:
        raise SourceError(
            f"{source.name}: this is no OpenDocument text: it has no content.", "Save it again in Writer."
        )
    manifest = members.get("META-INF/manifest.xml", b"")
    if b"encryption-data" in manifest:
        raise SourceError(f"{source.name}: it is locked with a password.", "Save it without one in Writer.")
    content = parse_xml(members[_CONTENT], f"{source.name}: {_CONTENT}")
    return content, [parse_xml(members[name], f"{source.name}: {name}") for name in (_STYLES, _META) if name in members]
