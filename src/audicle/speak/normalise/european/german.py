"""German endings: what the words before a number and the noun after it ask of "ein", "halb" and ordinals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audicle.speak.normalise.european.language import Language

_WORD = re.compile(r"([^\W\d_]+) \Z")
_BEFORE_IN_SERIES = re.compile(r"(?<![\w.,])\d{1,3}\.(?:, | (?:und|oder|bis|bzw\.) |\s?[-–]\s?)\Z")
_LONGEST_SERIES = 5
_BEFORE = 40  # characters that are looked at


def word_before(text: str, at: int) -> str:
    """Return the word right before a place, in lower case, or ""."""
    found = _WORD.search(text, max(at - _BEFORE, 0), at)
    return found[1].lower() if found else ""


def series_start(text: str, at: int) -> int:
    """Return where a series of ordinals, such as "am 3., 4. und 5.", begins that goes on at a place."""
    for _ in range(_LONGEST_SERIES):
        found = _BEFORE_IN_SERIES.search(text, max(at - _BEFORE, 0), at)
        if not found:
            break
        at = found.start()
    return at


def case_at(text: str, at: int, tongue: Language) -> str:
    """Return the case that the word before a place surely asks for: "dative", "accusative", else ""."""
    before = word_before(text, at)
    if before in tongue.words("dative"):
        return "dative"
    return "accusative" if before in tongue.words("accusative") | tongue.words("takes") else ""


def one(gender: str, case: str) -> str:
    """Return "ein" before a noun of a gender in a case."""
    if case == "dative":
        return "einer" if gender == "f" else "einem"
    if gender == "m" and case == "accusative":
        return "einen"
    return "eine" if gender == "f" else "ein"


def half(gender: str, text: str, at: int, tongue: Language) -> str:
    """Return "ein halber" and its like, before a noun of a gender, at a place of a text."""
    before = word_before(text, at)
    if before in tongue.words("weak"):
        return "halben"
    if before in tongue.words("plain") or before == "der":
        return "halbe"
    if before in tongue.words("bare"):
        return "halbes" if gender == "n" else "halber"
    case = case_at(text, at, tongue)
    if not case and before and before not in tongue.words("is"):
        case = "accusative"  # a quantity inside a sentence is an object or a time
    if case == "dative":
        return f"{one(gender, case)} halben"
    if gender == "m":
        return "einen halben" if case == "accusative" else "ein halber"
    return "eine halbe" if gender == "f" else "ein halbes"


def ordinal_ending(text: str, at: int, gender: str, tongue: Language, *, alone: str = "r") -> str:
    """Return the ending of an ordinal after "-te", before a noun of a gender: "", "n", "r", "s" or "m".

    ``alone``: what it is where no word asks for one.
    """
    before = word_before(text, at)
    if before == "der":
        over = word_before(text, at - len("der ")) in tongue.words("dative") | tongue.words("genitive")
        return "n" if gender == "f" or over else ""
    if before in tongue.words("weak"):
        return "n"
    if before in tongue.words("plain"):
        return ""
    if before in tongue.words("bare"):
        return "s" if gender == "n" else "r"
    if alone == "n":
        return "n"
    if before in tongue.words("without_article"):
        return {"f": "r", "": "n"}.get(gender, "m")
    return {"f": "", "n": "s"}.get(gender, alone)


def says_ordinal(text: str, at: int, tongue: Language) -> bool:
    """Say whether the word before a place makes a number with a point after it an ordinal."""
    before = word_before(text, at)
    return before == "der" or any(before in tongue.words(kind) for kind in ("weak", "plain", "bare"))


def ruler_case(text: str, at: int, tongue: Language) -> str:
    """Return "der", "dem" or "den" for the number of a ruler whose name begins at a place."""
    before = word_before(text, at)
    if before in tongue.words("with_rulers"):
        return "dem"
    return "den" if before in tongue.words("accusative") else "der"
