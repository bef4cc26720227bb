"""What stands before the root of an XML document, kept from parsers: entities can be bombs, and can name files."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = tuple(("<?".encode(name), name) for name in ("utf-16-le", "utf-16-be"))  # XML 1.0, F.1
_ENCODING = re.compile(rb"\s*+<\?xml\b[^>]{0,200}?\bencoding\s*+=\s*+[\"']([A-Za-z][\w.-]{0,40})[\"']")
# Python's codecs that no document is written in, though one may say so
_NEVER = frozenset(("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"))
_QUOTED = rb"\"[^\"]*+\"|'[^']*+'"
_MISC = rb"<!--.*?-->|<\?.*?\?>"
# Each character is looked at once: what does not end makes the whole fail, and is not looked at again
_BEFORE = re.compile(rb"(?:\s++|%b)*+" % _MISC, re.DOTALL)
_DOCTYPE = re.compile(
    rb"<!DOCTYPE(?:%b|[^\[<>\"'])*+(?:\[(?:%b|%b|<(?!!--|\?)|[^\]\"'<])*+\]\s*+)?>" % (_QUOTED, _MISC, _QUOTED),
    re.DOTALL,
)


def in_utf8(data: bytes, errors: str = "strict") -> bytes:
    """Return a document's characters in UTF-8, without a byte order mark, whatever its encoding.

    Raises LookupError if it names an encoding that is none, UnicodeError if it is not in it, unless ``errors``, which
    is for ``bytes.decode``, mends that. What says nothing of its encoding is returned as it is (XML 1.0, 4.3.3).
    """
    if data.startswith(codecs.BOM_UTF8):
        return data[len(codecs.BOM_UTF8) :]
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors).encode("utf-8", "replace")
    for begin, name in _UNMARKED:
        if data.startswith(begin):
            return data.decode(name, errors).encode("utf-8", "replace")
    declared = _ENCODING.match(data)
    label = declared[1].decode("ascii").lower() if declared else "utf-8"
    # what can be read as ASCII is none of them, whatever it says
    if label in ("utf-8", "utf8", "us-ascii", "ascii") or label.startswith(("utf-16", "utf-32", "ucs-", "iso-10646")):
        return data
    if codecs.lookup(label).name.replace("_", "-") in _NEVER:
        raise LookupError(label)
    return data.decode(label, errors).encode("utf-8", "replace")


def parted(data: bytes) -> tuple[bytes, bytes]:
    """Return what stands before the root of a document in UTF-8, its document type included, and the rest.

    Raises ValueError if a document type does not end.
    """
    end = _end(_BEFORE, data, 0)
    while data.startswith(b"<!DOCTYPE", end):
        found = _DOCTYPE.match(data, end)
        if not found:
            raise ValueError("the document type does not end")
        end = _end(_BEFORE, data, found.end())
    return data[:end], data[end:]


def without_type(prolog: bytes) -> bytes:
    """Return what stands before a root without the document type, but with as many lines."""
    pieces: list[bytes] = []
    at = 0
    while found := _DOCTYPE.match(prolog, end := _end(_BEFORE, prolog, at)):
        pieces += [prolog[at:end], b"\n" * found[0].count(b"\n")]
        at = found.end()
    return b"".join([*pieces, prolog[at:]])


def _end(pattern: re.Pattern[bytes], data: bytes, start: int) -> int:
    found = pattern.match(data, start)
    return found.end() if found else start
