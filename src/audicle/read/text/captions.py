"""Captions and the credits that end them."""

from __future__ import annotations

import re

from audicle.read.text.shape import YEAR_END, shape_of
from audicle.read.text.vocabulary import categories

# A caption is this long, in words, and of so many sentences at most.
_CAPTION = (3, 70)
_SENTENCES = 3
_TELLING = 18  # words
_PARAGRAPH = 25  # words
_NAMES = 12  # words
_CASELESS = 6  # words of two letters
_LONGEST = 5000  # characters: no caption is longer
_CREDIT = 120  # characters
_AGENCY = (
    r"getty(?: images)?|reuters|afp|ap|epa|associated press|ap photo|shutterstock|i?stock|alamy|dpa|imago|efe|ansa|"
    r"pa|tass|xinhua|nurphoto|bloomberg|unsplash|pexels|wikimedia(?: commons)?|nasa|flickr|handout|courtesy|"
    r"file|archive"
)
_WORD = (
    r"photo(?:graph|s|graphy)?|image|picture|pictures|illustration|credits?|photo credit|image credit|"
    r"foto|fotos|bild|crédit photo|crédits?|fotografía|фото|拍摄|摄|图|写真|撮影|사진"
)
# "Photo: Name, AP", "(Image credit: NASA)", "Photograph by Name/Agency", "© Name"
_LABELLED = re.compile(
    rf"[\s(\[]*(?:(?:{_WORD})(?:\s+credit)?\s*(?:[:：=]|by\b|courtesy\b|von\b|par\b|de\b|di\b)|credit\s*[:：]|©|\(c\))"
    r"\s*(?P<who>.+?)[)\]\s]*",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s*[(\[](?P<who>[^()\[\]]{2,80})[)\]]\.?\s*$")
_TRAILING = re.compile(
    rf"(?<=[.!?”\"'’\w])\s*(?P<who>(?:{_WORD})(?:\s+credit)?\s*(?:[:：=]|by\b)\s*[^:]{{2,80}}|"
    r"credit\s*[:：]\s*.{2,80}|©\s?.{2,60}|(?:submitted|staff|file|handout|courtesy) photo)$",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    r"(?:image|photo|foto|bild|picture|caption|bildunterschrift|фото|圖|图|写真|사진)\s*[:：]\s*", re.IGNORECASE
)


def is_credit(line: str) -> bool:
    """Say whether a line is nothing but the credit of a picture."""
    if len(line) > _CREDIT:
        return False
    labelled = _LABELLED.fullmatch(line)
    if labelled:
        who = shape_of(labelled["who"])
        # "Image: the mayor opens the bridge" is a caption: a credit is a few names
        if who.case == "none":  # a script without case: what is longer than a name and a paper is a caption
            return who.size <= _CASELESS
        return who.size <= _NAMES and (who.case in ("title", "upper") or _is_source(labelled["who"]))
    parts = re.split(r"\s*[|/,]\s*", line)
    return len(parts) > 1 and bool(re.fullmatch(_AGENCY, parts[-1].strip(" ()."), re.IGNORECASE))


def split_credit(line: str) -> tuple[str, str | None]:
    """Return a caption without its credit, and the credit (None if it has none).

    What stands before is never lost: a line that is all credit is all caption.
    """
    if len(line) > _LONGEST:
        return line, None
    for pattern in (_TRAILING, _BRACKETED):
        match = pattern.search(line)
        if match and match.start() > 0 and (pattern is _TRAILING or _is_source(match["who"])):
            return line[: match.start()].rstrip(), match["who"].strip()
    return line, None


def _is_source(text: str) -> bool:
    """Say whether what stands in brackets names a source: an agency, a slash between names, or a credit's word."""
    if re.search(rf"\b(?:{_AGENCY}|{_WORD})\b", text, re.IGNORECASE):
        return True
    return "/" in text and len(text.split()) <= _NAMES


def is_telling(line: str) -> bool:
    """Say whether a line is running text: long, whole sentences, and nothing in it is of a picture."""
    shape = shape_of(line)
    seen = {name for name, _ in categories(line)}
    pictures = seen & {"pictured", "credit", "gallery"} or split_credit(line)[1] or YEAR_END.search(line)
    return shape.size >= _TELLING and shape.end == "sentence" and not pictures


def is_paragraph(line: str) -> bool:
    """Say whether a line above a credit is running text all the same: it tells, or is longer than what is seen."""
    shape = shape_of(line)
    long = shape.size >= _PARAGRAPH and shape.end == "sentence"
    return is_telling(line) or (long and not split_credit(line)[1] and not _PREFIX.match(line))


def is_caption(line: str, below: str) -> bool:
    """Say whether a line is surely a caption: announced as one, ended by a credit, or followed by one.

    ``below`` is the next line. Running text is longer, or of more sentences.
    """
    shape = shape_of(line)
    if is_credit(line) or not _CAPTION[0] <= shape.size <= _CAPTION[1] or shape.sentences > _SENTENCES:
        return False
    if _PREFIX.match(line):
        return True
    if split_credit(line)[1]:
        return True
    if any(name in ("stamp", "share", "account", "comments") for name, _ in categories(line)):
        return False
    return is_credit(below) and shape.size <= _CAPTION[1] // 2 and shape.start != "quote" and shape.case != "upper"
