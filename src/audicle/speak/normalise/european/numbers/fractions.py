"""Common fractions: 1/2 and ½, before a noun and after a whole number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.european import german
from audicle.speak.normalise.european.gender import gender_of
from audicle.speak.normalise.european.german import word_before
from audicle.speak.normalise.european.numbers.ordinal_words import ordinal
from audicle.speak.normalise.european.numbers.words import cardinal
from audicle.speak.normalise.european.numbers.written import of_millions
from audicle.speak.normalise.european.quantities.units import units, units_pattern
from audicle.speak.normalise.rules import Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.european.language import Language

_GLYPHS = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5", "⅘": "4/5",
    "⅙": "1/6", "⅚": "5/6", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
}  # fmt: skip
_PARTS = frozenset([*range(2, 11), 12, 15, 16, 20, 25, 32, 50, 100, 1000])  # that things are divided in
_AVOS = range(11, 100)  # parts that Spanish and Portuguese name after the cardinal
# What a slash between figures may belong to, that is no fraction
_NO_FRACTION = re.compile(
    r"(?i)(?<!\w)(?:p|pp|pág|págs|pag|pagg|page|seite|s|página|pagina|nr|n°|n\.º|nº|kapitel|art|§|heft|ausgabe|jg)"
    r"\.? \Z"
)
_ONE = frozenset({"un", "um", "ein"})
_ARTICLE = re.compile(r"(?i)(?<!\w)(?:une?|la|les?|cette|ce|sa|son|des|deux|aux?) \Z")
# The nouns that a half of is said with; other words after it are none
_NOUN = r"(?: (?P<noun>[^\W\d_]{2,}))?"
_JOINTS = {"de": " ", "es": " y ", "fr": " et ", "it": " e ", "pt": " e "}


def fraction_rules(tongue: Language) -> tuple[Rule, ...]:
    """Return the rules of common fractions."""
    glyphs = "".join(_GLYPHS)
    written = rf"(?:[{glyphs}]|(?P<over>[1-9]\d?)[/⁄](?P<under>[1-9]\d{{0,3}}))"

    def fraction(m: re.Match[str]) -> str | None:
        over, under = _parts(m)
        if not over or _NO_FRACTION.search(m.string, max(m.start() - 12, 0), m.start()):
            return None
        noun = m["noun"] or ""
        if _is_mark(m, tongue):
            return f"{cardinal(over, tongue)} {tongue.signs['of']} {cardinal(under, tongue)}{m['space'] or ''}"
        if (over, under) == (1, 2) and noun and (words := _half(noun, m, tongue)):
            return words
        if noun in {"parte", "partes"} and tongue.code in {"es", "pt"} and (over, under) != (1, 2):
            return _of_parts(over, under, tongue)
        if over == 1 and word_before(m.string, m.start()) in _ONE:
            return _denominator(under, tongue, many=False) + (m["space"] or "")
        return _named(over, under, tongue) + (m["space"] or "")

    def mixed(m: re.Match[str]) -> str | None:
        over, under = _parts(m)
        if not over or over >= under:
            return None
        return _mixed(int(m["whole"]), over, under, m["noun"] or "", tongue)

    def of_unit(m: re.Match[str]) -> str | None:
        over, under = _parts(m)
        if not over:
            return None
        one, many = units(tongue).get(m["unit"], (tongue.percent, tongue.percent))
        if m["whole"]:
            return _mixed(int(m["whole"]), over, under, many, tongue)
        if (over, under) == (1, 2) and (words := _half(one, m, tongue)):
            return f"{words}{'' if words.endswith('-') else ' '}{one}"
        of = "" if tongue.code == "de" or m["unit"] == "%" else of_millions(one, tongue).strip(" ")
        return f"{_named(over, under, tongue)} {of}{' ' if of[-1:].isalpha() else ''}{one}"

    def _parts(m: re.Match[str]) -> tuple[int, int]:
        glyph = re.search(rf"[{glyphs}]", m[0])
        over, under = map(int, _GLYPHS[glyph[0]].split("/") if glyph else (m["over"], m["under"]))
        return (over, under) if under in _PARTS and over <= 2 * under and over != under else (0, 0)

    begin, after = r"(?<![\w./,:-])", r"(?![\w/⁄]|[.,]\d)"
    whole = rf"(?P<whole>\d{{1,3}})(?: ?(?=[{glyphs}])| (?=\d))"
    # French has the space too, for "demi-heure"
    look = r"(?:(?P<space> )(?=(?P<noun>[^\W\d_]{2,})))?" if tongue.code == "fr" else rf"(?={_NOUN})(?P<space>(?!))?"
    where = frozenset("/⁄" + glyphs)
    return (
        Rule("fraction-unit", rf"{begin}(?:{whole})?{written}\s?(?:{units_pattern(tongue)})(?!\w)", of_unit, where),
        Rule("fraction-percent", rf"{begin}(?:{whole})?{written}\s?(?P<unit>%)", of_unit, where),
        Rule("fraction-mixed", rf"{begin}{whole}{written}{after}{_NOUN}", mixed, where),
        Rule("fraction", rf"{begin}{written}{after}{look}", fraction, where),
    )


def _is_mark(m: re.Match[str], tongue: Language) -> bool:
    """Say whether figures are a mark out of so many, by one of the two words before them."""
    before = m.string[max(m.start() - 30, 0) : m.start()].split()[-2:]
    return "/" in m[0] and any(word in tongue.words("marks") for word in before)


def _mixed(whole: int, over: int, under: int, noun: str, tongue: Language) -> str:
    """Return the words of a whole number and a fraction, and the noun that they count, if there is one."""
    gender = gender_of(noun, tongue, many=whole != 1) if noun else ""
    if (over, under) == (1, 2):
        return _and_a_half(whole, noun, gender, tongue)
    count = cardinal(whole, tongue, gender)
    share = _named(over, under, tongue)
    if not noun or tongue.code == "de" or noun == tongue.percent:
        return f"{count}{_JOINTS[tongue.code]}{share}{' ' + noun if noun else ''}"
    return f"{count} {noun}{_JOINTS[tongue.code]}{share}"


def _half(noun: str, m: re.Match[str], tongue: Language) -> str | None:
    """Return "eine halbe" and its like before a noun of a known gender."""
    gender = gender_of(noun, tongue)
    if tongue.code == "fr" and _ARTICLE.search(m.string, max(m.start() - 8, 0), m.start()):
        return "demi-"
    if not gender:
        return None
    if tongue.code == "de":
        return german.half(gender, m.string, m.start(), tongue)
    return tongue.halves[gender]


def _named(over: int, under: int, tongue: Language) -> str:
    """Return the words of a fraction that stands for itself."""
    if words := tongue.fractions.get(f"{over}/{under}"):
        return words
    count = cardinal(over, tongue, "n" if tongue.code == "de" else "m")
    return f"{count} {_denominator(under, tongue, many=over != 1)}"


def _of_parts(over: int, under: int, tongue: Language) -> str | None:
    """Return "tres cuartas", which parts are."""
    named = ordinal(under, tongue, feminine=True)
    return named and f"{cardinal(over, tongue, 'f')} {named}{'s' if over > 1 else ''}"


def _denominator(under: int, tongue: Language, *, many: bool) -> str:
    if tongue.code == "de":
        short = {
            2: "Halbe" if many else "Halb",
            3: "Drittel",
            7: "Siebtel",
            8: "Achtel",
            100: "Hundertstel",
            1000: "Tausendstel",
        }
        stem = cardinal(under, tongue)
        return short.get(under) or f"{stem}{'tel' if under < 20 else 'stel'}".capitalize()  # noqa: PLR2004 - zwanzigstel
    special = {
        "fr": {2: "demi", 3: "tiers", 4: "quart"},
        "es": {2: "medio", 3: "tercio"},
        "it": {2: "mezzo"},
        "pt": {2: "meio", 3: "terço"},
    }[tongue.code].get(under)
    if special is None and tongue.code in {"es", "pt"} and under in _AVOS and under % 10:
        special = _avos(under, tongue)
        return special + "s" if many and tongue.code == "es" else special
    name = special or ordinal(under, tongue) or str(under)
    if not many or name.endswith("s"):
        return name
    return name[:-1] + "i" if tongue.code == "it" else f"{name}s"


def _avos(under: int, tongue: Language) -> str:
    words = cardinal(under, tongue)
    return f"{words} avos" if tongue.code == "pt" else re.sub("[eo]$", "", words.replace(" ", "")) + "avo"


def _and_a_half(whole: int, noun: str, gender: str, tongue: Language) -> str:
    """Return "zweieinhalb Stunden", "deux heures et demie", "due ore e mezza" with the noun, if there is one."""
    if tongue.code == "de":
        return f"{cardinal(whole, tongue, 'n')}einhalb{' ' + noun if noun else ''}"
    count = cardinal(whole, tongue, gender or ("m" if noun else ""))
    half = {"fr": "et demi", "es": "y medio", "it": "e mezzo", "pt": "e meio"}[tongue.code]
    if gender == "f":
        half = {"fr": "et demie", "es": "y media", "it": "e mezza", "pt": "e meia"}[tongue.code]
    return f"{count} {noun} {half}" if noun else f"{count} {half}"
