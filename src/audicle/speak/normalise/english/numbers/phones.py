"""Telephone numbers, digit by digit, with a rest between the groups; 0 is "zero", which nobody takes for a letter."""

from __future__ import annotations

import re

from audicle.speak.normalise.english.numbers.words import digits
from audicle.speak.normalise.rules import At, Rule

_HUNDREDS = {"800": "eight hundred", "900": "nine hundred"}
_DIGITS = range(7, 16)  # that a telephone number has, with the country's (ITU-T E.164)


def _groups(m: re.Match[str]) -> str:
    plus = "plus " if m[0].startswith("+") else ""
    groups = [part for group in re.findall(r"\d+", m["number"]) for part in _parts(group)]
    words = [_HUNDREDS.get(group) or digits(group, "zero") for group in groups]
    extension = m.groupdict().get("extension")
    return plus + ", ".join(words) + (f", extension {digits(extension, 'zero')}" if extension else "")


def _parts(group: str) -> list[str]:
    """Return a group of seven digits, as after "(212)", as the two it is read in."""
    return [group[:3], group[3:]] if len(group) == 7 else [group]  # noqa: PLR2004 - a local number


def _abroad(m: re.Match[str]) -> str | None:
    return _groups(m) if sum(map(str.isdecimal, m["number"])) in _DIGITS else None


def _letters(m: re.Match[str]) -> str:
    return f"{_groups(m)}, {m['letters'].replace('-', ' ')}"


_NUMBERED = re.compile(
    r"\b(?i:call(?:ed|ing|s to)?|dial(?:l?ed|l?ing)?|phone(?:d| number)?|tel(?:ephone)?\.?|mobile|cell|fax|text(?:ed)?"
    r"|sms|whatsapp|hotline|helpline|ring|rang)(?: us| me| him| her| them)?(?: (?:on|at|is|no\.))?:? \Z"
)
_CALLED = re.compile(
    r"\b(?i:call(?:ed|ing|s to)?|dial(?:l?ed|l?ing)?|phon(?:e|ed|ing)|r[iau]ng)(?: [2-9]11 (?:and|or))? \Z"
)
_LONGEST_GROUP = 4  # digits


def _figures(m: re.Match[str]) -> str | None:
    """Say a number without spaces in groups of three, the last of four; one that begins with 0 in the middle too."""
    written = m["number"]
    if not _NUMBERED.search(m.string[max(m.start() - _REACH, 0) : m.start()]):
        return None
    area = 5 if written[0] == "0" and len(written) == 11 else len(written) - 7  # noqa: PLR2004 - Ofcom's plan; a local number has 7
    groups = [written[:area], written[area : area + 3], written[area + 3 :]]
    if len(groups[0]) == _LONGEST_GROUP and groups[0][0] == "1":
        groups[:1] = [groups[0][:1], groups[0][1:]]
    return ", ".join(digits(group, "zero") for group in groups if group)


_REACH = 25  # characters before a short number that say that it is one


def phone_rules() -> tuple[Rule, ...]:
    """Return the rules of telephone numbers."""
    free, end = r"(?<![\w.,/$£€+-])", r"(?![\w/]|[-.:,]\d)"
    extension = r"(?:,?\s?(?:ext\.?|x)\s?(?P<extension>\d{1,5}))?"
    return (
        Rule(
            "phone-letters", rf"{free}(?P<number>1-[89]\d\d)-(?P<letters>[A-Z][A-Z-]{{3,12}})(?!\w)", _letters, At.DIGIT
        ),
        Rule(
            "phone",
            rf"{free}(?P<number>(?:\+?1[-. ])?(?:\(\d{{3}}\)[ -]?|\d{{3}}[-. ])\d{{3}}[-. ]?\d{{4}}){extension}{end}",
            _groups,
            At.DIGIT,
        ),
        Rule("phone-local", rf"{free}(?P<number>\d{{3}}-\d{{4}}){extension}{end}", _groups, frozenset("-")),
        Rule(
            "phone-abroad",
            rf"(?<!\w)(?P<number>\+\d{{1,3}}(?:[ .-]?\(?\d{{1,8}}\)?){{1,6}}){extension}{end}",
            _abroad,
            frozenset("+"),
        ),
        Rule(
            "phone-zero",
            rf"{free}(?P<number>\(?0\d{{1,4}}\)?(?:[ -]\d{{3,8}}){{1,3}}){extension}{end}",
            _abroad,
            At.DIGIT,
        ),
        Rule(
            "phone-figures",  # without spaces, where a word says what it is
            r"(?<![\w.,/$£€+-])(?P<number>[2-9]\d{9}|1[2-9]\d{9}|0\d{9,10})(?![\w/]|[-.:,]\d)",
            _figures,
            At.DIGIT,
        ),
        Rule(
            "phone-short",
            r"(?<=[A-Za-z] )(?P<number>[2-9]11|999|112|111|101)(?!\w|[.,:/-]\d| [a-z]{3,}s\b)",
            lambda m: digits(m["number"], "zero") if _CALLED.search(m.string[: m.start()][-_REACH:]) else None,
            At.DIGIT,
        ),
        Rule(
            "phone-911",
            r"(?<![\w.,$£€/-])(?P<number>911)(?= (?:call|operator|dispatch|emergency))",
            lambda m: digits(m["number"], "zero"),
            At.DIGIT,
        ),
    )
