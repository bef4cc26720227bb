"""From the bytes of a page to its characters, nearly in the order of the WHATWG HTML standard (13.2.3.2)."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from audicle.read.characters.guessing import reads_well

if TYPE_CHECKING:
    from collections.abc import Callable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Browsers read these labels as a superset (WHATWG Encoding, 4.2)
_SUPERSETS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso-8859-9": "cp1254",
    "tis-620": "cp874",
    "iso-8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "big5": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "unicode": "utf-16-le",
}
# Python's codecs that no page is written in, though one may say so; some of them refuse, some mend nothing
_NEVER = frozenset(("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"))
_META = re.compile(rb"<meta\b[^>]{0,512}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_HEAD = 16_384  # bytes in which a declaration is looked for; the standard asks for 1024, pages are worse
_SAMPLE = 1 << 18  # bytes shown to the guesser: its time grows with the length, its certainty does not
_STRAY = 0.1  # with so few wrong characters to the right ones beyond ASCII, a page is UTF-8
_DAMAGED = 0.02  # with fewer wrong bytes than this share, a declared encoding is right and the page is damaged


# What browsers take for unlabelled pages in a language (HTML, 13.2.3.2, step 9), but for those of several encodings
_BY_LANGUAGE = {
    language: codec
    for codec, languages in {
        "cp1250": "bs cs hr hu pl ro sk sl sq",
        "cp1252": "af br ca cy da de en es eu fi fo fr ga gd gl id is it lb ms nb nl nn no pt rm sv sw",
        "cp1253": "el",
        "cp1254": "az tr",
        "cp1257": "et lt lv",
    }.items()
    for language in languages.split()
}
_LANG = re.compile(rb"<html\b[^>]{0,512}?\blang\s*=\s*[\"']?\s*([A-Za-z]{2,3})\b", re.IGNORECASE)


def decode(data: bytes, declared: str | None = None, warn: Callable[[str], None] = lambda _: None) -> str:
    """Return the characters of a page. ``declared`` is the encoding that a server declared, if one did.

    A byte order mark wins. Bytes beyond ASCII that are UTF-8 are nothing else, whatever an old declaration in a page
    saved anew says. Then the server, then the page's own ``meta`` or XML declaration, as long as the bytes bear it
    out; else what is usual in the language that the page declares, if it reads well so; else a guess, told to
    ``warn``. Of a page in UTF-8 single bytes that are not are read as Windows-1252, told to ``warn`` as well; other
    bytes that fit nowhere become U+FFFD.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    beyond = _beyond_ascii(data)
    if beyond:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    for codec in (_codec(declared), _codec(_in_page(data))):
        if codec == "utf-8" and _is_mostly_utf8(data, 1.0):
            return _mended(data, warn)
        if codec:
            text = data.decode(codec, "replace")
            if text.count("\ufffd") <= _DAMAGED * max(1, beyond):
                return text
    if _is_mostly_utf8(data, _STRAY):
        return _mended(data, warn)
    codec = _guess(data)
    warn(f"the page does not say how its characters are encoded; read as {codec}.")
    return data.decode(codec, "replace")


def _is_mostly_utf8(data: bytes, most: float) -> bool:
    """Tell whether what is not UTF-8 is at most such a share of what is, beyond ASCII."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return bad <= most * (sum(not char.isascii() for char in text) - bad)


def _mended(data: bytes, warn: Callable[[str], None]) -> str:
    stray = 0

    def mend(error: UnicodeError) -> tuple[str, int]:
        nonlocal stray
        if not isinstance(error, UnicodeDecodeError):
            raise error
        stray += 1
        bad = error.object[error.start : error.end]
        # one byte alone was pasted from elsewhere; several are a character cut short
        return (bad.decode("cp1252", "replace") if len(bad) == 1 else "\ufffd"), error.end

    codecs.register_error("audicle-mend", mend)
    text = data.decode("utf-8", "audicle-mend")
    if stray:
        warn(f"{stray} character(s) of the page are not UTF-8, as the others are; read as Windows-1252.")
    return text


def _in_page(data: bytes) -> str | None:
    head = data[:_HEAD]
    found = _META.search(head) or _XML.search(head)
    if not found:
        return None
    name = found.group(1).decode("ascii", "replace")
    # What can be read as ASCII is not UTF-16, whatever it says (13.2.3.3 of the standard)
    return "utf-8" if name.lower().startswith("utf-16") else name


def _codec(label: str | None) -> str | None:
    """Return the codec that browsers mean by ``label``, None if there is no such text encoding."""
    if not label:
        return None
    name = _SUPERSETS.get(label.strip().lower(), label.strip())
    try:
        "".encode(name)
        found = codecs.lookup(name).name
        return None if found.replace("_", "-") in _NEVER else found
    except (LookupError, ValueError):
        return None


def _beyond_ascii(data: bytes) -> int:
    return len(data) - len(data.translate(None, bytes(range(128, 256))))


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, seldom needed

    language = _LANG.search(data[:_HEAD])
    usual = _BY_LANGUAGE.get(language.group(1).decode("ascii").lower()) if language else None
    if usual and reads_well(data, usual):
        return usual
    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best else "cp1252"
