"""Amounts of money in words: whole, with hundredths, with a magnitude."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from audicle.speak.normalise.european import german
from audicle.speak.normalise.european.gender import gender_of
from audicle.speak.normalise.european.numbers.written import (
    is_one,
    of_millions,
    said,
    said_money,
    takes_singular,
    whole_millions,
)

if TYPE_CHECKING:
    from audicle.speak.normalise.european.language import Language


def amount(text: str, sign: str, magnitude: str, tongue: Language, case: str = "") -> str | None:
    """Return the words of an amount as written; None if it is too long for words.

    ``sign``: of the currency, or its name. ``magnitude``: what stands between, such as "Mio.", or "".
    ``case``: that a German amount stands in, see the module of German endings.
    """
    names = currency(sign, tongue)
    if magnitude:
        return _with_magnitude(text, names[1], magnitude, tongue)
    parts = said_money(text, tongue)
    if parts is None:
        return _counted(text, names, tongue, case)
    whole, hundredths = parts
    count = hundredths.lstrip("0")
    if not count:
        return _counted(whole, names, tongue, case)
    small = names[2 if count == "1" else 3]
    words = said(count, tongue, gender=gender_of(small, tongue) or "m")
    if not whole.strip("0"):
        return f"{words} {small}"
    big = _counted(whole, names, tongue, case)
    # hundredths without their name: "drei Euro fünf"
    figure = words if "{small}" in tongue.and_small else said(count, tongue)
    return big and tongue.and_small.format(big=big, figure=figure, small=small)


def span(first: str, last: str, sign: str, magnitude: str, tongue: Language) -> str | None:
    """Return the words of an amount that goes from one figure to another; None as above."""
    name = currency(sign, tongue)[1]
    ends = []
    for text in (first, last):
        whole, hundredths = said_money(text, tongue) or (text, "")
        shown = text if hundredths.strip("0") else whole
        ends.append(said(shown, tongue, gender=_gender(name, tongue, many=True)))
    if not (ends[0] and ends[1]):
        return None
    if magnitude:
        _, plural, of = tongue.magnitudes[magnitude]
        name = f"{plural} {of}{name}"
    return f"{tongue.to.format(first=ends[0], last=ends[1])} {name}"


def currency(sign: str, tongue: Language) -> list[str]:
    """Return the names of a currency by its sign or its name."""
    return tongue.currencies.get(sign) or by_name(tongue)[sign]


@cache
def by_name(tongue: Language) -> dict[str, list[str]]:
    """Return the currencies whose name is one word by that: "1.234,50 Euro"."""
    named: dict[str, list[str]] = {}
    for names in tongue.currencies.values():
        for name in names[:2]:
            if " " not in name:
                named.setdefault(name, names)
    return named


def _with_magnitude(text: str, name: str, magnitude: str, tongue: Language) -> str | None:
    one, many, of = tongue.magnitudes[magnitude]
    words = said(text, tongue, gender=gender_of(one, tongue) or "m")
    return f"{words} {one if takes_singular(text, tongue) else many} {of}{name}" if words else None


def _counted(text: str, names: list[str], tongue: Language, case: str) -> str | None:
    one, many = names[:2]
    gender = _gender(one if is_one(text) else many, tongue, many=not is_one(text))
    if tongue.code == "de" and is_one(text):
        return f"{german.one(gender, case)} {one}"
    words = said(text, tongue, gender=gender)
    joint = of_millions(many, tongue) if whole_millions(text, tongue) else " "
    return f"{words}{joint}{one if takes_singular(text, tongue) else many}" if words else None


def _gender(name: str, tongue: Language, *, many: bool) -> str:
    # the noun is the last word in German and the first in the others
    noun = name.split()[-1 if tongue.code == "de" else 0]
    return gender_of(noun, tongue, many=many) or "m"
