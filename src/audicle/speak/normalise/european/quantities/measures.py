"""Measures, temperatures, angles, percentages, and from one to another of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.european import german
from audicle.speak.normalise.european.gender import gender_of
from audicle.speak.normalise.european.numbers.written import (
    is_one,
    number_pattern,
    of_millions,
    said,
    takes_singular,
    whole_millions,
)
from audicle.speak.normalise.european.quantities.units import unit_name, units, units_pattern
from audicle.speak.normalise.figures import FREE, SIGNED
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    import re

    from audicle.speak.normalise.european.language import Language

_SCALES = {"C": " Celsius", "F": " Fahrenheit", None: ""}


def measure_rules(tongue: Language) -> tuple[Rule, ...]:
    """Return the rules of measures, temperatures, percentages and ranges of them."""
    number = number_pattern(tongue)
    degree = r"(?P<degree>°)(?:\s?(?P<scale>[CF])\b|(?![A-Za-z]))"
    unit = rf"(?:{units_pattern(tongue)}|{degree}|(?P<percent>%)|(?P<permille>‰))(?!\w)"

    def name(m: re.Match[str], *, one: bool) -> str:
        if m["percent"]:
            return tongue.percent
        if m["permille"]:
            return tongue.permille
        if m["unit"]:
            return unit_name(m, tongue, one=one)
        return tongue.degrees[0 if one else 1] + _SCALES[m["scale"]]

    def amount(m: re.Match[str], noun: str) -> str | None:
        gender = (
            ""
            if m["percent"] or m["permille"]
            else gender_of(noun.split(maxsplit=1)[0], tongue, many=not is_one(m["number"])) or "m"
        )
        if tongue.code == "de" and gender and is_one(m["number"]):
            return german.one(gender, german.case_at(m.string, m.start(), tongue))
        return said(m["number"], tongue, gender=gender)

    def measure(m: re.Match[str]) -> str | None:
        noun = name(m, one=takes_singular(m["number"], tongue))
        words = amount(m, noun)
        if words is None:
            return None
        if words == "una" and noun.startswith("o"):
            return f"{tongue.minus if m['minus'] else ''} un'{noun}".lstrip()
        joint = of_millions(noun, tongue) if m["unit"] and whole_millions(m["number"], tongue) else " "
        return f"{tongue.minus if m['minus'] else ''} {words}{joint}{noun}".lstrip()

    def measured_range(m: re.Match[str]) -> str | None:
        noun = name(m, one=False)
        gender = gender_of(noun.split()[0], tongue, many=True)
        first, last = said(m["first"], tongue, gender=gender), said(m["number"], tongue, gender=gender)
        return f"{tongue.to.format(first=first, last=last)} {noun}" if first and last else None

    def angle(m: re.Match[str]) -> str:
        parts = [f"{said(m['number'], tongue, gender='m')} {tongue.degrees[not is_one(m['number'])]}"]
        for group, (one, many) in zip(("minute", "second"), (tongue.angle[:2], tongue.angle[2:]), strict=True):
            if m[group]:
                gender = gender_of(many, tongue, many=True) or "m"
                parts.append(f"{said(m[group], tongue, gender=gender)} {one if is_one(m[group]) else many}")
        return " ".join(parts)

    def inside(m: re.Match[str]) -> str:
        one, many = units(tongue)["m"]
        joint = " e " if tongue.code in {"it", "pt"} else " "
        count = said(m["whole"], tongue, gender="m")
        return f"{count} {one if is_one(m['whole']) else many}{joint}{said(m['rest'], tongue)}"

    def alone(m: re.Match[str]) -> str:
        return units(tongue)[m["unit"]][0 if m["each"] else 1].join((m["each"] or "", ""))

    each = "|".join(tongue.words("each"))
    return (
        Rule(
            "compass",
            r"(?<=[°′″'\"]) ?(?P<sign>[NSEOW])(?!\w)",
            lambda m: f" {tongue.signs[m['sign']]}",
            frozenset("°′″'\""),
        ),
        Rule(
            "angle",
            rf"{FREE}(?P<number>\d{{1,3}})°\s?(?P<minute>[0-5]?\d)\s?[′']"
            rf"(?:\s?(?P<second>[0-5]?\d(?:[.,]\d{{1,3}})?)\s?(?:″|\"|''))?(?!\w)",
            angle,
            frozenset("°"),
        ),
        Rule(
            "measure-range",
            rf"{FREE}(?P<first>{number})(?:\s?%)?\s?[-–]\s?(?P<number>{number})\s?{unit}",
            measured_range,
            frozenset("-–"),
        ),
        Rule(
            "measure-inside", rf"{FREE}(?P<whole>\d) ?m ?(?P<rest>\d\d)(?! ?[\w%€$²³/]|[.,]\d)", inside, frozenset("m")
        ),
        *_german_percent(tongue),
        Rule("measure", rf"{SIGNED}(?P<number>{number})\s?{unit}", measure, At.DIGIT),
        Rule(
            "unit-alone",
            rf"(?<![\w/])(?<!\d )(?P<each>(?:{each}) )?(?P<unit>kg|km/h|km²|km|cm|mm|m²|m³|kWh)(?![\w/²³])",
            alone,
            frozenset("mgh²³"),
        ),
    )


def _german_percent(tongue: Language) -> tuple[Rule, ...]:
    """Return the rule of "100%ig"."""
    if tongue.code != "de":
        return ()

    def say(m: re.Match[str]) -> str | None:
        words = said(m["number"], tongue)
        return f"{words}{'' if m['number'].isdecimal() else ' '}prozentig" if words else None

    return (Rule("percent-adjective", rf"{FREE}(?P<number>{number_pattern(tongue)})\s?%-?ig", say, frozenset("%")),)
