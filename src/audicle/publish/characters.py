"""Text made fit for XML and HTML: the one place that knows which characters these may not hold."""

from __future__ import annotations

import re

# what the Char production of XML 1.0 leaves out, and what HTML forbids besides: the C1 controls and noncharacters
_ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
    + "]"
)


def clean(text: str) -> str:
    """Return ``text`` without the characters that neither XML nor HTML may hold."""
    return _ILLEGAL.sub("", text)


def shortened(text: str, size: int) -> str:
    """Return ``text`` so that it has at most ``size`` bytes in UTF-8: if it is longer, with an ellipsis at its end."""
    data = text.encode("utf-8", "replace")
    if len(data) <= size:
        return text
    return data[: size - len("…".encode())].decode("utf-8", "ignore").rstrip() + "…"


def line(text: str) -> str:
    """Return ``text`` clean and on one line, for metadata and labels."""
    if text.isascii() and text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text  # as nearly all are, in a third of the time; a library asks of tens of thousands
    return " ".join(clean(text).split())
