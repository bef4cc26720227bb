"""Number words of German, French, Spanish, Italian and Portuguese.

num2words makes them: it is kept, covers the five, and was right on all plain cardinals of the pairs but for the three
faults mended here. It is loaded with the first number of an article in one of these languages.
"""

from __future__ import annotations

import re
from functools import cache

_LONGEST = 15  # digits; longer numbers are left to the voice


@cache
def cardinal(number: int, language: str) -> str:
    """Return the words of a whole number that is not negative."""
    words = _words(number, language)
    if language == "it":
        words = words.replace(" e ", " ")  # "un milione duecentomila", as it is spoken
        words = words.replace("dicotto", "diciotto")  # num2words 0.5.14 takes the "io" of 118 and 1918
        words = re.sub(r"(?<=\w)tre\b", "tré", words)  # the accent is written in all compounds of "tre"
    elif language == "pt":
        words = words.replace(",", "")
    return words


@cache
def ordinal(number: int, language: str) -> str:
    """Return the masculine ordinal; in German the form after "der"."""
    words = _words(number, language, "ordinal")
    return words.rstrip("r") if language == "de" and words.endswith("er") else words


@cache
def year(number: int, language: str) -> str:
    """Return the words of a year: German counts 1100 to 1999 in hundreds."""
    if language == "de" and 1100 <= number < 2000:  # noqa: PLR2004 - see above
        hundreds, rest = divmod(number, 100)
        return f"{cardinal(hundreds, 'de')}hundert{cardinal(rest, 'de') if rest else ''}"
    return cardinal(number, language)


def feminine(words: str, language: str) -> str:
    """Return number words, or an ordinal, as they stand before a feminine noun."""
    if language == "es":
        words = re.sub(r"cientos\b", "cientas", words)
        words = re.sub(r"quinientos\b", "quinientas", words)
        return re.sub(r"uno$|ún$", lambda m: "una", words)
    if language == "pt":
        words = re.sub(r"entos\b", "entas", words)
        return re.sub(r"\bum$", "uma", re.sub(r"\bdois$", "duas", words))
    if language == "fr":
        return re.sub(r"\bun$", "une", words)
    if language == "it":
        return "una" if words == "uno" else words
    if language == "de":
        return "eine" if words == "eins" else words
    return words


def before_noun(words: str, language: str) -> str:
    """Return number words as they stand before a masculine noun: "veintiún años", "ein Kilogramm"."""
    if language == "es":
        return re.sub(r"veintiuno$", "veintiún", re.sub(r"\buno$", "un", words))
    if language == "it":
        return "un" if words == "uno" else words
    if language == "de":
        return re.sub(r"eins$", "ein", words) if words == "eins" else words
    return words


def _words(number: int, language: str, to: str = "cardinal") -> str:
    from num2words import num2words  # noqa: PLC0415 - not for an article without figures

    said: str = num2words(number, lang=language, to=to)
    return said


def known(text: str) -> bool:
    """Say whether a run of digits has words."""
    return len(text) <= _LONGEST
