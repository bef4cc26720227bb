"""Measures, temperatures, angles and percentages: a number and the sign of its unit."""

from __future__ import annotations

import re

from audicle.speak.normalise.english.context import attributive, full_stop
from audicle.speak.normalise.english.numbers.fractions import GLYPHS, fraction, mixed
from audicle.speak.normalise.english.numbers.words import FREE, NUMBER, SIGNED, cardinal, is_one, number
from audicle.speak.normalise.english.quantities.units import LENGTHS, PER, SPACED, SPELLED, UNITS
from audicle.speak.normalise.rules import At, Rule

_ALL = sorted((*UNITS, *(f"{unit}{power}" for unit in LENGTHS for power in "²³")), key=len, reverse=True)
_UNIT = (
    rf"(?P<unit>{'|'.join(re.escape(unit) for unit in _ALL)})(?:/"
    rf"(?P<per>{'|'.join(sorted(PER, key=len, reverse=True))})(?P<power>[²³])?)?"
)
_DASH = r"\s?(?:[-–—]|to)\s?"
_END = r"(?![\w/’'²³]|-[A-Za-z]*\d)"
_SPELLED = (
    r"cups?|miles?|teaspoons?|tablespoons?|hours?|inch(?:es)?|feet|foot|yards?|acres?|pounds?|ounces?|gallons?|pints?"
    r"|quarts?|years?|days?|weeks?|months?|minutes?"
)
_COLD = {"C": "Celsius", "F": "Fahrenheit", "℃": "Celsius", "℉": "Fahrenheit"}
_HEAT_BEFORE = re.compile(
    r"\b(?:hits?|reach(?:es|ed|ing)?|exceed(?:s|ed|ing)?|tops?|topped|above|below|over|under|around|about|nearly|by|than"
    r"|temperatures? of|highs? of|lows? of|warmed to|heat of|rose to|fell to|drop(?:ped)? to) \Z"
)
_COMPASS = {"N": "north", "S": "south", "E": "east", "W": "west"}
_POWERS = {"²": "square", "³": "cubic"}
_AFTER = {"²": "squared", "³": "cubed"}


def unit_words(sign: str, per: str | None = None, power: str | None = None, *, one: bool) -> str:
    """Return the words of a unit's sign: "m²" is "square meters", "m/s²" is "meters per second squared"."""
    if sign[-1] in _POWERS and sign not in UNITS:
        base = f"{_POWERS[sign[-1]]} "
        sign = sign[:-1]
        names = UNITS.get(sign, ("inch", "inches"))
    else:
        base, names = "", UNITS[sign]
    words = base + (names[0] if one else names[1])
    if not per:
        return words
    if not power:
        return f"{words} per {PER[per]}"
    return f"{words} per {_POWERS[power]} {PER[per]}" if per in LENGTHS else f"{words} per {PER[per]} {_AFTER[power]}"


def _measure(m: re.Match[str]) -> str | None:
    unit = m["unit"]
    if unit in SPACED and not m["space"] and (unit == "K" or "." not in m["amount"]):
        return None  # 5K is a run, the 80s are years; 9.58s is a time
    if (
        unit == "m"
        and not m["space"]
        and re.match(
            r" (?:people|users|viewers|years|customers|households|voters|jobs|tons)", m.string[m.end() : m.end() + 12]
        )
    ):
        return f"{number(m['amount'])} million"
    one = is_one(m["amount"]) or m["space"] == "-" or attributive(m)
    return f"{number(m['amount'])} {unit_words(unit, m['per'], m['power'], one=one)}{full_stop(m)}"


def _fraction_of(m: re.Match[str]) -> str:
    unit = m["unit"]
    written = GLYPHS.get(m["glyph"] or "", m["plain"])
    one, many = (unit, unit) if unit not in UNITS else (unit_words(unit, one=True), unit_words(unit, one=False))
    if m["whole"]:
        return f"{mixed(m['whole'], written)} {many}"
    return f"{fraction(written)} {one}"


def _range(m: re.Match[str]) -> str:
    sign, per = m["unit"], m["per"]
    singular = m["space"] == "-"
    return f"{number(m['first'])} to {number(m['amount'])} {unit_words(sign, per, m['power'], one=singular)}"


