"""From the bytes of a text or Markdown file to characters that every later stage can rely on."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import TYPE_CHECKING

from audicle.errors import SourceError
from audicle.read.characters.guessing import guess

if TYPE_CHECKING:
    from audicle.progress import Progress

_REMEDY = "Give the article as Markdown, HTML, plain text, EPUB or DOCX."

# The first bytes of files that people take for texts; what to call them, and what to do instead.
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n", "a PNG picture", _REMEDY),
    (b"\xff\xd8\xff", "a JPEG picture", _REMEDY),
    (b"GIF8", "a GIF picture", _REMEDY),
    (b"%PDF-", "a PDF", "Export its text first, for example with pdftotext, and give that."),
    (b"{\\rtf", "a rich text (RTF) document", "Save it as plain text or HTML, and give that."),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", "Save it as plain text or HTML, and give that."),
    (b"PK\x03\x04", "a zip archive", "Unpack it first."),
    (b"\x1f\x8b\x08", "a gzip archive", "Unpack it first."),
    (b"BZh", "a bzip2 archive", "Unpack it first."),
    (b"\xfd7zXZ\x00", "an xz archive", "Unpack it first."),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "Unpack it first."),
    (b"Rar!\x1a\x07", "a RAR archive", "Unpack it first."),
    (b"\x7fELF", "a program", _REMEDY),
    (b"\xcf\xfa\xed\xfe", "a program", _REMEDY),
    (b"SQLite format 3\x00", "a database", _REMEDY),
    (b"ID3", "an MP3", _REMEDY),
    (b"OggS", "an Ogg audio file", _REMEDY),
    (b"fLaC", "a FLAC audio file", _REMEDY),
    (b"RIFF", "a picture, sound or video (RIFF)", _REMEDY),
    (b"wOFF", "a font", _REMEDY),
    (b"wOF2", "a font", _REMEDY),
)
# Of a text so much is looked at to tell the order of its bytes.
_SAMPLE = 1 << 18
# A file whose characters beyond ASCII are nearly all good UTF-8 is a damaged UTF-8 file, not another encoding.
_DAMAGED = 0.1
# More unassigned, private and control characters than this share are not text.
_STRANGE = 0.01
# In every encoding of eight bits; without tab, line ends, and the escape of ISO-2022
_NOT_IN_TEXT = bytes(code for code in range(32) if code not in b"\t\n\x0b\f\r\x1b")
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Control characters other than tab and line end, byte order marks inside the text, what XML 1.0 (2.2) forbids.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")


def decode(data: bytes, name: str, progress: Progress, declared: str | None = None) -> str:
    r"""Return the text of ``data`` in Unicode form C, with ``\n`` as line end and without control characters.

    ``name`` names the source in messages; ``declared`` is the encoding that a server declared. A byte order mark
    wins, then UTF-8 if the bytes are UTF-8, then what is declared, then a guess, which is a warning.
    Raises SourceError if the source is empty, or is not text.
    """
    text = tidy(_characters(data, name, progress, declared))
    if not text.strip():
        raise SourceError(f"{name}: there is no text in it.", "Check that the file was saved; it is empty.")
    return text


def glance(data: bytes) -> str:
    """Return ``data`` as text, in a hurry: enough to see whether it is markup. Marks that are no text become others."""
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    return data.decode(encoding, "replace").replace("\r", "").strip("\0 \t\n\ufeff")


def tidy(text: str) -> str:
    r"""Return ``text`` in Unicode form C, with ``\n`` as line end and without control characters."""
    return unicodedata.normalize("NFC", _CONTROLS.sub("", _BREAKS.sub("\n", text)))


def _characters(data: bytes, name: str, progress: Progress, declared: str | None) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _damaged(data, encoding, name, progress)
    _refuse_known(data, name)
    if b"\0" in data:
        wide = _utf16(data)
        if wide is None:
            raise SourceError(f"{name}: this is not text (it holds nul bytes).", _REMEDY)
        return wide
    return _eight_bit(data, name, progress, declared)


def refuse_binary(data: bytes, name: str) -> None:
    """Raise SourceError if ``data`` is no text in any encoding; a few stray control characters are let through.

    ``name`` names the source in messages.
    """
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        return
    _refuse_known(data, name)
    strange = len(data) - len(data.translate(None, _NOT_IN_TEXT))
    if strange > _STRANGE * len(data) and _utf16(data) is None:
        raise SourceError(f"{name}: this is not text (it holds control characters).", _REMEDY)


def _refuse_known(data: bytes, name: str) -> None:
    """Raise SourceError if the first bytes are those of a known kind of file that is not text."""
    for magic, kind, remedy in _MAGIC:
        # Short magic could begin a text; such a file is binary only if it also holds nul bytes.
        if data.startswith(magic) and (len(magic) > len(b"RIFF") or not magic.isalnum() or b"\0" in data):
            raise SourceError(f"{name}: this looks like {kind}, not text.", remedy)


def _utf16(data: bytes) -> str | None:
    """Return the text if ``data`` is UTF-16 without a byte order mark, else None.

    Of both byte orders the one that gives fewer unassigned and private characters is right; a text has almost none.
    """
    readings = []
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        head = text[:_SAMPLE]
        strange = sum(unicodedata.category(char) in ("Cc", "Cn", "Co") and char not in "\t\n\r" for char in head)
        # a text has spaces or line ends, and its letters are of few scripts; the wrong order scatters them
        spread = len({ord(char) >> 8 for char in head})
        readings.append((strange / max(1, len(head)), spread, text))
    if not readings or min(readings)[0] > _STRANGE:
        return None
    return min(readings)[2]


def _eight_bit(data: bytes, name: str, progress: Progress, declared: str | None) -> str:
    # ISO-2022-JP and its kin are ASCII with escapes: they look like good UTF-8
    escaped = b"\x1b$" in data or b"\x1b(" in data
    if not escaped:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    if declared:
        try:
            return data.decode(declared)
        except (LookupError, ValueError):
            progress.warn(f"{name}: it is declared to be {declared}, but it is not.")
    rough = data.decode("utf-8", "replace")
    bad = rough.count("\ufffd")
    if not escaped and bad <= _DAMAGED * sum(not char.isascii() for char in rough):
        return _damaged(data, "utf-8", name, progress)
    encoding = guess(data)
    progress.warn(f"{name}: it is not UTF-8; read as {encoding}. If letters look wrong, save it as UTF-8.")
    return data.decode(encoding, "replace")


def _damaged(data: bytes, encoding: str, name: str, progress: Progress) -> str:
    text = data.decode(encoding, "replace")
    bad = text.count("\ufffd")
    if bad:
        progress.warn(f"{name}: {bad} character(s) are not valid {encoding.upper()}; shown as \ufffd.")
    return text
