"""The characters of an RTF document: by code page, by the charset of a font, and by name (RTF 1.9.1)."""

from __future__ import annotations

import codecs

_CHARSETS = {
    77: "mac_roman", 78: "shift_jis", 79: "euc_kr", 80: "gb2312", 81: "big5", 83: "mac_cyrillic", 84: "mac_cyrillic",
    85: "mac_greek", 86: "mac_turkish", 88: "mac_latin2", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk",
    136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_SETS = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
SYMBOLS = 2  # the charset of fonts with signs of their own
_PRIVATE = 0xF000  # where those signs are; Unicode, 23.5
NAMED = {
    "~": "\u00a0", "_": "\u2011", "emdash": "\u2014", "endash": "\u2013", "emspace": " ", "enspace": " ",
    "qmspace": " ", "bullet": "\u2022", "lquote": "\u2018", "rquote": "\u2019", "ldblquote": "\u201c",
    "rdblquote": "\u201d", "tab": "\t", "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e", "rtlmark": "\u200f",
    "zwbo": "\u200b", "zwnbo": "\u2060",
}  # fmt: skip


def code_page(words: dict[str, int | None]) -> str:
    """Return the encoding of a document by the control words at its beginning."""
    page = words.get("ansicpg")
    if page:
        name = {65001: "utf-8", 10000: "mac_roman"}.get(page, f"cp{page}")
        try:
            return codecs.lookup(name).name
        except LookupError:
            pass
    return next((encoding for word, encoding in _SETS.items() if word in words), "cp1252")


def decoded(data: bytes, charset: int | None, page: str) -> str:
    """Return characters in a font of ``charset``, or, where it says nothing, in the document's encoding.

    What no encoding has is a replacement character.
    """
    if charset == SYMBOLS:
        return "".join(chr(_PRIVATE + byte) if byte > ord(" ") else " " for byte in data)
    try:
        return data.decode(_CHARSETS.get(charset or 0, page), "replace")
    except LookupError:
        return data.decode("cp1252", "replace")


def unicode(value: int) -> str:
    """Return the UTF-16 unit that ``u`` names; negative ones are those from 32768 on."""
    return chr(value & 0xFFFF)


def joined(text: str) -> str:
    """Return a text whose characters outside the first plane stand as pairs of units, with the characters."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