def _by(m: re.Match[str]) -> str:
    return (
        f"{' by '.join(number(part) for part in re.split(r'[x×]', m['sides'].replace(' ', '')))} "
        f"{unit_words(m['unit'] or 'in.', one=False)}"
    )


def _feet(m: re.Match[str]) -> str:
    feet, inches = int(m["feet"]), m["inches"]
    words = f"{cardinal(feet)} {'foot' if feet == 1 else 'feet'}"
    return f"{words} {number(inches)} {'inch' if is_one(inches) else 'inches'}" if inches else words


def _inches(m: re.Match[str]) -> str:
    return f"{number(m['amount'])} {'inch' if is_one(m['amount']) else 'inches'}{full_stop(m)}"


def _degrees(m: re.Match[str]) -> str:
    first = f"{number(m['first'])} to " if m["first"] else ""
    singular = is_one(m["amount"]) or attributive(m)
    words = f"{first}{number(m['amount'])} {'degree' if singular and not first else 'degrees'}"
    if m["minutes"]:
        words += f" {cardinal(int(m['minutes']))} minutes"
    if m["scale"]:
        return f"{words} {_COLD[m['scale']]}"
    return f"{words} {_COMPASS[m['compass']]}" if m["compass"] else words


def _heat(amount: str, scale: str) -> str:
    return f"{number(amount)} {'degree' if is_one(amount) else 'degrees'} {_COLD[scale]}"


def _both(m: re.Match[str]) -> str | None:
    if m["scale"] == m["scale2"]:
        return None
    return f"{_heat(m['first'], m['scale'])}{m['open'].replace('/', ', ')}{_heat(m['amount'], m['scale2'])}"


def _letter(m: re.Match[str]) -> str | None:
    """Say "-3C", and "30C" where the word before speaks of heat: a seat and a bus are named so too."""
    if m["amount"][0].isdecimal() and not _HEAT_BEFORE.search(m.string[max(m.start() - 20, 0) : m.start()]):
        return None
    return _heat(m["amount"], m["scale"])


def _percent(m: re.Match[str]) -> str:
    sign = "per mille" if m["sign"] == "‰" else f"percent{full_stop(m)}"
    plus = "plus " if m[0][0] == "+" else ""
    first = f"{number(m['first'])} to " if m["first"] else ""
    return f"{plus}{first}{number(m['amount'])} {sign}"


