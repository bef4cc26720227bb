"""What a fetched document is: as its host says, and where that says nothing, as its name ends."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from audicle.read.web.problems import RefusedError

HTML, MARKDOWN, TEXT = "text/html", "text/markdown", "text/plain"
EPUB = "application/epub+zip"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TYPES = {
    HTML: HTML,
    "application/xhtml+xml": HTML,
    MARKDOWN: MARKDOWN,
    "text/x-markdown": MARKDOWN,
    EPUB: EPUB,
    DOCX: DOCX,
}
_ENDINGS = {
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".mdown": MARKDOWN,
    ".mkd": MARKDOWN,
    ".txt": TEXT,
    ".text": TEXT,
    ".epub": EPUB,
    ".docx": DOCX,
}
# Hosts send files that they do not know, and repositories send everything, as one of these
_VAGUE = (
    None,
    TEXT,
    "application/octet-stream",
    "binary/octet-stream",
    "application/zip",
    "application/x-zip-compressed",
)


def kind_of(media_type: str | None, url: str) -> str | None:
    """Return the media type of the reader for a document; None if only its content can tell.

    Raises RefusedError, naming the type, for what is not a document that can be read.
    """
    if media_type in _VAGUE:
        return _ENDINGS.get(PurePosixPath(unquote(urlsplit(url).path)).suffix.lower())
    if media_type not in _TYPES:
        raise RefusedError(f"it is {media_type}, not an article", "Give the address of a page, a text or a book.")
    return _TYPES[media_type]
