"""Ordinal words. num2words makes the German and Italian ones; its others have faults in most of the kinds above ten."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from audicle.speak.normalise.european.numbers.words import cardinal

if TYPE_CHECKING:
    from audicle.speak.normalise.european.language import Language

# Real Academia Española, Diccionario panhispánico de dudas, "ordinales"; Cunha and Cintra, Nova gramática, 14.2
_TABLES = {
    "es": (
        "primero segundo tercero cuarto quinto sexto séptimo octavo noveno",
        "décimo vigésimo trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo nonagésimo",
        "centésimo ducentésimo tricentésimo cuadringentésimo quingentésimo sexcentésimo septingentésimo "
        "octingentésimo noningentésimo",
        "milésimo",
    ),
    "pt": (
        "primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono",
        "décimo vigésimo trigésimo quadragésimo quinquagésimo sexagésimo septuagésimo octogésimo nonagésimo",
        "centésimo ducentésimo trecentésimo quadringentésimo quingentésimo sexcentésimo septingentésimo "
        "octingentésimo nongentésimo",
        "milésimo",
    ),
}
_SPANISH_TEENS = {
    11: "undécimo", 12: "duodécimo", 13: "decimotercero", 14: "decimocuarto", 15: "decimoquinto", 16: "decimosexto",
    17: "decimoséptimo", 18: "decimoctavo", 19: "decimonoveno",
}  # fmt: skip
_MOST = 1000  # the highest that Spanish and Portuguese have


@cache
def ordinal(number: int, tongue: Language, *, feminine: bool = False) -> str | None:
    """Return an ordinal; the German one as after "der" and "die". None for what the language has no word for."""
    if number < 1:
        return None
    if tongue.code == "fr":
        return _french(number, tongue, feminine=feminine)
    if tongue.code in _TABLES:
        words = _from_tables(number, tongue.code)
        return re.sub(r"o\b", "a", words) if words and feminine else words
    from num2words import num2words  # noqa: PLC0415 - not for an article without figures

    made: str = num2words(number, lang=tongue.code, to="ordinal")
    if tongue.code == "de":
        made = made.removesuffix("r") if made.endswith("er") else made
        return made.replace("ß", "ss") if tongue.region in {"CH", "LI"} else made
    return re.sub("o$", "a", made) if feminine else made


def _french(number: int, tongue: Language, *, feminine: bool) -> str:
    if number == 1:
        return "première" if feminine else "premier"
    words = cardinal(number, tongue)
    for end, changed in {"cinq": "cinqu", "neuf": "neuv", "vingts": "vingt", "cents": "cent", "ions": "ion"}.items():
        if words.endswith(end):
            return f"{words.removesuffix(end)}{changed}ième"
    return f"{words.removesuffix('e')}ième"


def _from_tables(number: int, code: str) -> str | None:
    units, tens, hundreds, thousand = _TABLES[code]
    if number == _MOST:
        return thousand
    if number > _MOST:
        return None
    words = []
    if number >= 100:  # noqa: PLR2004
        words.append(hundreds.split()[number // 100 - 1])
    rest = number % 100
    if code == "es" and rest in _SPANISH_TEENS:
        return " ".join([*words, _SPANISH_TEENS[rest]])
    if rest >= 10:  # noqa: PLR2004
        words.append(tens.split()[rest // 10 - 1])
    if rest % 10:
        words.append(units.split()[rest % 10 - 1])
    return " ".join(words)
