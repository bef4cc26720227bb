"""Numbers as they are written, and their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise import figures
from audicle.speak.normalise.european.gender import gender_of
from audicle.speak.normalise.european.numbers import words

if TYPE_CHECKING:
    from audicle.speak.normalise.european.language import Language

_IMPURE = re.compile("z|s[^aeiouàèéìòù]|gn|ps|x|y|pn")  # what Italian has "uno" before
_YEAR_DIGITS = 4
_HUNDREDTHS = 2
_FEW_DECIMALS = 3  # to here decimals are said as one number, but in German


def number_pattern(tongue: Language) -> str:
    """Return the regular expression of a number with its decimals, without a sign."""
    return figures.number_pattern(tongue.decimal)


def split(text: str, tongue: Language) -> tuple[str, str, str]:
    """Return the digits of the whole part of a number as written, the mark before its decimals, and them."""
    return figures.split(text, tongue.decimal)


def is_one(text: str) -> bool:
    """Say whether a number takes the singular."""
    return text == "1"


def takes_singular(text: str, tongue: Language) -> bool:
    """Say whether a noun after a number is in the singular: in French and Portuguese up to 1.99."""
    whole, _, decimals = split(text, tongue)
    if tongue.code in {"fr", "pt"} and decimals:
        return whole.lstrip("0") in {"", "1"}
    return is_one(text)


def said(text: str, tongue: Language, noun: str = "", gender: str = "") -> str | None:
    """Return the words of a number as written, before ``noun`` or a noun of a ``gender``; None if it has none."""
    whole, mark, decimals = split(text, tongue)
    if len(whole) > 1 and whole[0] == "0" and not decimals:
        return words.digits(whole, tongue) if words.known(whole) else None
    if not words.known(whole):
        return None
    if decimals:
        point = tongue.comma if mark == "," else tongue.dot
        return f"{words.cardinal(int(whole), tongue)} {point} {_decimals(decimals, tongue)}"
    number = int(whole)
    made = words.cardinal(number, tongue, gender or (noun and _gender(noun, number, tongue)))
    return "uno" if made == "un" and tongue.code == "it" and _IMPURE.match(noun) else made


def _gender(noun: str, number: int, tongue: Language) -> str:
    """Return the gender of a noun that is counted, masculine where it is unsure; "" for what is hardly a noun."""
    counted = tongue.code != "es" or number == 1 or noun.endswith("s")
    plain = "" if tongue.code == "de" else "m"
    return gender_of(noun, tongue, many=number != 1) or (plain if counted else "")


def of_millions(noun: str, tongue: Language) -> str:
    """Return what stands between whole millions and a noun: "un million d'euros"; with its spaces."""
    if tongue.code == "de":
        return " "
    if tongue.code == "fr" and noun[0].lower() in "aeiouyhâéèêîôûœ":
        return " d'"
    return " di " if tongue.code == "it" else " de "


def whole_millions(text: str, tongue: Language) -> bool:
    """Say whether a number as written is millions without a rest."""
    whole, _, decimals = split(text, tongue)
    return not decimals and whole.endswith("000000") and words.known(whole)


def said_money(text: str, tongue: Language) -> tuple[str, str] | None:
    """Return the whole part and the hundredths of money as written, or None if it has no hundredths."""
    whole, _, decimals = split(text, tongue)
    return (whole, decimals) if len(decimals) == _HUNDREDTHS else None


def said_or_year(text: str, tongue: Language, noun: str = "") -> str | None:
    """Return the same, of four digits as a year."""
    if len(text) == _YEAR_DIGITS and text.isdecimal() and text[0] != "0":
        if noun and tongue.code in {"es", "pt"} and gender_of(noun, tongue, many=True):
            return said(text, tongue, noun)
        return words.year(int(text), tongue)
    return said(text, tongue, noun)


def _decimals(text: str, tongue: Language) -> str:
    rest = text.lstrip("0")
    if tongue.digits_after_point or len(text) > _FEW_DECIMALS or not rest:
        return words.digits(text, tongue)
    zeros = words.digits("0" * (len(text) - len(rest)), tongue)
    return f"{zeros} {words.cardinal(int(rest), tongue)}".lstrip()
