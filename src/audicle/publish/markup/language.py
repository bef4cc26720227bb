"""Languages as XML and HTML name them, and the direction they are written in."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

if TYPE_CHECKING:
    from audicle.publish.markup.xhtml import Attributes

UNDETERMINED = "und"  # ISO 639-2: the language is not known
# language, script, region and variants of RFC 5646, 2.1; extensions and private use say nothing a reader needs
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?![^-])")
_RTL_SCRIPTS = {"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"}
_RTL_LANGUAGES = {"ckb", "dv", "nqo", "syr"}  # which babel has no text direction for


@cache
def tag(language: str | None) -> str | None:
    """Return the well-formed beginning of a BCP 47 tag, or None if there is none."""
    found = _TAG.match(language.replace("_", "-")) if language else None
    return found.group() if found else None


@cache
def direction(language: str) -> str:
    """Return "rtl" for a language that is written from right to left, else "ltr"."""
    parts = language.split("-")
    if any(part.title() in _RTL_SCRIPTS for part in parts[1:]) or parts[0] in _RTL_LANGUAGES:
        return "rtl"
    if any(len(part) == 4 for part in parts[1:]):  # noqa: PLR2004 - a script's name has four letters; it decides
        return "ltr"
    try:
        return "rtl" if Locale.parse(parts[0], sep="-").character_order == "right-to-left" else "ltr"
    except (UnknownLocaleError, ValueError):
        return "ltr"


def attributes(language: str | None, around: str | None = None, explicit: str | None = None) -> Attributes:
    """Return lang, xml:lang and dir for an element in ``language`` inside text in the language ``around``.

    ``around`` is None for the outermost element. ``explicit`` is a direction that the author gave.
    """
    known = tag(language)
    if around is None:
        known = known or UNDETERMINED
        return {"lang": known, "xml:lang": known, "dir": explicit or ("rtl" if direction(known) == "rtl" else None)}
    if known is None or known == around:
        return {"dir": explicit}
    turned = direction(known) if direction(known) != direction(around) else None
    return {"lang": known, "xml:lang": known, "dir": explicit or turned}
