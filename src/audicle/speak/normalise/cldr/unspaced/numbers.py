"""Figures that name, divide or stand beside letters: codes, fractions, lists, "G20" and "3D"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.patterns import free, minus, number
from audicle.speak.normalise.cldr.things import currencies, units
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Grammar

_REACH = 16  # characters before a code in which its name stands
_LETTERS = frozenset("AJN")  # units that stand apart from their figures
_NAMED = 2  # digits beside letters that are a number; more are said one by one
_DIGITS = re.compile(r"-?(?P<number>\d+(?:\.\d+)*)")
_ATTACK = "9/11"  # a day, in any order
_ODD_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}\.\d{1,2}\.\d{1,2}")
_TO_WORDS = re.compile("[BCGOP]2[BCGOP]")  # B2B, said in English


def letter_rules(spoken: Grammar) -> tuple[Rule, ...]:
    """Return the rules of figures beside Latin letters: "G20", "COVID-19", "3D"."""
    units_of = units(spoken)

    def figures(m: re.Match[str]) -> str:
        text = m["number"]
        number = spoken.number(text) if text.count(".") == 1 else None
        return spoken.said(number) if number else dotted(text)

    def dotted(text: str) -> str:
        parts = [
            spoken.digits(part) if len(part) > _NAMED or part[0] == "0" else spoken.spell(int(part))
            for part in text.split(".")
        ]
        return f" {spoken.data.web['.']} ".join(parts)

    def version(m: re.Match[str]) -> str | None:
        return None if _ODD_DATE.fullmatch(m[0]) else dotted(m[0])

    def after_letters(m: re.Match[str]) -> str | None:
        return None if _TO_WORDS.fullmatch(m[0]) else _DIGITS.sub(figures, m[0])

    def before_letters(m: re.Match[str]) -> str | None:
        if (m["letters"] in units_of and m["letters"] not in _LETTERS) or m["letters"] in currencies(spoken):
            return None
        number = spoken.number(m["number"])
        return spoken.said(number) + m["letters"] if number else None

    begin, end = r"(?<![A-Za-z0-9_.@/#&$-])", r"(?![A-Za-z0-9_@/]|[-.][A-Za-z0-9])"
    return (
        Rule(
            "letters-figures",
            rf"{begin}[A-Za-z]{{1,12}}+-?(?:\d{{1,9}}+(?:\.\d{{1,3}}+){{0,4}})(?:-?[A-Za-z]{{1,3}}+\d{{0,4}}+){{0,3}}{end}",
            after_letters,
            frozenset("0123456789"),
        ),
        Rule(
            "figures-letters",
            rf"{begin}(?P<number>\d{{1,3}}+(?:\.\d{{1,2}}+)?)(?P<letters>[A-Z]{{1,3}}+){end}",
            before_letters,
            At.DIGIT,
        ),
        Rule("version", rf"{free(spoken.data)}\d{{1,4}}(?:\.\d{{1,4}}){{2,5}}{end}", version, frozenset(".")),
    )


def code_rules(spoken: Grammar) -> tuple[Rule, ...]:
    """Return the rules of numbers that are names, fractions of any size, and lists."""
    data = spoken.data
    named = re.compile(rf"(?:{data.codes})\s?[:：]?\s?\Z")

    def code(m: re.Match[str]) -> str | None:
        if not named.search(m.string, max(m.start() - _REACH, 0), m.start()):
            return None
        return data.comma.join(spoken.digits(block) for block in re.findall(r"\d+", m[0]))

    def fraction(m: re.Match[str]) -> str | None:
        if m[0] == _ATTACK:
            return spoken.digits("911")
        over, _, under = m["fraction"].partition("/")
        words = spoken.fraction(int(over), int(under), m)
        if words and m["whole"]:
            words = spoken.mixed(int(m["whole"]), int(over), int(under), m)
        return f"{data.minus} {words}" if words and m["minus"] else words

    def several(m: re.Match[str]) -> str:
        return data.comma.join(spoken.spell(int(one)) for one in m[0].split(","))

    def long(m: re.Match[str]) -> str:
        return spoken.digits(m[0])

    def grouped(m: re.Match[str]) -> str:
        return spoken.spell(int(m[0].replace("，", "")))

    def less(m: re.Match[str]) -> str | None:
        first, last = spoken.number(m["first"]), spoken.number(m["last"])
        return f"{spoken.said(first)} {data.signs['−']} {spoken.said(last)}" if first and last else None

    written = number(data)
    one = r"[1-9]\d{0,5}"
    end = r"(?![A-Za-z0-9_/]|[.,:-]\d|[年년]\d)"
    return (
        Rule("code-named", r"(?<![A-Za-z0-9_.,])\d{1,20}+(?:-\d{1,12}+){0,3}(?![A-Za-z0-9_]|[.,:/]\d)", code, At.DIGIT),
        Rule(
            "fraction-any",
            rf"(?:{minus(data)}|{free(data)})(?:(?P<whole>[1-9]\d{{0,3}}) )?(?P<fraction>{one}/{one}){end}",
            fraction,
            At.DIGIT,
        ),
        Rule("digits", r"(?<![A-Za-z0-9_.,])\d{16,64}+(?![A-Za-z0-9_]|[.,]\d)", long, At.DIGIT),
        Rule("less", rf"{free(data)}(?P<first>{written})\s?[-–]\s?(?P<last>{written})(?=\s?=)", less, frozenset("=")),
        Rule("grouped", rf"{free(data)}\d{{1,3}}(?:，\d{{3}}){{1,4}}+(?![\d，A-Za-z_])", grouped, frozenset("，")),
        Rule("list", rf"{free(data)}\d{{1,2}}(?:,\d{{1,2}}(?!\d)){{1,30}}+(?![A-Za-z0-9_.,/:-])", several, At.DIGIT),
    )
