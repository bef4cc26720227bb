"""From the bytes of a page to its characters, nearly in the order of the WHATWG HTML standard (13.2.3.2)."""

from __future__ import annotations

import codecs
import re

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
_DAMAGED = 0.02  # with fewer wrong bytes than this share, a declared encoding is right and the page is damaged


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the characters of a page. ``declared`` is the encoding that a server declared, if one did.

    A byte order mark wins. Bytes beyond ASCII that are UTF-8 are nothing else, whatever an old declaration in a page
    saved anew says. Then the server, then the page's own ``meta`` or XML declaration, as long as the bytes bear it
    out; else a guess. Bytes that fit nowhere become U+FFFD.
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
        if codec:
            text = data.decode(codec, "replace")
            if text.count("\ufffd") <= _DAMAGED * max(1, beyond):
                return text
    return data.decode(_guess(data), "replace")


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

    rough = data.decode("utf-8", "replace")
    if rough.count("\ufffd") <= _DAMAGED * max(1, _beyond_ascii(data)):
        return "utf-8"
    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best else "cp1252"
