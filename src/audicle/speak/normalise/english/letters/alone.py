"""Abbreviations and units that are all there is, as in the cells and headings of tables: "Mon.", "km/h", "max."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.english.calendar.dates import month, weekday
from audicle.speak.normalise.english.letters.abbreviations import NUMBERED
from audicle.speak.normalise.english.letters.addresses import STREETS
from audicle.speak.normalise.english.quantities.measures import unit_words
from audicle.speak.normalise.english.quantities.units import PER, UNITS
from audicle.speak.normalise.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

# Not those that are words or letters of a list: "in", "a", "m", "No", "sec", "ex."
_NUMBERED = {
    word: said for word, said in NUMBERED.items() if word in {"nos.", "vol.", "fig.", "figs.", "ch.", "pp.", "est.",
    "approx.", "min.", "max.", "tel.", "ca.", "eq.", "para.", "§", "ver."}
}  # fmt: skip
_WORDS: Mapping[str, str] = {
    **_NUMBERED,
    **{f"{short}.".lower(): said for short, said in STREETS.items() if short not in {"Dr", "St"}},
    "ext.": "extension", "ltd": "Limited", "ltd.": "Limited", "sat.": "Saturday", "sun.": "Sunday",
    "n/a": "not applicable",
}  # fmt: skip
_MONTH = r"(?P<month>(?:Jan|Feb|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?|Mar\.)"
_DAY = r"(?P<day>(?:Mon|Tues?|Thu(?:rs?)?|Fri)\.?|(?:Wed|Sat|Sun)\.)"
_LONG = 2  # letters of a unit that is no word and no name of a variable
# Those that are something else where nothing is before them
_ELSE = frozenset(
    ["in.", "AU", "pp", "MP", "cal", "bit", "sec", "min", "Pa", "ha", "gal", "mi", "kn", "mos", "mo", "ms"]
)
_UNITS = [sign for sign in UNITS if len(sign) >= _LONG and sign not in _ELSE]
_UNIT = "|".join(re.escape(sign) for sign in sorted([*_UNITS, "m", "g", "W"], key=len, reverse=True))


def _alone(m: re.Match[str]) -> str | None:
    if m["month"]:
        return month(m["month"])
    if m["day"]:
        return weekday(m["day"])
    if m["word"]:
        said = _WORDS[m["word"].lower()]
        return said.capitalize() if m["word"][0].isupper() else said
    if len(m["unit"]) < _LONG and not m["per"]:
        return None
    return unit_words(m["unit"], m["per"], m["power"], one=False)


def alone_rules() -> tuple[Rule, ...]:
    """Return the rule of what is all there is."""
    words = "|".join(re.escape(word) for word in sorted(_WORDS, key=len, reverse=True))
    per = "|".join(sorted(PER, key=len, reverse=True))
    return (
        Rule(
            "alone",
            rf"\A(?:{_MONTH}|{_DAY}|(?P<word>(?i:{words}))|(?P<unit>{_UNIT})(?:/(?P<per>{per})(?P<power>[²³])?)?)\Z",
            _alone,
        ),
    )
