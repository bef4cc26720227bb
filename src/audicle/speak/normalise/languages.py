"""Which rules a language has. They are loaded when the language is first read."""

from __future__ import annotations

from functools import cache

from audicle.speak.normalise.rules import Rules

_EUROPEAN = frozenset({"de", "es", "fr", "it", "pt"})
# Where English writes the month first (CLDR 46, dateFormats short); elsewhere 03/04 is the third of April
_MONTH_FIRST = frozenset({"", "us", "ph", "pr", "gu", "as", "um", "vi", "mp", "pw", "fm", "mh"})


@cache
def rules_for(language: str) -> Rules:
    """Return the rules of a language (BCP 47), in the order they are tried; none for one that is left to its voice."""
    first, *others = language.lower().replace("_", "-").split("-")
    if first == "en":
        from audicle.speak.normalise.english import english_rules  # noqa: PLC0415 - not for an article without English

        region = next((part for part in others if len(part) == 2), "")  # noqa: PLR2004 - ISO 3166 has two letters
        return Rules(english_rules(day_first=region not in _MONTH_FIRST))
    if first in _EUROPEAN:
        from audicle.speak.normalise.european import european_rules  # noqa: PLC0415 - as above

        return Rules(european_rules(first))
    return Rules(())
