"""From an RTF document to an Article: the order of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.errors import SourceError
from audicle.model import Dropped
from audicle.read.html.tree import parse
from audicle.read.office.assembling import reading_of
from audicle.read.rtf.assembling import html_of, note_html
from audicle.read.rtf.characters import joined
from audicle.read.rtf.declared import ORIGINS, declared, read_info
from audicle.read.rtf.pictures import Pictures
from audicle.read.rtf.tree import parsed
from audicle.read.rtf.walking import Walker

if TYPE_CHECKING:
    from audicle.progress import Progress
    from audicle.read.source import Reading, Source

_START = b"{\\rtf"


def read_rtf(source: Source, progress: Progress) -> Reading:
    """Return the RTF document in ``source``: its text, notes, tables and pictures, not headers and comments.

    The title is the paragraph of the style "Title", else the property, else the one heading above all others, else
    the file's name. A document without styles has its headings told by their size. Raises SourceError if there is no
    text in it.
    """
    root = parsed(source.data[source.data.index(_START) :])
    document = next(iter(root.groups("rtf")), root)
    tables = declared(document)
    pictures = Pictures(tables)
    walker = Walker(tables, pictures)
    walker.document(document)
    markup = html_of(walker.lines, tables)
    if not markup.strip():
        raise SourceError(f"{source.name}: there is no text in this document.", "Check that it is the right file.")
    markup += "".join(note_html(number, lines, tables) for number, lines in enumerate(walker.notes, start=1))
    if pictures.lost:
        progress.warn(f"{source.name}: {pictures.lost} drawing(s) that only old programs can show are left out.")
    hidden = " ".join(joined("".join(walker.hidden)).split())
    dropped = (Dropped(hidden, "hidden text"),) if hidden else ()
    body = parse(markup, source.name, progress).find("body")
    properties = read_info(document, tables)
    return reading_of(body, properties, pictures.found, ORIGINS, source.name, progress, dropped=dropped)
