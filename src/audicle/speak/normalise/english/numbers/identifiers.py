"""Numbers that name something and count nothing, read digit by digit: "PIN 4821", an ISBN, 123-45-6789.

The word before says so. Of what is often a small number too ("order 12"), only longer ones are read out.
"""

from __future__ import annotations

import re

from audicle.speak.normalise.english.numbers.words import cardinal, digits, paired
from audicle.speak.normalise.rules import At, Rule

_LINK = r"(?: (?:numbers?|no\.|code|is|was|ending in|ends in|that ends in))?:? ?[#№]?\Z"
_ALWAYS = re.compile(
    rf"(?:\b(?:PIN|ISBN(?:-1[03])?|ISSN|SSN|EIN|VIN|IMEI|DOI|UPC|[Pp]asscode|[Pp]assword|[Ss]ocial [Ss]ecurity"
    rf"|(?:ZIP|[Zz]ip|[Pp]ostal|[Aa]ccess|[Ss]ecurity|[Pp]ost) ?code"
    r"|[Ee]xtension|[Ee]xt\.?|[Ss]erial|[Aa]rea code)"
    rf"{_LINK})"
)
_LONG = re.compile(
    rf"(?:\b(?:[Aa]ccount|[Aa]cct\.?|[Cc]ard|[Rr]eference|[Rr]ef\.?|[Cc]onfirmation|[Tt]racking|[Oo]rder|[Ii]nvoice"
    rf"|[Tt]icket|[Pp]olicy|[Mm]ember(?:ship)?|[Ll]icen[sc]e|[Pp]assport|ID|[Cc]ode|[Ss]tudent|[Bb]adge){_LINK})"
)
_REACH = 40  # characters before a number that say what it is
_SHORT = 4  # digits that an order or a ticket needs to be read out


def _named(m: re.Match[str]) -> str | None:
    """Say the digits of a number that the words before name, with a rest between its groups if they are long."""
    before = m.string[max(m.start() - _REACH, 0) : m.start()]
    if not before.endswith((" ", "#", "№", ":")):
        return None
    figures = m["figures"]
    if not (_ALWAYS.search(before) or (_LONG.search(before) and sum(map(str.isdecimal, figures)) >= _SHORT)):
        return None
    return _groups(figures)


def _groups(figures: str) -> str:
    return ", ".join(_one(group) for group in re.findall(r"[\dX]+", figures))


def _one(group: str) -> str:
    words = digits(group.rstrip("X"), "zero")
    return f"{words} X".lstrip() if group.endswith("X") else words


def _section(m: re.Match[str]) -> str:
    parts = (cardinal(int(part)) if part.isdecimal() else part for part in re.findall(r"\w", m["parts"]))
    return f"{digits(m['number']) if m['number'][1] == '0' else paired(int(m['number']))} {' '.join(parts)}"


def identifier_rules() -> tuple[Rule, ...]:
    """Return the rules of numbers that are names."""
    end = r"(?![\w/]|[-.:,]\d)"
    return (
        Rule(
            "identifier",
            rf"(?<![\w.,$£€])(?P<figures>\d{{3,20}}+(?:[- ]\d{{1,12}}){{0,6}}(?:-?X)?){end}",
            _named,
            At.DIGIT,
        ),
        Rule(
            "social-security",
            rf"(?<![\w.,$£€/-])(?P<figures>\d{{3}}-\d{{2}}-\d{{4}}){end}",
            lambda m: _groups(m["figures"]),
            At.DIGIT,
        ),
        Rule(
            "section-letter",  # of a law: 401(k), 501(c)(3)
            r"(?<![\w.,$£€/-])(?P<number>\d{3})(?P<parts>(?:\([a-z]\)|(?<=\))\(\d\)){1,3})(?!\w)",
            _section,
            frozenset("("),
        ),
        Rule(
            "isbn",
            r"(?<![\w.,$£€/-])(?P<figures>97[89][- ]?\d{1,5}-\d{1,7}-\d{1,7}-\d"
            rf"|\d-\d{{3,5}}-\d{{3,5}}-[\dX]){end}",
            lambda m: _groups(m["figures"]),
            At.DIGIT,
        ),
    )
