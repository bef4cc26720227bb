"""From a Word document to an Article: the order of work."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from audicle.errors import SourceError
from audicle.machine.archive import Archive
from audicle.read.docx.items import number_lists
from audicle.read.docx.parts import light
from audicle.read.docx.properties import ORIGINS, read_properties
from audicle.read.docx.styles import STYLES
from audicle.read.html.tree import parse
from audicle.read.office.assembling import reading_of

if TYPE_CHECKING:
    from audicle.progress import Progress
    from audicle.read.source import Reading, Source


def read_docx(source: Source, progress: Progress) -> Reading:
    """Return the Word document in ``source``: its body, footnotes, endnotes and pictures, not headers and comments.

    The title is the paragraph of the style "Title", else the property, else the one heading above all others, else
    the file's name. Raises SourceError if it is no Word document, is damaged, or has no text.
    """
    archive = Archive(source.data, source.name, progress)
    properties = read_properties(archive)
    document, marks = light(archive, progress)
    markup = marks.fill(_html(document, source.name))
    if not markup.strip():
        raise SourceError(f"{source.name}: there is no text in this document.", "Check that it is the right file.")
    body = parse(markup, source.name, progress).find("body")
    number_lists(body, marks.numbers)
    return reading_of(body, properties, archive, ORIGINS, source.name, progress)


def _html(document: bytes, name: str) -> str:
    import mammoth  # type: ignore[import-untyped]  # it ships no annotations  # noqa: PLC0415 - one format needs it

    def named(image: Any) -> dict[str, str]:
        with image.open() as content:
            return {"src": content.read().decode()}

    try:
        made = mammoth.convert_to_html(
            io.BytesIO(document),
            style_map=STYLES,
            # the document's own wishes for its styles are not asked, nor are files beside it opened
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=mammoth.images.img_element(named),
        )
    except Exception as error:  # mammoth raises whatever a damaged document leads it to
        raise SourceError(
            f"{name}: this Word document is damaged, or is none.", "Open it in Word and save it again, or export it."
        ) from error
    return str(made.value)
