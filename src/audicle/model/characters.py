"""Text made fit for XML and HTML, and for lists of titles: the one place that knows which characters are out of place.

A title stands among others: in a list, in a tag, in a file name. What turns the text after it around, or cannot be seen
and is no part of a word, has no place there; Unicode Technical Report #36, "Bidirectional Text Spoofing", and Standard
#55, which is for lines of programs.
"""

from __future__ import annotations

import re

# what the Char production of XML 1.0 leaves out, and what HTML forbids besides: the C1 controls and noncharacters
_ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
# what cannot be seen and is no part of a word: the zero width space where no script needs it, word joiner, byte order
# mark, soft hyphen, annotations, and the deprecated U+206A to U+206F; The Unicode Standard, 23.2 to 23.8. The joiners
# (U+200C, U+200D), which letters and emoji need, and the marks of direction (U+200E, U+200F, U+061C) stay
_UNSEEN = re.compile(
    # South-East Asian scripts have no spaces between words: there it says where a line may be broken
    "(?<![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u1aaf\ua9e0-\ua9ff\uaa60-\uaadf])\u200b"
    "|[\u00ad\u2060\ufeff\ufff9-\ufffb\u206a-\u206f]"
)
# the flag of England is a black flag and letters of tags (Unicode Technical Standard #51, ED-14a); others are hidden
_TAGS = re.compile("(\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f)|[\U000e0000-\U000e007f]")
# the explicit directional formatting characters; Unicode Standard Annex #9, 2.1 to 2.5
_EMBEDDINGS, _OVERRIDES, _ISOLATES = "\u202a\u202b", "\u202d\u202e", "\u2066\u2067\u2068"
_PDF, _PDI = "\u202c", "\u2069"
_DIRECTED = re.compile(f"[{_EMBEDDINGS}{_OVERRIDES}{_ISOLATES}{_PDF}{_PDI}]")


def clean(text: str) -> str:
    """Return ``text`` without the characters that neither XML nor HTML may hold."""
    if text.isascii() and text.isprintable():
        return text  # as most of a text is, in a fifth of the time
    return _ILLEGAL.sub("", text)


def shortened(text: str, size: int) -> str:
    """Return ``text`` so that it has at most ``size`` bytes in UTF-8: if it is longer, with an ellipsis at its end."""
    data = text.encode("utf-8", "replace")
    if len(data) <= size:
        return text
    data = _DIRECTED.sub("", text).encode("utf-8", "replace")  # what is cut off would not be closed
    if len(data) <= size:
        return data.decode("utf-8")
    return data[: size - len("…".encode())].decode("utf-8", "ignore").rstrip() + "…"


def line(text: str) -> str:
    """Return ``text`` clean and on one line, for metadata and labels.

    It reads in the order of its characters, and so does what stands after it: nothing in it overrides the order, and
    what sets a direction ends in it. Nothing in it is hidden.
    """
    if text.isascii() and text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text  # as nearly all are, in a third of the time; a library asks of tens of thousands
    made = clean(" ".join(text.split()))  # first the spaces, since some controls are such
    if not made.isascii():
        made = _TAGS.sub(lambda found: found[1] or "", _UNSEEN.sub("", made))
        if _DIRECTED.search(made):
            made = _closed(made)
    return " ".join(made.split())


def _closed(text: str) -> str:
    """Return ``text`` without overrides, with every embedding and isolate closed; Unicode Standard Annex #9, BD9 to 16.

    What closes nothing is left out. An isolate that ends closes the embeddings inside it, as it does for readers.
    """
    made: list[str] = []
    ends: list[str] = []  # what closes each that is open; "" what closes an override
    isolates = 0  # how many of them are isolates
    for character in text:
        if character in _OVERRIDES:
            ends.append("")
        elif character in _EMBEDDINGS or character in _ISOLATES:
            isolates += character in _ISOLATES
            ends.append(_PDI if character in _ISOLATES else _PDF)
            made.append(character)
        elif character == _PDF:
            if ends and ends[-1] != _PDI:
                made.append(ends.pop())
        elif character == _PDI:
            if isolates:
                isolates -= 1
                while (end := ends.pop()) != _PDI:
                    made.append(end)
                made.append(_PDI)
        else:
            made.append(character)
    return "".join(made + ends[::-1])
