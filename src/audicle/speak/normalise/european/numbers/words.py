"""Number words of German, French, Spanish, Italian and Portuguese.

num2words makes those below a thousand: it is kept, covers the five and their regions, and its faults there are mended
here. Above, it knows no gender ("veintiuna mil"), and its French of Belgium and Switzerland has no agreement ("un
millions"), so thousands and millions are put together here. It is loaded with the first number of an article.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audicle.speak.normalise.european.language import Language

_LONGEST = 15  # digits; longer numbers are said digit by digit
_SMALL_O = 100  # to here, and before whole hundreds, Portuguese has "e"


@cache
def cardinal(number: int, tongue: Language, gender: str = "") -> str:
    """Return the words of a whole number that is not negative, of at most 15 digits.

    ``gender``: "m", "f" or "n" if the number stands before a noun, else "": "ein", "eine", "eins".
    """
    parts: list[str] = []
    rest, last = number, number
    for power in sorted(map(int, tongue.scales), reverse=True):
        one, many = tongue.scales[str(power)]
        if not one:  # another country's
            continue
        count, rest = divmod(rest, 10**power)
        if count:
            own = "f" if tongue.code == "de" else "m"  # eine Million, un millón
            parts.append(f"{_thousands(count, tongue, own)} {one if count == 1 else many}")
            last = count
    if rest or not parts:
        parts.append(_thousands(rest, tongue, gender))
        last = rest // 1000 if rest % 1000 == 0 else rest  # two hundred thousand is round
    words = " ".join(parts)
    if tongue.code == "pt" and len(parts) > 1 and _round(last):
        words = f"{' '.join(parts[:-1])} e {parts[-1]}"
    return words


@cache
def year(number: int, tongue: Language) -> str:
    """Return the words of a year: German counts 1100 to 1999 in hundreds."""
    if tongue.code == "de" and 1100 <= number < 2000:  # noqa: PLR2004 - see above
        hundreds, rest = divmod(number, 100)
        return f"{cardinal(hundreds, tongue)}hundert{cardinal(rest, tongue) if rest else ''}"
    return cardinal(number, tongue)


def digits(text: str, tongue: Language) -> str:
    """Return the words of digits, one by one."""
    return " ".join(cardinal(int(digit), tongue) for digit in text)


def known(text: str) -> bool:
    """Say whether a run of digits has words as a number."""
    return len(text) <= _LONGEST


def _round(number: int) -> bool:
    return number <= _SMALL_O or (number < 1000 and number % 100 == 0)  # noqa: PLR2004 - hundreds


def _thousands(number: int, tongue: Language, gender: str) -> str:
    """Return the words of a number below a million."""
    thousands, rest = divmod(number, 1000)
    if not thousands:
        return _small(rest, tongue, gender)
    head = _thousand_times(thousands, tongue, gender)
    if not rest:
        return head
    joint = {"de": "", "it": "", "pt": " e " if _round(rest) else " "}.get(tongue.code, " ")
    words = _small(rest, tongue, gender)
    if tongue.code == "it":
        words = re.sub("^tre$", "tré", words)
    return f"{head}{joint}{words}"


def _thousand_times(count: int, tongue: Language, gender: str) -> str:
    """Return the words of so many thousands."""
    word = {"de": "tausend", "fr": "mille", "es": "mil", "it": "mila", "pt": "mil"}[tongue.code]
    if count == 1:
        return {"de": "eintausend", "it": "mille"}.get(tongue.code, word)
    plain = _small(count, tongue, "f" if gender == "f" and tongue.code in {"es", "pt"} else "m")
    if tongue.code == "de":
        return re.sub("eins$", "ein", plain) + word
    if tongue.code == "it":
        return plain.replace("é", "e") + word
    if tongue.code == "fr":
        plain = re.sub("(cent|vingt)s$", r"\1", plain)
    return f"{plain} {word}"


@cache
def _small(number: int, tongue: Language, gender: str) -> str:
    """Return the words of a number below a thousand before a noun of a gender."""
    words = _plain(number, tongue)
    return _GENDERS[tongue.code](words, gender) if gender else words


def _german(words: str, gender: str) -> str:
    return {"m": "ein", "n": "ein", "f": "eine"}[gender] if words == "eins" else words


def _french(words: str, gender: str) -> str:
    return re.sub(r"\bun$", "une", words) if gender == "f" else words


def _spanish(words: str, gender: str) -> str:
    if gender == "f":
        return re.sub("uno$", "una", re.sub(r"(cient|quinient)os\b", r"\1as", words))
    return re.sub("veintiuno$", "veintiún", re.sub(r"\buno$", "un", words))


def _italian(words: str, gender: str) -> str:
    return {"m": "un", "f": "una"}.get(gender, words) if words == "uno" else words


def _portuguese(words: str, gender: str) -> str:
    if gender == "f":
        words = re.sub(r"entos\b", "entas", words)
        return re.sub(r"\bum$", "uma", re.sub(r"\bdois$", "duas", words))
    return words


_GENDERS = {"de": _german, "fr": _french, "es": _spanish, "it": _italian, "pt": _portuguese}


def _plain(number: int, tongue: Language) -> str:
    from num2words import num2words  # noqa: PLC0415 - not for an article without figures

    name = tongue.numbers
    if name == "fr_BE" and 80 <= number % 100 < 90:  # noqa: PLR2004 - which it writes "quatre-vingt et un"
        name = "fr"
    words: str = num2words(number, lang=name)
    if tongue.code == "de" and tongue.region in {"CH", "LI"}:
        words = words.replace("ß", "ss")
    elif tongue.code == "fr":
        words = words.replace("cents ", "cent ")  # "deux cents trente" in the French of Switzerland and Belgium
    elif tongue.code == "it":
        words = words.replace("dicotto", "diciotto")  # num2words 0.5.14 takes the "io" of 118
        words = re.sub(r"(?<=\w)tre$", "tré", words)  # the accent is written in all compounds of "tre"
    return words
