"""The entities that a book's documents declare themselves, replaced by what they stand for, before XML is parsed.

The parser is never shown a declaration: entities can be bombs, and can name files. XML 1.0, 4.1 to 4.5, says what an
entity stands for; one that is outside the document, or too long, is left as it is written.
"""

from __future__ import annotations

import codecs
import re
from html.entities import html5
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audicle.machine.archive import Archive
    from audicle.progress import Progress

_QUOTED = rb"\"[^\"]*+\"|'[^']*+'"
_DOCTYPE = re.compile(rb"(?:\s++|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE(?:%b|[^\[>\"']++)*+\[" % _QUOTED, re.DOTALL)
# What may stand between the brackets of a document type; of it, entities of the text are looked at, and no others
_DECLARATION = re.compile(
    rb"\s++|<!--.*?-->|<\?.*?\?>|%%[^\s;]++;"
    rb"|<!ENTITY\s++(?P<name>[^\s\"'<>&;%%]++)\s++(?P<value>%b)\s*+>"
    rb"|(?P<other><!(?:%b|[^>\"']++)*+>)" % (_QUOTED, _QUOTED),
    re.DOTALL,
)
_REFERENCE = rb"&([^\s&;<>\"'#/=]{1,200});"
_REFERENCES = re.compile(_REFERENCE)
_PLACES = re.compile(rb"<!--|<!\[CDATA\[|<\?|" + _REFERENCE)
_ENDS = {b"<!--": b"-->", b"<![CDATA[": b"]]>", b"<?": b"?>"}  # in these a reference is none
_NUMBERED = re.compile(rb"&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")
_BARE = re.compile(rb"&(?!#[0-9]+;|#x[0-9A-Fa-f]+;|[^\s&;<>\"'#/=]{1,200};)")
_ENCODING = re.compile(r"\A(<\?xml\b[^>]*?)\s+encoding\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_OWN = frozenset((b"lt", b"gt", b"amp", b"quot", b"apos"))  # XML's: declared or not, they are the same
_LONGEST = 60_000  # bytes that one entity stands for
_MOST = 2_000_000  # bytes that all references of a document may add to it
_SHORTEST_REFERENCE = len("&#9;")  # to a character; of these a value may be made
_DEEPEST = 20  # entities in entities
_ASCII = 128


def document_in(archive: Archive, path: str, progress: Progress | None = None) -> bytes:
    """Return a document of a book as ``expanded`` does; entities that are left are a warning. Raises as the archive."""
    data, left = expanded(archive[path])
    if left and progress:
        shown = ", ".join(f"&{name[:40]};" for name in left[:5])
        progress.warn(
            f"{archive.name}: {path} has entities that stand outside of it or are too long: {shown}. They are left "
            "as they are written."
        )
    return data


def expanded(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return a document with its own entities and those of HTML replaced, and the names of some that could not be.

    An entity that nobody declares, that cannot be replaced, or by which the document would grow too much, becomes the
    text that is written there; of the last two the names are returned. A document in UTF-16 becomes one in UTF-8.
    """
    data = _plain(data)
    if b"&" not in data:
        return data, ()
    declared, outside, begin = _declared(data)
    known: dict[bytes, bytes | None] = {}
    left: dict[bytes, None] = {}
    pieces: list[bytes] = []
    copied, grown = 0, 0
    place = _PLACES.search(data, begin)
    while place:
        end = place.end()
        name = place[1]
        if name is None:
            close = data.find(_ENDS[place[0]], end)
            if close < 0:
                break
            end = close
        elif name not in _OWN:
            text = _text(name, declared, known, _DEEPEST) if name in declared else _of_html(name)
            if text is None or grown + len(text) > _MOST:
                if name in declared or name in outside:
                    left[name] = None
                text = b"&amp;" + place[0][1:]
            pieces += data[copied : place.start()], text
            copied, grown = end, grown + len(text)
        place = _PLACES.search(data, end)
    pieces.append(data[copied:])
    return b"".join(pieces), tuple(name.decode("utf-8", "replace") for name in left)


def _plain(data: bytes) -> bytes:
    """Return a document in an encoding that has ASCII in it, without a byte order mark."""
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.removeprefix(codecs.BOM_UTF8)
    return _ENCODING.sub(r"\1", data.decode("utf-16", "replace")).encode("utf-8", "replace")


def _declared(data: bytes) -> tuple[dict[bytes, bytes], frozenset[bytes], int]:
    """Return the values of the entities that a document declares, by name, the names of others, and where they end."""
    found: dict[bytes, bytes] = {}
    others: list[bytes] = []
    begin = _DOCTYPE.match(data)
    at = begin.end() if begin else 0
    # step by step: what is no declaration ends the search, else each piece of it would be tried again
    while begin and (one := _DECLARATION.match(data, at)):
        at = one.end()
        if one["name"]:
            found.setdefault(one["name"], one["value"][1:-1])  # the first declaration counts
        elif one["other"] and one["other"].startswith(b"<!ENTITY"):
            others += one["other"].split(maxsplit=2)[1:2]
    return found, frozenset(others), at


def _text(name: bytes, declared: dict[bytes, bytes], known: dict[bytes, bytes | None], depth: int) -> bytes | None:
    """Return what an entity stands for, with the entities in it; None if it is too long or stands for itself."""
    if name in known:
        return known[name]
    if len(declared[name]) > _LONGEST * _SHORTEST_REFERENCE:
        return None
    known[name] = None  # as long as it is being looked for: what leads back here has no end
    value = _BARE.sub(b"&amp;", _NUMBERED.sub(_ascii, declared[name]))
    pieces: list[bytes] = []
    copied = size = 0
    for inner in _REFERENCES.finditer(value):
        if inner[1] in declared and inner[1] not in _OWN:
            text = _text(inner[1], declared, known, depth - 1) if depth else None
            size += len(text or b"")
            if text is None or size > _LONGEST:
                return None
            pieces += value[copied : inner.start()], text
            copied = inner.end()
    made = b"".join([*pieces, value[copied:]])
    if len(made) > _LONGEST:
        return None
    if b"<" not in made:  # it may stand in an attribute
        made = made.replace(b'"', b"&#34;").replace(b"'", b"&#39;")
    known[name] = made
    return made


def _ascii(reference: re.Match[bytes]) -> bytes:
    """Return the sign of a character reference in a value, where it could be markup (XML 1.0, 4.4.5 and appendix D)."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return bytes([code]) if code < _ASCII else reference[0]


def _of_html(name: bytes) -> bytes | None:
    """Return a character that HTML has a name for, which only XHTML's external DTD would declare."""
    characters = html5.get(f"{name.decode('utf-8', 'replace')};")
    return "".join(f"&#{ord(one)};" for one in characters).encode() if characters else None
