"""Books and Word documents for tests: folders of readable parts, zipped as their programs would."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from PIL import Image as Pillow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """Return an archive of the members, in their order, packed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def packed(folder: Path, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """Return an archive of the files in a folder, and of pictures, which no person can read."""
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.*"))}
    return zipped({"mimetype": b"application/epub+zip", **files, **(pictures or {})})


def book(
    documents: Mapping[str, bytes | str],
    metadata: str = "",
    extra: Mapping[str, bytes | str] | None = None,
    items: str = "",
    overlays: Mapping[str, str] | None = None,
) -> bytes:
    """Return a small EPUB 3 of the bodies of some documents, by name, and other members, with their manifest items.

    ``overlays`` are the ids of documents' media overlays, by the documents' names.
    """
    heard = {name: f' media-overlay="{overlay}"' for name, overlay in (overlays or {}).items()}
    items += "".join(
        f'<item id="d{number}" href="{name}" media-type="application/xhtml+xml"{heard.get(name, "")}/>'
        for number, name in enumerate(documents)
    )
    order = "".join(f'<itemref idref="d{number}"/>' for number in range(len(documents)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>en</dc:language>{metadata}</metadata>'
        f"<manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    pages = {name: body if isinstance(body, bytes) else page(body) for name, body in documents.items()}
    return zipped({"META-INF/container.xml": CONTAINER, "book.opf": package, **pages, **(extra or {})})


def page(body: str) -> str:
    """Return an XHTML document."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>T</title></head><body>{body}</body></html>'
    )


def word(body: str, extra: Mapping[str, bytes | str] | None = None) -> bytes:
    """Return a small Word document with a body of WordprocessingML, and other members."""
    document = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<w:body>{body}</w:body></w:document>"
    )
    return zipped({"word/document.xml": document} | dict(extra or {}))


def png(width: int, height: int) -> bytes:
    """Return a picture of one colour."""
    made = io.BytesIO()
    Pillow.new("RGB", (width, height), "teal").save(made, "PNG")
    return made.getvalue()
