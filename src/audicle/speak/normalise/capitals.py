"""Headlines and openings in capitals, in any language that has them, which are read as words: "EL AÑO DEL SOL".

A voice spells what it takes for the letters of a name. English has rules of its own, with more such names.
"""

from __future__ import annotations

import re

from audicle.speak.normalise.rules import Rule

_CAPITALS = "".join(chr(code) for code in range(0x41, 0x530) if chr(code).isupper())
# Said as letters, or as a name that the voices know in capitals, in several languages
_LETTERS = frozenset(
    ["AI", "ADN", "AFD", "AEK", "BBC", "BMW", "CDU", "CEO", "CIA", "CIO", "COVID", "CSU", "DDR", "DJ", "DNA",
    "DNS", "EEUU", "EDF", "EPO", "ESA", "EU", "EUA", "EZB", "FAO", "FBI", "FC", "FDP", "FIFA", "FMI", "FPÖ",
    "GPS", "HIV", "IA", "IBM", "IPCC", "IRA", "ISO", "IT", "IVA", "KI", "LGBT", "NASA", "NATO", "NBA", "OECD",
    "OIT", "OMS", "ONG", "ONU", "OPEC", "ORF", "OTAN", "PIB", "PP", "PSG", "PSOE", "RAE", "RAI",
    "SED", "SPÖ", "SPD", "TV", "UCI", "UE", "UEFA", "UK", "UNESCO", "UNICEF", "UNO", "USA", "VIH", "VW",
    "WHO", "ZDF", "ÖBB", "ÖVP", "СССР", "США", "ООН", "НАТО", "ЕС", "РФ", "ДНК", "ВВП", "ФСБ"]
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile(r"[AEIOUYÀ-ÆÈ-ÏÒ-ÖØ-ÝĀĂĄĒĖĘĚĪĮŌŐŒŪŮŰŲΑΕΗΙΟΥΩΆΈΉΊΌΎΏАЕЁИОУЫЭЮЯІЇЄ]")
_NUMERAL = re.compile(r"[IVX]{2,}")
_SEVERAL = 2  # words of a run that are no letters of a name


def _is_word(text: str) -> bool:
    return bool(len(text) > 1 and text not in _LETTERS and _VOWEL.search(text) and not _NUMERAL.fullmatch(text))


def _as_words(m: re.Match[str]) -> str | None:
    if sum(map(_is_word, _WORD.findall(m[0]))) < _SEVERAL:
        return None
    return _WORD.sub(lambda one: one[0].capitalize() if _is_word(one[0]) else one[0], m[0])


def capital_rule() -> Rule:
    """Return the rule of three words and more in capitals."""
    return Rule(
        "headline",
        rf"(?<![\w'’.@#-])(?:[{_CAPITALS}]+(?:['’-][{_CAPITALS}]+)?[,:;]? ){{2,40}}[{_CAPITALS}]+(?!\w|[@.'’-]\w)",
        _as_words,
        frozenset(_CAPITALS),
    )
