"""Numbers that count, and long ones and versions, which are said by their digits and parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.european import german
from audicle.speak.normalise.european.gender import gender_of
from audicle.speak.normalise.european.numbers import words
from audicle.speak.normalise.european.numbers.written import (
    is_one,
    number_pattern,
    of_millions,
    said,
    said_or_year,
    split,
    whole_millions,
)
from audicle.speak.normalise.figures import FREE, SIGNED
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.european.language import Language

_NOUN = re.compile(r" ([^\W\d_]{2,})(?: ([^\W\d_]{2,}))?")
_LABEL = re.compile(r"\w[ ,;:] ?[A-ZÄÖÜ]\w+ \Z|\w\. \Z")  # a noun or a word cut short, inside a sentence
_ADJECTIVE = re.compile(r"[a-zäöüß]{3,}(?:e|er|es)")
_GROUP = 3  # digits of a long number that are said in one breath


def counting_rules(tongue: Language) -> tuple[Rule, ...]:
    """Return the rules of plain numbers; before a noun they take its gender where it shows."""

    def number(m: re.Match[str]) -> str | None:
        noun = _noun_after(m, tongue)
        if noun == "mil" and (thousands := _NOUN.match(m.string, m.end())):
            # "duas mil pessoas": the noun after the thousands
            gender = gender_of(thousands[2] or "", tongue, many=True) or "m"
            return said(m["number"], tongue, gender=gender)
        words_said = said_or_year(m["number"], tongue, noun)
        if tongue.code == "de" and noun and is_one(m["number"]) and not m["minus"]:
            words_said = _german_one(m, noun, tongue) or words_said
        return f"{tongue.minus} {words_said}" if words_said and m["minus"] else words_said

    def long(m: re.Match[str]) -> str:
        text = re.sub(r"\D", "", m["number"])
        first = len(text) % _GROUP
        groups = [text[:first], *(text[at : at + _GROUP] for at in range(first, len(text), _GROUP))]
        return ", ".join(words.digits(group, tongue) for group in groups if group)

    def version(m: re.Match[str]) -> str | None:
        parts = m["version"].split(".")
        if len(parts) == 3 and len(parts[2]) == 4:  # noqa: PLR2004 - an odd date
            return None
        return f" {tongue.dot} ".join(words.cardinal(int(part), tongue) for part in parts)

    def millions(m: re.Match[str]) -> str | None:
        number = int(split(m["number"], tongue)[0])
        whole = whole_millions(m["number"], tongue) and m["noun"].lower() not in tongue.words("small")
        return f"{words.cardinal(number, tongue)}{of_millions(m['noun'], tongue)}" if number and whole else None

    many = r"\d{16,}+|\d{1,3}(?P<mark>[.,' ’])\d{3}(?:(?P=mark)\d{3}){4,}+(?!\d)"
    plain = number_pattern(tongue)
    after = r"(?:[.,][-–—]{1,2}(?= |\Z))?(?![\w/]|[.,:-]\d)"  # 80.–
    return (
        Rule("long-number", rf"(?<![\w.,/:$£€-])(?P<number>{many})(?![\w/]|[.,:-]\d)", long, At.DIGIT),
        Rule("millions", rf"{FREE}(?P<number>{plain}(?<=000)) (?=(?P<noun>[^\W\d_]{{2,}}))", millions, At.DIGIT),
        Rule("number", rf"{SIGNED}(?P<number>{plain}){after}", number, At.DIGIT),
        Rule(
            "version",
            r"(?<![\w.,/:-])(?P<version>\d{1,4}(?:\.\d{1,4}){2,5})(?![\w/]|[.,:-]\d)",
            version,
            frozenset("."),
        ),
    )


def _noun_after(m: re.Match[str], tongue: Language) -> str:
    found = _NOUN.match(m.string, m.end())
    return found[1] if found and found[1].lower() not in tongue.words("small") else ""


def _german_one(m: re.Match[str], noun: str, tongue: Language) -> str | None:
    """Return "ein" and its like before a noun with or without an adjective, None if no noun follows."""
    before = m.string[max(m.start() - 30, 0) : m.start()]
    if noun.isupper() or _LABEL.search(before) or re.search(rf"(?:{tongue.things}) \Z", before):
        return None  # "Abs. 1 BGB", "Kapitel 1 Anfang"
    if noun[0].islower():
        found = _NOUN.match(m.string, m.end())
        if found is None or not found[2] or found[2][0].islower() or not _ADJECTIVE.fullmatch(noun):
            return None
        gender = "f" if noun.endswith("e") else "m"
    else:
        gender = gender_of(noun, tongue)
    return german.one(gender, german.case_at(m.string, m.start(), tongue)) if gender else "ein"
