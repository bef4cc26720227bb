"""The names of units, one and many, with their prefixes, powers and what they are a rate of."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from audicle.speak.normalise.european.gender import gender_of

if TYPE_CHECKING:
    from audicle.speak.normalise.european.language import Language

_HAS = r"ha(?! [a-zà-ÿ]{1,20}(?:[ts]o|[td]os?|cho|rto)\b)"  # hectares, and not "il numero 5 ha vinto"
_LENGTHS = ("m", "km", "cm", "mm", "dm")
_SQUARE, _CUBIC = ("²", "2", "^2"), ("³", "3", "^3")


@cache
def units(tongue: Language) -> dict[str, tuple[str, str]]:
    """Return the names of all units by their signs: one, many."""
    named = {sign: (one, many) for sign, (one, many) in tongue.units.items()}
    for sign, (one, many, prefixes) in tongue.bases.items():
        if not prefixes.startswith("!"):  # "class 5 B" is no byte
            named.setdefault(sign, (one, many))
        for prefix in prefixes.lstrip("!"):
            named.setdefault(prefix + sign, (_joined(prefix, one, tongue), _joined(prefix, many, tongue)))
    for length in _LENGTHS:
        one, many = named[length]
        for marks, forms in ((_SQUARE, tongue.square), (_CUBIC, tongue.cubic)):
            for mark in marks:
                powers = _power(forms[0], one, tongue), _power(forms[1], many, tongue)
                named.setdefault(length + mark, powers)
    return named


@cache
def units_pattern(tongue: Language) -> str:
    """Return the regular expression of a unit, and of what it is a rate of: the groups unit and per."""
    signs = sorted(units(tongue), key=len, reverse=True)
    either = "|".join(_HAS if sign == "ha" and tongue.code in {"es", "it"} else re.escape(sign) for sign in signs)
    rates = _rates(tongue)
    return rf"(?P<unit>{either})(?:/(?P<per>{rates}))?(?![\w²³^'’]|/\w)"


def unit_name(m: re.Match[str], tongue: Language, *, one: bool) -> str:
    """Return the name of the unit that a match of the pattern found."""
    name = units(tongue)[m["unit"]][0 if one else 1]
    return f"{name} {rate(m['per'], tongue)}" if m["per"] else name


def rate(sign: str, tongue: Language) -> str:
    """Return what follows a slash after a unit or money: "pro Stunde", "all'ora"."""
    name = units(tongue)[sign][0] if sign in units(tongue) else sign
    if tongue.code != "it":
        return f"{tongue.per} {name}"
    if name[0] in "aeiou":
        return f"all'{name}"
    if re.match("z|s[^aeiou]|gn|ps", name):
        return f"allo {name}"
    return f"alla {name}" if gender_of(name, tongue) == "f" else f"al {name}"


def rates_pattern(tongue: Language) -> str:
    """Return the regular expression of what may follow a slash after money: the group per."""
    return rf"(?: ?/ ?(?P<per>{_rates(tongue)})(?!\w))?"


def _rates(tongue: Language) -> str:
    return "|".join(map(re.escape, sorted(tongue.words("rates"), key=len, reverse=True)))


def _joined(prefix: str, name: str, tongue: Language) -> str:
    return tongue.prefixes[prefix] + (name.lower() if tongue.code == "de" else name)


def _power(form: str, name: str, tongue: Language) -> str:
    return form.format(name.lower() if tongue.code == "de" else name)
