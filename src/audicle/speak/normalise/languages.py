"""Which rules a language has. They are loaded when the language is first read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from audicle.speak.normalise.abbreviations import abbreviation_rules
from audicle.speak.normalise.capitals import capital_rule
from audicle.speak.normalise.cldr.language import codes
from audicle.speak.normalise.lookalikes import lookalike_rule
from audicle.speak.normalise.notes import note_rules
from audicle.speak.normalise.rules import Rule, Rules

if TYPE_CHECKING:
    from collections.abc import Callable

EUROPEAN = frozenset({"de", "es", "fr", "it", "pt"})
# Whose abbreviations are said the same whatever stands around them, and that have no more rules
_ABBREVIATED = frozenset({"da", "nb", "nl"})
# Languages that are written as another is
_AS = {"no": "nb", "nn": "nb"}
# Where English writes the month first (CLDR 46, dateFormats short); elsewhere 03/04 is the third of April
_MONTH_FIRST = frozenset({"", "us", "ph", "pr", "gu", "as", "um", "vi", "mp", "pw", "fm", "mh"})


# An address of the web and its host. What a listener can write down is the host; the rest is for machines
_BRACKETS = r"\([^\s<>\"'()]{1,100}\)"
_HOST = (
    r"(?<!\w)(?i:https?://|www\.)(?P<host>[^\s/<>\"')\]]{1,300})"
    rf"(?:(?:[^\s<>\"'()\]]|{_BRACKETS}){{0,2000}}(?:[^\s<>\"'()\].,;:!?]|{_BRACKETS}))?"
)


@cache
def rules_for(language: str, *, hosts: bool = False) -> Rules:
    """Return the rules of a language (BCP 47), in the order they are tried; none for one that is left to its voice.

    ``hosts``: of an address of the web only the host is said, in any language.
    """
    first, *others = language.lower().replace("_", "-").split("-")
    own: tuple[Rule, ...] = ()
    in_words: Callable[[str], str] = str
    region = next((part for part in others if len(part) == 2), "")  # noqa: PLR2004 - ISO 3166 has two letters
    if first == "en":
        from audicle.speak.normalise.english import address, english_rules  # noqa: PLC0415 - only for English articles

        day_first = region not in _MONTH_FIRST
        own = english_rules(day_first=day_first, british_numbers=day_first and region != "ca")
        in_words = address
    elif first in EUROPEAN:
        from audicle.speak.normalise.european import european_address, european_rules  # noqa: PLC0415 - as above

        region = region or next((part for part in others if part.isdecimal()), "")  # UN M49: 419 is Latin America
        own = european_rules(first, region.upper())
        in_words = european_address(first, region.upper())
    elif (code := _AS.get(first, first)) in codes():
        from audicle.speak.normalise.cldr import cldr_address, cldr_rules  # noqa: PLC0415 - as above

        own = cldr_rules(code)
        in_words = cldr_address(code)
    elif code in _ABBREVIATED:
        own = abbreviation_rules(code)
    if first == "ja":
        from audicle.speak.normalise.furigana import furigana_rules  # noqa: PLC0415 - as above

        own = (*furigana_rules(), *own)
    host = Rule("host", _HOST, lambda m: in_words(m["host"].removeprefix("www.").rstrip(".,;:!?")), frozenset("/wW"))
    marks = () if first == "en" else (*note_rules(), capital_rule())  # English has more before and among them
    return Rules((*((host,) if hosts else ()), *marks, *own, lookalike_rule()))