def measure_rules() -> tuple[Rule, ...]:
    """Return the rules of measures."""
    spelled = "|".join(SPELLED)
    glyphs = "".join(GLYPHS)
    return (
        Rule(
            "percent",
            (
                rf"(?:(?P<first>{SIGNED})\s?%?{_DASH})?(?P<amount>\+{NUMBER}|{SIGNED}|(?<=[-–—]){NUMBER}|(?<=\bto "
                rf"){NUMBER})\s?(?P<sign>[%‰]|(?:pct|pc)\b\.?)"
            ),
            _percent,
            At.DIGIT,
        ),
        Rule(
            "degrees",
            rf"(?:(?P<first>{SIGNED})\s?°?[CF]?\s?[-–—]\s?)?(?P<amount>{SIGNED}|(?<=[-–—]){NUMBER})\s?"
            r"(?:(?P<degree>°|deg\b\.?|degrees?(?= [CF]\b))(?:\s?(?P<minutes>\d{1,2})[′'])?(?:\s?(?P<scale>[CF])\b|\s?"
            r"(?P<compass>[NSEW])\b)?|(?P<scale2>[℃℉]))",
            lambda m: _degrees(m) if not m["scale2"] else f"{number(m['amount'])} degrees {_COLD[m['scale2']]}",
            At.DIGIT,
        ),
        Rule(
            "degrees-both",  # 30C (86F)
            rf"(?P<first>{SIGNED})\s?(?P<scale>[CF])(?P<open> \(|/)(?P<amount>[-−–]?{NUMBER})\s?(?P<scale2>[CF])\b",
            _both,
            At.DIGIT,
        ),
        Rule("degrees-letter", rf"(?P<amount>{SIGNED})(?P<scale>[CF])(?!\w|[-.]\w)", _letter, At.DIGIT),
        Rule(
            "feet-inches",
            rf"{FREE}(?P<feet>\d{{1,2}})\s?(?:['’′]|ft\.?)\s?(?P<inches>\d{{1,2}}(?:\.\d)?)\s?(?:[\"”″]|''|in\b\.?)",
            _feet,
            At.DIGIT,
        ),
        Rule("foot-mark", rf"{FREE}(?P<feet>\d{{1,3}})(?P<inches>)[′'](?![\w'])", _feet, frozenset("′'")),
        Rule(
            "inch-fraction",
            r"(?<![\w./])(?:(?P<whole>\d{1,3})[\s-])?(?P<plain>\d{1,2}/\d{1,2})[″\"](?!\w)",
            lambda m: f"{mixed(m['whole'], m['plain'])} inches" if m["whole"] else f"{fraction(m['plain'])} inch",
            frozenset("/"),
        ),
        Rule("inch-mark", rf"{FREE}(?P<amount>{NUMBER})[″\"](?!\w)", _inches_mark, frozenset('″"')),
        Rule(
            "blood-pressure", r"(?<![\w.,/])(?P<high>\d{2,3})/(?P<low>\d{2,3})\s?mm\s?Hg\b", _pressure, frozenset("/")
        ),
        Rule(
            "measure-fraction",
            rf"(?<![\w./])(?:(?P<whole>\d{{1,3}})[\s-]?)?(?:(?P<glyph>[{glyphs}])|(?P<plain>\d{{1,2}}/\d{{1,2}}))[\s-]?"
            rf"(?P<unit>{'|'.join(re.escape(u) for u in _ALL if u[0].isascii() and u not in SPACED)}|{_SPELLED})"
            rf"(?!\w)",
            _fraction_of,
            frozenset(glyphs) | frozenset("/"),
        ),
        Rule(
            "measure-sides",
            rf"{FREE}(?P<sides>{NUMBER}(?:\s?[x×]\s?{NUMBER}){{1,2}})\s?(?:{_UNIT}|in\b\.?){_END}",
            _by,
            frozenset("x×"),
        ),
        Rule(
            "measure-range",
            rf"{FREE}(?P<first>{NUMBER}){_DASH}(?P<amount>{NUMBER})(?P<space>[\s-]?){_UNIT}{_END}",
            _range,
            At.DIGIT,
        ),
        Rule(
            "inches",
            # "in" without a point where no word could be: before a mark, a size or the end
            rf"{FREE}(?P<amount>{NUMBER})\s?in(?:\.(?!\w)|(?=\Z|[,;)]|\s?[x×]\s?\d"
            r"| (?:by|wide|long|tall|high|thick|deep)\b))",
            _inches,
            At.DIGIT,
        ),
        Rule(  # after what other rules say: 100 million kg, 10⁻³ mol/L
            "measure-after",
            rf"(?:(?<=(?:thousand|.million|.billion|trillion) )|(?<=[⁰¹²³⁴-⁹] )){_UNIT}{_END}",
            lambda m: f"{unit_words(m['unit'], m['per'], m['power'], one=False)}{full_stop(m)}",
        ),
        Rule("measure", rf"(?P<amount>{SIGNED})(?P<space>[\s-]?){_UNIT}{_END}", _measure, At.DIGIT),
        Rule(
            "measure-spelled",
            rf"{FREE}(?<!\d/)(?:(?P<first>{NUMBER})\s?[-–—]\s?)?(?P<amount>{NUMBER})(?P<space>[\s-])(?P<unit>{spelled})(?P<many>e?s)?(?!\w)",
            _spelled,
            At.DIGIT,
        ),
    )


def _inches_mark(m: re.Match[str]) -> str | None:
    # A quotation that ends in a number has its opening mark before
    return None if m[0][-1] == '"' and m.string[: m.start()].count('"') % 2 else _inches(m)


def _pressure(m: re.Match[str]) -> str:
    return f"{number(m['high'])} over {number(m['low'])} millimeters of mercury"


def _spelled(m: re.Match[str]) -> str:
    """Say a unit in words as it is, but its number never as a year: 5280 feet."""
    first = f"{number(m['first'])} to " if m["first"] else ""
    return f"{first}{number(m['amount'])} {m['unit']}{m['many'] or ''}"
